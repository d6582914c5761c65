package gradwright.processor.ir;

import static gradwright.processor.ir.Algebra.ONE;
import static gradwright.processor.ir.Algebra.ZERO;
import static gradwright.processor.ir.Algebra.apply;
import static gradwright.processor.ir.Algebra.constant;
import static gradwright.processor.ir.Algebra.divide;
import static gradwright.processor.ir.Algebra.isZero;
import static gradwright.processor.ir.Algebra.multiply;
import static gradwright.processor.ir.Algebra.negate;
import static gradwright.processor.ir.Algebra.power;
import static gradwright.processor.ir.Algebra.subtract;
import static gradwright.processor.ir.Algebra.sum;

import gradwright.processor.ir.Expr.Constant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * The closed table of scalar primitives beyond arithmetic: value, and derivative in terms of primitives, written
 * through the argument only. A row may also say how its result, once stored, answers questions about its argument.
 */
public enum Primitive {
    EXP(true, StrictMath::exp, Decimal::exp) {
        @Override
        public List<Expr> derivatives(List<Expr> x) {
            return List.of(apply(EXP, x));
        }
    },
    LOG(true, StrictMath::log, Decimal::log) {
        @Override
        public List<Expr> derivatives(List<Expr> x) {
            return List.of(power(x.get(0), -1));
        }
    },
    /** {@code log(1 + x)}. */
    LOG1P(true, StrictMath::log1p, Decimal::log1p) {
        @Override
        public List<Expr> derivatives(List<Expr> x) {
            return List.of(power(sum(List.of(ONE, x.get(0))), -1));
        }
    },
    /** {@code exp(x) - 1}. */
    EXPM1(true, StrictMath::expm1, Decimal::expm1) {
        @Override
        public List<Expr> derivatives(List<Expr> x) {
            return List.of(apply(EXP, x));
        }
    },
    SIN(true, StrictMath::sin, Decimal::sin) {
        @Override
        public List<Expr> derivatives(List<Expr> x) {
            return List.of(apply(COS, x));
        }
    },
    COS(true, StrictMath::cos, Decimal::cos) {
        @Override
        public List<Expr> derivatives(List<Expr> x) {
            return List.of(negate(apply(SIN, x)));
        }
    },
    TANH(true, StrictMath::tanh, Decimal::tanh) {
        @Override
        public List<Expr> derivatives(List<Expr> x) {
            return List.of(subtract(ONE, power(apply(TANH, x), 2)));
        }
    },
    /** {@code 1 / (1 + exp(-x))}. */
    SIGMOID(true, DoubleFunctions::sigmoid, Decimal::sigmoid) {
        @Override
        public List<Expr> derivatives(List<Expr> x) {
            Expr y = apply(SIGMOID, x);
            return List.of(multiply(y, subtract(ONE, y)));
        }
    },
    /** {@code log(1 + exp(x))}. */
    SOFTPLUS(true, DoubleFunctions::softplus, Decimal::softplus) {
        @Override
        public List<Expr> derivatives(List<Expr> x) {
            return List.of(apply(SIGMOID, x));
        }
    },
    /** {@code log(1 / (1 + exp(-x)))}. */
    LOGSIGMOID(
            true, x -> -DoubleFunctions.softplus(-x), x -> x.negate().softplus().negate()) {
        @Override
        public List<Expr> derivatives(List<Expr> x) {
            return List.of(apply(SIGMOID, negate(x.get(0))));
        }
    },
    /** {@code 2 / sqrt(pi)} times the integral of {@code exp(-s^2)} over s from 0 to x. */
    ERF(true, DoubleFunctions::erf, Decimal::erf) {
        @Override
        public List<Expr> derivatives(List<Expr> x) {
            Expr gauss = apply(EXP, negate(power(x.get(0), 2)));
            return List.of(multiply(TWO_OVER_SQRT_PI, gauss));
        }
    },
    /** {@code 1 - erf(x)}, which keeps its digits where erf is nearly 1. */
    ERFC(true, DoubleFunctions::erfc, Decimal::erfc) {
        @Override
        public List<Expr> derivatives(List<Expr> x) {
            return List.of(negate(ERF.derivatives(x).get(0)));
        }
    },
    /** {@code log(cosh(x))}. */
    LOGCOSH(true, DoubleFunctions::logCosh, Decimal::logCosh) {
        @Override
        public List<Expr> derivatives(List<Expr> x) {
            return List.of(apply(TANH, x));
        }
    },
    SQRT(false, Math::sqrt, Decimal::sqrt) {
        @Override
        public List<Expr> derivatives(List<Expr> x) {
            return List.of(divide(constant(Rational.of(0.5)), apply(SQRT, x)));
        }
    },
    /** {@code x / (1 + abs(x))}: the quotient's derivative would be the difference of two nearly equal numbers. */
    SOFTSIGN(false, x -> x / (1 + Math.abs(x)), x -> x.divide(Decimal.ONE.plus(x.abs()))) {
        @Override
        public List<Expr> derivatives(List<Expr> x) {
            return List.of(power(sum(List.of(ONE, apply(ABS, x))), -2));
        }
    },
    /** The absolute value, with derivative 0 at 0. */
    ABS(false) {
        @Override
        public <T> T value(Arithmetic<T> in, List<T> x) {
            return in.abs(x.get(0));
        }

        @Override
        public List<Expr> derivatives(List<Expr> x) {
            return List.of(apply(SIGN, x));
        }
    },
    /** -1, 0 or 1. */
    SIGN(false) {
        @Override
        public <T> T value(Arithmetic<T> in, List<T> x) {
            return in.sign(x.get(0));
        }

        @Override
        public List<Expr> derivatives(List<Expr> x) {
            return List.of(ZERO);
        }
    },
    /** {@code a log(b)}, and 0 where {@code a} is 0; so is its derivative by b, where b is 0 too. */
    XLOGY(true) {
        @Override
        public <T> T value(Arithmetic<T> in, List<T> x) {
            return in.where(x.get(0), in.times(x.get(0), LOG.value(in, List.of(x.get(1)))), in.number(0));
        }

        @Override
        public List<Expr> derivatives(List<Expr> x) {
            Expr counts = apply(UNEQUAL, x.get(0), ZERO);
            return List.of(apply(LOG, x.get(1)), multiply(counts, divide(x.get(0), x.get(1))));
        }
    },
    /** {@code a} to the power of {@code b}, of negative numbers only where b is whole. */
    POW(true) {
        @Override
        public <T> T value(Arithmetic<T> in, List<T> x) {
            double exponent = in.doubleValue(x.get(1));
            if (exponent == Math.rint(exponent) && Math.abs(exponent) <= MOST_FACTORS) {
                T power = in.number(1);
                for (int i = 0; i < Math.abs(exponent); i++) {
                    power = in.times(power, x.get(0));
                }
                return exponent < 0 ? in.divide(in.number(1), power) : power;
            }
            return EXP.value(in, List.of(in.times(x.get(1), LOG.value(in, List.of(x.get(0))))));
        }

        /** Where a is 0 the derivative by b is 0 too, as that of 0 to any positive power. */
        @Override
        public List<Expr> derivatives(List<Expr> x) {
            Expr less = subtract(x.get(1), ONE);
            Expr byBase = multiply(x.get(1), isZero(less) ? ONE : apply(POW, x.get(0), less));
            return List.of(byBase, apply(XLOGY, apply(POW, x), x.get(0)));
        }
    },
    /** The larger; on a tie a constant operand wins the derivative, otherwise both get a half. */
    MAX(false) {
        @Override
        public <T> T value(Arithmetic<T> in, List<T> x) {
            return in.max(x.get(0), x.get(1));
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
    /** The smaller; ties as for {@link #MAX}. */
    MIN(false) {
        @Override
        public <T> T value(Arithmetic<T> in, List<T> x) {
            return in.min(x.get(0), x.get(1));
        }

        @Override
        public List<Expr> derivatives(List<Expr> x) {
            Expr a = x.get(0);
            Expr b = x.get(1);
            if (a instanceof Constant || b instanceof Constant) {
                return List.of(apply(GREATER, b, a), apply(GREATER, a, b));
            }
            Expr half = multiply(constant(Rational.of(0.5)), apply(EQUAL, a, b));
            return List.of(sum(List.of(apply(GREATER, b, a), half)), sum(List.of(apply(GREATER, a, b), half)));
        }

        @Override
        public Map<Expr, Expr> readBack(List<Expr> x, Expr result) {
            return Map.of(apply(GREATER, x.get(1), x.get(0)), apply(GREATER, x.get(1), result));
        }
    },
    /** 1 where the first is greater, else 0. */
    GREATER(false) {
        @Override
        public <T> T value(Arithmetic<T> in, List<T> x) {
            return in.greater(x.get(0), x.get(1));
        }

        @Override
        public List<Expr> derivatives(List<Expr> x) {
            return List.of(ZERO, ZERO);
        }
    },
    /** 1 where the first is at least the second, else 0. */
    AT_LEAST(false) {
        @Override
        public <T> T value(Arithmetic<T> in, List<T> x) {
            return in.max(in.greater(x.get(0), x.get(1)), in.equal(x.get(0), x.get(1)));
        }

        @Override
        public List<Expr> derivatives(List<Expr> x) {
            return List.of(ZERO, ZERO);
        }
    },
    /** 1 where both are equal, else 0. */
    EQUAL(false) {
        @Override
        public <T> T value(Arithmetic<T> in, List<T> x) {
            return in.equal(x.get(0), x.get(1));
        }

        @Override
        public List<Expr> derivatives(List<Expr> x) {
            return List.of(ZERO, ZERO);
        }
    },
    /** 1 where both differ, else 0. */
    UNEQUAL(false) {
        @Override
        public <T> T value(Arithmetic<T> in, List<T> x) {
            return in.where(in.equal(x.get(0), x.get(1)), in.number(0), in.number(1));
        }

        @Override
        public List<Expr> derivatives(List<Expr> x) {
            return List.of(ZERO, ZERO);
        }
    },
    /** The second where the first is not 0, else the third; so is its derivative. */
    WHERE(false) {
        @Override
        public <T> T value(Arithmetic<T> in, List<T> x) {
            return in.where(x.get(0), x.get(1), x.get(2));
        }

        @Override
        public List<Expr> derivatives(List<Expr> x) {
            return List.of(ZERO, apply(WHERE, x.get(0), ONE, ZERO), apply(WHERE, x.get(0), ZERO, ONE));
        }

        @Override
        Expr chained(List<Expr> x, List<Expr> inner) {
            return apply(WHERE, x.get(0), inner.get(1), inner.get(2));
        }
    };

    private static final Expr TWO_OVER_SQRT_PI = constant(Rational.of("1.1283791670955125738961589031215"));

    /** Whole powers up to this are evaluated as products. */
    private static final int MOST_FACTORS = 1_024;

    private final boolean transcendental;

    @SuppressWarnings("ImmutableEnumChecker") // a function has no state
    private final Optional<SmoothFunction> function;

    Primitive(boolean transcendental) {
        this.transcendental = transcendental;
        this.function = Optional.empty();
    }

    Primitive(boolean transcendental, DoubleUnaryOperator inDouble, UnaryOperator<Decimal> exactly) {
        this.transcendental = transcendental;
        this.function = Optional.of(new SmoothFunction(inDouble, exactly));
    }

    /** The value for the given arguments; a row that is no smooth function says it itself. */
    public <T> T value(Arithmetic<T> in, List<T> x) {
        return in.apply(function.orElseThrow(), x.get(0));
    }

    /** The derivative by each argument. */
    public abstract List<Expr> derivatives(List<Expr> x);

    /** The derivative by something that the arguments depend on with the derivatives {@code inner}: the chain rule. */
    Expr chained(List<Expr> x, List<Expr> inner) {
        List<Expr> terms = new ArrayList<>();
        List<Expr> outer = derivatives(x);
        for (int i = 0; i < outer.size(); i++) {
            terms.add(multiply(outer.get(i), inner.get(i)));
        }
        return sum(terms);
    }

    /** Expressions of the arguments that the stored result answers just as well, with the same bits. */
    public Map<Expr, Expr> readBack(List<Expr> x, Expr result) {
        return Map.of();
    }

    /** Whether it costs so much that no two kernels compute it for the same argument. */
    public boolean isTranscendental() {
        return transcendental;
    }

    /** Those that the runtime computes for the entries of a row side by side, faster than one by one. */
    public static Set<Primitive> ofRows() {
        return Set.of(TANH);
    }

    /** Whether it yields 0 or 1 by a comparison. */
    public boolean isComparison() {
        return this == GREATER || this == AT_LEAST || this == EQUAL || this == UNEQUAL;
    }

    /** The value where all arguments are constants and it is exact. */
    Optional<Expr> simplified(List<Expr> arguments) {
        if (isComparison() && arguments.get(0) instanceof Constant a && arguments.get(1) instanceof Constant b) {
            int order = a.value().compareTo(b.value());
            boolean holds = switch (this) {
                case GREATER -> order > 0;
                case AT_LEAST -> order >= 0;
                case EQUAL -> order == 0;
                default -> order != 0;
            };
            return Optional.of(holds ? ONE : ZERO);
        }
        if (this == UNEQUAL && Algebra.isZero(arguments.get(1)) && Algebra.isComparison(arguments.get(0))) {
            return Optional.of(arguments.get(0));
        }
        if (this == WHERE && arguments.get(1).equals(arguments.get(2))) {
            return Optional.of(arguments.get(1));
        }
        return Optional.empty();
    }
}
