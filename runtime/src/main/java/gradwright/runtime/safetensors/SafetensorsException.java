package gradwright.runtime.safetensors;

import java.io.IOException;

/** A file that is not a valid safetensors file, or not one of the tensors that were asked for. */
public final class SafetensorsException extends IOException {

    private static final long serialVersionUID = 1;

    SafetensorsException(String message) {
        super(message);
    }

    /** The same, told by whoever asked for the tensors: {@code "what: ..."}. */
    public SafetensorsException of(String what) {
        SafetensorsException told = new SafetensorsException(what + ": " + getMessage());
        told.initCause(this);
        return told;
    }
}
