//! An invisible character that no page needs.
//!
//! It was copied from a terminal or a chat, and breaks addresses and searches.
//! No-break spaces, zero-width spaces and direction marks are reported in addresses only.
//!
//! ```markdown
//! * [A tour of lifetimes](https://example.com/life␂times)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! * [A tour of lifetimes](https://example.com/lifetimes)
//! ```
//!
//! The fix is safe: browsers show nothing there. There is no fix for a line separator inside a line.

use crate::edit::Replace;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "control-character",
    severity: Severity::Warning,
    doc: manual!("control_character.rs"),
    check,
};

/// How many bytes are checked at once.
const PIECE: usize = 64;

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for at in candidates(context.text.as_bytes()) {
        let rest = context.text.get(at..).unwrap_or_default();
        let Some(sign) = rest.chars().next().filter(|it| is_hidden(*it)) else {
            continue;
        };
        let range = at..at + sign.len_utf8();
        // Some scripts need such spaces and marks in words, and a byte order mark may start the text.
        let is_right =
            is_spacing(sign) && !in_address(context, at) || sign == '\u{feff}' && at == 0;
        if is_right {
            continue;
        }
        let message = format!("Control character U+{:04X} in the text", u32::from(sign));
        let mut problem = RULE.problem(range.clone(), message);
        // Removing a line separator could join two words.
        if !is_line(sign) {
            problem.fix = Some(Fix::safe("Remove it", vec![Replace::delete(range)]));
        }
        found.push(problem);
    }
}

/// Returns where a hidden character may start. Most pieces have none; checking all bytes of a piece at once is fast.
fn candidates(bytes: &[u8]) -> impl Iterator<Item = usize> {
    let pieces = bytes.chunks(PIECE).enumerate();
    let pieces = pieces.filter(|it| it.1.iter().fold(false, |found, it| found | begins_one(*it)));
    pieces.flat_map(|(index, piece)| {
        let places = piece.iter().enumerate().filter(|it| begins_one(*it.1));
        places.map(move |it| index * PIECE + it.0)
    })
}

fn begins_one(it: u8) -> bool {
    it < b' ' && !matches!(it, b'\n' | b'\r' | b'\t') || matches!(it, 0x7f | 0xc2 | 0xe2 | 0xef)
}

fn is_hidden(it: char) -> bool {
    let is_control = it.is_control() && !matches!(it, '\n' | '\r' | '\t');
    is_control || is_line(it) || is_spacing(it) || it == '\u{feff}'
}

fn is_line(it: char) -> bool {
    matches!(it, '\u{2028}' | '\u{2029}')
}

/// Whether `it` is a no-break space, a zero-width space or a direction mark.
fn is_spacing(it: char) -> bool {
    matches!(it, '\u{a0}' | '\u{200b}' | '\u{200e}' | '\u{200f}')
}

fn in_address(context: &Context<'_>, at: usize) -> bool {
    let first = context.links.partition_point(|it| it.range.end <= at);
    let link = context.links.get(first);
    link.is_some_and(|it| it.url_range.contains(&at))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn fix_removes_it() {
        check_fix(
            RULE,
            "a\u{2}b	c 💛\r\nd\u{7f}",
            &expect![[r#"
            ab	c 💛␍
            d"#]],
        );
    }

    #[test]
    fn invisible_spaces_in_addresses_are_found() {
        check_fix(
            RULE,
            "* [a\u{feff}b](https://a.example/\u{200b}x\u{a0}y\u{200e})\n",
            &expect![[r#"
                * [ab](https://a.example/xy)
            "#]],
        );
    }

    #[test]
    fn invisible_spaces_in_words_are_fine() {
        let text = "\u{feff}* [👩\u{200d}💻 a\u{a0}b \u{200e}\u{200b}](https://b.example)\n";
        check_problems(RULE, text, &expect![[""]]);
    }

    #[test]
    fn a_line_separator_inside_a_line_is_found() {
        check_problems(
            RULE,
            "* [💛 a\u{2028}b](https://a.example)\n",
            &expect![[r#"
                1: * [💛 a b](https://a.example)
                         ^ warning: Control character U+2028 in the text
            "#]],
        );
    }
}
