//! A sign for how bad something is: a shape of its own for each word.

use crate::browser::dom::{El, span};

/// The sign for "error", "warning" or "hint". The word has to stand beside it, for those who do not see it.
pub fn mark(word: &'static str) -> El {
    span()
        .class("mark")
        .attr("data-severity", word)
        .attr("aria-hidden", "true")
}
