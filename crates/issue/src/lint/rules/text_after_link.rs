//! Text after a community link.
//!
//! Entries are a title with its link and nothing more; editors remove descriptions. Before 2021 issues had them.
//!
//! ```markdown
//! ## Updates from Rust Community
//! ### Project/Tooling Updates
//! * [lifetime-tour 1.0](https://example.com/lifetimes) - a tool that shows lifetimes as you type
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ## Updates from Rust Community
//! ### Project/Tooling Updates
//! * [lifetime-tour 1.0](https://example.com/lifetimes)
//! ```
//!
//! The fix is only suggested: something in the text may belong in the title.

use crate::calendar::Date;
use crate::edit::Replace;
use crate::entry::{Entry, LocatedEntry};
use crate::lint::context::community;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Problem, Rule, Severity};
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "text-after-link",
    severity: Severity::Hint,
    doc: manual!("text_after_link.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    if context.date < Date::new(2021, 1, 1) && context.date.is_some() {
        return;
    }
    let community = community(context.outline);
    for (_, section, entries) in context.sections() {
        if section.kind == Kind::Links && community.contains(&section.body.start) {
            found.extend(entries.iter().filter_map(|it| problem(context, it)));
        }
    }
}

fn problem(context: &Context<'_>, found: &LocatedEntry) -> Option<Problem> {
    if !matches!(found.entry, Entry::Link(_)) {
        return None;
    }
    let mut links = context.links_in(found.range.clone());
    let link = links.find(|it| !it.image)?;
    // Further links are for readers; a comment is a tool's.
    if links.next().is_some() {
        return None;
    }
    let rest = context.slice(link.range.end..found.range.end);
    let text = rest.split("<!--").next()?.trim_end();
    let words = text.split(|it: char| !it.is_alphanumeric());
    if words.filter(|it| it.len() > 2).count() < 3 || text.contains('\n') {
        return None;
    }
    let range = link.range.end..link.range.end + text.len();
    let fix = Fix::suggested("Remove the text", vec![Replace::delete(range.clone())]);
    let start = range.end - text.trim_start().len();
    let problem = RULE.problem(start..range.end, "Editors remove text after a link");
    Some(problem.with_fix(fix))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn other_links_and_tags_may_follow() {
        check_problems(
            RULE,
            "## Updates from Rust Community\n### Official\n* [a 💛](https://a.example/1) - now with lifetimes as well\n* [b](https://a.example/2) and [b, the part that comes next](https://a.example/3)\n* [c](https://a.example/4) (series) <!-- made by a tool of the editors -->\n### CFP - Projects\n* [d](https://a.example/5) with more text after it\n",
            &expect![[r#"
                3: * [a 💛](https://a.example/1) - now with lifetimes as well
                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: Editors remove text after a link (Remove the text)
            "#]],
        );
    }

    #[test]
    fn fix_removes_it() {
        check_fix(
            RULE,
            "## Updates from Rust Community\n### Official\n* [a 💛](https://a.example/1): has been stable for years <!-- x -->\n",
            &expect![[r#"
                ## Updates from Rust Community
                ### Official
                * [a 💛](https://a.example/1) <!-- x -->
            "#]],
        );
    }
}
