package gradwright.processor;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The walls between the processor's packages: who may know whom. */
class WallsTest {

    private static final String ENTRY = "gradwright.processor";
    private static final String EVERYTHING = "gradwright.processor..";
    private static final String IR = "gradwright.processor.ir..";
    private static final String OP = "gradwright.processor.op..";
    private static final String DECLARE = "gradwright.processor.declare..";
    private static final String DIAG = "gradwright.processor.diag..";
    private static final String EMIT = "gradwright.processor.emit..";
    private static final String JAVAPOET = "com.palantir.javapoet..";

    /** The compiler's view of the user's code, and the ways to answer it. */
    private static final DescribedPredicate<JavaClass> COMPILER_API =
            resideInAnyPackage("javax.lang.model..", "javax.annotation.processing..", "javax.tools..");

    /** What JavaPoet asks its callers for. */
    private static final Set<String> ASKED_FOR_BY_JAVAPOET = Set.of(
            "javax.lang.model.element.Modifier", "javax.lang.model.SourceVersion", "javax.lang.model.element.Element");

    /** Names that do not say what a type is. */
    static final String VAGUE_NAME = ".*(Utils?|Helpers?|Managers?|Impl|Base)(\\$.*)?";

    private static final JavaClasses PROCESSOR = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("gradwright.processor");

    @Test
    void irDependsOnNothingOfOurs() {
        check(classes().that().resideInAPackage(IR).should().onlyDependOnClassesThat(jdkOr(IR)));
    }

    @Test
    void operationsKnowOnlyTheIntermediateRepresentation() {
        check(classes().that().resideInAPackage(OP).should().onlyDependOnClassesThat(jdkOr(IR, OP)));
    }

    @Test
    void onlyTheEntryDeclareAndDiagSeeTheCompiler() {
        check(noClasses()
                .that()
                .resideInAPackage(EVERYTHING)
                .and()
                .resideOutsideOfPackages(ENTRY, DECLARE, DIAG, EMIT)
                .should()
                .dependOnClassesThat(COMPILER_API));
    }

    @Test
    void emitSeesOfTheCompilerOnlyWhatJavaPoetAsksFor() {
        check(noClasses()
                .that()
                .resideInAPackage(EMIT)
                .should()
                .dependOnClassesThat(COMPILER_API.and(describe(
                        "are not asked for by JavaPoet",
                        type -> !ASKED_FOR_BY_JAVAPOET.contains(
                                type.getBaseComponentType().getName())))));
    }

    @Test
    void onlyEmitUsesJavaPoet() {
        check(noClasses()
                .that()
                .resideInAPackage(EVERYTHING)
                .and()
                .resideOutsideOfPackage(EMIT)
                .should()
                .dependOnClassesThat(resideInAPackage(JAVAPOET)));
    }

    @Test
    void theProcessorUsesTheJdkAndJavaPoetAlone() {
        check(classes()
                .that()
                .resideInAPackage(EVERYTHING)
                .should()
                .onlyDependOnClassesThat(
                        jdkOr(EVERYTHING, JAVAPOET, "com.google.auto.service..").or(COMPILER_API)));
    }

    @Test
    void nothingKnowsTheEntry() {
        check(noClasses()
                .that()
                .resideInAPackage(EVERYTHING)
                .and()
                .resideOutsideOfPackage(ENTRY)
                .should()
                .dependOnClassesThat(resideInAPackage(ENTRY)));
    }

    @Test
    void packagesHaveNoCycles() {
        check(slices().matching("gradwright.processor.(*)..").should().beFreeOfCycles());
    }

    @Test
    void transcendentalsComeFromStrictMath() {
        check(noClasses().that().resideInAPackage(EVERYTHING).should().accessTargetWhere(Transcendentals.ofMath()));
    }

    @Test
    void noStaticStateIsMutable() {
        check(fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .resideInAPackage(EVERYTHING)
                .should()
                .beFinal());
    }

    @Test
    void namesSayWhatATypeIs() {
        check(noClasses().that().resideInAPackage(EVERYTHING).should().haveNameMatching(VAGUE_NAME));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(PROCESSOR);
    }

    /** The JDK's plain packages, the annotations that only tools read, and the packages given. */
    private static DescribedPredicate<JavaClass> jdkOr(String... packages) {
        return resideInAnyPackage("java..", "org.jspecify..").or(resideInAnyPackage(packages));
    }
}
