//! Numbers and code in sentences.

use leptos::prelude::*;

/// "1 error", "2 errors"
pub fn counted(count: usize, what: &str) -> String {
    match count {
        1 => format!("1 {what}"),
        _ => format!("{count} {what}s"),
    }
}

/// A sentence in which what stands between backticks is code.
pub fn with_code(sentence: &str) -> AnyView {
    let pieces = sentence.split('`').enumerate();
    let piece = |(at, piece): (usize, &str)| {
        let piece = piece.to_owned();
        if at % 2 == 1 {
            view! { <code>{piece}</code> }.into_any()
        } else {
            piece.into_any()
        }
    };
    // One backtick alone is what the sentence is about.
    if sentence.matches('`').count() % 2 == 1 {
        return sentence.to_owned().into_any();
    }
    pieces.map(piece).collect_view().into_any()
}
