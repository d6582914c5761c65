package gradwright.runtime.generated;

import gradwright.runtime.generated.FunctionParameter.Kind;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.ReshapeMatrix;

/**
 * What one call hands to a function: checked against the signature, which gives every dimension its size, and forgotten
 * when the call ends. Nothing is allocated unless something is wrong.
 */
final class FunctionArguments<M extends ReshapeMatrix, A> {

    /** Who gave a dimension its size: nobody yet. */
    private static final int NOBODY = -1;

    private final Signature signature;
    private final Storage<M, A> storage;
    private final List<FunctionParameter> parameters;
    private final Object[] matrices;
    private final double[] numbers;
    private final int[] indices;
    private final int[][] lists;
    private final int[] sizes;
    private final int[] givenBy;

    FunctionArguments(Signature signature, Storage<M, A> storage) {
        this.signature = signature;
        this.storage = storage;
        this.parameters = signature.parameters();
        int count = parameters.size();
        matrices = new Object[count];
        numbers = new double[count];
        indices = new int[count];
        lists = new int[count][];
        sizes = new int[signature.dimensions().size()];
        givenBy = new int[sizes.length];
    }

    /** Forgets what an earlier call handed over. */
    void clear() {
        Arrays.fill(matrices, null);
        Arrays.fill(lists, null);
        for (int i = 0; i < sizes.length; i++) {
            String name = signature.dimensions().get(i);
            boolean isFixed = Character.isDigit(name.charAt(0));
            sizes[i] = isFixed ? Integer.parseInt(name) : 0;
            givenBy[i] = NOBODY;
        }
    }

    int size(int dimension) {
        return sizes[dimension];
    }

    @SuppressWarnings("unchecked")
    M matrix(int place) {
        return (M) matrices[place];
    }

    double number(int place) {
        return numbers[place];
    }

    int index(int place) {
        return indices[place];
    }

    int[] list(int place) {
        return lists[place];
    }

    void give(int place, double number) {
        numbers[place] = number;
    }

    void give(int place, int index) {
        indices[place] = index;
    }

    void give(int place, int[] list) {
        FunctionParameter parameter = parameters.get(place);
        if (list == null) {
            throw missing(parameter.name());
        }
        fit(place, parameter.rows(), list.length, "entries");
        lists[place] = list;
    }

    void give(int place, M matrix) {
        FunctionParameter parameter = parameters.get(place);
        filled(parameter.name(), matrix);
        int rows = matrix.getNumRows();
        int columns = matrix.getNumCols();
        if (parameter.kind() == Kind.VECTOR) {
            if (rows != 1 && columns != 1) {
                throw wrong(parameter.name() + " expects one row or one column of "
                        + signature.dimensions().get(parameter.rows()) + " entries but is " + shape(matrix));
            }
            fit(place, parameter.rows(), rows * columns, "entries");
        } else {
            fit(place, parameter.rows(), rows, "rows");
            fit(place, parameter.columns(), columns, "columns");
        }
        matrices[place] = matrix;
    }

    /** The same dimension has the same size wherever it occurs. */
    private void fit(int place, int dimension, int size, String counted) {
        String name = signature.dimensions().get(dimension);
        if (sizes[dimension] == 0) {
            if (size < 1) {
                throw wrong(parameters.get(place).name() + " has " + size + " " + counted + " but " + name
                        + " must be at least 1");
            }
            sizes[dimension] = size;
            givenBy[dimension] = place;
        } else if (sizes[dimension] != size) {
            String given = givenBy[dimension] == NOBODY
                    ? "but " + name + " are declared"
                    : "but " + name + " is " + sizes[dimension] + " by "
                            + parameters.get(givenBy[dimension]).name();
            throw wrong(parameters.get(place).name() + " has " + size + " " + counted + " " + given);
        }
    }

    /** Checks every index that selects, once all dimensions have their sizes. */
    void checkSelections() {
        for (int i = 0; i < signature.selections().size(); i++) {
            Selection selection = signature.selections().get(i);
            int place = placeOf(selection.index());
            if (place < 0) {
                check(selection, Integer.parseInt(selection.index()), -1);
            } else if (parameters.get(place).kind() == Kind.INDEX) {
                check(selection, indices[place], -1);
            } else {
                for (int n = 0; n < lists[place].length; n++) {
                    check(selection, lists[place][n], n);
                }
            }
        }
    }

    private void check(Selection selection, int index, int entry) {
        int size = sizes[selection.dimension()];
        if (index < 0 || index >= size) {
            boolean isNumber = placeOf(selection.index()) < 0;
            String name = entry < 0 ? selection.index() : selection.index() + "[" + entry + "]";
            throw new IndexOutOfBoundsException(signature.function() + ": "
                    + (isNumber ? "index " + index + " is taken" : name + " is " + index) + " but "
                    + selection.selected() + " has indices from 0 to " + (size - 1) + " there: "
                    + signature.dimensions().get(selection.dimension()) + " is " + size);
        }
    }

    private int placeOf(String parameter) {
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).name().equals(parameter)) {
                return i;
            }
        }
        return -1;
    }

    /** Checks a direction in which a parameter moves, or anything else that has a parameter's shape. */
    void like(int place, String name, M matrix) {
        filled(name, matrix);
        M argument = matrix(place);
        boolean isTransposed = parameters.get(place).kind() == Kind.VECTOR
                && matrix.getNumRows() == argument.getNumCols()
                && matrix.getNumCols() == argument.getNumRows();
        boolean isEqual = matrix.getNumRows() == argument.getNumRows() && matrix.getNumCols() == argument.getNumCols();
        if (!isTransposed && !isEqual) {
            throw wrong(name + " is " + shape(matrix) + " but "
                    + parameters.get(place).name() + " is " + shape(argument));
        }
    }

    /** Checks a matrix of the result's shape; a vector may be a row. */
    void likeResult(String name, M matrix, int rows, int columns, boolean isVector) {
        filled(name, matrix);
        boolean isEqual = matrix.getNumRows() == rows && matrix.getNumCols() == columns;
        boolean isTransposed = isVector && matrix.getNumRows() == columns && matrix.getNumCols() == rows;
        if (!isEqual && !isTransposed) {
            throw wrong(name + " is " + shape(matrix) + " but the result is " + rows + " x " + columns);
        }
    }

    /** Checks that what a call writes, {@code what} {@code of} something, is not what it reads. */
    void apart(A written, String what, String of) {
        for (int i = 0; i < matrices.length; i++) {
            if (matrices[i] != null && storage.array(matrix(i)) == written) {
                throw shared(parameters.get(i).name(), what + of);
            }
        }
    }

    IllegalArgumentException shared(String read, String written) {
        return wrong(read + " shares its array with " + written + ", which this call overwrites; hand over a copy");
    }

    /** A matrix's fields are public, so its array may be shorter than its shape. */
    void filled(String name, M matrix) {
        if (matrix == null) {
            throw missing(name);
        }
        long expected = (long) matrix.getNumRows() * matrix.getNumCols();
        int length = storage.length(storage.array(matrix));
        if (length < expected) {
            throw wrong(name + " is " + shape(matrix) + " but its array has " + length + " entries");
        }
    }

    NullPointerException missing(String name) {
        return new NullPointerException(signature.function() + ": " + name + " is null");
    }

    IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(signature.function() + ": " + what);
    }

    private static String shape(ReshapeMatrix matrix) {
        return matrix.getNumRows() + " x " + matrix.getNumCols();
    }
}
