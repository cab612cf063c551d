//! An unfinished sentence about the crate or the quote of the week.
//!
//! The end was lost when the sentence was copied, or something was left over after it.
//!
//! ```markdown
//! ## Crate of the Week
//!
//! This week's crate is [lifetime-tour](https://example.com/lifetimes), a
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ## Crate of the Week
//!
//! This week's crate is [lifetime-tour](https://example.com/lifetimes), a tool that shows lifetimes.
//! ```
//!
//! There is no fix: only a person knows the rest.

use crate::lint::manual::manual;
use crate::lint::{Context, Line, LineKind, Problem, Rule, Severity};
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "cut-sentence",
    severity: Severity::Warning,
    doc: manual!("cut_sentence.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let mut begins: Option<&Line<'_>> = None;
    let ends = context.lines.iter().skip(1).map(Some).chain([None]);
    for (line, next) in context.lines.iter().zip(ends) {
        if line.kind != LineKind::Prose {
            begins = None;
            continue;
        }
        let kind = context.kind(line.section);
        if begins.is_none() && is_sentence(kind, line.text) {
            begins = Some(line);
        }
        let is_last = next.is_none_or(|it| it.kind != LineKind::Prose);
        if is_last && begins.take().is_some() {
            found.extend(problem(line));
        }
    }
}

/// Whether a paragraph in a section of this kind is always a whole sentence.
fn is_sentence(kind: Kind, line: &str) -> bool {
    let of_week = matches!(kind, Kind::CrateOfTheWeek | Kind::QuoteOfTheWeek);
    let starts = ["This week's crate", "This week’s crate", "Thanks to "];
    of_week && starts.iter().any(|it| line.starts_with(it))
}

fn problem(line: &Line<'_>) -> Option<Problem> {
    let text = line.text.split("<!--").next()?.trim_end();
    let closing = ['*', '_', ')', '"', '”', '\''];
    let is_whole = text
        .trim_end_matches(closing)
        .ends_with(['.', '!', '?', '…']);
    let word = text.rsplit(' ').next().unwrap_or(text);
    let start = line.range.start + text.len() - word.len();
    let problem = RULE.problem(start..line.range.start + text.len(), "Sentence has no end");
    (!is_whole).then_some(problem)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::check_problems;
    use expect_test::expect;

    #[test]
    fn a_sentence_ends_with_its_mark() {
        check_problems(
            RULE,
            "## Crate of the Week\n\nThis week's crate is [a](https://a.example), a 💛\ntool for\n\nThanks to [b](https://b.example) for the suggestion!\n\n[Please submit][c]\n# Quote of the Week\n\nThanks to [d](https://d.example) for\n",
            &expect![[r#"
                4: tool for
                        ^^^ warning: Sentence has no end
                11: Thanks to [d](https://d.example) for
                                                     ^^^ warning: Sentence has no end
            "#]],
        );
        check_problems(
            RULE,
            "## Crate of the Week\n\nThis week's crate is [a](https://a.example), a tool.P\n",
            &expect![[r#"
                3: This week's crate is [a](https://a.example), a tool.P
                                                                  ^^^^^^ warning: Sentence has no end
            "#]],
        );
    }
}
