//! A sentence with code in it.

use leptos::either::Either;
use leptos::prelude::*;

/// A sentence in which text between backticks is shown as code.
#[component]
pub fn CodeText(
    /// The sentence.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    // A single backtick is shown as it is.
    if text.matches('`').count() % 2 == 1 {
        return Either::Left(text);
    }
    let piece = |(at, piece): (usize, &str)| match at % 2 {
        0 => Either::Left(piece.to_owned()),
        _ => Either::Right(view! { <code>{piece.to_owned()}</code> }),
    };
    Either::Right(text.split('`').enumerate().map(piece).collect_view())
}
