//! A link under "Updates from the Rust Project" that does not lead to the pull request, issue or commit itself.
//!
//! The link leads to a tab of the pull request or to a comment, or its address has no number.
//!
//! ```markdown
//! ## Updates from the Rust Project
//!
//! #### Compiler
//! * [remember lifetimes](https://github.com/rust-lang/rust/pull/1/files)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ## Updates from the Rust Project
//!
//! #### Compiler
//! * [remember lifetimes](https://github.com/rust-lang/rust/pull/1)
//! ```
//!
//! The fix is suggested: it removes what follows the number, or corrects `pulls` and `http`. Without a number there is
//! no fix.

use std::ops::Range;

use crate::edit::Replace;
use crate::entry::Entry;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Link, Problem, Rule, Severity};
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "pull-request-link",
    severity: Severity::Warning,
    doc: manual!("pull_request_link.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for (_, section, entries) in context.sections() {
        let lists_requests = matches!(
            section.kind,
            Kind::ProjectUpdates | Kind::ApprovedRfcs | Kind::FinalCommentPeriod | Kind::NewRfcs
        );
        if !lists_requests {
            continue;
        }
        for entry in entries
            .iter()
            .filter(|it| !matches!(it.entry, Entry::None(_)))
        {
            let first = context.links_in(entry.range.clone()).find(|it| !it.image);
            found.extend(first.and_then(problem));
        }
    }
}

fn problem(link: &Link<'_>) -> Option<Problem> {
    let (address, url) = (&link.address, link.url);
    if address.site() != "github.com" || url.contains(char::is_whitespace) {
        return None;
    }
    let mut parts = address.path.split('/').skip(3);
    let (kind, number) = (
        parts.next().unwrap_or_default(),
        parts.next().unwrap_or_default(),
    );
    let is_number = !number.is_empty() && number.bytes().all(|it| it.is_ascii_digit());
    let whole = link.url_range.clone();
    if kind == "pulls" && is_number {
        let at = whole.start + url.find("/pulls/")? + "/pull".len();
        return Some(fixed(
            at..at + 1,
            String::new(),
            "Pull requests are under `/pull/`",
            "Write `/pull/`",
        ));
    }
    if matches!(kind, "" | "pull" | "pulls" | "issues") && !is_number && address.query.is_empty() {
        return Some(RULE.problem(whole, "Link names no pull request or issue"));
    }
    if !is_number || !matches!(kind, "pull" | "issues") {
        return None;
    }
    if address.scheme == "http" {
        let at = whole.start + "http".len();
        return Some(fixed(
            at..at,
            "s".to_owned(),
            "GitHub's addresses begin with `https`",
            "Write `https`",
        ));
    }
    let end = url.find(&format!("/{number}"))? + 1 + number.len();
    let rest = url
        .get(end..)
        .filter(|it| !it.trim_matches('/').is_empty())?;
    let message = format!("Link leads to a part of the page: `{rest}`");
    Some(fixed(
        whole.start + end..whole.end,
        String::new(),
        message,
        format!("Remove `{rest}`"),
    ))
}

fn fixed(
    range: Range<usize>,
    text: String,
    message: impl Into<String>,
    title: impl Into<String>,
) -> Problem {
    let shown = if range.is_empty() {
        range.start - 4..range.end
    } else {
        range.clone()
    };
    let edits = vec![Replace { range, text }];
    RULE.problem(shown, message)
        .with_fix(Fix::suggested(title, edits))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn commits_and_other_sites_are_left_alone() {
        check_problems(
            RULE,
            "## Updates from the Rust Project\n#### Compiler\n* [a 💛](https://github.com/rust-lang/rust/commit/1)\n* [b](https://rust-lang.github.io/rfcs/1-a.html)\n* [c](https://github.com/rust-lang/rust/issues/1)\n* [d](https://github.com/rust-lang/rust/pull/)\n* [e](https://github.com/rust-lang/rust)\n* [f](https://github.com/rust-lang/rust/issues?q=g)\n",
            &expect![[r#"
                6: * [d](https://github.com/rust-lang/rust/pull/)
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Link names no pull request or issue
                7: * [e](https://github.com/rust-lang/rust)
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Link names no pull request or issue
            "#]],
        );
    }

    #[test]
    fn fix_links_to_the_pull_request() {
        check_fix(
            RULE,
            "## Updates from the Rust Project\n#### Compiler\n* [a 💛](https://github.com/rust-lang/rust/pull/1/files)\n* [b](https://github.com/rust-lang/rust/pulls/2)\n* [c](http://github.com/rust-lang/rust/pull/3)\n* [d](https://github.com/rust-lang/rust/issues/4#issuecomment-5)\n",
            &expect![[r#"
                ## Updates from the Rust Project
                #### Compiler
                * [a 💛](https://github.com/rust-lang/rust/pull/1)
                * [b](https://github.com/rust-lang/rust/pull/2)
                * [c](https://github.com/rust-lang/rust/pull/3)
                * [d](https://github.com/rust-lang/rust/issues/4)
            "#]],
        );
    }
}
