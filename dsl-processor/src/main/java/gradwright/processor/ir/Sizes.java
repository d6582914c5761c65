package gradwright.processor.ir;

import java.util.Map;

/** How long the axes are whose length is a symbol, by the symbol's name: what the graph is interpreted for. */
public record Sizes(Map<String, Integer> lengths) {

    public Sizes {
        lengths = Map.copyOf(lengths);
    }

    /** A batch of that many samples, and no other symbol. */
    public static Sizes ofBatch(int samples) {
        return new Sizes(Map.of(((Size.Symbol) Axis.batch().size()).name(), samples));
    }

    /** The length of an axis. */
    public int of(Axis axis) {
        if (axis.size() instanceof Size.Symbol symbol) {
            Integer length = lengths.get(symbol.name());
            if (length == null) {
                throw new IllegalArgumentException("no length given for " + symbol.name());
            }
            return length;
        }
        return axis.length();
    }
}
