package gradwright.benchmarks.subject;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A model in ONNX's format: a chain of Gemm and an activation, as the bytes of its protocol buffer
 * (github.com/onnx/onnx, onnx.proto; the field numbers are from there).
 */
final class OnnxModel {

    private static final int FLOAT = 1;
    private static final int DOUBLE = 11;
    private static final int IR_VERSION = 8;
    private static final int OPERATORS = 13;

    /** Bytes of one message. */
    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message number(int field, long value) {
            varint((long) field << 3);
            varint(value);
            return this;
        }

        Message bytes(int field, byte[] value) {
            varint(((long) field << 3) | 2);
            varint(value.length);
            out.writeBytes(value);
            return this;
        }

        Message text(int field, String value) {
            return bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message value) {
            return bytes(field, value.toBytes());
        }

        byte[] toBytes() {
            return out.toByteArray();
        }

        private void varint(long value) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                out.write((int) ((rest & 0x7F) | 0x80));
                rest >>>= 7;
            }
            out.write((int) rest);
        }
    }

    private OnnxModel() {}

    /** A chain of layers with these widths, the input's first, and the activation's operator after all but the last. */
    static byte[] chain(List<Integer> widths, String activation, boolean isDouble) {
        int type = isDouble ? DOUBLE : FLOAT;
        Message graph = new Message();
        String value = "x";
        for (int i = 1; i < widths.size(); i++) {
            boolean isLast = i == widths.size() - 1;
            String sum = isLast ? "y" : "sum" + i;
            graph.message(1, node("Gemm", sum, value, "weight" + i, "bias" + i));
            if (!isLast) {
                value = "hidden" + i;
                graph.message(1, node(activation, value, sum));
            }
        }
        graph.text(2, "chain");
        for (int i = 1; i < widths.size(); i++) {
            int in = widths.get(i - 1);
            int out = widths.get(i);
            graph.message(5, tensor("weight" + i, type, TrainingData.weight(in, out, i - 1), in, out));
            graph.message(5, tensor("bias" + i, type, new double[out], out));
        }
        graph.message(11, rows("x", type, widths.get(0)));
        graph.message(12, rows("y", type, widths.get(widths.size() - 1)));
        return new Message()
                .number(1, IR_VERSION)
                .message(7, graph)
                .message(8, new Message().text(1, "").number(2, OPERATORS))
                .toBytes();
    }

    private static Message node(String operator, String result, String... arguments) {
        Message node = new Message();
        for (String argument : arguments) {
            node.text(1, argument);
        }
        return node.text(2, result).text(4, operator);
    }

    private static Message tensor(String name, int type, double[] numbers, int... shape) {
        Message tensor = new Message();
        for (int length : shape) {
            tensor.number(1, length);
        }
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * (type == DOUBLE ? Double.BYTES : Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (double number : numbers) {
            if (type == DOUBLE) {
                bytes.putDouble(number);
            } else {
                bytes.putFloat((float) number);
            }
        }
        return tensor.number(2, type).text(8, name).bytes(9, bytes.array());
    }

    /** A matrix of one row. */
    private static Message rows(String name, int type, int width) {
        Message shape = new Message().message(1, new Message().number(1, 1)).message(1, new Message().number(1, width));
        Message tensor = new Message().number(1, type).message(2, shape);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }
}
