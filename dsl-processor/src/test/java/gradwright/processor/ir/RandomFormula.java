package gradwright.processor.ir;

import gradwright.processor.op.Sketch;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A formula as somebody might write it, before it is brought to normal form. */
record RandomFormula(Kind kind, Expr atom, int exponent, List<RandomFormula> parts) {

    /** What a formula is made by; the primitive last. */
    enum Kind {
        ATOM,
        SUM,
        PRODUCT,
        POWER,
        APPLY
    }

    static final List<Expr> LEAVES = Stream.of("x", "y", "z")
            .map(name -> Sketch.leaf(new Sketch().parameter(name)))
            .toList();

    private static final List<Expr> ATOMS = Stream.concat(
                    LEAVES.stream(),
                    Stream.of(
                            new Expr.SizeOf(Axis.batch()),
                            Algebra.ZERO,
                            Algebra.ONE,
                            Algebra.constant(-1),
                            Algebra.constant(2),
                            Algebra.constant(Rational.of(-0.5))))
            .toList();

    /** Any formula of at most that depth. */
    static RandomFormula of(int depth, RandomGenerator random) {
        return of(depth, Kind.values().length, random);
    }

    /** Any formula of sums, products and powers. */
    static RandomFormula arithmetic(int depth, RandomGenerator random) {
        return of(depth, Kind.values().length - 1, random);
    }

    private static RandomFormula of(int depth, int kinds, RandomGenerator random) {
        Kind kind = depth == 0 ? Kind.ATOM : Kind.values()[random.nextInt(kinds)];
        int exponent = random.nextBoolean() ? 2 : random.nextInt(-2, 4);
        int count = kind == Kind.ATOM ? 0 : kind == Kind.POWER || kind == Kind.APPLY ? 1 : random.nextInt(1, 4);
        Expr atom = ATOMS.get(random.nextInt(ATOMS.size()));
        return new RandomFormula(
                kind,
                atom,
                exponent,
                IntStream.range(0, count)
                        .mapToObj(i -> of(depth - 1, kinds, random))
                        .toList());
    }

    Expr normalForm() {
        List<Expr> inner = parts.stream().map(RandomFormula::normalForm).toList();
        return switch (kind) {
            case ATOM -> atom;
            case SUM -> Algebra.sum(inner);
            case PRODUCT -> Algebra.product(inner);
            case POWER -> Algebra.power(inner.get(0), exponent);
            case APPLY -> Algebra.apply(Primitive.TANH, inner);
        };
    }

    /** Its value, computed as it is written; empty where something is divided by zero. */
    Optional<Rational> value(ExactPoint point) {
        Rational value = kind == Kind.PRODUCT ? Rational.ONE : Rational.ZERO;
        for (RandomFormula part : parts) {
            Optional<Rational> inner = part.value(point);
            if (inner.isEmpty() || (inner.get().signum() == 0 && kind == Kind.POWER && exponent < 0)) {
                return Optional.empty();
            }
            value = switch (kind) {
                case SUM -> value.plus(inner.get());
                case PRODUCT -> value.times(inner.get());
                case POWER -> inner.get().power(exponent);
                case APPLY -> ExactPoint.standIn(inner.get());
                case ATOM -> throw new AssertionError();
            };
        }
        return kind == Kind.ATOM ? point.value(atom) : Optional.of(value);
    }

    /** Its derivative by a leaf where it is sums, products and powers; empty where something is divided by zero. */
    Optional<Rational> derivative(Expr leaf, ExactPoint point) {
        if (value(point).isEmpty()) {
            return Optional.empty();
        }
        Rational derivative = atom.equals(leaf) && kind == Kind.ATOM ? Rational.ONE : Rational.ZERO;
        for (int i = 0; i < parts.size(); i++) {
            RandomFormula part = parts.get(i);
            Rational inner = part.derivative(leaf, point).orElseThrow();
            for (int j = 0; j < parts.size(); j++) {
                if (kind == Kind.PRODUCT && i != j) {
                    inner = inner.times(parts.get(j).value(point).orElseThrow());
                }
            }
            if (kind == Kind.POWER && exponent != 0) {
                Rational base = part.value(point).orElseThrow();
                inner = inner.times(Rational.of(exponent)).times(base.power(exponent - 1));
            }
            derivative = derivative.plus(kind == Kind.POWER && exponent == 0 ? Rational.ZERO : inner);
        }
        return Optional.of(derivative);
    }
}
