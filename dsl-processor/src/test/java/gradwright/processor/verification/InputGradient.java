package gradwright.processor.verification;

import gradwright.runtime.generated.DoubleNetwork;
import java.lang.reflect.Method;
import org.ejml.data.DMatrixRMaj;

/** Calls a method that only the classes of networks with {@code inputGradient = true} have. */
final class InputGradient {

    private InputGradient() {}

    static DMatrixRMaj of(DoubleNetwork network) {
        try {
            Method method = network.getClass().getDeclaredMethod("inputGradient");
            method.setAccessible(true);
            return (DMatrixRMaj) method.invoke(network);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no gradient by the input in " + network, e);
        }
    }
}
