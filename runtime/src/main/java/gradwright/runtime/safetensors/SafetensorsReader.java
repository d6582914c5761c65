package gradwright.runtime.safetensors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Fills tensors from a file: all of them, or none where anything is wrong with it. */
public final class SafetensorsReader {

    /** The largest header that the format's reference implementation reads. */
    private static final long LONGEST_HEADER = 100_000_000;

    /** A multiple of every element's size. */
    private static final int CHUNK = 1 << 16;

    private final InputStream in;

    private SafetensorsReader(InputStream in) {
        this.in = in;
    }

    /**
     * Fills tensors with the values of a file that holds exactly these, as F64 or F32.
     *
     * @param in the file, read to its end; not closed
     * @param tensors each is modified, after everything was read and checked
     * @throws SafetensorsException if the file is not valid or its tensors are others; no tensor is modified
     */
    public static void read(InputStream in, List<Tensor> tensors) throws IOException {
        new SafetensorsReader(in).read(tensors);
    }

    private void read(List<Tensor> tensors) throws IOException {
        List<TensorEntry> entries = HeaderReader.read(header());
        List<TensorEntry> ordered = Fit.ordered(entries);
        Fit.requireContiguous(ordered);
        Fit.require(entries, tensors);
        Map<String, double[]> loaded = new HashMap<>();
        for (TensorEntry entry : ordered) {
            loaded.put(entry.name(), data(entry));
        }
        if (in.read() >= 0) {
            throw new SafetensorsException("the file goes on after the data of its last tensor");
        }
        List<double[]> values = new ArrayList<>();
        for (Tensor tensor : tensors) {
            values.add(loaded.get(tensor.name()));
        }
        for (int i = 0; i < tensors.size(); i++) {
            System.arraycopy(values.get(i), 0, tensors.get(i).values(), 0, values.get(i).length);
        }
    }

    private byte[] header() throws IOException {
        long length =
                littleEndian(exactly(Long.BYTES, "the length of its header")).getLong();
        if (length < 0 || length > LONGEST_HEADER) {
            throw new SafetensorsException("this is no safetensors file: its header would have "
                    + Long.toUnsignedString(length) + " bytes, at most " + LONGEST_HEADER + " are read");
        }
        return exactly((int) length, "its header");
    }

    private double[] data(TensorEntry entry) throws IOException {
        ElementType type = ElementType.named(entry.type()).orElseThrow();
        double[] values = new double[(int) ((entry.end() - entry.begin()) / type.bytes())];
        int filled = 0;
        while (filled < values.length) {
            int bytes = (int) Math.min(CHUNK, (values.length - filled) * (long) type.bytes());
            ByteBuffer data = littleEndian(exactly(bytes, "the data of `" + entry.name() + "`"));
            while (data.hasRemaining()) {
                values[filled++] = type.next(data);
            }
        }
        return values;
    }

    /** So many bytes; a length that the file only claims to have costs no memory. */
    private byte[] exactly(int length, String what) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new SafetensorsException("the file ends within " + what);
        }
        return bytes;
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
