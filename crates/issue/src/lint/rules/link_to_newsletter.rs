//! A link to an issue of the newsletter itself, where the discussion of it should be.
//!
//! The page and the thread about it are easily confused when copying.
//!
//! ```markdown
//! ## Jobs
//! <small>[Discuss on r/rust](https://this-week-in-rust.org/blog/2026/08/26/this-week-in-rust-666/)</small>
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ## Jobs
//! <small>[Discuss on r/rust](https://www.reddit.com/r/rust/comments/abc/this_week_in_rust_666/)</small>
//! ```
//!
//! There is no fix: the thread's address is not known.

use crate::lint::address::Address;
use crate::lint::manual::manual;
use crate::lint::{Context, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "link-to-newsletter",
    severity: Severity::Warning,
    doc: manual!("link_to_newsletter.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for link in &context.links {
        let address = Address::read(link.url);
        if address.site() == "this-week-in-rust.org" && link.title.trim().starts_with("Discuss") {
            let message = "Link leads to the newsletter itself, not to the discussion";
            found.push(RULE.problem(link.url_range.clone(), message));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::check_problems;
    use expect_test::expect;

    #[test]
    fn other_links_to_it_are_fine() {
        check_problems(
            RULE,
            "[archive](https://this-week-in-rust.org/blog/archives/)\n<small>[Discuss 💛](https://www.this-week-in-rust.org/)</small>\n",
            &expect![[r#"
                2: <small>[Discuss 💛](https://www.this-week-in-rust.org/)</small>
                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Link leads to the newsletter itself, not to the discussion
            "#]],
        );
    }
}
