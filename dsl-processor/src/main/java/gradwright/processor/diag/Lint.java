package gradwright.processor.diag;

/** A problem that is no error: what it finds can be meant, and a network can say that it is. */
public interface Lint extends Problem {

    /** Returns one edit that puts it right, if it is not meant. */
    String remedy();

    @Override
    default String help() {
        return remedy() + "; if it is meant, write `allow = \"" + page().code() + "\"` in `@Network`";
    }
}
