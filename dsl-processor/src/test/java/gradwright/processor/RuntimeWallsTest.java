package gradwright.processor;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** What the runtime may know: itself, EJML and the JDK, and of the JDK nothing whose bits differ between machines. */
class RuntimeWallsTest {

    private static final JavaClasses RUNTIME = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("gradwright.runtime");

    @Test
    void theRuntimeUsesEjmlAndTheJdkAlone() {
        check(classes()
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("gradwright.runtime..", "java..", "org.ejml..", "org.jspecify..")));
    }

    @Test
    void packagesHaveNoCycles() {
        check(slices().matching("gradwright.(**)").should().beFreeOfCycles());
    }

    @Test
    void transcendentalsComeFromStrictMath() {
        check(noClasses().should().accessTargetWhere(Transcendentals.ofMath()));
    }

    /** Where the processor lacks the instruction, {@link Math#fma} is some hundred times slower than anything else. */
    @Test
    void multiplyAddsAskForTheInstructionFirst() {
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName("gradwright.runtime.kernel.MultiplyAdd")
                .should()
                .callMethod(Math.class, "fma", double.class, double.class, double.class)
                .orShould()
                .callMethod(Math.class, "fma", float.class, float.class, float.class));
    }

    /** Initial values are drawn once and general powers are rare; all else is ours. */
    @Test
    void onlyInitialValuesAndPowersComeFromStrictMath() {
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName("gradwright.runtime.Philox")
                .should()
                .accessTargetWhere(target(owner(assignableTo(StrictMath.class)))
                        .and(target(not(name("pow"))))
                        .as("it is a function of StrictMath other than pow")));
    }

    /** A network computes by the kernels it is given; only who asks for the best ones has them looked up. */
    @Test
    void servicesAreLookedUpInOnePlace() {
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName("gradwright.runtime.KernelsChoice")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ServiceLoader.class));
    }

    @Test
    void noStaticStateIsMutable() {
        check(fields().that().areStatic().should().beFinal());
    }

    @Test
    void namesSayWhatATypeIs() {
        check(noClasses().should().haveNameMatching(WallsTest.VAGUE_NAME));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(RUNTIME);
    }
}
