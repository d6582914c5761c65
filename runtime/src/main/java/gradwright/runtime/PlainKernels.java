package gradwright.runtime;

import gradwright.runtime.kernel.DoubleBlockedProducts;
import gradwright.runtime.kernel.DoubleProducts;
import gradwright.runtime.kernel.FloatBlockedProducts;
import gradwright.runtime.kernel.FloatProducts;

/** Kernels in plain Java. */
record PlainKernels() implements Kernels {

    @Override
    public DoubleProducts productsInDouble() {
        return new DoubleBlockedProducts();
    }

    @Override
    public FloatProducts productsInFloat() {
        return new FloatBlockedProducts();
    }

    @Override
    public String toString() {
        return "plain Java";
    }
}
