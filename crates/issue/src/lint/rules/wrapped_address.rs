//! An address that leads through a search engine, a chat or a mail tool.
//!
//! It was copied where it was found. It tells that service about every reader, and stops working with it.
//!
//! ```markdown
//! * [A tour of lifetimes](https://www.google.com/url?q=https://example.com/lifetimes&sa=D)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! * [A tour of lifetimes](https://example.com/lifetimes)
//! ```
//!
//! The fix is only suggested: a person must see whether the page is there.

use crate::edit::Replace;
use crate::lint::address::Address;
use crate::lint::manual::manual;
use crate::lint::query::{name_of, parameters};
use crate::lint::{Context, Fix, Link, Problem, Rule, Severity};
use crate::percent::decoded_text;

pub(crate) const RULE: Rule = Rule {
    name: "wrapped-address",
    severity: Severity::Warning,
    doc: manual!("wrapped_address.rs"),
    check,
};

/// Sites that lead on, the start of the path with which they do, and the parameters that say where to.
const WRAPPERS: &[(&str, &str, &[&str])] = &[
    ("google.com", "/url", &["q", "url"]),
    ("duckduckgo.com", "/l", &["uddg"]),
    ("facebook.com", "/l.php", &["u"]),
    ("l.facebook.com", "", &["u"]),
    ("lm.facebook.com", "", &["u"]),
    ("l.instagram.com", "", &["u"]),
    ("l.messenger.com", "", &["u"]),
    ("linkedin.com", "/redir/", &["url"]),
    ("linkedin.com", "/safety/go", &["url"]),
    ("youtube.com", "/redirect", &["q"]),
    ("slack-redir.net", "/link", &["url"]),
    ("out.reddit.com", "", &["url"]),
    ("vk.com", "/away.php", &["to"]),
    ("t.umblr.com", "/redirect", &["z"]),
    ("medium.com", "/m/global-identity", &["redirectUrl"]),
    ("getpocket.com", "/redirect", &["url"]),
    ("href.li", "", &[""]),
    ("l.wl.co", "/l", &["u"]),
    ("steamcommunity.com", "/linkfilter", &["u", "url"]),
    ("statics.teams.cdn.office.net", "", &["url"]),
    ("t.me", "/iv", &["url"]),
    ("yandex.ru", "/clck/", &["url"]),
];

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for link in context.links.iter().chain(&context.references) {
        let inner = inner(&link.address).or_else(|| within(link.url));
        found.extend(inner.and_then(|it| problem(link, &it)));
    }
}

fn problem(link: &Link<'_>, inner: &str) -> Option<Problem> {
    let edit = Replace::between(&link.url_range, link.url, inner)?;
    let message = format!("Address leads through {}", link.address.site());
    let fix = Fix::suggested(format!("Use `{inner}`"), vec![edit]);
    Some(RULE.problem(link.url_range.clone(), message).with_fix(fix))
}

/// The address that this one leads to, if it is one of those that lead on.
pub(crate) fn inner(address: &Address<'_>) -> Option<String> {
    let site = address.site();
    let names = names(&site, address.path)?;
    let query = address.query.replace("&amp;", "&");
    let mut values = parameters(&query).filter_map(|it| match it.split_once('=') {
        Some((name, value)) => names.contains(&name).then(|| value.to_owned()),
        None => names.contains(&"").then(|| name_of(it).to_owned()),
    });
    let inner = decoded_text(&values.next()?);
    let is_web = ["https://", "http://"]
        .iter()
        .any(|it| inner.starts_with(it));
    let fits =
        !inner.contains(|it: char| it.is_whitespace() || matches!(it, '(' | ')' | '<' | '>'));
    (is_web && fits).then_some(inner)
}

/// The address that is written out in the path of this one, by tools that do not use a parameter.
fn within(url: &str) -> Option<String> {
    let url = url.strip_prefix("https://")?;
    let url = url.strip_prefix("www.").unwrap_or(url);
    if let Some(rest) = url.strip_prefix("google.com/amp/s/") {
        return Some(format!("https://{rest}"));
    }
    let rest = url.strip_prefix("urldefense.com/v3/__")?;
    let inner = rest.split_once("__;")?.0;
    inner.starts_with("http").then(|| inner.to_owned())
}

fn names(site: &str, path: &str) -> Option<&'static [&'static str]> {
    if site.ends_with(".safelinks.protection.outlook.com") {
        return Some(&["url"]);
    }
    let leads_on = |it: &&(&str, &str, &[&str])| it.0 == site && path.starts_with(it.1);
    WRAPPERS.iter().find(leads_on).map(|it| it.2)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn fix_writes_the_inner_address() {
        check_fix(
            RULE,
            "## Updates from Rust Community\n### Official\n* [a 💛](https://www.google.com/url?q=https://a.example/x&sa=D&usg=AbC)\n* [b](https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fb.example%2Fc%3Fd%3D1&amp;data=x)\n* [c](https://urldefense.com/v3/__https://c.example/d?e=f__;!!x)\n* [d](https://www.google.com/amp/s/d.example/e)\n",
            &expect![[r#"
                ## Updates from Rust Community
                ### Official
                * [a 💛](https://a.example/x)
                * [b](https://b.example/c?d=1)
                * [c](https://c.example/d?e=f)
                * [d](https://d.example/e)
            "#]],
        );
    }

    #[test]
    fn other_pages_of_these_sites_are_fine() {
        check_problems(
            RULE,
            "* [a 💛](https://www.google.com/search?q=https://a.example) [b](https://www.youtube.com/watch?v=x&q=https://b.example) [c](https://www.google.com/url?q=x)\n",
            &expect![""],
        );
    }
}
