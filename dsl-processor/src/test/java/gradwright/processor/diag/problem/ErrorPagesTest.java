package gradwright.processor.diag.problem;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.processor.diag.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue of errors and its documentation, which {@code -Dgradwright.update=true} writes anew. */
class ErrorPagesTest {

    private static final Path FOLDER = Path.of("..", "docs", "errors");

    @Test
    void codesAreUniqueAndWellFormed() {
        List<String> codes = Pages.all().stream().map(Page::code).toList();
        assertEquals(codes.stream().distinct().toList(), codes);
        codes.forEach(code -> assertTrue(code.matches("GW[1-9]\\d\\d"), code));
        assertTrue(Collections.disjoint(codes, ErrorDocument.GIVEN_UP));
    }

    @Test
    void onlyWhatNoDeclarationAloneCanCauseHasNoExample() {
        List<String> without = Pages.all().stream()
                .filter(page -> page.examples().isEmpty())
                .map(Page::code)
                .toList();
        assertEquals(
                List.of(
                        "GW114", "GW115", "GW701", "GW702", "GW703", "GW710", "GW711", "GW712", "GW713", "GW901",
                        "GW902", "GW903"),
                without);
    }

    @Test
    void headlinesAreOneLowerCaseLineWithoutFullStop() {
        for (Page page : Pages.all()) {
            for (Page.Example example : page.examples()) {
                String headline = example.message().lines().findFirst().orElseThrow();
                String words = headline.substring(("[" + page.code() + "] ").length());
                assertFalse(words.endsWith("."), headline);
                assertFalse(Character.isUpperCase(words.charAt(0)), headline);
            }
        }
    }

    @Test
    void documentationIsMadeFromTheErrors() throws IOException {
        SortedMap<String, String> expected = new TreeMap<>();
        Pages.all().forEach(page -> expected.put(page.code() + ".md", ErrorDocument.of(page)));
        expected.put("README.md", ErrorDocument.list(Pages.all()));
        if (Boolean.getBoolean("gradwright.update")) {
            write(expected);
        }
        SortedMap<String, String> written = read();
        assertEquals(
                expected.keySet(), written.keySet(), "files in docs/errors; -Dgradwright.update=true rewrites them");
        assertAll(expected.keySet().stream()
                .map(file -> () -> assertEquals(expected.get(file), written.get(file), file)));
    }

    private static void write(SortedMap<String, String> files) throws IOException {
        Files.createDirectories(FOLDER);
        for (String file : files.keySet()) {
            Files.writeString(FOLDER.resolve(file), files.get(file));
        }
    }

    private static SortedMap<String, String> read() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return new TreeMap<>(
                    files.collect(Collectors.toMap(file -> file.getFileName().toString(), ErrorPagesTest::text)));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
