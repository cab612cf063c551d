//! Text that was decoded with the wrong encoding.
//!
//! `MontrÃ©al` was once `Montréal`. A black diamond with a question mark replaces a character that cannot be recovered.
//!
//! ```markdown
//! * [Rust MontrÃ©al](https://example.com/montreal)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! * [Rust Montréal](https://example.com/montreal)
//! ```
//!
//! The fix repairs the whole text in one step. It is only suggested, and only if all of the text was damaged in the
//! same way.

use crate::bytes;
use crate::encoding;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "wrong-encoding",
    severity: Severity::Error,
    doc: manual!("wrong_encoding.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for at in bytes::positions(context.text, |it| it == 0xEF) {
        let message = "Character was lost when the text was decoded with the wrong encoding";
        let sign = '\u{fffd}';
        if context.slice(at..context.text.len()).starts_with(sign) {
            found.push(RULE.problem(at..at + sign.len_utf8(), message));
        }
    }
    if let Some(repair) = encoding::repair(context.text) {
        let range = repair
            .edits
            .first()
            .map(|it| it.range.clone())
            .unwrap_or_default();
        let sample = repair.samples.first();
        let sample = sample.map_or(String::new(), |(was, is)| format!(": `{was}` was `{is}`"));
        let message = format!(
            "Text is UTF-8 that was decoded as {}{sample}",
            repair.encoding
        );
        let fix = Fix::suggested("Repair the whole text", repair.edits);
        found.push(RULE.problem(range, message).with_fix(fix));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::check_fix;
    use expect_test::expect;

    #[test]
    fn fix_repairs_the_whole_text() {
        check_fix(
            RULE,
            "* Rust MontrÃ©al ðŸ¦€\n",
            &expect![[r#"
            * Rust Montréal 🦀
        "#]],
        );
    }
}
