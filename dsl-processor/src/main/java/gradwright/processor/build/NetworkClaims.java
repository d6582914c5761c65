package gradwright.processor.build;

import gradwright.processor.check.PrimeSizes;
import gradwright.processor.claim.ClaimChecker;
import gradwright.processor.declare.Fact;
import gradwright.processor.declare.NetworkDeclaration;
import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.problem.ClaimWithoutLoss;
import gradwright.processor.formula.Formula;
import gradwright.processor.formula.LoweredClaim;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** What is claimed of a network holds. Widths are made small for it: a claim is an equation for any. */
public final class NetworkClaims {

    /** Widths up to here are checked as they are: a claim may write their sizes, or reach into them, as numbers. */
    private static final int LARGEST_WIDTH = 16;

    private final NetworkDeclaration declaration;

    private NetworkClaims(NetworkDeclaration declaration) {
        this.declaration = declaration;
    }

    /** Reports every claim that is wrong, of a network that keeps all rules. */
    public static void check(NetworkDeclaration declaration, Diagnostics diagnostics) {
        NetworkClaims claims = new NetworkClaims(declaration);
        declaration.claims().forEach(claim -> claims.check(claim, diagnostics));
    }

    private void check(Fact<String> written, Diagnostics diagnostics) {
        Formula formula = new Formula(written.value(), written.place());
        ClaimScope scope = ClaimScope.of(declaration, formula);
        Optional<String> missing = scope.lossIn(formula);
        if (missing.isPresent()) {
            diagnostics.report(new ClaimWithoutLoss(declaration.name().declared(), missing.get()), written.place());
            return;
        }
        formula.claim(scope.names(), diagnostics)
                .map(claim -> small(formula).orElse(claim))
                .ifPresent(claim -> ClaimChecker.check(
                        claim, size -> resized(formula, width -> size), written.place(), diagnostics));
    }

    private Optional<LoweredClaim> small(Formula formula) {
        PrimeSizes primes = new PrimeSizes();
        return resized(formula, width -> width <= LARGEST_WIDTH ? width : primes.applyAsInt(width));
    }

    /** The claim of the network with other widths; empty where it or the network makes no sense with them. */
    private Optional<LoweredClaim> resized(Formula formula, IntUnaryOperator size) {
        NetworkDeclaration resized = declaration.resized(size);
        Diagnostics unheard = new Diagnostics();
        Rules.check(resized, unheard);
        return unheard.hasErrors()
                ? Optional.empty()
                : formula.claim(ClaimScope.of(resized, formula).names(), unheard);
    }
}
