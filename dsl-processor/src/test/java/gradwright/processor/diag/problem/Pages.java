package gradwright.processor.diag.problem;

import gradwright.processor.diag.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The pages of all problems: every class of the package that has one, so that a new file is all a new error needs. */
final class Pages {
    private Pages() {}

    static List<Page> all() {
        try (Stream<Path> classes = Files.list(folder())) {
            return classes.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".class") && !file.contains("$") && !file.contains("-"))
                    .map(file -> page(file.substring(0, file.length() - ".class".length())))
                    .sorted(Comparator.comparing(Page::code))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            Path classes = Path.of(NoLayers.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return classes.resolve(NoLayers.class.getPackageName().replace('.', '/'));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Page page(String name) {
        try {
            return (Page) Class.forName(NoLayers.class.getPackageName() + "." + name)
                    .getDeclaredField("PAGE")
                    .get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(name + " has no page", e);
        }
    }
}
