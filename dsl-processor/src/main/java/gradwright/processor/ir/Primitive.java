package gradwright.processor.ir;

import static gradwright.processor.ir.Algebra.ONE;
import static gradwright.processor.ir.Algebra.ZERO;
import static gradwright.processor.ir.Algebra.apply;
import static gradwright.processor.ir.Algebra.constant;
import static gradwright.processor.ir.Algebra.divide;
import static gradwright.processor.ir.Algebra.multiply;
import static gradwright.processor.ir.Algebra.power;
import static gradwright.processor.ir.Algebra.subtract;
import static gradwright.processor.ir.Algebra.sum;

import gradwright.processor.ir.Expr.Constant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The closed table of scalar primitives beyond arithmetic: value, and derivative in terms of primitives, written
 * through the argument only. A row may also say how its result, once stored, answers questions about its argument.
 */
public enum Primitive {
    EXP(true) {
        @Override
        public double value(double... x) {
            return StrictMath.exp(x[0]);
        }

        @Override
        public List<Expr> derivatives(List<Expr> x) {
            return List.of(apply(EXP, x));
        }
    },
    LOG(true) {
        @Override
        public double value(double... x) {
            return StrictMath.log(x[0]);
        }

        @Override
        public List<Expr> derivatives(List<Expr> x) {
            return List.of(power(x.get(0), -1));
        }
    },
    TANH(true) {
        @Override
        public double value(double... x) {
            return StrictMath.tanh(x[0]);
        }

        @Override
        public List<Expr> derivatives(List<Expr> x) {
            return List.of(subtract(ONE, power(apply(TANH, x), 2)));
        }
    },
    /** {@code 1 / (1 + exp(-x))}. */
    SIGMOID(true) {
        @Override
        public double value(double... x) {
            double e = StrictMath.exp(-Math.abs(x[0]));
            return x[0] >= 0 ? 1 / (1 + e) : e / (1 + e);
        }

        @Override
        public List<Expr> derivatives(List<Expr> x) {
            Expr y = apply(SIGMOID, x);
            return List.of(multiply(y, subtract(ONE, y)));
        }
    },
    /** {@code a log(b)}, and 0 where {@code a} is 0. */
    XLOGY(true) {
        @Override
        public double value(double... x) {
            return x[0] == 0 ? 0 : x[0] * StrictMath.log(x[1]);
        }

        @Override
        public List<Expr> derivatives(List<Expr> x) {
            return List.of(apply(LOG, x.get(1)), divide(x.get(0), x.get(1)));
        }
    },
    /** The larger; on a tie a constant operand wins the derivative, otherwise both get a half. */
    MAX(false) {
        @Override
        public double value(double... x) {
            return Math.max(x[0], x[1]);
        }

        @Override
        public List<Expr> derivatives(List<Expr> x) {
            Expr a = x.get(0);
            Expr b = x.get(1);
            if (a instanceof Constant || b instanceof Constant) {
                return List.of(apply(GREATER, a, b), apply(GREATER, b, a));
            }
            Expr half = multiply(constant(Rational.of(0.5)), apply(EQUAL, a, b));
            return List.of(sum(List.of(apply(GREATER, a, b), half)), sum(List.of(apply(GREATER, b, a), half)));
        }

        @Override
        public Map<Expr, Expr> readBack(List<Expr> x, Expr result) {
            return Map.of(apply(GREATER, x), apply(GREATER, result, x.get(1)));
        }
    },
    /** 1 where the first is greater, else 0. */
    GREATER(false) {
        @Override
        public double value(double... x) {
            return x[0] > x[1] ? 1 : 0;
        }

        @Override
        public List<Expr> derivatives(List<Expr> x) {
            return List.of(ZERO, ZERO);
        }
    },
    /** 1 where both are equal, else 0. */
    EQUAL(false) {
        @Override
        public double value(double... x) {
            return x[0] == x[1] ? 1 : 0;
        }

        @Override
        public List<Expr> derivatives(List<Expr> x) {
            return List.of(ZERO, ZERO);
        }
    };

    private final boolean transcendental;

    Primitive(boolean transcendental) {
        this.transcendental = transcendental;
    }

    /** The value for the given arguments. */
    public abstract double value(double... x);

    /** The derivative by each argument. */
    public abstract List<Expr> derivatives(List<Expr> x);

    /** Expressions of the arguments that the stored result answers just as well, with the same bits. */
    public Map<Expr, Expr> readBack(List<Expr> x, Expr result) {
        return Map.of();
    }

    /** Whether it costs so much that no two kernels compute it for the same argument. */
    public boolean isTranscendental() {
        return transcendental;
    }

    /** Whether it yields 0 or 1 by a comparison. */
    public boolean isComparison() {
        return this == GREATER || this == EQUAL;
    }

    /** The value where all arguments are constants and it is exact. */
    Optional<Expr> simplified(List<Expr> arguments) {
        if (isComparison() && arguments.get(0) instanceof Constant a && arguments.get(1) instanceof Constant b) {
            return Optional.of(constant((long) value(a.value().compareTo(b.value()), 0)));
        }
        return Optional.empty();
    }
}
