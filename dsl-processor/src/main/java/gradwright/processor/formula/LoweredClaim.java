package gradwright.processor.formula;

import gradwright.processor.diag.FormulaExcerpt;
import gradwright.processor.ir.Value;

/**
 * An equation as two values of one shape.
 *
 * @param excerpt where it stands in the claim
 * @param leftText its left side as it is written
 * @param rightText its right side as it is written
 */
public record LoweredClaim(Value left, Value right, FormulaExcerpt excerpt, String leftText, String rightText) {}
