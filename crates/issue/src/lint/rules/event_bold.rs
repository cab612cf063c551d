//! An event's title that is not bold, or bold outside of its link.
//!
//! Events' titles are bold, so that readers can easily tell them from the organisers' names.
//!
//! ```markdown
//! ### Asia
//! * 2026-08-27 | Bangalore, IN | [Rust Bangalore](https://example.com/bangalore)
//!     * [Summer meetup](https://example.com/bangalore/1)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### Asia
//! * 2026-08-27 | Bangalore, IN | [Rust Bangalore](https://example.com/bangalore)
//!     * [**Summer meetup**](https://example.com/bangalore/1)
//! ```
//!
//! The fix is safe: the words stay the same.

use crate::edit::Replace;
use crate::lint::events::{Listed, in_two_lines, listed};
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Link, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "event-bold",
    severity: Severity::Warning,
    doc: manual!("event_bold.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    if in_two_lines(context) {
        found.extend(listed(context).filter_map(|it| problem(context, &it)));
    }
}

fn problem(context: &Context<'_>, it: &Listed<'_>) -> Option<Problem> {
    let link = title(context, it)?;
    let text = link.title.trim();
    // Another rule reports marks that do not match.
    if text.is_empty() || text.contains("**") || text.contains("__") {
        return None;
    }
    let range = link.range.clone();
    let mut edits = vec![
        Replace::insert(link.title_range.start, "**"),
        Replace::insert(link.title_range.end, "**"),
    ];
    let mut message = "Event's title is not bold";
    let outer = range.start.checked_sub(2)?..range.end + 2;
    let (before, after) = (outer.start..range.start, range.end..outer.end);
    if context.slice(before.clone()) == "**" && context.slice(after.clone()) == "**" {
        message = "Bold is outside of the link";
        edits.insert(0, Replace::delete(before));
        edits.push(Replace::delete(after));
    }
    let fix = Fix::safe("Make the title bold", edits);
    Some(RULE.problem(range, message).with_fix(fix))
}

/// Returns the link of an event's title, which is below the event's first line.
fn title<'c, 'a>(context: &'c Context<'a>, it: &Listed<'_>) -> Option<&'c Link<'a>> {
    let first = context.lines.get(context.line_index(it.item.range.start))?;
    let below = first.next.min(it.item.range.end)..it.item.range.end;
    let mut links = context.links_in(below).filter(|it| !it.image);
    links.find(|link| link.url == it.event.url && link.title.contains(it.event.title.trim()))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    const HEAD: &str = "### Europe\n* 2026-08-27 | Oslo, NO | [a 💛](https://a.example)\n";

    #[test]
    fn bold_in_part_is_enough() {
        let titles = "    * [**b** c](https://b.example)\n";
        check_problems(RULE, &format!("{HEAD}{titles}"), &expect![[r#""#]]);
    }

    #[test]
    fn fix_makes_the_title_bold() {
        for (title, expected) in [
            (
                "    * [b 💛](https://b.example)\n",
                expect![[r#"
                ### Europe
                * 2026-08-27 | Oslo, NO | [a 💛](https://a.example)
                    * [**b 💛**](https://b.example)
            "#]],
            ),
            (
                "    * **[b](https://b.example)**\n",
                expect![[r#"
                ### Europe
                * 2026-08-27 | Oslo, NO | [a 💛](https://a.example)
                    * [**b**](https://b.example)
            "#]],
            ),
        ] {
            check_fix(RULE, &format!("{HEAD}{title}"), &expected);
        }
    }
}
