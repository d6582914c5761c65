package gradwright.runtime.generated;

import gradwright.runtime.Kernels;
import gradwright.runtime.Parameter;
import gradwright.runtime.safetensors.AtomicFile;
import gradwright.runtime.safetensors.SafetensorsException;
import gradwright.runtime.safetensors.SafetensorsReader;
import gradwright.runtime.safetensors.SafetensorsWriter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.ejml.data.ReshapeMatrix;

/**
 * What networks of either precision have in common: parameters and their files, a workspace that grows with the batch,
 * and one thread at a time.
 *
 * @param <M> the matrix type, {@code DMatrixRMaj} in double precision
 * @param <A> the type of the array within, {@code double[]} in double precision
 */
public abstract class AnyNetwork<M extends ReshapeMatrix, A> {

    private final Layout layout;
    private final ParameterSet<M, A> parameters;
    private final Arguments<M, A> arguments;
    private final Kernels kernels;

    /** 1 while a call runs, otherwise 0: an AtomicBoolean has a variable handle, which takes a cold JVM milliseconds. */
    private final AtomicInteger entered = new AtomicInteger();

    private int reserved;

    AnyNetwork(Layout layout, ParameterSet<M, A> parameters, Kernels kernels) {
        this.layout = layout;
        this.parameters = parameters;
        this.arguments = new Arguments<>(layout, parameters);
        this.kernels = arguments.kernels(kernels);
    }

    /**
     * Makes workspaces for a number of samples; called only when a batch is larger than all before.
     *
     * @param samples rows that each workspace must hold
     */
    protected abstract void reserve(int samples);

    /** The parameters in the order of their declaration; always the same unmodifiable list. */
    public final List<Parameter<M>> parameters() {
        return parameters.published();
    }

    /** What computes the network's large products, and those of its replicas and copies. */
    public final Kernels kernels() {
        return kernels;
    }

    /**
     * Writes the parameters' values to a file in the safetensors format, in the network's own precision. The file
     * appears complete or not at all; one that was there before is replaced.
     */
    public final void save(Path file) throws IOException {
        arguments.present(file, "save", "file");
        enter();
        try {
            parameters.verify();
            AtomicFile.write(file, out -> SafetensorsWriter.write(out, parameters.tensors()));
        } finally {
            leave();
        }
    }

    /**
     * Takes the parameters' values from a safetensors file: exactly this network's parameters, in its own precision or,
     * for a network in double precision, in single precision. A network in single precision takes no doubles, which it
     * would have to round.
     *
     * @throws SafetensorsException if the file does not fit, saying where; no value is changed
     */
    public final void load(Path file) throws IOException {
        arguments.present(file, "load", "file");
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            load(in, file.toString());
        }
    }

    /**
     * Takes the parameters' values from a stream in the safetensors format, as from a file; it is read to its end and
     * not closed.
     *
     * @throws SafetensorsException if the content does not fit, saying where; no value is changed
     */
    public final void load(InputStream in) throws IOException {
        arguments.present(in, "load", "stream");
        load(in, "the stream");
    }

    private void load(InputStream in, String source) throws IOException {
        enter();
        try {
            parameters.verify();
            SafetensorsReader.read(in, parameters.tensors());
        } catch (SafetensorsException misfit) {
            throw misfit.of(layout.network() + " cannot load " + source);
        } finally {
            leave();
        }
    }

    /** The network's layers with their shapes, operations and numbers of parameters, as a table. */
    @Override
    public final String toString() {
        return SummaryTable.of(layout);
    }

    final Layout layout() {
        return layout;
    }

    final ParameterSet<M, A> parameterStorage() {
        return parameters;
    }

    final Arguments<M, A> arguments() {
        return arguments;
    }

    /** A trace of a batch that is already checked, as far as it is known beforehand. */
    final RecordedTrace<M, A> newTrace(M x) {
        prepareApart();
        return new RecordedTrace<>(layout.network(), parameters, x);
    }

    /** Makes the parameters ready for what has a workspace of its own. */
    final void prepareApart() {
        parameters.verify();
    }

    /** Marks the network as in use; every call that does so ends in {@link #leave}. */
    final void enter() {
        if (!entered.compareAndSet(0, 1)) {
            throw new IllegalStateException(layout.network()
                    + " is in use by another thread: a network belongs to one thread at a time;"
                    + " use replica() to give each thread its own over the same parameters");
        }
    }

    final void leave() {
        entered.set(0);
    }

    /** Makes the network ready for a batch: its parameters as they must be, its workspaces large enough. */
    final void prepare(int samples) {
        parameters.verify();
        if (samples > reserved) {
            reserve(samples);
            reserved = samples;
        }
    }
}
