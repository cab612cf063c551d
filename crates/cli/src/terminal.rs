//! Text of drafts and file names on a terminal or in a CI log, neither of which may act on it.
//!
//! A control character could clear the screen or hide what was printed before; marks of direction could make a line
//! read otherwise; CI runners take `##[…]` in a line as a command.

use std::fmt::Write as _;
use std::io::{self, Write};

/// The text with control characters and marks of direction spelled out, and no command of a CI runner in it.
pub fn spelled(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for it in text.chars() {
        if is_acted_on(it) {
            out.extend(it.escape_unicode());
        } else {
            out.push(it);
        }
    }
    without_commands(&out)
}

/// The same with one sign for each character, so that columns stay.
pub fn in_columns(text: &str) -> String {
    let sign = |it: char| match it {
        '\t' => ' ',
        it if is_acted_on(it) => char::REPLACEMENT_CHARACTER,
        it => it,
    };
    without_commands(&text.chars().map(sign).collect::<String>())
}

/// JSON with the same as escapes, which whoever reads it reads back.
pub fn in_json(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for it in json.chars() {
        if is_acted_on(it) && it != '\n' {
            // None of them takes two UTF-16 units.
            let _ = write!(out, "\\u{:04x}", u32::from(it));
        } else {
            out.push(it);
        }
    }
    out.replace("##[", "#\\u0023[")
}

/// Prints one line on standard error, after the name of the program.
pub fn note(text: &str) {
    // Without standard error there is nobody to tell.
    let _ = writeln!(io::stderr(), "galley: {}", spelled(text));
}

fn is_acted_on(it: char) -> bool {
    let turns = matches!(it, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}');
    it.is_control() || turns || matches!(it, '\u{2028}' | '\u{2029}')
}

/// A wide `#` looks much the same.
fn without_commands(text: &str) -> String {
    text.replace("##[", "#\u{ff03}[")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_acted_on() {
        assert_eq!(
            spelled("a\u{1b}[2J\u{202e}b\n💛"),
            "a\\u{1b}[2J\\u{202e}b\\u{a}💛"
        );
        assert_eq!(in_columns("a\tb\u{9b}c"), "a b\u{fffd}c");
        assert_eq!(spelled("###[error]x"), "##\u{ff03}[error]x");
        let json = "{\n  \"a\u{9b}\u{202e}\": \"###[b\"\n}\n";
        assert_eq!(
            in_json(json),
            "{\n  \"a\\u009b\\u202e\": \"##\\u0023[b\"\n}\n"
        );
    }
}
