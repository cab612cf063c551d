//! A character that nobody can see and no page needs.
//!
//! Copied along from a terminal or a chat, it breaks addresses and searches.
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
//! The fix is safe: browsers show nothing there.

use crate::edit::Replace;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "control-character",
    severity: Severity::Warning,
    doc: manual!("control_character.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let marks = |it: char| it.is_control() && !matches!(it, '\n' | '\r' | '\t');
    // Bytes are quicker to look through; outside ASCII a control character starts with 0xC2.
    let may_be = |it: u8| {
        let is_low = it < b' ' && !matches!(it, b'\n' | b'\r' | b'\t');
        is_low || it == 0x7f || it == 0xc2
    };
    // Without stopping at the first, so that the compiler can take many bytes at once.
    let bytes = context.text.bytes();
    if !bytes.fold(false, |found, it| found | may_be(it)) {
        return;
    }
    for (at, sign) in context.text.match_indices(marks) {
        let range = at..at + sign.len();
        let code = sign.chars().next().map_or(0, u32::from);
        let message = format!("Control character U+{code:04X} in the text");
        let fix = Fix::safe("Remove it", vec![Replace::delete(range.clone())]);
        found.push(RULE.problem(range, message).with_fix(fix));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::check_fix;
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
}
