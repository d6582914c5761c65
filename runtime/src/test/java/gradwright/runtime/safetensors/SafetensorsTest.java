package gradwright.runtime.safetensors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of the format's own Python package, what we write, and files that are wrong in every way we could think of. */
class SafetensorsTest {

    private final double[] weight = {7, 7, 7};
    private final double[] bias = {7};
    private final List<Tensor> line =
            List.of(Tensor.over("line.weight", 3, 1, weight), Tensor.over("line.bias", 1, 1, bias));

    @Test
    void readsDoublesOfThePythonPackage() throws IOException {
        SafetensorsReader.read(resource("line_f64.safetensors"), line);
        assertArrayEquals(new double[] {1.5, -0.1, 1e-310}, weight);
        assertArrayEquals(new double[] {Math.PI}, bias);
    }

    @Test
    void widensFloatsExactly() throws IOException {
        SafetensorsReader.read(resource("line_mixed.safetensors"), line);
        assertArrayEquals(new double[] {1.5, -0.10000000149011612, 0}, weight);
        assertArrayEquals(new double[] {Math.PI}, bias);
    }

    @Test
    void refusesOtherElementTypes() throws IOException {
        misfit(
                "`line.weight` is F16 [3, 1] in the file, expected F64 [3, 1] (or F32)",
                resource("line_f16.safetensors"));
    }

    /** {@code make_files.py} makes the expected file and reads it with the format's own package. */
    @Test
    void writesTheBytesThatThePythonPackageReads() throws IOException {
        List<Tensor> tensors = List.of(
                Tensor.over("a \"b\" \\ é.weight", 2, 3, new double[] {
                    1.5, -0.0, Double.MIN_VALUE, Double.POSITIVE_INFINITY, -Double.MAX_VALUE, 0.1
                }),
                Tensor.over("line.bias", 1, 1, new double[] {Double.NaN}));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SafetensorsWriter.write(out, tensors);
        assertArrayEquals(resource("written.safetensors").readAllBytes(), out.toByteArray());
    }

    @Test
    void readsFloatsOfThePythonPackage() throws IOException {
        float[] floatWeight = new float[3];
        float[] floatBias = new float[1];
        SafetensorsReader.read(
                resource("line_f32.safetensors"),
                List.of(Tensor.over("line.weight", 3, 1, floatWeight), Tensor.over("line.bias", 1, 1, floatBias)));
        assertArrayEquals(new float[] {1.5f, -0.1f, 0}, floatWeight);
        assertArrayEquals(new float[] {(float) Math.PI}, floatBias);
    }

    @Test
    void doesNotRoundDoublesToFloats() throws IOException {
        float[] floatWeight = {7, 7, 7};
        float[] floatBias = {7};
        List<Tensor> floatLine =
                List.of(Tensor.over("line.weight", 3, 1, floatWeight), Tensor.over("line.bias", 1, 1, floatBias));
        assertEquals(
                "`line.bias` is F64 [1, 1] in the file, expected F32 [1, 1] (as F32 the numbers would be rounded)",
                assertThrows(
                                SafetensorsException.class,
                                () -> SafetensorsReader.read(resource("line_mixed.safetensors"), floatLine))
                        .getMessage());
        assertEquals(
                "`line.weight` is F16 [3, 1] in the file, expected F32 [3, 1];",
                assertThrows(
                                SafetensorsException.class,
                                () -> SafetensorsReader.read(resource("line_f16.safetensors"), floatLine))
                        .getMessage()
                        .substring(0, 61));
        assertArrayEquals(new float[] {7, 7, 7}, floatWeight);
        assertArrayEquals(new float[] {7}, floatBias);
    }

    @Test
    void writesTheFloatsThatThePythonPackageReads() throws IOException {
        List<Tensor> tensors = List.of(
                Tensor.over("a \"b\" \\ é.weight", 2, 3, new float[] {
                    1.5f, -0.0f, Float.MIN_VALUE, Float.POSITIVE_INFINITY, -Float.MAX_VALUE, 0.1f
                }),
                Tensor.over("line.bias", 1, 1, new float[] {Float.NaN}));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SafetensorsWriter.write(out, tensors);
        assertArrayEquals(resource("written_f32.safetensors").readAllBytes(), out.toByteArray());
    }

    @Test
    void readsWhatItWrites() throws IOException {
        double[] values = new double[30_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = 1.0 / (i + 1);
        }
        List<Tensor> tensors = List.of(
                Tensor.over("\u0001 control", 1, 2, new double[] {1, 2}), Tensor.over("large", 100, 300, values));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SafetensorsWriter.write(out, tensors);
        double[] first = new double[2];
        double[] second = new double[30_000];
        SafetensorsReader.read(
                new ByteArrayInputStream(out.toByteArray()),
                List.of(Tensor.over("large", 100, 300, second), Tensor.over("\u0001 control", 1, 2, first)));
        assertArrayEquals(new double[] {1, 2}, first);
        assertArrayEquals(values, second);
        assertThrows(IllegalArgumentException.class, () -> Tensor.over("short", 2, 2, new float[3]));
    }

