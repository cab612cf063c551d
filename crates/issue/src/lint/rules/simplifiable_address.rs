//! A valid address that the newsletter's own check will ask to simplify.
//!
//! The check wants a slash after a bare host. It also parses each query and encodes it again: `%20` becomes `+`, and a
//! parameter without a value and an empty `?` or `#` are removed.
//! The page is usually the same, but the check fails until the address is simplified.
//!
//! ```markdown
//! ## Updates from Rust Community
//! * [A tour of lifetimes](https://example.com)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ## Updates from Rust Community
//! * [A tour of lifetimes](https://example.com/)
//! ```
//!
//! The fix is only suggested: a few servers depend on the exact query.

use super::wrapped_address;
use crate::edit::Replace;
use crate::lint::address::Address;
use crate::lint::context::community_links;
use crate::lint::manual::manual;
use crate::lint::query::{parameters, recoded};
use crate::lint::{Context, Fix, Link, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "simplifiable-address",
    severity: Severity::Warning,
    doc: manual!("simplifiable_address.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for link in community_links(context).filter(|it| !it.url.contains(' ')) {
        let address = link.address;
        let is_scheme = |it: &str| address.scheme.eq_ignore_ascii_case(it);
        let web = is_scheme("http") || is_scheme("https");
        // Tracking parameters, doubled slashes and wrapped addresses have their own rules.
        if !web
            || address.host.is_empty()
            || is_simple(link)
            || wrapped_address::inner(&address).is_some()
        {
            continue;
        }
        let wanted = wanted(&address);
        let message = if address.path.is_empty() {
            "Address has no slash after its host; the newsletter's check asks for one"
        } else if address.scheme.contains(|it: char| it.is_ascii_uppercase()) {
            "Scheme is in capitals; the newsletter's check asks for lower case"
        } else {
            "Query is not in the form that the newsletter's check asks for"
        };
        let Some(edit) = Replace::between(&link.url_range, link.url, &wanted) else {
            continue;
        };
        let fix = Fix::suggested(fix_title(&address, &wanted), vec![edit]);
        found.push(RULE.problem(link.url_range.clone(), message).with_fix(fix));
    }
}

/// Whether the address has only the parts that nearly all addresses have, each written as usual.
fn is_simple(link: &Link<'_>) -> bool {
    let Address {
        scheme,
        host,
        path,
        query,
        fragment,
    } = link.address;
    let parts = scheme.len() + "://".len() + host.len() + path.len();
    let is_usual = fragment.is_empty() && query.is_empty() && parts == link.url.len();
    is_usual && !path.is_empty() && scheme.bytes().all(|it| it.is_ascii_lowercase())
}

/// Returns the title of the fix: the address it writes, or the parameters without a value that it removes.
fn fix_title(address: &Address<'_>, wanted: &str) -> String {
    let query = address.query.replace("&amp;", "&");
    let has_no_value = |it: &&str| it.split_once('=').is_none_or(|it| it.1.is_empty());
    let gone: Vec<&str> = parameters(&query).filter(has_no_value).collect();
    if gone.is_empty() {
        format!("Use `{wanted}`")
    } else {
        format!("Remove `{}`", gone.join("&"))
    }
}

/// Returns the address as the check writes it.
fn wanted(address: &Address<'_>) -> String {
    let path = if address.path.is_empty() {
        "/"
    } else {
        address.path
    };
    let mut out = format!(
        "{}://{}{path}",
        address.scheme.to_ascii_lowercase(),
        address.host
    );
    // To the check, `&amp;` in an address is a `&`.
    let query = recoded(&address.query.replace("&amp;", "&"), false);
    if !query.is_empty() {
        out += &format!("?{query}");
    }
    if !address.fragment.is_empty() {
        out += &format!("#{}", address.fragment);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn links_in_other_forms_count() {
        check_fix(
            RULE,
            "## Updates from Rust Community\n* [b 💛][n]\n* <https://a.example>\n\n[n]: https://a.example/?x\n",
            &expect![[r#"
                ## Updates from Rust Community
                * [b 💛][n]
                * <https://a.example/>

                [n]: https://a.example/
            "#]],
        );
    }

    #[test]
    fn addresses_that_the_check_rewrites_are_found() {
        check_problems(
            RULE,
            "## Updates from Rust Community\n* [a](https://a.example) [a](https://a.example?x=1) [a](https://ok.example/)\n* [b](https://b.example/?x) [b](https://b.example/?x=1%202&y=%F0%9F%92%9B) [b](https://b.example/?x=a,b#)\n* [c](https://c.example/?x=1+2&v=a-b_c.d~e#💛) [c](mailto:c@c.example) [c](https://c.example/a%20b/?utm_source=d)\n",
            &expect![[r#"
                2: * [a](https://a.example) [a](https://a.example?x=1) [a](https://ok.example/)
                         ^^^^^^^^^^^^^^^^^ warning: Address has no slash after its host; the newsletter's check asks for one (Use `https://a.example/`)
                2: * [a](https://a.example) [a](https://a.example?x=1) [a](https://ok.example/)
                                                ^^^^^^^^^^^^^^^^^^^^^ warning: Address has no slash after its host; the newsletter's check asks for one (Use `https://a.example/?x=1`)
                3: * [b](https://b.example/?x) [b](https://b.example/?x=1%202&y=%F0%9F%92%9B) [b](https://b.example/?x=a,b#)
                         ^^^^^^^^^^^^^^^^^^^^ warning: Query is not in the form that the newsletter's check asks for (Remove `x`)
                3: * [b](https://b.example/?x) [b](https://b.example/?x=1%202&y=%F0%9F%92%9B) [b](https://b.example/?x=a,b#)
                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Query is not in the form that the newsletter's check asks for (Use `https://b.example/?x=1+2&y=%F0%9F%92%9B`)
                3: * [b](https://b.example/?x) [b](https://b.example/?x=1%202&y=%F0%9F%92%9B) [b](https://b.example/?x=a,b#)
                                                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Query is not in the form that the newsletter's check asks for (Use `https://b.example/?x=a%2Cb`)
            "#]],
        );
    }

    #[test]
    fn tracking_parameters_are_left_to_another_rule() {
        check_problems(
            RULE,
            "## Updates from Rust Community\n* [a 💛](https://a.example/?utm_source)\n* [b](https://b.example/?utm_medium=x/y)\n",
            &expect![[r#""#]],
        );
    }

    #[test]
    fn fix_writes_the_address_as_the_check_does() {
        check_fix(
            RULE,
            "## Updates from Rust Community\n* [a](https://a.example?x=1&y=%20)\n* [b](https://b.example/?x&y=1&x=2&y=%zz)\n",
            &expect![[r#"
                ## Updates from Rust Community
                * [a](https://a.example/?x=1&y=+)
                * [b](https://b.example/?y=1&y=%25zz&x=2)
            "#]],
        );
    }

    #[test]
    fn an_entity_is_written_as_its_character() {
        check_problems(
            RULE,
            "## Updates from Rust Community\n### Official\n* [💛](https://a.example/?a=1&amp;b=2)\n",
            &expect![[r#"
                3: * [💛](https://a.example/?a=1&amp;b=2)
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Query is not in the form that the newsletter's check asks for (Use `https://a.example/?a=1&b=2`)
            "#]],
        );
    }
}
