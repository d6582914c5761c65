package gradwright.runtime.safetensors;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Writes tensors, each in its own precision, in the order they come in; the data begin at a multiple of 8 bytes. */
public final class SafetensorsWriter {

    private static final int ALIGNMENT = 8;

    /** A multiple of every element's size. */
    private static final int CHUNK = 1 << 13;

    private SafetensorsWriter() {}

    /**
     * Writes tensors.
     *
     * @param out takes the file; not closed
     * @param tensors the file's tensors, each of another name; not modified
     */
    public static void write(OutputStream out, List<Tensor> tensors) throws IOException {
        byte[] header = header(tensors).getBytes(StandardCharsets.UTF_8);
        int padding = Math.floorMod(-header.length, ALIGNMENT);
        byte[] bytes = new byte[CHUNK];
        ByteBuffer chunk = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        chunk.putLong((long) header.length + padding);
        out.write(bytes, 0, chunk.position());
        out.write(header);
        out.write(" ".repeat(padding).getBytes(StandardCharsets.UTF_8));
        for (Tensor tensor : tensors) {
            int written = 0;
            while (written < tensor.length()) {
                chunk.clear();
                written = tensor.give(written, chunk);
                out.write(bytes, 0, chunk.position());
            }
        }
    }

    private static String header(List<Tensor> tensors) {
        StringBuilder header = new StringBuilder("{");
        long begin = 0;
        for (Tensor tensor : tensors) {
            long end = begin + tensor.bytes();
            header.append(header.length() == 1 ? "" : ",")
                    .append(quoted(tensor.name()))
                    .append(":{\"dtype\":\"")
                    .append(tensor.type())
                    .append("\",\"shape\":[")
                    .append(tensor.rows())
                    .append(',')
                    .append(tensor.columns())
                    .append("],\"data_offsets\":[")
                    .append(begin)
                    .append(',')
                    .append(end)
                    .append("]}");
            begin = end;
        }
        return header.append('}').toString();
    }

    private static String quoted(String name) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < name.length(); i++) {
            char each = name.charAt(i);
            if (each < ' ') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) each));
            } else if (each == '"' || each == '\\') {
                quoted.append('\\').append(each);
            } else {
                quoted.append(each);
            }
        }
        return quoted.append('"').toString();
    }
}
