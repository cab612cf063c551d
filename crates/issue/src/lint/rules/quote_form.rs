//! A quote of the week without its mark, its name, or the blank line between the two.
//!
//! The lines of the quote start with `>`. The name is a separate paragraph below the quote. Without a blank line
//! between them, the site takes the name for part of the quote.
//!
//! ```markdown
//! # Quote of the Week
//!
//! > It compiles.
//! – [A. Rustacean](https://example.com/quote)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! # Quote of the Week
//!
//! > It compiles.
//!
//! – [A. Rustacean](https://example.com/quote)
//! ```
//!
//! The fix is safe where only the blank line is missing.

use crate::edit::Replace;
use crate::lint::manual::manual;
use crate::lint::since::is_current;
use crate::lint::{Context, Fix, Line, LineKind, Problem, Rule, Severity};
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "quote-form",
    severity: Severity::Warning,
    doc: manual!("quote_form.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    if !is_current(context) {
        return;
    }
    let is_quote = |it: &&Line<'_>| context.kind(it.section) == Kind::QuoteOfTheWeek;
    let lines = context.lines.iter().filter(is_quote);
    let lines: Vec<_> = lines.filter(|it| it.kind != LineKind::Heading).collect();
    let name = lines.iter().position(|it| is_name(it));
    let quote = lines.iter().position(|it| is_quoted(it));
    match (quote, name) {
        (Some(_), Some(name)) => {
            found.extend(joined(&lines, name));
            found.extend(thanks(&lines, name));
        }
        (Some(quote), None) => found.extend(nameless(&lines, quote)),
        (None, Some(name)) => found.extend(unmarked(&lines, name)),
        (None, None) => {}
    }
}

fn is_quoted(line: &Line<'_>) -> bool {
    line.kind == LineKind::Prose && line.text.trim_start().starts_with('>')
}

/// Whether the line names the speaker, after any kind of dash.
fn is_name(line: &Line<'_>) -> bool {
    let is_text = matches!(line.kind, LineKind::Prose | LineKind::Item);
    let signs = ["–", "—", "- ", "--", "&mdash;", "&ndash;", "―"];
    is_text && signs.iter().any(|it| line.text.starts_with(it))
}

/// Reports a name right below the quote.
fn joined(lines: &[&Line<'_>], name: usize) -> Option<Problem> {
    let above = lines.get(name.checked_sub(1)?)?;
    let line = lines.get(name)?;
    // A name after a hyphen is a list item, which another rule reports.
    let is_joined = is_quoted(above) && above.text.trim() != ">" && line.kind == LineKind::Prose;
    let edits = vec![Replace::insert(line.range.start, "\n")];
    let problem = RULE.problem(
        line.range.clone(),
        "Expected a blank line between quote and name",
    );
    is_joined.then(|| problem.with_fix(Fix::safe("Write a blank line", edits)))
}

/// Reports thanks right below the name, which the site joins to the name's line.
fn thanks(lines: &[&Line<'_>], name: usize) -> Option<Problem> {
    let line = lines.get(name + 1)?;
    let is_joined = line.kind == LineKind::Prose && line.text.starts_with("Thanks to ");
    let edits = vec![Replace::insert(line.range.start, "\n")];
    let problem = RULE.problem(
        line.range.clone(),
        "Expected a blank line between name and thanks",
    );
    is_joined.then(|| problem.with_fix(Fix::safe("Write a blank line", edits)))
}

/// Reports a quote without a name below it.
fn nameless(lines: &[&Line<'_>], quote: usize) -> Option<Problem> {
    let rest = lines.get(quote..)?;
    let after = rest
        .iter()
        .skip_while(|it| is_quoted(it) || it.kind == LineKind::Blank);
    let next = after.take_while(|it| it.kind != LineKind::Blank).next();
    let is_named =
        next.is_some_and(|it| it.text.starts_with('[') && !it.text.starts_with("[Please"));
    let line = lines.get(quote)?;
    let problem = RULE.problem(line.range.clone(), "Quote has no name below it");
    (!is_named).then(|| problem.with_severity(Severity::Hint))
}

/// Reports text above a name that is not marked as a quote.
fn unmarked(lines: &[&Line<'_>], name: usize) -> Option<Problem> {
    let above = lines.get(..name)?;
    let text = above.iter().find(|it| it.kind == LineKind::Prose);
    Some(match text {
        Some(line) => RULE.problem(line.range.clone(), "Quote does not start with `>`"),
        None => RULE.problem(lines.get(name)?.range.clone(), "Name has no quote above it"),
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn missing_parts_of_a_quote_are_found() {
        for (text, expected) in [
            ("> a 💛\n\n– [b](https://b.example)\n", expect![[r#""#]]),
            (
                "a 💛\n\n– [b](https://b.example)\n",
                expect![[r#"
                3: a 💛
                   ^^^ warning: Quote does not start with `>`
            "#]],
            ),
            (
                "– [b 💛](https://b.example)\n",
                expect![[r#"
                3: – [b 💛](https://b.example)
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Name has no quote above it
            "#]],
            ),
            (
                "> a 💛\n\nThanks to c for the suggestion!\n",
                expect![[r#"
                    3: > a 💛
                       ^^^^^ hint: Quote has no name below it
                "#]],
            ),
            ("> a 💛\n\n[b](https://b.example)\n", expect![[r#""#]]),
            ("<!-- QOTW goes here -->\n", expect![[r#""#]]),
        ] {
            check_problems(RULE, &format!("# Quote of the Week\n\n{text}"), &expected);
        }
    }

    #[test]
    fn fix_writes_the_blank_line() {
        check_fix(
            RULE,
            "# Quote of the Week\r\n\r\n> a 💛\r\n– [b](https://b.example)\r\n",
            &expect![[r#"
                # Quote of the Week␍
                ␍
                > a 💛␍

                – [b](https://b.example)␍
            "#]],
        );
    }
}
