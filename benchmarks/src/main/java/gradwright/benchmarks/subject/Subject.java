package gradwright.benchmarks.subject;

import gradwright.benchmarks.workload.Task;

/** A network in some library, ready to be given one task after the other. */
public interface Subject {

    /**
     * Does a task once: with the next of its batches or, to predict, always the same sample.
     *
     * @return the loss, or an entry of the output, so that nothing can be left out
     * @throws IllegalStateException if the loss is infinite or not a number
     */
    double run(Task task);
}
