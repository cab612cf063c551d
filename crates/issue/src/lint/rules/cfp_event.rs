//! A call for speakers without its four fields.
//!
//! The fields are the name with its link, the day the call closes, the place, and the day of the event, with bars
//! between them. A day may have words around it ("Closes 2026-10-01"). Without bars and days, tools cannot remove
//! closed calls.
//!
//! ```markdown
//! ### CFP - Events
//! * [**Rust Oslo**](https://example.com/cfp) closes 1 October | Oslo, NO
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### CFP - Events
//! * [**Rust Oslo**](https://example.com/cfp)| 2026-10-01 | Oslo, NO | 2026-12-01
//! ```
//!
//! If the bars have backslashes before them, there is a suggested fix. Otherwise there is no fix: only a person knows
//! what is missing.

use std::ops::Range;

use crate::edit::Replace;
use crate::entry::Entry;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Problem, Rule, Severity};
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "cfp-event",
    severity: Severity::Warning,
    doc: manual!("cfp_event.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let sections = context
        .sections()
        .filter(|(_, it, _)| it.kind == Kind::CfpEvents);
    for (_, section, entries) in sections {
        for entry in entries {
            let is_other = matches!(entry.entry, Entry::Link(_) | Entry::Other(_));
            let Some(item) = section.items.get(entry.item).filter(|_| is_other) else {
                continue;
            };
            let whole = item.content..item.range.end.max(item.content);
            // A comment with the template may follow on the same line.
            let comment = context.outline.hidden.comments_in(whole.clone()).next();
            let text = context.slice(whole.start..comment.map_or(whole.end, |it| it.start));
            let range = whole.start..whole.start + text.trim_end().len();
            if range.is_empty() {
                continue;
            }
            if text.contains("\\|") {
                found.push(escaped(context, range));
                continue;
            }
            let message = match text.split('|').count() {
                4 => {
                    "Call for speakers needs a date like 2026-08-26 in its second and fourth field"
                        .to_owned()
                }
                1 => "Call for speakers has no fields for its days and place".to_owned(),
                count => format!("Call for speakers has {count} fields, expected 4"),
            };
            found.push(RULE.problem(range, message));
        }
    }
}

/// Reports a call whose bars have backslashes before them.
fn escaped(context: &Context<'_>, range: Range<usize>) -> Problem {
    let bars = context.slice(range.clone()).match_indices("\\|");
    let at = |it: (usize, &str)| range.start + it.0;
    let edits = bars.map(|it| Replace::delete(at(it)..at(it) + 1));
    let fix = Fix::suggested("Write `|`", edits.collect());
    RULE.problem(
        range.clone(),
        "Call for speakers has backslashes before its bars",
    )
    .with_fix(fix)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn four_fields_are_expected() {
        check_problems(
            RULE,
            "### CFP - Events\n* [**A 💛**](u)| Closes 2026-10-01 | Oslo, NO | 2026-12-01 - 2026-12-03\n* [B](u) | 1 October | Oslo | 2026-12-01\n* [C](u) | 2026-10-01 | Oslo\n* [D](u)\n* *No Calls for papers or presentations were submitted this week.*\n",
            &expect![[r#"
                3: * [B](u) | 1 October | Oslo | 2026-12-01
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Call for speakers needs a date like 2026-08-26 in its second and fourth field
                4: * [C](u) | 2026-10-01 | Oslo
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Call for speakers has 3 fields, expected 4
                5: * [D](u)
                     ^^^^^^ warning: Call for speakers has no fields for its days and place
            "#]],
        );
    }

    #[test]
    fn a_template_after_it_does_not_count() {
        check_problems(
            RULE,
            "### CFP - Events\n* [A 💛](u) | Oslo <!-- a | b | c -->\n",
            &expect![[r#"
                2: * [A 💛](u) | Oslo <!-- a | b | c -->
                     ^^^^^^^^^^^^^^^ warning: Call for speakers has 2 fields, expected 4
            "#]],
        );
    }

    #[test]
    fn fix_removes_backslashes() {
        check_fix(
            RULE,
            "### CFP - Events\r\n* [A 💛](u) \\| 2026-10-01 \\| Oslo, NO \\| 2026-12-01\r\n",
            &expect![[r#"
                ### CFP - Events␍
                * [A 💛](u) | 2026-10-01 | Oslo, NO | 2026-12-01␍
            "#]],
        );
    }
}
