//! A sign for how bad something is: a shape of its own for each word.

use leptos::prelude::*;

/// The sign for "error", "warning" or "hint". The word has to stand beside it, for those who do not see it.
pub fn view(word: &'static str) -> AnyView {
    view! { <span class="mark" data-severity=word aria-hidden="true"></span> }.into_any()
}
