//! A "Discuss on r/rust" link that does not lead to this issue's discussion.
//!
//! The link is filled in after publication. Sometimes the address of the issue itself is pasted instead, or last
//! week's address is left in.
//!
//! ```markdown
//! Number: 666
//!
//! <small>[Discuss on r/rust](https://this-week-in-rust.org/blog/2026/08/26/this-week-in-rust-666/)</small>
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! Number: 666
//!
//! <small>[Discuss on r/rust](https://www.reddit.com/r/rust/comments/1abc/this_week_in_rust_666/)</small>
//! ```

use crate::issue_field;
use crate::lint::manual::manual;
use crate::lint::{Context, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "discuss-thread",
    severity: Severity::Warning,
    doc: manual!("discuss_thread.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let links = context.links.iter();
    for link in links.filter(|it| it.title == "Discuss on r/rust") {
        if matches!(link.url, "REDDIT_LINK_HERE" | "") {
            continue;
        }
        let message = if !link.url.contains("reddit.com/") && !link.url.contains("redd.it/") {
            "Link does not lead to a discussion on r/rust".to_owned()
        } else if let Some((number, issue)) = other_number(context, link.url) {
            format!("Link leads to the discussion of issue {number}, not of {issue}")
        } else {
            continue;
        };
        found.push(RULE.problem(link.url_range.clone(), message));
    }
}

/// Returns the issue number in a thread's address and this issue's number, if the two differ.
fn other_number(context: &Context<'_>, url: &str) -> Option<(u64, u64)> {
    let rest = url.rsplit_once("this_week_in_rust_")?.1;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let number = rest.get(..digits)?.parse().ok()?;
    let issue = issue_field::number(context.issue)?;
    (number != issue).then_some((number, issue))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::check_problems;
    use expect_test::expect;

    #[test]
    fn other_addresses_are_found() {
        check_problems(
            RULE,
            "Number: 666\n\n[Discuss on r/rust](https://www.reddit.com/r/rust/comments/1abc/this_week_in_rust_665/)\n[Discuss on r/rust](https://www.reddit.com/r/rust/comments/1abc/)\n[Discuss on r/rust](REDDIT_LINK_HERE)\n[Discuss on r/rust](https://example.com/💛)\n",
            &expect![[r#"
                3: [Discuss on r/rust](https://www.reddit.com/r/rust/comments/1abc/this_week_in_rust_665/)
                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Link leads to the discussion of issue 665, not of 666
                6: [Discuss on r/rust](https://example.com/💛)
                                       ^^^^^^^^^^^^^^^^^^^^^ warning: Link does not lead to a discussion on r/rust
            "#]],
        );
    }
}
