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
        ANY("a finite number") {
            @Override
            public boolean contains(double value) {
                return Double.isFinite(value);
            }
        },
        NOT_ZERO("a finite number other than 0") {
            @Override
            public boolean contains(double value) {
                return Double.isFinite(value) && value != 0;
            }
        },
        POSITIVE("a finite number above 0") {
            @Override
            public boolean contains(double value) {
                return Double.isFinite(value) && value > 0;
            }
        },
        /** At least 0 and below 1. */
        SHARE("at least 0 and below 1") {
            @Override
            public boolean contains(double value) {
                return value >= 0 && value < 1;
            }
        },
        /** True or false, as 1 or 0. */
        FLAG("true or false") {
            @Override
            public boolean contains(double value) {
                return value == 0 || value == 1;
            }
        };

        private final String description;

        Domain(String description) {
            this.description = description;
        }

        public abstract boolean contains(double value);

        /** What a number in it is, in words. */
        public String description() {
            return description;
        }
    }

    static Parameter of(double value, Domain domain) {
        return new Parameter(Optional.of(Rational.of(value)), domain);
    }

    /** A parameter that has to be written. */
    public static Parameter required(Domain domain) {
        return new Parameter(Optional.empty(), domain);
    }
}
