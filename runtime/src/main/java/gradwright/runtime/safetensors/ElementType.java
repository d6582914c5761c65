package gradwright.runtime.safetensors;

import java.nio.ByteBuffer;
import java.util.Optional;

/** The element types that can be written and read; each number of them is a double. */
enum ElementType {
    F64(Double.BYTES) {
        @Override
        double next(ByteBuffer data) {
            return data.getDouble();
        }
    },
    F32(Float.BYTES) {
        @Override
        double next(ByteBuffer data) {
            return data.getFloat();
        }
    };

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    static Optional<ElementType> named(String name) {
        for (ElementType type : values()) {
            if (type.name().equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    int bytes() {
        return bytes;
    }

    /** Whether every number of this type is one of the other too. */
    boolean fits(ElementType other) {
        return bytes <= other.bytes;
    }

    abstract double next(ByteBuffer data);
}
