//! The name under the quote of the week with a sign other than the dash `–` before it.
//!
//! With a hyphen the line is a list item. With other dashes it looks different from every other week.
//!
//! ```markdown
//! # Quote of the Week
//!
//! > It compiles.
//!
//! - [A. Rustacean](https://example.com/quote)
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
//! The fix is safe: the name does not change.

use crate::edit::Replace;
use crate::lint::manual::manual;
use crate::lint::since::is_current;
use crate::lint::{Context, Fix, Line, LineKind, Problem, Rule, Severity};
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "quote-dash",
    severity: Severity::Warning,
    doc: manual!("quote_dash.rs"),
    check,
};

/// What is written in place of the dash, longest first.
const SIGNS: [&str; 9] = ["&mdash;", "&ndash;", "---", "--", "—", "―", "−", "-", "–"];

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    if !is_current(context) {
        return;
    }
    let is_quote = |it: &Line<'_>| context.kind(it.section) == Kind::QuoteOfTheWeek;
    let seen =
        |it: &&Line<'_>| is_quote(it) && !matches!(it.kind, LineKind::Blank | LineKind::Hidden);
    let mut after_quote = false;
    for line in context.lines.iter().filter(seen) {
        if after_quote && let Some(sign) = SIGNS.iter().find(|it| line.text.starts_with(**it)) {
            found.extend(problem(line, sign));
        } else if after_quote && is_name(context, line) {
            let edits = vec![Replace::insert(line.range.start, "– ")];
            let fix = Fix::safe("Write `– ` before it", edits);
            found.push(
                RULE.problem(line.range.clone(), "Name under the quote has no dash")
                    .with_fix(fix),
            );
        }
        after_quote = line.text.starts_with('>');
    }
}

/// Whether the line is a single link, and not one that asks for votes.
fn is_name(context: &Context<'_>, line: &Line<'_>) -> bool {
    let link = context.links_in(line.range.clone()).last();
    let whole = line.range.start..line.range.start + line.text.trim_end().len();
    link.is_some_and(|it| it.range == whole && !it.url.contains("users.rust-lang.org/t/twir"))
}

fn problem(line: &Line<'_>, sign: &str) -> Option<Problem> {
    let name = line.text.get(sign.len()..)?.trim_start();
    if name.is_empty() || line.text.starts_with("– ") {
        return None;
    }
    let start = line.range.start;
    let message = if sign == "–" {
        "Dash under the quote has no space after it".to_owned()
    } else {
        format!("Name under the quote follows `{sign}`")
    };
    let edits = vec![Replace {
        range: start..line.range.end - name.len(),
        text: "– ".to_owned(),
    }];
    let problem = RULE.problem(start..start + sign.len(), message);
    Some(problem.with_fix(Fix::safe("Write `– `", edits)))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn only_the_line_under_a_quote_is_checked() {
        check_problems(
            RULE,
            "# Quote of the Week\n\n> 💛\n\n– [A](u)\n\n- x\n\n> b\n>\n> c\n— [B](u)\n* [editor](u)\n",
            &expect![[r#"
                12: — [B](u)
                    ^ warning: Name under the quote follows `—` (Write `– `)
            "#]],
        );
    }

    #[test]
    fn fix_writes_the_dash() {
        check_fix(
            RULE,
            "# Quote of the Week\r\n> a\r\n\r\n-- [💛](https://a.example)\r\n> b\r\n–[c](https://c.example)\r\n",
            &expect![[r#"
                # Quote of the Week␍
                > a␍
                ␍
                – [💛](https://a.example)␍
                > b␍
                – [c](https://c.example)␍
            "#]],
        );
    }

    #[test]
    fn a_name_without_dash_gets_one() {
        check_fix(
            RULE,
            "# Quote of the Week\r\n\r\n> 💛\r\n\r\n[A on b](https://a.example/)\r\n\r\n[Please vote](https://users.rust-lang.org/t/twir-quote-of-the-week/328)\r\n",
            &expect![[r#"
                # Quote of the Week␍
                ␍
                > 💛␍
                ␍
                – [A on b](https://a.example/)␍
                ␍
                [Please vote](https://users.rust-lang.org/t/twir-quote-of-the-week/328)␍
            "#]],
        );
    }
}
