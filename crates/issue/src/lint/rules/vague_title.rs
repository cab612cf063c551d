//! A title that does not say what it links to.
//!
//! It is a word such as "here", text that a program wrote for a missing title, or the title of an error page that
//! appeared when the address was copied.
//!
//! ```markdown
//! ## Updates from Rust Community
//!
//! ### Miscellaneous
//! * [Just a moment...](https://example.com/lifetimes)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ## Updates from Rust Community
//!
//! ### Miscellaneous
//! * [A tour of lifetimes](https://example.com/lifetimes)
//! ```
//!
//! There is no fix: the title is on the page that the link leads to.

use crate::entry::Entry;
use crate::lint::manual::manual;
use crate::lint::{Context, Problem, Rule, Severity};
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "vague-title",
    severity: Severity::Warning,
    doc: manual!("vague_title.rs"),
    check,
};

/// Whole titles, in lower case and without signs at their end.
const TITLES: &[&str] = &[
    "403 forbidden",
    "404",
    "404 not found",
    "a blog post",
    "access denied",
    "an article",
    "article",
    "attention required",
    "blog",
    "blog post",
    "click here",
    "error",
    "forbidden",
    "here",
    "home",
    "homepage",
    "index",
    "just a moment",
    "link",
    "loading",
    "log in",
    "login",
    "new post",
    "not found",
    "null",
    "object object",
    "one moment, please",
    "page not found",
    "please wait",
    "post",
    "read more",
    "redirecting",
    "sign in",
    "sign up",
    "talk",
    "tba",
    "tbd",
    "test",
    "this",
    "this article",
    "this blog post",
    "this link",
    "this post",
    "title",
    "todo",
    "undefined",
    "untitled",
    "untitled document",
    "url",
    "video",
    "website",
];

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for (_, section, entries) in context.sections() {
        if !matches!(section.kind, Kind::Links | Kind::Events | Kind::CfpProjects) {
            continue;
        }
        for entry in entries {
            let title = match &entry.entry {
                Entry::Link(it) => &it.title,
                Entry::Event(it) => &it.title,
                _ => continue,
            };
            let mut links = context.links_in(entry.range.clone());
            // The title of an event may not be decided yet.
            let is_open = section.kind == Kind::Events && title.starts_with("TB");
            if is_vague(title)
                && !is_open
                && let Some(link) = links.find(|it| it.title.contains(title.as_str()))
            {
                let message = format!("Title `{title}` does not say what the page is about");
                found.push(RULE.problem(link.title_range.clone(), message));
            }
        }
    }
}

fn is_vague(title: &str) -> bool {
    let words = title.trim_matches(|it: char| !it.is_alphanumeric());
    // The longest of these titles has 18 letters.
    words.len() < 20 && TITLES.binary_search(&words.to_lowercase().as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{RULE, TITLES};
    use crate::lint::tests::check_problems;
    use expect_test::expect;

    #[test]
    fn titles_are_in_order() {
        assert!(TITLES.is_sorted());
        assert!(TITLES.iter().all(|it| it.len() < 20));
    }

    #[test]
    fn only_whole_titles_count() {
        check_problems(
            RULE,
            "### Links\n* [Here 💛](https://a.example/1)\n* [Here be dragons](https://a.example/2)\n* [video] [Untitled Document](https://a.example/3)\n### Europe\n* 2026-08-27 | Oslo, NO | [Home](https://a.example)\n    * [**TBD**](https://a.example/4)\n",
            &expect![[r#"
                2: * [Here 💛](https://a.example/1)
                      ^^^^^^ warning: Title `Here 💛` does not say what the page is about
                4: * [video] [Untitled Document](https://a.example/3)
                              ^^^^^^^^^^^^^^^^^ warning: Title `Untitled Document` does not say what the page is about
            "#]],
        );
    }
}
