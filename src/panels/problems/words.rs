//! Numbers and code in sentences.

use crate::browser::dom::{Nodes, code, nodes};

/// "1 error", "2 errors"
pub fn counted(count: usize, what: &str) -> String {
    match count {
        1 => format!("1 {what}"),
        _ => format!("{count} {what}s"),
    }
}

/// A sentence in which what stands between backticks is code.
pub fn with_code(sentence: &str) -> Nodes {
    // One backtick alone is what the sentence is about.
    if sentence.matches('`').count() % 2 == 1 {
        return nodes().child(sentence);
    }
    let pieces = sentence.split('`').enumerate();
    pieces.fold(nodes(), |all, (at, piece)| match at % 2 {
        0 => all.child(piece),
        _ => all.child(code().child(piece)),
    })
}
