//! An address with an impossible host, or with a sign at its end that belongs to the sentence.
//!
//! ```markdown
//! ### Miscellaneous
//! * [A tour of lifetimes](https://example.com/lifetimes,)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### Miscellaneous
//! * [A tour of lifetimes](https://example.com/lifetimes)
//! ```
//!
//! The fix is only suggested: it removes the sign, which is hardly ever part of an address. A wrong host has no fix.

use crate::bytes;
use crate::edit::Replace;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Link, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "damaged-address",
    severity: Severity::Warning,
    doc: manual!("damaged_address.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let links = context.links.iter().filter(|it| it.section.is_some());
    found.extend(links.filter_map(problem));
}

fn problem(link: &Link<'_>) -> Option<Problem> {
    // Other rules report other schemes, and spaces.
    if !matches!(link.address.scheme, "http" | "https") || has_space(link.url) {
        return None;
    }
    let host = link.address.host.trim_start_matches('/');
    if !is_host(host) {
        let start = link.url_range.start + link.url.find(host)?;
        let message = format!("`{host}` is not the name of a site");
        return Some(RULE.problem(start..start + host.len(), message));
    }
    let last = link.url.bytes().last()?;
    if last.is_ascii_alphanumeric() && !link.url.ends_with("%20") || last == b'/' {
        return None;
    }
    let ends = [",", ";", "%20", "'", "\"", "`", "."];
    let end = ends.iter().find(|it| link.url.ends_with(**it))?;
    let range = link.url_range.end - end.len()..link.url_range.end;
    let fix = Fix::suggested(
        format!("Remove `{end}`"),
        vec![Replace::delete(range.clone())],
    );
    Some(
        RULE.problem(range, format!("Address ends with `{end}`"))
            .with_fix(fix),
    )
}

/// Whether there is white space in `url`. Bytes are faster to look at, and most addresses are ASCII.
fn has_space(url: &str) -> bool {
    bytes::has(url, |it| !it.is_ascii_graphic()) && url.contains(char::is_whitespace)
}

/// Whether a site may have this name: labels with dots between them, perhaps followed by a port.
fn is_host(host: &str) -> bool {
    let is_usual = |it: &[u8]| {
        !it.is_empty()
            && it
                .iter()
                .all(|it| it.is_ascii_alphanumeric() || *it == b'-')
    };
    let mut parts = host.as_bytes().split(|it| *it == b'.');
    let has_dots = parts.next().is_some_and(is_usual) && host.contains('.');
    if has_dots && parts.all(is_usual) {
        return true;
    }
    let name = host.rsplit('@').next().unwrap_or(host);
    let name = name.split(':').next().unwrap_or(name);
    let is_part =
        |it: &str| !it.is_empty() && !it.contains([',', ';', '"', '\'', '[', ']', '!', '*']);
    // Another rule reports names without a dot, and numbers.
    name.is_empty()
        || name.starts_with('[')
        || name == "localhost"
        || name.contains('.') && name.split('.').all(is_part)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn hosts_are_known() {
        check_problems(
            RULE,
            "### Links\n* [a 💛](https://a..example/x)\n* [b](https://a,example/x)\n* [c](https://a.example:80/x)\n* [d](https://github/x)\n* [e](mailto:a@b.example.)\n* [f](https://ä.example/(x))\n",
            &expect![[r#"
                2: * [a 💛](https://a..example/x)
                                   ^^^^^^^^^^ warning: `a..example` is not the name of a site
                3: * [b](https://a,example/x)
                                 ^^^^^^^^^ warning: `a,example` is not the name of a site
                5: * [d](https://github/x)
                                 ^^^^^^ warning: `github` is not the name of a site
            "#]],
        );
    }

    #[test]
    fn fix_removes_the_sign() {
        check_fix(
            RULE,
            "### Links\n* [a 💛](https://a.example/x,)\n* [b](https://a.example/x%20)\n* [c](https://a.example/x.)\n",
            &expect![[r#"
                ### Links
                * [a 💛](https://a.example/x)
                * [b](https://a.example/x)
                * [c](https://a.example/x)
            "#]],
        );
    }
}
