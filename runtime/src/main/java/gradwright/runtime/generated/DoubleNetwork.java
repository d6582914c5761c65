package gradwright.runtime.generated;

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
import java.util.concurrent.atomic.AtomicBoolean;
import org.ejml.data.DMatrixRMaj;

/**
 * A network in double precision with samples in rows: what every generated class has in common. A generated class adds
 * the mathematics.
 *
 * <p>A network owns its workspace and its gradients and belongs to one thread at a time; a second thread that enters is
 * told so where that can be noticed. {@link #replica} gives each further thread a network of its own over the same
 * parameter values. Arguments are checked before anything changes, and are neither kept nor modified. From the second
 * call on nothing is allocated, unless a batch is larger than all before or a result is asked for in a new array.
 */
public abstract class DoubleNetwork {

    private final Layout layout;
    private final Parameters parameters;
    private final Arguments arguments;
    private final AtomicBoolean entered = new AtomicBoolean();
    private int reserved;

    /** For generated code: a network over parameters that were made for the same layout. */
    protected DoubleNetwork(Layout layout, Parameters parameters) {
        this.layout = layout;
        this.parameters = parameters;
        this.arguments = new Arguments(layout, parameters);
    }

    /** For generated code: the parameters with their storage. */
    protected final Parameters parameterSet() {
        return parameters;
    }

    /** For generated code: the array that holds a parameter's value, by the parameter's name. */
    protected final double[] values(String parameter) {
        return parameters.named(parameter).values();
    }

    /**
     * Makes workspaces for a number of samples; called only when a batch is larger than all before.
     *
     * @param samples rows that each workspace must hold
     */
    protected abstract void reserve(int samples);

    /**
     * Computes the output of a batch.
     *
     * @param samples rows in the batch
     * @param input one sample a row; not modified
     * @param output takes the output of each sample; modified
     */
    protected abstract void predict(int samples, double[] input, double[] output);

    /** A network over the same parameter values with its own workspace and gradients: one for each thread. */
    public abstract DoubleNetwork replica();

    /** A network with its own parameters, equal to this one's now. */
    public abstract DoubleNetwork copy();

    /**
     * The output for a batch, in a new matrix.
     *
     * @param x one sample a row; not modified
     */
    public final DMatrixRMaj predict(DMatrixRMaj x) {
        enter();
        try {
            arguments.input(x);
            prepare(x.numRows);
            DMatrixRMaj y = new DMatrixRMaj(x.numRows, layout.outputs());
            predict(x.numRows, x.data, y.data);
            return y;
        } finally {
            leave();
        }
    }

    /**
     * The output for a batch.
     *
     * @param x one sample a row; not modified
     * @param y takes the output, one sample a row; reshaped and modified
     */
    public final void predict(DMatrixRMaj x, DMatrixRMaj y) {
        enter();
        try {
            arguments.input(x);
            arguments.result(x, y);
            prepare(x.numRows);
            y.reshape(x.numRows, layout.outputs());
            predict(x.numRows, x.data, y.data);
        } finally {
            leave();
        }
    }

    /**
     * The output for one sample, in a new array.
     *
     * @param row the sample; not modified
     */
    public final double[] predict(double... row) {
        enter();
        try {
            arguments.row(row);
            prepare(1);
            double[] result = new double[layout.outputs()];
            predict(1, row, result);
            return result;
        } finally {
            leave();
        }
    }

    /**
     * The output for one sample.
     *
     * @param row the sample; not modified
     * @param result takes the output in its first entries; modified
     */
    public final void predict(double[] row, double[] result) {
        enter();
        try {
            arguments.row(row);
            arguments.rowResult(row, result);
            prepare(1);
            predict(1, row, result);
        } finally {
            leave();
        }
    }

    /** The parameters in the order of their declaration; always the same unmodifiable list. */
    public final List<Parameter<DMatrixRMaj>> parameters() {
        return parameters.published();
    }

    /**
     * Writes the parameters' values to a file in the safetensors format. The file appears complete or not at all; one
     * that was there before is replaced.
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
     * Takes the parameters' values from a safetensors file: exactly this network's parameters, in double or in single
     * precision.
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
     * Takes the parameters' values from a stream in the safetensors format, read to its end and not closed.
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

    final Arguments arguments() {
        return arguments;
    }

    /** Marks the network as in use; every call that does so ends in {@link #leave}. */
    final void enter() {
        if (!entered.compareAndSet(false, true)) {
            throw new IllegalStateException(layout.network()
                    + " is in use by another thread: a network belongs to one thread at a time;"
                    + " use replica() to give each thread its own over the same parameters");
        }
    }

    final void leave() {
        entered.set(false);
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
