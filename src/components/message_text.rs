//! A message with code in it.

use leptos::either::Either;
use leptos::prelude::*;

/// A message in which the text between backticks is code.
#[component]
pub fn MessageText<'a>(
    /// The message; a single backtick stays one.
    text: &'a str,
) -> impl IntoView + use<> {
    if text.matches('`').count() % 2 == 1 {
        return Either::Left(text.to_owned());
    }
    let piece = |(at, piece): (usize, &str)| {
        let piece = piece.to_owned();
        if at % 2 == 1 {
            Either::Right(view! { <code>{piece}</code> })
        } else {
            Either::Left(piece)
        }
    };

    Either::Right(text.split('`').enumerate().map(piece).collect_view())
}
