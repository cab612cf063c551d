//! Text next to a community link.
//!
//! An entry consists of its tags and a title with its link; editors remove descriptions. Issues before 2021 had
//! descriptions.
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
use crate::item::marker;
use crate::lines::lines;
use crate::lint::context::community;
use crate::lint::manual::manual;
use crate::lint::tag_names::in_words;
use crate::lint::{Context, Fix, Link, Problem, Rule, Severity};
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
        let is_community = section.kind == Kind::Links && community.contains(&section.body.start);
        if is_community || section.kind == Kind::CfpProjects {
            found.extend(entries.iter().filter_map(|it| problem(context, it)));
        }
    }
}

fn problem(context: &Context<'_>, found: &LocatedEntry) -> Option<Problem> {
    if !matches!(
        found.entry,
        Entry::Link(_) | Entry::CfpProject(_) | Entry::Other(_)
    ) {
        return None;
    }
    let mut links = context.links_in(found.range.clone());
    let link = links.find(|it| !it.image)?;
    // Readers want further links.
    if links.next().is_some() {
        return None;
    }
    before(context, found, link).or_else(|| after(context, found, link))
}

/// Reports text after the link, up to a comment, which tools write.
fn after(context: &Context<'_>, found: &LocatedEntry, link: &Link<'_>) -> Option<Problem> {
    let rest = context.slice(link.range.end..found.range.end);
    let text = rest.split("<!--").next()?.trim_end();
    let said = text.trim_start();
    let is_tag = in_words(said.trim_matches(|it: char| !it.is_alphanumeric())).is_some();
    // Other rules check tags and brackets, and a list is not a description.
    if said.is_empty() || is_tag || said.starts_with([']', ')', '[']) || has_list(said) {
        return None;
    }
    let range = link.range.end..link.range.end + text.len();
    let start = range.end - said.len();
    let is_text = said.contains(char::is_alphanumeric);
    let (message, title) = if is_text {
        ("Editors remove text after a link", "Remove the text")
    } else {
        ("Editors remove what follows a link", "Remove it")
    };
    let fix = Fix::suggested(title, vec![Replace::delete(range.clone())]);
    Some(RULE.problem(start..range.end, message).with_fix(fix))
}

/// Reports text before the link that is not a tag.
fn before(context: &Context<'_>, found: &LocatedEntry, link: &Link<'_>) -> Option<Problem> {
    let item = context.slice(found.range.start..link.range.start);
    let text = item.get(marker(item)?.content..)?.trim();
    // Other rules check brackets, tags, and words that mean a tag.
    let is_text =
        text.contains(char::is_alphanumeric) && !text.contains(['[', '(', '{', '<', '\n']);
    let is_tag = in_words(text.trim_end_matches(':')).is_some();
    let start = link.range.start - item.len() + item.find(text)?;
    let problem = RULE.problem(
        start..start + text.len(),
        "Editors remove text before a link",
    );
    (is_text && !is_tag && marker(text).is_none()).then_some(problem)
}

/// Whether one of the further lines of text is a list item, or code.
fn has_list(text: &str) -> bool {
    let mut lines = lines(text).skip(1).filter_map(|it| text.get(it.range));
    lines.any(|it| marker(it).is_some() || it.starts_with("```"))
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
                7: * [d](https://a.example/5) with more text after it
                                              ^^^^^^^^^^^^^^^^^^^^^^^ hint: Editors remove text after a link (Remove the text)
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

    #[test]
    fn text_on_both_sides_of_the_link_is_found() {
        check_problems(
            RULE,
            "## Updates from Rust Community\n### Official\n* [a 💛](https://a.example/1).\n* New: [b](https://a.example/2)\n* Video: [c](https://a.example/3)\n* [d](https://a.example/4)\n  and more\n* [e](https://a.example/5)\n  * [steps](https://a.example/6)\n* [f](https://a.example/7) - an `f`\n",
            &expect![[r#"
                3: * [a 💛](https://a.example/1).
                                               ^ hint: Editors remove what follows a link (Remove it)
                4: * New: [b](https://a.example/2)
                     ^^^^ hint: Editors remove text before a link
                7:   and more
                     ^^^^^^^^ hint: Editors remove text after a link (Remove the text)
                10: * [f](https://a.example/7) - an `f`
                                               ^^^^^^^^ hint: Editors remove text after a link (Remove the text)
            "#]],
        );
    }
}
