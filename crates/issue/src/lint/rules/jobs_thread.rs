//! A jobs link that does not lead to the hiring thread of r/rust.
//!
//! Editors copy the link from the pinned threads of r/rust, and may copy the other one, which is for questions.
//!
//! ```markdown
//! ## Jobs
//!
//! Please see the latest [Who's Hiring thread on
//! r/rust](https://www.reddit.com/r/rust/comments/1abc/hey_rustaceans_got_a_question_ask_here/)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ## Jobs
//!
//! Please see the latest [Who's Hiring thread on
//! r/rust](https://www.reddit.com/r/rust/comments/1abc/official_rrust_whos_hiring_thread_for_jobseekers/)
//! ```

use crate::lint::manual::manual;
use crate::lint::{Context, Problem, Rule, Severity};
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "jobs-thread",
    severity: Severity::Warning,
    doc: manual!("jobs_thread.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for link in &context.links {
        let is_meant =
            context.kind(link.section) == Kind::Jobs && link.title.contains("Hiring thread");
        if !is_meant || link.url == "INSERT_LINK_HERE" {
            continue;
        }
        let is_hiring =
            link.url.contains("reddit.com/r/rust/comments/") && link.url.contains("hiring");
        // A thread's address may end with its id.
        let parts = link.url.trim_end_matches('/').split('/').count();
        let is_short = link.url.contains("reddit.com/r/rust/comments/") && parts < 8
            || link.url.contains("redd.it/")
            || link.url.contains("/r/rust/s/");
        if !is_hiring && !is_short && !link.url.is_empty() {
            let message = "Link does not lead to the hiring thread";
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
    fn other_threads_are_found() {
        check_problems(
            RULE,
            "## Jobs\n[Who's Hiring thread on r/rust](https://www.reddit.com/r/rust/comments/1abc/hey_rustaceans_got_a_question/)\n[Who's Hiring thread on r/rust](https://www.reddit.com/r/rust/comments/1abc/)\n[Who's Hiring thread on r/rust](INSERT_LINK_HERE)\n[💛](https://example.com)\n",
            &expect![[r#"
                2: [Who's Hiring thread on r/rust](https://www.reddit.com/r/rust/comments/1abc/hey_rustaceans_got_a_question/)
                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Link does not lead to the hiring thread
            "#]],
        );
    }
}
