package gradwright.processor.formula;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.formula.LoweredFormula.Selection;
import gradwright.processor.ir.Value;
import java.util.List;
import java.util.stream.Stream;

/**
 * An equation as two values of one shape.
 *
 * @param excerpt where it stands in the claim
 * @param leftText its left side as it is written
 * @param rightText its right side as it is written
 * @param dimensions what it can name
 * @param selections the entries that are taken in it: each has to be there
 */
public record LoweredClaim(
        Value left,
        Value right,
        FormulaExcerpt excerpt,
        String leftText,
        String rightText,
        List<Dimension> dimensions,
        List<Selection> selections) {

    public LoweredClaim {
        dimensions = List.copyOf(dimensions);
        selections = List.copyOf(selections);
    }

    /** The same claim, of something that selects by itself. */
    public LoweredClaim selecting(List<Selection> further) {
        return new LoweredClaim(
                left,
                right,
                excerpt,
                leftText,
                rightText,
                dimensions,
                Stream.concat(selections.stream(), further.stream()).toList());
    }
}
