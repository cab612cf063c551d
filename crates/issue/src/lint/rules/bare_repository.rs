//! A repository or a package where the newsletter wants something to read.
//!
//! These sections ask for release notes, posts and announcements. The newsletter's CI warns about every link in them to
//! the front page of a repository, to crates.io or to docs.rs. Editors decline such links under "Project/Tooling
//! Updates", so there the rule warns. In other sections, and after the first link of an item, such a link may be right:
//! there the rule only gives a hint that CI will warn.
//!
//! ```markdown
//! ### Project/Tooling Updates
//! * [lifetime-tour](https://github.com/example/lifetime-tour)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### Project/Tooling Updates
//! * [lifetime-tour 1.0](https://github.com/example/lifetime-tour/releases/tag/1.0)
//! ```
//!
//! There is no fix: only the project's authors know where its news is.

use std::collections::HashSet;

use crate::lint::address::Address;
use crate::lint::context::community_links;
use crate::lint::manual::manual;
use crate::lint::{Context, Link, Problem, Rule, Severity};
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "bare-repository",
    severity: Severity::Warning,
    doc: manual!("bare_repository.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let mut warned = HashSet::new();
    for link in tooling_links(context) {
        if let Some(what) = bare(&link.address).filter(|_| !is_inside(&link.address)) {
            let message = format!("Links to {what}, not an article");
            found.push(RULE.problem(link.range.clone(), message));
            warned.insert(link.range.start);
        }
    }
    for link in community_links(context).filter(|it| !warned.contains(&it.range.start)) {
        if let Some(what) = bare(&link.address) {
            let message = format!("Links to {what}; CI will ask for an article");
            let problem = RULE.problem(link.range.clone(), message);
            found.push(problem.with_severity(Severity::Hint));
        }
    }
}

/// Returns the first link of each item under "Project/Tooling Updates", which is what the item is about.
fn tooling_links<'c, 'a>(context: &'c Context<'a>) -> impl Iterator<Item = &'c Link<'a>> {
    let is_tooling = |heading: &str| heading.to_ascii_lowercase().contains("tooling");
    context
        .sections()
        .filter(move |(_, it, _)| it.kind == Kind::Links && is_tooling(&it.heading))
        .flat_map(|(_, section, _)| &section.items)
        .filter_map(|item| context.links_in(item.range.clone()).find(|it| !it.image))
}

/// Whether `address` is a page inside a repository or its documentation, which may be worth reading.
fn is_inside(address: &Address<'_>) -> bool {
    let parts = address.path.split('/').filter(|it| !it.is_empty()).count();
    match address.site().as_ref() {
        "docs.rs" => parts != 1,
        "crates.io" => !address.path.starts_with("/crates/"),
        _ => parts > 2,
    }
}

fn bare(address: &Address<'_>) -> Option<&'static str> {
    let parts = address.path.split('/').filter(|it| !it.is_empty()).count();
    match address.site().as_ref() {
        "github.com" | "gitlab.com" | "codeberg.org" if parts == 2 => Some("a repository"),
        "github.com" if address.path.split('/').nth(3) == Some("tree") => Some("a repository"),
        "crates.io" => Some("a package"),
        "lib.rs" if address.path.starts_with("/crates/") => Some("a package"),
        "docs.rs" => Some("a package's documentation"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::check_problems;
    use expect_test::expect;

    #[test]
    fn the_first_link_of_an_item_is_a_warning() {
        check_problems(
            RULE,
            "### Project/Tooling Updates\n* [a 💛](https://crates.io/crates/a)\n* [b](https://b.example/) by [b](https://github.com/b/b)\n* [c](https://www.github.com/c/c/)\n### Official\n* [c](https://github.com/c/c/)\n",
            &expect![[r#"
                2: * [a 💛](https://crates.io/crates/a)
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Links to a package, not an article
                4: * [c](https://www.github.com/c/c/)
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Links to a repository, not an article
            "#]],
        );
    }

    #[test]
    fn ci_asks_in_every_community_section() {
        check_problems(
            RULE,
            "# Updates from Rust Community\n## News & Blog Posts\n* [a 💛](https://a.example/) ([code](https://github.com/a/a#readme))\n* [b](https://docs.rs/b/latest/b/) and <https://codeberg.org/b/b>\n* [c](https://github.com/c/c/releases/tag/1)\n## Project/Tooling Updates\n* [d](https://d.example/), [crate](https://crates.io/crates/d)\n* [e](https://github.com/e/e)\n# Crate of the Week\n[f](https://github.com/f/f)\n",
            &expect![[r#"
                3: * [a 💛](https://a.example/) ([code](https://github.com/a/a#readme))
                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: Links to a repository; CI will ask for an article
                4: * [b](https://docs.rs/b/latest/b/) and <https://codeberg.org/b/b>
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: Links to a package's documentation; CI will ask for an article
                4: * [b](https://docs.rs/b/latest/b/) and <https://codeberg.org/b/b>
                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: Links to a repository; CI will ask for an article
                7: * [d](https://d.example/), [crate](https://crates.io/crates/d)
                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: Links to a package; CI will ask for an article
                8: * [e](https://github.com/e/e)
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Links to a repository, not an article
            "#]],
        );
    }
}
