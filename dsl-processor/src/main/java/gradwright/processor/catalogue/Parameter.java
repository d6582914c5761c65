package gradwright.processor.catalogue;

import gradwright.processor.ir.Rational;
import java.util.Optional;

/**
 * A parameter of an activation or a loss.
 *
 * @param value what it is where the declaration does not say; empty where the declaration has to
 * @param domain the numbers that the formula has a meaning for
 */
public record Parameter(Optional<Rational> value, Domain domain) {

    /** Finite numbers, or some of them. */
    public enum Domain {
        ANY {
            @Override
            public boolean contains(double value) {
                return Double.isFinite(value);
            }
        },
        NOT_ZERO {
            @Override
            public boolean contains(double value) {
                return Double.isFinite(value) && value != 0;
            }
        },
        POSITIVE {
            @Override
            public boolean contains(double value) {
                return Double.isFinite(value) && value > 0;
            }
        },
        /** At least 0 and below 1. */
        SHARE {
            @Override
            public boolean contains(double value) {
                return value >= 0 && value < 1;
            }
        },
        /** True or false, as 1 or 0. */
        FLAG {
            @Override
            public boolean contains(double value) {
                return value == 0 || value == 1;
            }
        };

        public abstract boolean contains(double value);
    }

    static Parameter of(double value, Domain domain) {
        return new Parameter(Optional.of(Rational.of(value)), domain);
    }

    /** A parameter that has to be written. */
    public static Parameter required(Domain domain) {
        return new Parameter(Optional.empty(), domain);
    }
}
