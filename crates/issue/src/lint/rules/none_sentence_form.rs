//! A sentence that says which groups have no entries, with wrong punctuation.
//!
//! The sentence names each group on a line of its own. Each line but the last ends with a comma or "or", and the stars
//! are around the whole sentence. Otherwise readers see a star, or only part of the sentence in italics.
//!
//! ```markdown
//! ### Final Comment Period
//!
//! *No Items entered Final Comment Period this week for
//! [Rust](https://example.com/rust).* or
//! [Cargo](https://example.com/cargo).*
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### Final Comment Period
//!
//! *No Items entered Final Comment Period this week for
//! [Rust](https://example.com/rust) or
//! [Cargo](https://example.com/cargo).*
//! ```
//!
//! The fix is suggested.

use crate::edit::Replace;
use crate::item::marker;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Line, LineKind, Problem, Rule, Severity};
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "none-sentence-form",
    severity: Severity::Warning,
    doc: manual!("none_sentence_form.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let mut lines = context.lines.iter().peekable();
    while let Some(first) = lines.next() {
        let kind = context.kind(first.section);
        let has_sentence = matches!(
            kind,
            Kind::FinalCommentPeriod
                | Kind::CallsForTesting
                | Kind::ApprovedRfcs
                | Kind::NewRfcs
                | Kind::CfpProjects
        );
        if !has_sentence || begins(first).is_none() {
            continue;
        }
        let mut sentence = vec![first];
        while let Some(line) = lines.next_if(|it| continues(it)) {
            sentence.push(line);
        }
        found.extend(between(&sentence).or_else(|| at_ends(&sentence)));
    }
}

/// Returns the mark of emphasis of the sentence that begins on this line, which may be empty; `None` if no sentence
/// does.
fn begins<'a>(line: &Line<'a>) -> Option<&'a str> {
    if !matches!(line.kind, LineKind::Prose | LineKind::Item) {
        return None;
    }
    let from = marker(line.text).map_or(0, |it| it.content);
    let text = line.text.get(from..)?;
    let words = text.trim_start_matches(['*', '_']);
    let is_it = words.starts_with("No ")
        && (words.contains(" week") || words.contains("](") || words.contains("were"));
    is_it
        .then(|| text.get(..text.len() - words.len()))
        .flatten()
}

/// Whether the sentence may continue on this line, usually with a link to a group.
fn continues(line: &Line<'_>) -> bool {
    matches!(line.kind, LineKind::Prose | LineKind::InItem)
        && line.text.trim_start().starts_with('[')
}

/// Returns the problem of a line before the last that does not end with a comma or "or".
fn between(sentence: &[&Line<'_>]) -> Option<Problem> {
    let last = sentence.len().checked_sub(1)?;
    let inner = sentence.get(1..last)?;
    inner.iter().find_map(|line| {
        let text = line.text.trim_end();
        let link = text.rfind(')')? + 1;
        let tail = text.get(link..)?;
        if matches!(tail, "" | "," | " or" | ", or" | " and") {
            return None;
        }
        let range = line.range.start + link..line.range.start + text.len();
        let right = if tail.contains("or") { " or" } else { "," };
        Some(fixed(
            range,
            right,
            format!("Sentence has `{}` between two groups", tail.trim()),
        ))
    })
}

/// Returns the problem of a sentence with stars at only one end, or without a full stop.
fn at_ends(sentence: &[&Line<'_>]) -> Option<Problem> {
    let (first, last) = (sentence.first()?, sentence.last()?);
    let mark = begins(first)?;
    let text = last.text.trim_end();
    let words = text.trim_end_matches(['*', '_']);
    let end = text.get(words.len()..)?;
    let link = words.rfind(')').map_or(0, |it| it + 1);
    let tail = words.get(link..).filter(|_| sentence.len() > 1);
    let at = |from: usize| last.range.start + from..last.range.start + text.len();
    if mark.is_empty() && !end.is_empty() {
        let problem = RULE.problem(
            at(words.len()),
            format!("Sentence ends with `{end}`, but does not begin with it"),
        );
        let start = first.range.start + marker(first.text).map_or(0, |it| it.content);
        let edits = vec![Replace::insert(start, end)];
        return Some(
            problem.with_fix(Fix::suggested(format!("Write `{end}` at its start"), edits)),
        );
    }
    if tail.is_some_and(|it| !matches!(it, "." | "")) {
        return Some(fixed(
            at(link),
            &format!(".{mark}"),
            format!("Sentence ends with `{}`", text.get(link..)?),
        ));
    }
    let is_open = end.is_empty() && !mark.is_empty() && words.ends_with(['.', ')']);
    is_open.then(|| {
        let text = if words.ends_with('.') {
            mark.to_owned()
        } else {
            format!(".{mark}")
        };
        let end = at(words.len()).end;
        let problem = RULE.problem(
            first.range.start..end,
            format!("Sentence begins with `{mark}`, but does not end with it"),
        );
        problem.with_fix(Fix::suggested(
            format!("Write `{text}` at its end"),
            vec![Replace::insert(end, text)],
        ))
    })
}

fn fixed(range: std::ops::Range<usize>, text: &str, message: String) -> Problem {
    let edits = vec![Replace {
        range: range.clone(),
        text: text.to_owned(),
    }];
    RULE.problem(range, message)
        .with_fix(Fix::suggested(format!("Write `{}`", text.trim()), edits))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn usual_sentences_are_fine() {
        check_problems(
            RULE,
            "### Final Comment Period\n*No Items entered Final Comment Period this week for\n[Rust](https://a.example),\n[Teams](https://b.example) [(MCPs 💛)](https://c.example) or\n  [Cargo](https://d.example).*\nLet us know\n\n* *No RFCs were approved this week.*\n\nNo items this week.\n",
            &expect![[""]],
        );
    }

    #[test]
    fn fix_writes_the_usual_punctuation() {
        for (text, expected) in [
            (
                "*No Items were there for\n[Rust](https://a.example).* or\n[💛](https://d.example).*\n",
                expect![[r#"
                    ### Final Comment Period
                    *No Items were there for
                    [Rust](https://a.example) or
                    [💛](https://d.example).*
                "#]],
            ),
            (
                "*No Items were there for\n[Rust](https://a.example),L\n[Cargo](https://d.example).*\n",
                expect![[r#"
                    ### Final Comment Period
                    *No Items were there for
                    [Rust](https://a.example),
                    [Cargo](https://d.example).*
                "#]],
            ),
            (
                "No Items were there for\n[Rust](https://a.example),\n[Cargo](https://d.example).*\n",
                expect![[r#"
                    ### Final Comment Period
                    *No Items were there for
                    [Rust](https://a.example),
                    [Cargo](https://d.example).*
                "#]],
            ),
            (
                "*No Items were there this week.\n",
                expect![[r#"
                ### Final Comment Period
                *No Items were there this week.*
            "#]],
            ),
            (
                "*No Items were there for\n[Rust](https://a.example) or\n[Cargo](https://d.example).x\n",
                expect![[r#"
                    ### Final Comment Period
                    *No Items were there for
                    [Rust](https://a.example) or
                    [Cargo](https://d.example).*
                "#]],
            ),
        ] {
            check_fix(
                RULE,
                &format!("### Final Comment Period\n{text}"),
                &expected,
            );
        }
    }
}