    @Test
    void readsAndWritesAFileWithoutTensors() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SafetensorsWriter.write(out, List.of());
        assertEquals("{}      ", out.toString(StandardCharsets.UTF_8).substring(8));
        SafetensorsReader.read(new ByteArrayInputStream(out.toByteArray()), List.of());
        misfit(
                "`line.weight` is missing, expected F64 [3, 1]; `line.bias` is missing, expected F64 [1, 1]",
                new ByteArrayInputStream(out.toByteArray()));
    }

    @Test
    void readsAnyOrderAnySpaceAndEscapes() throws IOException {
        String header =
                "{ \"line\\u002Ebi\\u0061s\" :\t{\"data_offsets\":[ 24 , 32 ],\r\n \"shape\":[1,1],\"dtype\":\"F64\"} ,"
                        + "\"__metadata__\":{\"\\\"\\\\\\/\\b\\f\\n\\r\\t\":\"\"},"
                        + "\"line.weight\":{\"dtype\":\"\\u0046\\u00364\",\"shape\":[3,1],\"data_offsets\":[0,24]}}  ";
        SafetensorsReader.read(file(header, 1, 2, 3, 4), line);
        assertArrayEquals(new double[] {1, 2, 3}, weight);
        assertArrayEquals(new double[] {4}, bias);
    }

    private static final String WEIGHT = "\"line.weight\":{\"dtype\":\"F64\",\"shape\":[3,1],\"data_offsets\":[0,24]}";
    private static final String BIAS = "\"line.bias\":{\"dtype\":\"F64\",\"shape\":[1,1],\"data_offsets\":[24,32]}";

    @Test
    void namesTheTensorsThatDiffer() throws IOException {
        misfit("`line.bias` is missing, expected F64 [1, 1]", file("{" + WEIGHT + "}", 1, 2, 3));
        misfit(
                "`more`, I8 [] in the file, is not expected",
                file(
                        "{" + WEIGHT + "," + BIAS
                                + ",\"more\":{\"dtype\":\"I8\",\"shape\":[],\"data_offsets\":[32,32]}}",
                        1,
                        2,
                        3,
                        4));
        misfit(
                "`line.weight` is F64 [1, 3] in the file, expected F64 [3, 1]",
                file("{" + WEIGHT.replace("[3,1]", "[1,3]") + "," + BIAS + "}", 1, 2, 3, 4));
        misfit(
                "`line.weight` is F64 [3] in the file, expected F64 [3, 1];"
                        + " `line.bias` is missing, expected F64 [1, 1];"
                        + " `Line.bias`, F64 [1, 1] in the file, is not expected",
                file("{" + WEIGHT.replace("[3,1]", "[3]") + "," + BIAS.replace("line", "Line") + "}", 1, 2, 3, 4));
        misfit(
                "`line.weight`, F32 [3, 1], has 24 bytes of data, expected 12",
                file("{" + WEIGHT.replace("F64", "F32") + "," + BIAS + "}", 1, 2, 3, 4));
    }

    @Test
    void namesEightDifferencesAtMost() throws IOException {
        StringBuilder header = new StringBuilder("{" + WEIGHT + "," + BIAS);
        for (int i = 0; i < 10; i++) {
            header.append(",\"x").append(i).append("\":{\"dtype\":\"F64\",\"shape\":[0],\"data_offsets\":[32,32]}");
        }
        SafetensorsException misfit = assertThrows(
                SafetensorsException.class, () -> SafetensorsReader.read(file(header + "}", 1, 2, 3, 4), line));
        assertEquals(8, misfit.getMessage().split("is not expected", -1).length - 1);
        assertEquals("... and 2 more", misfit.getMessage().replaceAll(".*; ", ""));
    }

    @Test
    void refusesDataThatOverlapsOrLeavesHoles() throws IOException {
        misfit(
                "the data of `line.bias` starts at 16, within the tensor before, which ends at 24",
                file("{" + WEIGHT + "," + BIAS.replace("[24,32]", "[16,24]") + "}", 1, 2, 3, 4));
        misfit(
                "the data of `line.bias` starts at 32, but the data before ends at 24",
                file("{" + WEIGHT + "," + BIAS.replace("[24,32]", "[32,40]") + "}", 1, 2, 3, 4, 5));
        misfit(
                "the data of `line.weight` starts at 8, but the data before ends at 0",
                file("{" + WEIGHT.replace("[0,24]", "[8,32]") + "}", 1, 2, 3, 4));
    }

    @Test
    void refusesAFileThatEndsEarlyOrGoesOn() throws IOException {
        byte[] whole = bytes("{" + WEIGHT + "," + BIAS + "}", 1, 2, 3, 4);
        for (int length = 0; length < whole.length; length++) {
            String part = length < 8
                    ? "the length of its header"
                    : length < whole.length - 32
                            ? "its header"
                            : length < whole.length - 8 ? "the data of `line.weight`" : "the data of `line.bias`";
            misfit("the file ends within " + part, new ByteArrayInputStream(whole, 0, length));
        }
        misfit(
                "the file goes on after the data of its last tensor",
                file("{" + WEIGHT + "," + BIAS + "}", 1, 2, 3, 4, 5));
    }

    @ParameterizedTest
    @CsvSource({"-1, 18446744073709551615", "100000001, 100000001", "8030603083417952336, 8030603083417952336"})
    void refusesAHeaderOfAbsurdLength(long length, String shown) throws IOException {
        ByteBuffer file =
                ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
        misfit(
                "this is no safetensors file: its header would have " + shown + " bytes, at most 100000000 are read",
                new ByteArrayInputStream(file.array()));
    }

    /** A claimed length costs no memory before the bytes are there. */
    @Test
    void endsAtOnceWhereALongHeaderIsOnlyClaimed() throws IOException {
        ByteBuffer file =
                ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN).putLong(100_000_000);
        misfit("the file ends within its header", new ByteArrayInputStream(file.array()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{}}",
                "{} x",
                "{,}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":{}}",
                "{\"a\":1}",
                "{\"a\":[[[[[[[[[[",
                "{\"a\":{\"a\":{\"a\":{\"a\":{",
                "{\"a",
                "{\"a\\",
                "{\"a\\x\":1}",
                "{\"a\\u12G4\":1}",
                "{\"a\\u\u0661\u0661\u0661\u0661\":1}",
                "{\"a\n\":1}",
                "{'a':1}",
                "{\"__metadata__\":{\"a\":1}}",
                "{\"__metadata__\":{\"a\":\"b\",\"a\":\"b\"}}",
                "{\"__metadata__\":{\"a\":{\"b\":\"c\"}}}",
                "{\"a\":{\"dtype\":\"F64\",\"shape\":[1]}}",
                "{\"a\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8],}}",
                "{\"a\":{\"dtype\":\"F64\",\"shape\":[1,],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[8]}}",
                "{\"a\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[8,0]}}",
                "{\"a\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,4,8]}}",
                "{\"a\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8],\"more\":1}}",
                "{\"a\":{\"dtype\":\"F64\",\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F64\",\"shape\":[-1],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F64\",\"shape\":[1.0],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F64\",\"shape\":[1e0],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F64\",\"shape\":[01],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F64\",\"shape\":[\"1\"],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F64\",\"shape\":[9223372036854775808],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":6,\"shape\":[1],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F64\",\"shape\":[0],\"data_offsets\":[0,0]},"
                        + "\"a\":{\"dtype\":\"F64\",\"shape\":[0],\"data_offsets\":[0,0]}}",
            })
    void refusesAHeaderThatIsNotValid(String header) {
        SafetensorsException invalid =
                assertThrows(SafetensorsException.class, () -> SafetensorsReader.read(file(header, 1), line));
        assertEquals("the header is not valid: ", invalid.getMessage().substring(0, 25), invalid.getMessage());
        assertArrayEquals(new double[] {7, 7, 7}, weight);
    }

    @Test
    void saysWhereAHeaderIsNotValid() throws IOException {
        misfit("the header is not valid: expected ':' at character 4", file("{\"a\"}"));
        misfit(
                "the header is not valid: expected a whole number below 2^63 at character 29",
                file("{\"a\":{\"dtype\":\"F64\",\"shape\":[-1]}}"));
        misfit("the header is not valid: unknown key `type` of `a` at character 13", file("{\"a\":{\"type\":1}}"));
        misfit("the header does not start with '{'", file("[]"));
        misfit("the header does not start with '{'", file(" {}"));
        misfit("the header does not start with '{'", file(""));
        byte[] bytes = bytes("{\"?\":1}");
        bytes[10] = (byte) 0xC0;
        misfit("the header is not UTF-8", new ByteArrayInputStream(bytes));
    }

    private void misfit(String text, InputStream file) throws IOException {
        assertEquals(
                text,
                assertThrows(SafetensorsException.class, () -> SafetensorsReader.read(file, line))
                        .getMessage());
        assertArrayEquals(new double[] {7, 7, 7}, weight);
        assertArrayEquals(new double[] {7}, bias);
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(SafetensorsTest.class.getResourceAsStream(name), name);
    }

    private static InputStream file(String header, double... data) {
        return new ByteArrayInputStream(bytes(header, data));
    }

    private static byte[] bytes(String header, double... data) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(8 + text.length + 8 * data.length).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(text.length).put(text);
        for (double value : data) {
            file.putDouble(value);
        }
        return file.array();
    }
}
