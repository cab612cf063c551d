//! A disposition that the teams do not use.
//!
//! The disposition is what the team plans for an item after its final comment period: merge, close or postpone it.
//! Since 2025 issues leave out "merge" and write the other dispositions before the title: `[disposition: close]`.
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
//! The fix is suggested: the writer may have meant another disposition.

use crate::edit::Replace;
use crate::item::marker;
use crate::lint::edit_distance::is_near;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Line, LineKind, Problem, Rule, Severity};
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "disposition",
    severity: Severity::Warning,
    doc: manual!("disposition.rs"),
    check,
};

const WORDS: [&str; 4] = ["merge", "close", "postpone", "unspecified"];

/// The word before a disposition, in lower or upper case.
const PREFIX: &str = "disposition";

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for line in &context.lines {
        let is_listed = context.kind(line.section) == Kind::FinalCommentPeriod
            && matches!(line.kind, LineKind::Item | LineKind::Prose);
        if let Some(problem) = Some(line).filter(|_| is_listed).and_then(misspelt) {
            found.push(problem);
            continue;
        }
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

/// Reports a tag whose first word is misspelt or missing, or which has no space after the colon.
fn misspelt(line: &Line<'_>) -> Option<Problem> {
    let content = marker(line.text)?.content;
    let tag = line
        .text
        .get(content..)?
        .strip_prefix('[')?
        .split_once("] [")?
        .0;
    let (name, word) = tag.split_once(':').unwrap_or((PREFIX, tag));
    let is_bare = !tag.contains(':') && WORDS.contains(&tag);
    let is_other = tag.contains(':') && !name.eq_ignore_ascii_case(PREFIX) && is_near(name, PREFIX);
    let is_glued = name == PREFIX && tag.contains(':') && WORDS.contains(&word);
    let is_cased = name != PREFIX && name.eq_ignore_ascii_case(PREFIX);
    if !(is_bare || is_other || is_glued || is_cased) {
        return None;
    }
    let start = line.range.start + content + 1;
    let text = format!("{PREFIX}: {}", word.trim());
    let fix = Fix::suggested(
        format!("Write `[{text}]`"),
        vec![Replace {
            range: start..start + tag.len(),
            text,
        }],
    );
    let message = format!("`[{tag}]` is not in the form `[disposition: …]`");
    Some(
        RULE.problem(start..start + tag.len(), message)
            .with_fix(fix),
    )
}

/// Returns the byte where the value of the line's tag `[disposition: …]` starts, and the value.
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
    fn known_dispositions_are_fine() {
        check_problems(
            RULE,
            "### Final Comment Period\n* [disposition: merge] [a](u)\n* [disposition: \\<unspecified\\>] [b](u)\n* [disposition: delay] [c](u)\n* [disposition of 💛](u)\n* [Disposition: Close] [d](u)\n",
            &expect![[r#"
                4: * [disposition: delay] [c](u)
                                   ^^^^^ warning: `delay` is not a disposition
                6: * [Disposition: Close] [d](u)
                      ^^^^^^^^^^^^^^^^^^ warning: `[Disposition: Close]` is not in the form `[disposition: …]` (Write `[disposition: Close]`)
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

    #[test]
    fn fix_completes_the_tag() {
        check_fix(
            RULE,
            "### Final Comment Period\r\n* [dispostion: merge] [a 💛](u)\r\n* [disposition:close] [b](u)\r\n* [merge] [c](u)\r\n* [new] [d](u)\r\n",
            &expect![[r#"
                ### Final Comment Period␍
                * [disposition: merge] [a 💛](u)␍
                * [disposition: close] [b](u)␍
                * [disposition: merge] [c](u)␍
                * [new] [d](u)␍
            "#]],
        );
    }
}
