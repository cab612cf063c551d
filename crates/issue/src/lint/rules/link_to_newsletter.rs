//! An item that links to an issue of the newsletter itself.
//!
//! It is easy to copy the address of the newsletter's page instead of the address that was meant.
//!
//! ```markdown
//! ### Official
//! * [Rust 2.0](https://this-week-in-rust.org/blog/2026/08/26/this-week-in-rust-666/)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### Official
//! * [Rust 2.0](https://example.com/rust-2.0/)
//! ```
//!
//! There is no fix: only a person knows the right address.

use crate::lint::manual::manual;
use crate::lint::{Context, Link, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "link-to-newsletter",
    severity: Severity::Warning,
    doc: manual!("link_to_newsletter.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for (_, section, _) in context.sections() {
        for item in &section.items {
            let to_issue = |it: &&Link<'_>| {
                let address = it.address;
                address.path.starts_with("/blog/2") && address.site() == "this-week-in-rust.org"
            };
            for link in context.links_in(item.range.clone()).filter(to_issue) {
                let message = "Link leads to an issue of the newsletter itself";
                found.push(RULE.problem(link.url_range.clone(), message));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::check_problems;
    use expect_test::expect;

    #[test]
    fn other_pages_of_the_newsletter_are_fine() {
        check_problems(
            RULE,
            "* [archive](https://this-week-in-rust.org/blog/archives/)\n* [💛](https://www.this-week-in-rust.org/blog/2026/08/26/this-week-in-rust-666/)\n[intro](https://this-week-in-rust.org/blog/2026/)\n",
            &expect![[r#"
                2: * [💛](https://www.this-week-in-rust.org/blog/2026/08/26/this-week-in-rust-666/)
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Link leads to an issue of the newsletter itself
                3: [intro](https://this-week-in-rust.org/blog/2026/)
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Link leads to an issue of the newsletter itself
            "#]],
        );
    }
}
