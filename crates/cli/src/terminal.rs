//! Makes text of drafts and file names safe to print on a terminal or in a CI log.
//!
//! A control character could clear the screen or hide earlier output. Direction marks could change the order of the
//! characters in a line. CI runners take `##[…]` in a line as a command.

use std::fmt::Write as _;
use std::io::{self, Write};

/// Returns the text with control characters and direction marks spelled out, and without commands of CI runners.
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

/// Does the same as [`spelled`], but replaces each of these characters by a single one, so that columns stay the same.
pub fn in_columns(text: &str) -> String {
    let sign = |it: char| match it {
        '\t' => ' ',
        it if is_acted_on(it) => char::REPLACEMENT_CHARACTER,
        it => it,
    };
    without_commands(&text.chars().map(sign).collect::<String>())
}

/// Returns JSON with these characters as escapes, so that its meaning does not change.
pub fn in_json(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for it in json.chars() {
        if is_acted_on(it) && it != '\n' {
            // All of these characters are a single UTF-16 unit.
            let _ = write!(out, "\\u{:04x}", u32::from(it));
        } else {
            out.push(it);
        }
    }
    out.replace("##[", "#\\u0023[")
}

/// Prints one line on standard error, after the name of the program.
pub fn note(text: &str) {
    // Without standard error, nobody could see the failure.
    let _ = writeln!(io::stderr(), "galley: {}", spelled(text));
}

fn is_acted_on(it: char) -> bool {
    let turns = matches!(it, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}');
    it.is_control() || turns || matches!(it, '\u{2028}' | '\u{2029}')
}

/// Replaces `#` in commands with a wide `#`, which looks almost the same.
fn without_commands(text: &str) -> String {
    text.replace("##[", "#\u{ff03}[")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_have_no_effect() {
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
