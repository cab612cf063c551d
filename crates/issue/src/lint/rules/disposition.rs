//! A disposition that is none of those the teams decide on.
//!
//! An item enters its final comment period to be merged, closed or postponed.
//! Since 2025 "merge" goes without saying, the others stand before the title: `[disposition: close]`.
//!
//! ```markdown
//! ### Final Comment Period
//! * [disposition: closed] [Stabilize a flag](https://github.com/rust-lang/cargo/pull/1)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### Final Comment Period
//! * [disposition: close] [Stabilize a flag](https://github.com/rust-lang/cargo/pull/1)
//! ```
//!
//! The fix is suggested.

use crate::edit::Replace;
use crate::lint::manual::manual;
use crate::lint::near::is_near;
use crate::lint::{Context, Fix, LineKind, Problem, Rule, Severity};
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "disposition",
    severity: Severity::Warning,
    doc: manual!("disposition.rs"),
    check,
};

const WORDS: [&str; 4] = ["merge", "close", "postpone", "unspecified"];

/// The word before a disposition, in any case.
const PREFIX: &str = "disposition";

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for line in &context.lines {
        let is_listed = context.kind(line.section) == Kind::FinalCommentPeriod
            && matches!(line.kind, LineKind::Item | LineKind::Prose);
        let at = Some(line.text).filter(|_| is_listed).and_then(tag);
        let Some((start, word)) = at else { continue };
        let plain = word.trim_matches(['<', '>', '\\', '(', ')', ' ']);
        if WORDS.contains(&plain) {
            continue;
        }
        let start = line.range.start + start;
        let range = start..start + word.len();
        let mut problem = RULE.problem(range.clone(), format!("`{word}` is not a disposition"));
        if let Some(right) = meant(plain) {
            let edit = Replace {
                range,
                text: right.to_owned(),
            };
            let title = format!("Write `{right}`");
            problem = problem.with_fix(Fix::suggested(title, vec![edit]));
        }
        found.push(problem);
    }
}

/// The word of the line's tag `[disposition: …]`, and where it starts.
fn tag(line: &str) -> Option<(usize, &str)> {
    let open = line.find('[').filter(|it| *it < 20)?;
    let inner = line.get(open + 1..)?;
    let tag = inner.get(..inner.find(']')?)?;
    let is_tag = tag.get(..PREFIX.len())?.eq_ignore_ascii_case(PREFIX);
    let word = tag.get(PREFIX.len()..).filter(|_| is_tag)?;
    let is_said =
        word.starts_with([':', '-', ' ']) && (word.starts_with(':') || !word.trim().contains(' '));
    let word = word.trim_start_matches([':', '-', ' ']).trim_end();
    let start = open + 1 + PREFIX.len() + tag.get(PREFIX.len()..)?.find(word)?;
    (is_said && !word.is_empty()).then_some((start, word))
}

fn meant(word: &str) -> Option<&'static str> {
    if matches!(word, "not specified" | "none" | "unknown" | "?") {
        return Some("unspecified");
    }
    WORDS.into_iter().find(|it| is_near(it, word))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn known_words_are_right() {
        check_problems(
            RULE,
            "### Final Comment Period\n* [disposition: merge] [a](u)\n* [disposition: \\<unspecified\\>] [b](u)\n* [disposition: delay] [c](u)\n* [disposition of 💛](u)\n* [Disposition: Close] [d](u)\n",
            &expect![[r#"
                4: * [disposition: delay] [c](u)
                                   ^^^^^ warning: `delay` is not a disposition
                6: * [Disposition: Close] [d](u)
                                   ^^^^^ warning: `Close` is not a disposition (Write `close`)
            "#]],
        );
    }

    #[test]
    fn fix_writes_the_word() {
        check_fix(
            RULE,
            "### Final Comment Period\r\n* [disposition: mege] [💛](https://a.example)\r\n* [disposition: not specified] [b](https://b.example)\r\n",
            &expect![[r#"
                ### Final Comment Period␍
                * [disposition: merge] [💛](https://a.example)␍
                * [disposition: unspecified] [b](https://b.example)␍
            "#]],
        );
    }
}
