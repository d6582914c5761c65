package gradwright.processor.ir;

import static gradwright.processor.ir.Algebra.ONE;
import static gradwright.processor.ir.Algebra.ZERO;
import static gradwright.processor.ir.Algebra.apply;
import static gradwright.processor.ir.Algebra.constant;
import static gradwright.processor.ir.Algebra.divide;
import static gradwright.processor.ir.Algebra.multiply;
import static gradwright.processor.ir.Algebra.negate;
import static gradwright.processor.ir.Algebra.power;
import static gradwright.processor.ir.Algebra.subtract;
import static gradwright.processor.ir.SameFormula.assertSameFormula;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradwright.processor.ir.Expr.Constant;
import gradwright.processor.ir.Expr.Factor;
import gradwright.processor.ir.Expr.Leaf;
import gradwright.processor.ir.Expr.SizeOf;
import gradwright.processor.ir.Expr.Sum;
import gradwright.processor.ir.Expr.Term;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The laws of the normal form, on chosen and on random expressions; values are compared as exact fractions. */
class AlgebraTest {

    private static final Expr X = RandomFormula.LEAVES.get(0);
    private static final Expr Y = RandomFormula.LEAVES.get(1);
    private static final Expr Z = RandomFormula.LEAVES.get(2);
    private static final Expr N = new SizeOf(Axis.batch());

    private static Expr sum(Expr... exprs) {
        return Algebra.sum(List.of(exprs));
    }

    /** The value of the formula as it is written is that of its normal form, wherever the former has one. */
    @Test
    void keepsTheValue() {
        Random random = new Random(11);
        int compared = 0;
        for (int i = 0; i < 2000; i++) {
            RandomFormula formula = RandomFormula.of(4, random);
            Expr normal = formula.normalForm();
            for (int j = 0; j < 3; j++) {
                ExactPoint point = new ExactPoint(random);
                Optional<Rational> value = formula.value(point);
                if (value.isPresent()) {
                    compared++;
                    assertEquals(value, point.value(normal), () -> formula + " became " + normal);
                }
            }
        }
        assertTrue(compared > 3000, "only " + compared + " have a value");
    }

    /** Its symbolic derivative has the value that the rules of the calculus give for the formula as it is written. */
    @Test
    void derivativesHaveTheirValue() {
        Random random = new Random(14);
        int compared = 0;
        for (int i = 0; i < 2000; i++) {
            RandomFormula formula = RandomFormula.arithmetic(3, random);
            Expr derivative = Derivative.of(formula.normalForm(), ((Leaf) X).value());
            ExactPoint point = new ExactPoint(random);
            Optional<Rational> value = formula.derivative(X, point);
            if (value.isPresent()) {
                compared += value.get().signum() == 0 ? 0 : 1;
                assertEquals(value, point.value(derivative), () -> formula + " gave " + derivative);
            }
        }
        assertTrue(compared > 300, "only " + compared + " differ from zero");
    }

    @Test
    void isIdempotent() {
        Random random = new Random(12);
        for (int i = 0; i < 2000; i++) {
            Expr normal = RandomFormula.of(4, random).normalForm();
            assertEquals(normal, normal.rewrite(expr -> expr), normal::toString);
        }
    }

    /** Like terms and equal factors are collected, sums are flat, and constants are neither lost nor left over. */
    @Test
    void everyPartIsInNormalForm() {
        Random random = new Random(13);
        for (int i = 0; i < 2000; i++) {
            RandomFormula formula = RandomFormula.of(4, random);
            assertNormal(formula.normalForm(), formula);
        }
    }

    private static void assertNormal(Expr expr, RandomFormula formula) {
        if (expr instanceof Sum sum) {
            boolean isOne = sum.terms().size() == 1;
            Set<Set<Factor>> seen = new HashSet<>();
            for (Term term : sum.terms()) {
                Supplier<String> place = () -> term + " in " + expr + " of " + formula;
                assertNotEquals(0, term.coefficient().signum(), place);
                assertTrue(seen.add(Set.copyOf(term.factors())), () -> "like terms: " + place.get());
                Set<List<Object>> bases = new HashSet<>();
                for (Factor factor : term.factors()) {
                    boolean isSize = factor.base() instanceof SizeOf;
                    assertNotEquals(0, factor.exponent(), place);
                    assertTrue(
                            bases.add(List.of(factor.base(), !isSize && factor.exponent() > 0)),
                            () -> "equal factors: " + place.get());
                    assertTrue(
                            !(factor.base() instanceof Constant)
                                    || (factor.base().equals(ZERO) && factor.exponent() < 0),
                            () -> "a constant factor: " + place.get());
                }
                boolean isBare =
                        term.factors().size() == 1 && term.factors().get(0).exponent() == 1;
                boolean isUnit = term.coefficient().abs().equals(Rational.ONE);
                boolean isSum = isBare && term.factors().get(0).base() instanceof Sum;
                assertTrue(!(isSum && isUnit), () -> "a sum within a sum: " + place.get());
                assertTrue(
                        !isOne || !(isBare && term.coefficient().equals(Rational.ONE)),
                        () -> "wrapped without need: " + place.get());
            }
        }
        expr.children().forEach(child -> assertNormal(child, formula));
    }

