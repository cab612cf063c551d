//! An address that redirects through a search engine, a chat or a mail tool, or a shortened address.
//!
//! It was copied from that service. It tells the service about every reader, and breaks when the service ends. A
//! shortened address, such as `https://bit.ly/x`, hides where it leads. For these the rule gives a hint without a fix.
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
//! The fix is only suggested: a person must check that the page exists.

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

/// Sites that redirect, each with the start of the path that redirects and the parameters that contain the target.
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

/// Sites that shorten addresses, or count clicks.
const SHORTENERS: &[&str] = &[
    "bit.ly",
    "buff.ly",
    "dlvr.it",
    "goo.gl",
    "is.gd",
    "lnkd.in",
    "ow.ly",
    "t.co",
    "tinyurl.com",
    "trib.al",
];

/// Names that mark a redirect, as the last part of a path or the first part of a host.
const LEADS_ON: &[&str] = &[
    "away",
    "away.php",
    "click",
    "exit",
    "go",
    "goto",
    "href",
    "jump",
    "l",
    "l.php",
    "leave",
    "link",
    "linkfilter",
    "links",
    "lm",
    "out",
    "redir",
    "redirect",
    "safelink",
    "track",
    "url",
];

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for link in context.links.iter().chain(&context.references) {
        let inner = inner(&link.address).or_else(|| within(link.url));
        found.extend(match inner {
            Some(it) => problem(link, &it),
            None => short(link),
        });
    }
}

/// Reports an address that hides where it leads.
fn short(link: &Link<'_>) -> Option<Problem> {
    let site = link.address.site();
    let path = link.address.path;
    let is_mail = site == "substack.com" && path.starts_with("/redirect/")
        || site.ends_with(".list-manage.com") && path.starts_with("/track/");
    let is_short = is_mail || path.len() > 1 && SHORTENERS.contains(&site.as_ref());
    is_short.then(|| {
        let message = format!("Address leads through {site}; use the page's own address");
        let problem = RULE.problem(link.url_range.clone(), message);
        problem.with_severity(Severity::Hint)
    })
}

fn problem(link: &Link<'_>, inner: &str) -> Option<Problem> {
    let edit = Replace::between(&link.url_range, link.url, inner)?;
    let message = format!("Address leads through {}", link.address.site());
    let fix = Fix::suggested(format!("Use `{inner}`"), vec![edit]);
    Some(RULE.problem(link.url_range.clone(), message).with_fix(fix))
}

/// Returns the target of `address`, if it redirects.
pub(crate) fn inner(address: &Address<'_>) -> Option<String> {
    if address.query.is_empty() {
        return None;
    }
    let site = address.site();
    let query = address.query.replace("&amp;", "&");
    let Some(names) = names(&site, address.path) else {
        let mut values = parameters(&query).filter_map(|it| Some(it.split_once('=')?.1));
        return values
            .find_map(web)
            .filter(|_| leads_on(&site, address.path));
    };
    let mut values = parameters(&query).filter_map(|it| match it.split_once('=') {
        Some((name, value)) => names.contains(&name).then(|| value.to_owned()),
        None => names.contains(&"").then(|| name_of(it).to_owned()),
    });
    web(&values.next()?)
}

/// Returns the address of a page in a parameter's value.
fn web(value: &str) -> Option<String> {
    let inner = decoded_text(value);
    let is_web = ["https://", "http://"]
        .iter()
        .any(|it| inner.starts_with(it));
    let fits =
        !inner.contains(|it: char| it.is_whitespace() || matches!(it, '(' | ')' | '<' | '>'));
    (is_web && fits).then_some(inner)
}

/// Whether the site redirects to the address in the query.
fn leads_on(site: &str, path: &str) -> bool {
    let last = path.rsplit('/').find(|it| !it.is_empty());
    let first = site.split('.').next();
    [last, first]
        .into_iter()
        .flatten()
        .any(|it| LEADS_ON.contains(&it))
}

/// Returns the target in the path, where some tools write it instead of in a parameter.
fn within(url: &str) -> Option<String> {
    let url = url.strip_prefix("https://")?;
    let url = url.strip_prefix("www.").unwrap_or(url);
    if let Some(rest) = url.strip_prefix("google.com/amp/s/") {
        return Some(format!("https://{rest}"));
    }
    let (host, path) = url.split_once('/')?;
    if host.ends_with(".cdn.ampproject.org") {
        return Some(format!("https://{}", path.strip_prefix("c/s/")?));
    }
    if let Some(rest) = url.strip_prefix("urldefense.proofpoint.com/v2/url?u=") {
        let value = rest.split('&').next()?;
        return web(&value.replace('-', "%").replace('_', "/"));
    }
    let rest = url.strip_prefix("urldefense.com/v3/__")?;
    let inner = rest.split_once("__;")?.0;
    inner.starts_with("http").then(|| inner.to_owned())
}

fn names(site: &str, path: &str) -> Option<&'static [&'static str]> {
    if site.ends_with(".safelinks.protection.outlook.com") {
        return Some(&["url"]);
    }
    // Google has a host for every country.
    let site = if site.starts_with("google.") {
        "google.com"
    } else {
        site
    };
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

    #[test]
    fn redirects_are_recognized_by_their_names() {
        check_fix(
            RULE,
            "* [a](https://link.zhihu.com/?target=https%3A//a.example/x)\n* [b 💛](https://b.example/redirect?to=https%3A%2F%2Fc.example%2F)\n* [d](https://www.google.de/url?q=https://d.example/)\n* [e](https://e-example.cdn.ampproject.org/c/s/e.example/x)\n* [f](https://urldefense.proofpoint.com/v2/url?u=https-3A__f.example_x&d=1)\n* [g](https://g.example/search?q=https://h.example/)\n",
            &expect![[r#"
                * [a](https://a.example/x)
                * [b 💛](https://c.example/)
                * [d](https://d.example/)
                * [e](https://e.example/x)
                * [f](https://f.example/x)
                * [g](https://g.example/search?q=https://h.example/)
            "#]],
        );
    }

    #[test]
    fn shortened_addresses_are_found() {
        check_problems(
            RULE,
            "* [a](https://bit.ly/x)\n* [b 💛](https://b.us1.list-manage.com/track/click?u=1)\n* [c](https://bit.ly/)\n",
            &expect![[r#"
                1: * [a](https://bit.ly/x)
                         ^^^^^^^^^^^^^^^^ hint: Address leads through bit.ly; use the page's own address
                2: * [b 💛](https://b.us1.list-manage.com/track/click?u=1)
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: Address leads through b.us1.list-manage.com; use the page's own address
            "#]],
        );
    }
}
