package gradwright.runtime;

import org.ejml.data.DMatrixRMaj;

/** A parameter of no network, whose gradient a test sets. */
record DoubleGivenParameter(String layer, Role role, DMatrixRMaj value, DMatrixRMaj gradient)
        implements Parameter<DMatrixRMaj> {

    static DoubleGivenParameter of(String layer, int rows, int columns, double... values) {
        return new DoubleGivenParameter(
                layer, Role.WEIGHT, new DMatrixRMaj(rows, columns, true, values), new DMatrixRMaj(rows, columns));
    }

    @Override
    public String name() {
        return layer + "." + role.label();
    }
}