    @Test
    void likeTermsAreCollected() {
        assertEquals(multiply(constant(3), X), sum(X, X, X));
        assertEquals(sum(X, Y), sum(X, Y, Z, negate(Z)));
        assertEquals(ZERO, subtract(multiply(X, Y), multiply(Y, X)));
        assertEquals(sum(multiply(constant(2), X, Y), Z), sum(multiply(X, Y), Z, multiply(Y, X)));
        assertEquals(power(X, 5), multiply(power(X, 2), power(X, 3)));
        assertEquals(power(X, -3), multiply(power(X, -1), power(X, -2)));
        assertEquals(constant(5), sum(constant(2), constant(3)));
    }

    @Test
    void commonFactorsAreTakenOut() {
        assertEquals(multiply(X, sum(Y, Z)), sum(multiply(X, Y), multiply(X, Z)));
        assertSameFormula(divide(subtract(X, Y), N), subtract(divide(X, N), divide(Y, N)));
        assertEquals(multiply(constant(2), sum(X, Y)), sum(X, X, Y, Y));
    }

    /** x / x is not 1 where x is 0; the length of an axis never is. */
    @Test
    void onlySizesCancel() {
        for (Expr expr : List.of(X, sum(X, Y), apply(Primitive.EXP, X))) {
            Expr ratio = divide(expr, expr);
            assertNotEquals(ONE, ratio);
            assertEquals(2, Algebra.asTerm(ratio).factors().size());
            assertNotEquals(expr, divide(power(expr, 2), expr));
        }
        assertEquals(ONE, divide(N, N));
        assertEquals(X, divide(multiply(N, X), N));
        assertEquals(N, divide(power(N, 3), power(N, 2)));
        assertEquals(power(N, -1), divide(N, power(N, 2)));
    }

    @Test
    void constantsAreExact() {
        assertEquals(constant(new Rational(BigInteger.ONE, BigInteger.TEN)), tenth());
        assertEquals(constant(1), multiply(tenth(), constant(10)));
        assertEquals(ZERO, sum(tenth(), tenth(), tenth(), constant(Rational.of(-0.3))));
        assertEquals(X, multiply(divide(X, constant(3)), constant(3)));
        assertEquals(divide(X, multiply(constant(6), N)), divide(divide(X, constant(2)), multiply(constant(3), N)));
    }

    private static Expr tenth() {
        return constant(Rational.of(0.1));
    }

    @Test
    void nothingIsDistributed() {
        Expr both = sum(X, Y);
        assertEquals(
                List.of(new Factor(both, 1), new Factor(Z, 1)),
                Algebra.asTerm(multiply(both, Z)).factors());
        assertEquals(
                List.of(new Factor(both, 2)),
                Algebra.asTerm(multiply(both, both)).factors());
        assertEquals(
                List.of(new Factor(both, 1)),
                Algebra.asTerm(multiply(constant(2), both)).factors());
        assertEquals(
                List.of(new Factor(N, -1), new Factor(both, 1)),
                Algebra.asTerm(multiply(power(N, -1), both)).factors());
    }

    /** A sign is the exception: -(x - y) reads y - x. */
    @Test
    void aSignMovesIntoALoneSum() {
        assertEquals(subtract(Y, X), negate(subtract(X, Y)));
        assertEquals(X, negate(negate(X)));
    }

    @Test
    void aStructuralZeroMakesAProductZero() {
        assertEquals(ZERO, multiply(X, ZERO, power(Y, -1)));
        assertEquals(ONE, power(X, 0));
        assertEquals(X, sum(X, ZERO));
        assertEquals(X, multiply(ONE, X));
    }

    @Test
    void lengthsThatAreKnownAreConstants() {
        assertEquals(constant(7), Algebra.size(Axis.of("j", 7)));
        assertEquals(N, Algebra.size(Axis.batch()));
    }

    /** A comparison is 0 or 1: its own square, and unequal to 0 where it holds. */
    @Test
    void aComparisonIsItsOwnSquare() {
        Expr holds = Algebra.apply(Primitive.GREATER, X, Y);
        assertEquals(Algebra.multiply(holds, Z), Algebra.multiply(holds, Z, holds));
        assertEquals(holds, Algebra.power(holds, 3));
        assertEquals(holds, Algebra.apply(Primitive.UNEQUAL, holds, Algebra.ZERO));
    }

    /** Its nodes, counted one by one, are as many as no machine visits: hash codes are kept, and equal is seen at once. */
    @Test
    void anExpressionThatSharesItsPartsIsAsQuickAsItsParts() {
        Expr shared = X;
        for (int i = 0; i < 200; i++) {
            shared = new Expr.Apply(
                    Primitive.MAX,
                    List.of(shared, new Sum(List.of(new Term(Rational.of(2), List.of(new Factor(shared, 1)))))));
        }
        assertEquals(1, new HashSet<>(List.of(shared)).size());
        assertTrue(new HashSet<>(List.of(shared)).contains(shared));
        assertNotEquals(shared, ((Expr.Apply) shared).arguments().get(0));
    }
}
