package gradwright.processor;

import java.io.StringWriter;
import java.io.Writer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;

/** Runs a processor and writes down what it does with its {@link Filer}. */
final class RecordingProcessor extends AbstractProcessor {

    /** A generated source and what it was made from. */
    record Written(String content, List<String> origins) {}

    private final Processor processor;
    private final SortedMap<String, Written> written = new TreeMap<>();
    private final List<String> resources = new ArrayList<>();

    RecordingProcessor(Processor processor) {
        this.processor = processor;
    }

    /** The generated sources, by the name of the class; those of a compilation that failed, too. */
    SortedMap<String, Written> written() {
        return written;
    }

    /** Calls that touch resources. */
    List<String> resources() {
        return resources;
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        Filer filer = proxy(Filer.class, environment.getFiler(), this::record);
        processor.init(proxy(
                ProcessingEnvironment.class,
                environment,
                (method, arguments, result) -> method.equals("getFiler") ? filer : result));
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return processor.getSupportedAnnotationTypes();
    }

    @Override
    public Set<String> getSupportedOptions() {
        return processor.getSupportedOptions();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return processor.getSupportedSourceVersion();
    }

    @Override
    @SuppressWarnings("DoNotClaimAnnotations")
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        return processor.process(annotations, round);
    }

    private Object record(String method, Object[] arguments, Object result) {
        if (!method.equals("createSourceFile")) {
            resources.add(method);
            return result;
        }
        String name = arguments[0].toString();
        List<String> origins =
                Stream.of((Element[]) arguments[1]).map(Element::toString).toList();
        return proxy(
                JavaFileObject.class,
                (JavaFileObject) result,
                (call, none, writer) -> call.equals("openWriter") ? recording((Writer) writer, name, origins) : writer);
    }

    private Writer recording(Writer writer, String name, List<String> origins) {
        return new StringWriter() {
            @Override
            public void close() {
                written.put(name, new Written(toString(), origins));
                try (writer) {
                    writer.write(toString());
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        };
    }

    private interface Answer {
        Object to(String method, Object[] arguments, Object result);
    }

    private static <T> T proxy(Class<T> type, T target, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return answer.to(method.getName(), arguments, method.invoke(target, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
