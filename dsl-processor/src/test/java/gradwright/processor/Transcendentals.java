package gradwright.processor;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.Set;

/** The functions of {@link Math} whose bits differ between machines and versions of Java. */
final class Transcendentals {

    private static final Set<String> NAMES = Set.of(
            "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp", "expm1", "log",
            "log10", "log1p", "pow", "cbrt", "hypot");

    private Transcendentals() {}

    /** Calls of them and references to them. */
    static DescribedPredicate<JavaAccess<?>> ofMath() {
        return describe(
                "it is a transcendental of Math",
                access -> access.getTargetOwner().isEquivalentTo(Math.class)
                        && NAMES.contains(access.getTarget().getName()));
    }
}
