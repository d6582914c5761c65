package gradwright.processor.formula;

import gradwright.processor.diag.FormulaExcerpt;

/** A formula as it is written. */
record FormulaText(String text) {

    FormulaExcerpt excerpt(Span span) {
        return new FormulaExcerpt(text, span.start(), span.end());
    }

    String at(Span span) {
        return text.substring(span.start(), span.end());
    }
}
