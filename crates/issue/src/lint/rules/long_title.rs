//! A title far longer than the others.
//!
//! Readers skim the list. Most titles have about fifty characters, and very few have more than 120. Longer ones usually
//! include a subtitle or a description.
//!
//! ```markdown
//! ## Updates from Rust Community
//! ### Miscellaneous
//! * [A tour of lifetimes: what they are, why they are there, how the compiler finds them, what to do when it does not
//! find them](https://example.com/lifetimes)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ## Updates from Rust Community
//! ### Miscellaneous
//! * [A tour of lifetimes](https://example.com/lifetimes)
//! ```
//!
//! There is no fix: only a person knows where the title ends.

use crate::inline::plain;
use crate::lint::context::community_links;
use crate::lint::manual::manual;
use crate::lint::{Context, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "long-title",
    severity: Severity::Hint,
    doc: manual!("long_title.rs"),
    check,
};

/// The length, in characters, that very few titles exceed.
const MOST: usize = 120;

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for link in community_links(context).filter(|it| it.title.len() > MOST) {
        let length = plain(link.title).chars().count();
        if length > MOST {
            let message = format!("Title has {length} characters, far more than most titles");
            found.push(RULE.problem(link.title_range.clone(), message));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::check_problems;
    use expect_test::expect;

    #[test]
    fn characters_are_counted_instead_of_bytes() {
        let title = |of: &str, length| of.repeat(length);
        check_problems(
            RULE,
            &format!(
                "## Updates from Rust Community\n* [{}](https://a.example/1)\n* [{}](https://a.example/2)\n",
                title("💛", 120),
                title("a", 121)
            ),
            &expect![[r#"
                3: * [aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa](https://a.example/2)
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: Title has 121 characters, far more than most titles
            "#]],
        );
    }
}
