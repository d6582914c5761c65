package gradwright.runtime.safetensors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
     * Fills tensors with the values of a file that holds exactly these, each in the tensor's own precision or, for one in
     * double precision, as F32.
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
        Map<String, Tensor> loaded = new HashMap<>();
        tensors.forEach(tensor -> loaded.put(tensor.name(), tensor.blank()));
        for (TensorEntry entry : ordered) {
            fill(Objects.requireNonNull(loaded.get(entry.name())), entry);
        }
        if (in.read() >= 0) {
            throw new SafetensorsException("the file goes on after the data of its last tensor");
        }
        for (Tensor tensor : tensors) {
            tensor.copy(Objects.requireNonNull(loaded.get(tensor.name())));
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

    private void fill(Tensor tensor, TensorEntry entry) throws IOException {
        ElementType type = ElementType.named(entry.type()).orElseThrow();
        int filled = 0;
        while (filled < tensor.length()) {
            int bytes = (int) Math.min(CHUNK, (tensor.length() - filled) * (long) type.bytes());
            filled = tensor.take(filled, type, littleEndian(exactly(bytes, "the data of `" + entry.name() + "`")));
        }
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
