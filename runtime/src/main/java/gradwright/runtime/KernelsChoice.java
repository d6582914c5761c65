package gradwright.runtime;

import gradwright.runtime.KernelsProvider.Kind;
import gradwright.runtime.kernel.DoubleProducts;
import gradwright.runtime.kernel.FloatProducts;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Kernels chosen among those of providers: the only place that looks for any. */
record KernelsChoice(Kernels chosen, String explanation) implements Kernels {

    static Kernels amongProviders() {
        List<KernelsProvider> providers = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        Iterator<KernelsProvider> found =
                ServiceLoader.load(KernelsProvider.class).iterator();
        while (hasNext(found, reasons)) {
            try {
                providers.add(found.next());
            } catch (ServiceConfigurationError | LinkageError broken) {
                reasons.add(cannotBeLoaded(broken));
            }
        }
        return among(providers, reasons);
    }

    /** A broken list of services ends the search, and the network computes all the same. */
    private static boolean hasNext(Iterator<KernelsProvider> providers, List<String> reasons) {
        try {
            return providers.hasNext();
        } catch (ServiceConfigurationError broken) {
            reasons.add(cannotBeLoaded(broken));
            return false;
        }
    }

    private static String cannotBeLoaded(Error broken) {
        return "a provider cannot be loaded: " + broken;
    }

    /** The first kernels that run, by kind, and why none before them was chosen. */
    private static Kernels among(List<KernelsProvider> providers, List<String> reasons) {
        for (Kind kind : Kind.values()) {
            String name = kind.name().toLowerCase(Locale.ROOT);
            boolean isProvided = false;
            for (KernelsProvider provider : providers) {
                if (provider.kind() == kind) {
                    isProvided = true;
                    try {
                        Kernels kernels = provider.kernels();
                        reasons.add("chosen: " + kernels + ", " + name + " kernels");
                        return new KernelsChoice(kernels, String.join("\n", reasons));
                    } catch (UnsupportedOperationException | LinkageError missing) {
                        reasons.add("no " + name + " kernels of "
                                + provider.getClass().getName() + ": " + missing.getMessage());
                    }
                }
            }
            if (!isProvided) {
                reasons.add("no " + name + " kernels: no provider of any is on the class path");
            }
        }
        reasons.add("chosen: " + Kernels.plain());
        return new KernelsChoice(Kernels.plain(), String.join("\n", reasons));
    }

    @Override
    public DoubleProducts productsInDouble() {
        return chosen.productsInDouble();
    }

    @Override
    public FloatProducts productsInFloat() {
        return chosen.productsInFloat();
    }

    @Override
    public String toString() {
        return chosen.toString();
    }
}
