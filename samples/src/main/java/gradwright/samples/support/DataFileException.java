package gradwright.samples.support;

/** Says what is wrong with a file or folder of data, and where, in words for whoever passed it. */
public final class DataFileException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** An error complete in its message. */
    public DataFileException(String message) {
        super(message);
    }

    /** An error that something else led to. */
    public DataFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
