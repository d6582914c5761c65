package gradwright.processor;

import com.google.auto.service.AutoService;
import gradwright.processor.build.Rules;
import gradwright.processor.declare.DeclarationFinder;
import gradwright.processor.declare.DeclarationReader;
import gradwright.processor.declare.GeneratedName;
import gradwright.processor.declare.Reading;
import gradwright.processor.diag.Diagnostics;
import gradwright.processor.diag.Place;
import gradwright.processor.diag.problem.CannotWrite;
import gradwright.processor.diag.problem.InternalFailure;
import gradwright.processor.diag.problem.NameTaken;
import gradwright.processor.emit.GeneratedSource;
import gradwright.processor.emit.SkeletonEmitter;
import java.io.IOException;
import java.io.Writer;
import java.util.Set;
import java.util.function.Consumer;
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
 * <p>Each network is read, checked and compiled by itself, whatever the others hold. One with mistakes is written as a
 * skeleton, so that other code resolves. One that javac cannot resolve yet waits for what other processors may write.
 */
@AutoService(Processor.class)
public final class GradwrightProcessor extends AbstractProcessor {

    private DeclarationFinder finder;
    private DeclarationReader reader;
    private GeneratedNames names;

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return DeclarationFinder.annotations();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        finder = new DeclarationFinder(environment.getElementUtils());
        reader = new DeclarationReader(environment.getElementUtils());
        names = new GeneratedNames(environment.getElementUtils());
    }

    /** Claims the annotations: they are this processor's own, and javac can warn of those that nobody claims. */
    @Override
    @SuppressWarnings("DoNotClaimAnnotations")
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        reporting("this round", Place.nowhere(), diagnostics -> finder.reportMissingNetworks(round, diagnostics));
        for (TypeElement network : finder.networks(round)) {
            reporting(
                    network.getQualifiedName().toString(),
                    Place.of(network),
                    diagnostics -> process(network, round, diagnostics));
        }
        return true;
    }

    /** Shows what {@code step} reports. A failure of its own is one more error, never a stack trace. */
    private void reporting(String subject, Place place, Consumer<Diagnostics> step) {
        Diagnostics diagnostics = new Diagnostics();
        try {
            step.accept(diagnostics);
        } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError failure) {
            diagnostics.report(InternalFailure.of(subject, failure), place);
        }
        diagnostics.print(processingEnv.getMessager());
    }

    private void process(TypeElement network, RoundEnvironment round, Diagnostics diagnostics) {
        Reading reading = reader.read(network, diagnostics);
        if (!reading.isResolved() && !round.processingOver()) {
            finder.postpone(network);
        } else if (names.claim(reading.name(), network, diagnostics)) {
            reading.declaration().ifPresent(declaration -> Rules.check(declaration, diagnostics));
            write(SkeletonEmitter.emit(reading.name(), reading.isPublic()), reading.name(), network, diagnostics);
        }
    }

    private void write(GeneratedSource source, GeneratedName name, TypeElement network, Diagnostics diagnostics) {
        try (Writer writer = processingEnv
                .getFiler()
                .createSourceFile(source.qualifiedName(), network)
                .openWriter()) {
            writer.write(source.content());
        } catch (FilerException taken) {
            diagnostics.report(
                    new NameTaken(name.declared(), name.simpleName(), name.qualifiedName()), Place.of(network));
        } catch (IOException failure) {
            diagnostics.report(
                    new CannotWrite(name.declared(), name.simpleName(), failure.toString()), Place.of(network));
        }
    }
}
