package gradwright.processor.build;

import gradwright.processor.diag.Diagnostics;

/** Something that every network has to satisfy. A rule says nothing about what an earlier mistake leaves unknown. */
interface Rule {

    /** Reports where {@code chain} breaks the rule. */
    void check(Chain chain, Diagnostics diagnostics);
}
