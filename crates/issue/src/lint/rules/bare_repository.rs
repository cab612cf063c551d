//! A repository or a package where the newsletter wants something to read.
//!
//! The section asks for release notes, posts and announcements; a link to a repository's front page, to
//! crates.io or to docs.rs is turned down.
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
//! There is no fix: only the project knows where its news is.

use crate::lint::address::Address;
use crate::lint::manual::manual;
use crate::lint::{Context, Problem, Rule, Severity};
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "bare-repository",
    severity: Severity::Warning,
    doc: manual!("bare_repository.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for (index, section, _) in context.sections() {
        if context.kind(Some(index)) != Kind::Links
            || !section.heading.to_ascii_lowercase().contains("tooling")
        {
            continue;
        }
        for item in &section.items {
            // Only what the item is about; links in what follows it are its business.
            let link = context.links_in(item.range.clone()).find(|it| !it.image);
            if let Some((link, what)) = link.and_then(|it| Some((it, bare(it.url)?))) {
                let message = format!("Link leads to {what}, not to something to read");
                found.push(RULE.problem(link.range.clone(), message));
            }
        }
    }
}

fn bare(url: &str) -> Option<&'static str> {
    let address = Address::read(url);
    let parts = address.path.split('/').filter(|it| !it.is_empty()).count();
    match address.site().as_str() {
        "github.com" | "gitlab.com" | "codeberg.org" if parts == 2 => Some("a repository"),
        "crates.io" | "lib.rs" if address.path.starts_with("/crates/") => Some("a package"),
        "docs.rs" if parts == 1 => Some("a package's documentation"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::check_problems;
    use expect_test::expect;

    #[test]
    fn only_the_first_link_counts() {
        check_problems(
            RULE,
            "### Project/Tooling Updates\n* [a 💛](https://crates.io/crates/a)\n* [b](https://b.example/) by [b](https://github.com/b/b)\n* [c](https://www.github.com/c/c/)\n### Official\n* [c](https://github.com/c/c/)\n",
            &expect![[r#"
                2: * [a 💛](https://crates.io/crates/a)
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Link leads to a package, not to something to read
                4: * [c](https://www.github.com/c/c/)
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Link leads to a repository, not to something to read
            "#]],
        );
    }
}
