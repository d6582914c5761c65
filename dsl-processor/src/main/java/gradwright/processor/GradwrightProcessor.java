package gradwright.processor;

import com.google.auto.service.AutoService;
import gradwright.processor.build.FormulasOutline;
import gradwright.processor.build.FunctionRule;
import gradwright.processor.build.Lints;
import gradwright.processor.build.NetworkClaims;
import gradwright.processor.build.Rules;
import gradwright.processor.build.SmallNetwork;
import gradwright.processor.check.NetworkChecker;
import gradwright.processor.declare.CompilerOptions;
import gradwright.processor.declare.DeclarationFinder;
import gradwright.processor.declare.DeclarationReader;
import gradwright.processor.declare.FormulasDeclaration;
import gradwright.processor.declare.FormulasReader;
import gradwright.processor.declare.FormulasReading;
import gradwright.processor.declare.FunctionDeclaration;
import gradwright.processor.declare.GeneratedName;
import gradwright.processor.declare.NetworkDeclaration;
import gradwright.processor.declare.Reading;
import gradwright.processor.declare.SourceTypes;
import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.Place;
import gradwright.processor.diag.Problem;
import gradwright.processor.diag.problem.CannotWrite;
import gradwright.processor.diag.problem.FailedCheck;
import gradwright.processor.diag.problem.GeneratedConstant;
import gradwright.processor.diag.problem.InternalFailure;
import gradwright.processor.diag.problem.NameTaken;
import gradwright.processor.diag.problem.OutOfMemory;
import gradwright.processor.emit.FormulasEmitter;
import gradwright.processor.emit.GeneratedSource;
import gradwright.processor.emit.SkeletonEmitter;
import gradwright.processor.ir.Sizes;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * The entry that javac calls: for every declared network it writes one class, and for every mistake it reports one
 * error.
 *
 * <p>Each network is read, checked and compiled by itself, whatever the others hold; {@link NetworkCompiler} lists the
 * phases. One with mistakes is written as a skeleton, so that other code resolves; so is one that javac cannot resolve,
 * and then javac says why.
 */
@AutoService(Processor.class)
public final class GradwrightProcessor extends AbstractProcessor {

    private static final String GENERATED = "javax.annotation.processing.Generated";

    private final Function<NetworkDeclaration, GeneratedSource> compiler;
    private final FormulasCompiler functions;
    private final Optional<String> version;

    /** What could not be read when its skeleton was written, and how to tell whether it can be by now. */
    private record Unresolved(GeneratedName name, Predicate<TypeElement> isResolved) {}

    private final Map<String, Unresolved> unresolved = new HashMap<>();

    private final SourceTypes sources = new SourceTypes();

    /** What was said of inherited layers. */
    private final Set<String> inherited = new HashSet<>();

    private DeclarationReader reader;
    private FormulasReader formulasReader;
    private GeneratedNames names;
    private Surroundings surroundings;
    private CompilerOptions options;

    public GradwrightProcessor() {
        this(new NetworkCompiler((phase, graph) -> {})::compile);
    }

    GradwrightProcessor(Function<NetworkDeclaration, GeneratedSource> compiler) {
        this(
                compiler,
                new FormulasCompiler((phase, graph) -> {}),
                Optional.ofNullable(GradwrightProcessor.class.getPackage().getImplementationVersion()));
    }

    GradwrightProcessor(
            Function<NetworkDeclaration, GeneratedSource> compiler,
            FormulasCompiler functions,
            Optional<String> version) {
        this.compiler = compiler;
        this.functions = functions;
        this.version = version;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        Set<String> annotations = new TreeSet<>(DeclarationFinder.annotations());
        annotations.add(GENERATED);
        return annotations;
    }

    /** Misspelt ones too: that they do not exist has been said, and javac need not say it again. */
    @Override
    public Set<String> getSupportedOptions() {
        Set<String> options = new TreeSet<>(CompilerOptions.names());
        if (isInitialized()) {
            options.addAll(CompilerOptions.unknown(processingEnv.getOptions()));
        }
        return options;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        reader = new DeclarationReader(environment.getElementUtils(), sources);
        formulasReader = new FormulasReader(environment.getElementUtils());
        names = new GeneratedNames(environment.getElementUtils(), sources);
        surroundings = new Surroundings(environment.getElementUtils(), version);
        Diagnostics diagnostics = new Diagnostics();
        options = CompilerOptions.read(environment.getOptions(), diagnostics);
        diagnostics.print(environment.getMessager(), inherited);
    }

