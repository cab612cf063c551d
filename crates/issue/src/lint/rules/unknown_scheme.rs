//! An address that does not start with `https://`, `http://` or `mailto:`.
//!
//! Without a scheme the site looks for the page on its own server.
//! The newsletter's own check calls it malformed.
//!
//! ```markdown
//! * [A tour of lifetimes](example.com/lifetimes)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! * [A tour of lifetimes](https://example.com/lifetimes)
//! ```
//!
//! The fix is only suggested: a person must check that the page exists.

use super::{nested_link, placeholder};
use crate::edit::Replace;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Link, Problem, Rule, Severity};
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "unknown-scheme",
    severity: Severity::Error,
    doc: manual!("unknown_scheme.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let links = context.links.iter().chain(&context.references);
    for link in links.filter(|it| !it.url.is_empty()) {
        if let Some(inner) = twice(link) {
            found.push(said_twice(link, inner));
            continue;
        }
        if link.image || is_known(link) {
            continue;
        }
        // An address on the same page (`#…`) is fine in prose, but not in a list of links.
        let on_page = link.url.starts_with('#') && context.kind(link.section) != Kind::Links;
        // Other rules report these: a swapped link, a placeholder, a doubled parenthesis.
        let is_swapped = link.title.contains("://") && !link.title.starts_with('<');
        let other =
            is_swapped || placeholder::stands_for_address(link.url) || link.url.starts_with('(');
        let other = other || nested_link::link_as_address(link.url).is_some();
        if on_page || other {
            continue;
        }
        let message = format!("Address `{}` has no `https://`", link.url);
        let problem = RULE.problem(link.url_range.clone(), message);
        found.push(match remedy(link.url) {
            Some(url) => problem.with_fix(Fix::suggested(
                format!("Write `{url}`"),
                Replace::between(&link.url_range, link.url, &url)
                    .into_iter()
                    .collect(),
            )),
            None => problem,
        });
    }
}

/// Whether the address has one of the usual schemes.
fn is_known(link: &Link<'_>) -> bool {
    let scheme = link.address.scheme;
    let is = |it: &str| scheme.eq_ignore_ascii_case(it);
    let rest = link.url.get(scheme.len()..).unwrap_or_default();
    is("mailto") || (is("https") || is("http")) && rest.starts_with("://") && rest.len() > 3
}

/// Returns the address after the first of two schemes.
fn twice<'a>(link: &Link<'a>) -> Option<&'a str> {
    let rest = link.url.get(link.address.scheme.len()..)?;
    let inner = match rest.strip_prefix("://") {
        Some(inner) if link.address.scheme.len() < 9 => inner,
        Some(_) => return None,
        None => link.url.split_once("://").filter(|it| it.0.len() < 9)?.1,
    };
    let is_address = inner.starts_with("http://") || inner.starts_with("https://");
    is_address.then_some(inner)
}

fn said_twice(link: &Link<'_>, inner: &str) -> Problem {
    let end = link.url_range.end - inner.len();
    let edits = vec![Replace::delete(link.url_range.start..end)];
    let fix = Fix::safe(format!("Write `{inner}`"), edits);
    RULE.problem(link.url_range.clone(), "Address has its scheme twice")
        .with_fix(fix)
}

/// Returns the address that was probably meant: a host needs a full stop between letters.
fn remedy(url: &str) -> Option<String> {
    let url = url.trim_matches(['"', '\'', '“', '”', '‘', '’']);
    let misspelled = url.find("//").filter(|it| *it <= 8);
    let rest = match misspelled {
        Some(at) => url.get(at + 2..)?,
        None => url
            .strip_prefix("https:/")
            .or(url.strip_prefix("http:/"))
            .unwrap_or(url),
    };
    let host = rest.split(['/', '?', '#']).next()?;
    let (name, domain) = host.rsplit_once('.')?;
    let letters = |it: &str| {
        it.bytes()
            .all(|it| it.is_ascii_alphanumeric() || matches!(it, b'-' | b'.'))
    };
    let is_host = letters(name) && !name.is_empty() && domain.len() >= 2 && letters(domain);
    let is_file =
        matches!(domain, "md" | "html" | "png" | "rs") && misspelled.is_none() && rest == host;
    // Brackets come from a broken link, quotation marks from a broken title.
    let is_whole = !rest.contains(|it: char| it.is_whitespace() || "[]<>\"`".contains(it));
    (is_host && is_whole && !is_file).then(|| format!("https://{rest}"))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn schemes_are_missed() {
        check_problems(
            RULE,
            "* [a](crates.io/crates/a)\n* [b](hhttps://b.example)\n* [c](http®s://c.example)\n* [d](https:/d.example/💛)\n* [e](euro)\n* [f](mailto:f@f.example) [f](HTTPS://f.example) [f](#f) [f](REDDIT_LINK_HERE)\n* [g](javascript:alert)\n\n# Crate of the Week\n\nThis week's crate is [CRATE](LINK).\n",
            &expect![[r#"
                1: * [a](crates.io/crates/a)
                         ^^^^^^^^^^^^^^^^^^ error: Address `crates.io/crates/a` has no `https://` (Write `https://crates.io/crates/a`)
                2: * [b](hhttps://b.example)
                         ^^^^^^^^^^^^^^^^^^ error: Address `hhttps://b.example` has no `https://` (Write `https://b.example`)
                3: * [c](http®s://c.example)
                         ^^^^^^^^^^^^^^^^^^ error: Address `http®s://c.example` has no `https://` (Write `https://c.example`)
                4: * [d](https:/d.example/💛)
                         ^^^^^^^^^^^^^^^^^^ error: Address `https:/d.example/💛` has no `https://` (Write `https://d.example/💛`)
                5: * [e](euro)
                         ^^^^ error: Address `euro` has no `https://`
                7: * [g](javascript:alert)
                         ^^^^^^^^^^^^^^^^ error: Address `javascript:alert` has no `https://`
                11: This week's crate is [CRATE](LINK).
                                                 ^^^^ error: Address `LINK` has no `https://`
            "#]],
        );
    }

    #[test]
    fn fix_writes_the_scheme() {
        check_fix(
            RULE,
            "* [a](www.a.example/b)\n* [b](hhttps://b.example/)\n* [d](https:/d.example/💛)\n* [e](ftp://e.example/e)",
            &expect![[r#"
                * [a](https://www.a.example/b)
                * [b](https://b.example/)
                * [d](https://d.example/💛)
                * [e](https://e.example/e)"#]],
        );
    }

    #[test]
    fn a_scheme_is_written_once() {
        check_fix(
            RULE,
            "### Official\r\n* [💛](https://https://a.example/b)\r\n* [b](http://https://c.example/)\r\n",
            &expect![[r#"
                ### Official␍
                * [💛](https://a.example/b)␍
                * [b](https://c.example/)␍
            "#]],
        );
    }

    #[test]
    fn quotation_marks_are_not_part_of_an_address() {
        check_problems(
            RULE,
            "* [a](“https://a.example/1”)\n* [💛](\"https://b.example/2\")\n",
            &expect![[r#"
                1: * [a](“https://a.example/1”)
                         ^^^^^^^^^^^^^^^^^^^^^ error: Address `“https://a.example/1”` has no `https://` (Write `https://a.example/1`)
                2: * [💛]("https://b.example/2")
                         ^^^^^^^^^^^^^^^^^^^^^ error: Address `"https://b.example/2"` has no `https://` (Write `https://b.example/2`)
            "#]],
        );
    }
}