    /**
     * Claims the annotations: they are this processor's own, as is {@code @Generated} on the classes it wrote, and javac
     * can warn of those that nobody claims.
     */
    @Override
    @SuppressWarnings("DoNotClaimAnnotations")
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        sources.add(round);
        DeclarationFinder finder = new DeclarationFinder(annotations, round);
        reporting("a class without @Network", Place.nowhere(), diagnostics -> {
            finder.reportMissingNetworks(diagnostics);
            finder.reportMissingFormulas(diagnostics);
            finder.reportMisplacedClaims(diagnostics);
            reportLateConstants(diagnostics);
        });
        for (TypeElement network : finder.networks()) {
            String name = network.getQualifiedName().toString();
            reporting(name, Place.of(network), diagnostics -> process(network, diagnostics));
        }
        for (TypeElement formulas : finder.formulas()) {
            String name = formulas.getQualifiedName().toString();
            reporting(name, Place.of(formulas), diagnostics -> processFormulas(formulas, diagnostics));
        }
        return annotations.stream()
                .filter(annotation -> annotation.getQualifiedName().contentEquals(GENERATED))
                .flatMap(annotation -> round.getElementsAnnotatedWith(annotation).stream())
                .allMatch(type -> names.contains(type.toString()));
    }

    /** Shows what {@code step} reports. */
    private void reporting(String subject, Place place, Consumer<Diagnostics> step) {
        Diagnostics diagnostics = new Diagnostics();
        unlessItFails(subject, place, diagnostics, () -> {
            step.accept(diagnostics);
            return Optional.empty();
        });
        diagnostics.print(processingEnv.getMessager(), inherited);
    }

    private void process(TypeElement network, Diagnostics diagnostics) {
        Reading reading = reader.read(network, diagnostics);
        GeneratedName name = reading.name();
        if (!reading.isResolved()) {
            remember(network, name, type -> reader.read(type, new Diagnostics()).isResolved());
        }
        Sources written = new Sources(
                () -> reading.declaration()
                        .flatMap(declaration -> DeepStack.call(() -> compile(declaration, diagnostics))),
                () -> SkeletonEmitter.emit(name, reading.isPublic(), reading.precision(), reading.requests()),
                () -> GeneratedSource.empty(name, reading.isPublic(), List.of()));
        generate(network, name, written, diagnostics);
    }

    private void processFormulas(TypeElement formulas, Diagnostics diagnostics) {
        FormulasReading reading = formulasReader.read(formulas, diagnostics);
        FormulasDeclaration declaration = reading.declaration();
        GeneratedName name = declaration.name();
        if (!reading.isResolved()) {
            remember(
                    formulas,
                    name,
                    type -> formulasReader.read(type, new Diagnostics()).isResolved());
        }
        Sources written = new Sources(
                () -> reading.isResolved() ? DeepStack.call(() -> compile(declaration, diagnostics)) : Optional.empty(),
                () -> FormulasEmitter.skeleton(declaration),
                () -> GeneratedSource.empty(
                        name,
                        declaration.isPublic(),
                        declaration.functions().stream()
                                .map(FunctionDeclaration::simpleName)
                                .distinct()
                                .toList()));
        generate(formulas, name, written, diagnostics);
    }

    private void remember(TypeElement type, GeneratedName name, Predicate<TypeElement> isResolved) {
        unresolved.put(type.getQualifiedName().toString(), new Unresolved(name, isResolved));
    }

    /**
     * What may be written of a declaration.
     *
     * @param compiled what it declares; absent where it has mistakes
     * @param skeleton what other code needs to resolve, where it has mistakes
     * @param empty what needs nothing of the surroundings, where they lack something
     */
    private record Sources(
            Supplier<Optional<GeneratedSource>> compiled,
            Supplier<GeneratedSource> skeleton,
            Supplier<GeneratedSource> empty) {}

    private void generate(TypeElement type, GeneratedName name, Sources sources, Diagnostics diagnostics) {
        boolean isNamed = names.claim(name, type, diagnostics);
        Supplier<GeneratedSource> source = sources.empty();
        if (surroundings.check(type, name, diagnostics)) {
            Optional<GeneratedSource> compiled =
                    unlessItFails(name.declared(), Place.of(type), diagnostics, sources.compiled());
            source = () -> compiled.orElseGet(sources.skeleton());
        }
        if (isNamed) {
            write(source.get(), name, type, diagnostics);
        }
    }

    private Optional<GeneratedSource> compile(FormulasDeclaration declaration, Diagnostics diagnostics) {
        List<FormulasEmitter.Planned> planned = new ArrayList<>();
        for (FunctionDeclaration function : declaration.functions()) {
            unlessItFails(
                            bug -> failure(
                                    function.declared(),
                                    Optional.of(function.formula().value()),
                                    bug),
                            function.place(),
                            diagnostics,
                            () -> FunctionRule.check(function, diagnostics).map(functions::plan))
                    .ifPresent(planned::add);
        }
        return diagnostics.hasErrors()
                ? Optional.empty()
                : Optional.of(
                        FormulasEmitter.emit(new FormulasOutline(declaration.name(), declaration.isPublic()), planned));
    }

    private Optional<GeneratedSource> compile(NetworkDeclaration declaration, Diagnostics diagnostics) {
        Rules.check(declaration, diagnostics);
        if (!diagnostics.hasErrors()) {
            NetworkClaims.check(declaration, diagnostics);
        }
        if (options.check() && !diagnostics.hasErrors()) {
            check(declaration, diagnostics);
        }
        if (diagnostics.hasErrors()) {
            return Optional.empty();
        }
        Lints.check(declaration, diagnostics);
        return Optional.of(compiler.apply(declaration));
    }

    /** Follows the network, made small, through the phases. */
    private static void check(NetworkDeclaration declaration, Diagnostics diagnostics) {
        SmallNetwork small = SmallNetwork.of(declaration);
        NetworkChecker checker = new NetworkChecker(Sizes.ofBatch(small.samples()), new SplittableRandom(1));
        new NetworkCompiler(checker::see).compile(small.declaration());
        checker.failure()
                .map(failure -> new FailedCheck(declaration.name().declared(), failure.what(), failure.facts()))
                .ifPresent(problem -> diagnostics.report(problem, declaration.place()));
    }

    private static <T> Optional<T> unlessItFails(
            String subject, Place place, Diagnostics diagnostics, Supplier<Optional<T>> step) {
        return unlessItFails(bug -> failure(subject, Optional.empty(), bug), place, diagnostics, step);
    }

    /** A failure of ours is one more error, never a stack trace. */
    private static <T> Optional<T> unlessItFails(
            Function<Throwable, Problem> problem, Place place, Diagnostics diagnostics, Supplier<Optional<T>> step) {
        try {
            return step.get();
        } catch (RuntimeException | AssertionError | LinkageError | VirtualMachineError bug) {
            diagnostics.report(problem.apply(bug), place);
            return Optional.empty();
        }
    }

    private static Problem failure(String subject, Optional<String> formula, Throwable bug) {
        return bug instanceof StackOverflowError || bug instanceof OutOfMemoryError
                ? new OutOfMemory(subject, bug instanceof StackOverflowError)
                : InternalFailure.of(subject, formula, bug);
    }

    /** What another processor generated since a declaration could not be read comes too late: its class is written. */
    private void reportLateConstants(Diagnostics diagnostics) {
        Map.copyOf(unresolved).forEach((qualifiedName, declaration) -> {
            TypeElement type = processingEnv.getElementUtils().getTypeElement(qualifiedName);
            if (type != null && declaration.isResolved().test(type)) {
                unresolved.remove(qualifiedName);
                GeneratedName name = declaration.name();
                diagnostics.report(new GeneratedConstant(name.kind(), name.declared()), Place.of(type));
            }
        });
    }

    private void write(GeneratedSource source, GeneratedName name, TypeElement network, Diagnostics diagnostics) {
        try (Writer writer = processingEnv
                .getFiler()
                .createSourceFile(source.qualifiedName(), DeclarationReader.origins(network))
                .openWriter()) {
            writer.write(surroundings.adapt(source, network).content());
        } catch (FilerException taken) {
            diagnostics.report(
                    new NameTaken(name.kind(), name.declared(), name.simpleName(), name.qualifiedName()),
                    Place.of(network));
        } catch (IOException failure) {
            diagnostics.report(
                    new CannotWrite(name.kind(), name.declared(), name.simpleName(), failure.toString()),
                    Place.of(network));
        }
    }
}
