//! A title that ends with the name of its site.
//!
//! Browsers show the site's name after the title of a page, so it is easily copied together with the title.
//!
//! ```markdown
//! ### Official
//! * [Announcing Rust 2.0 | Rust Blog](https://blog.rust-lang.org/2.0/)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### Official
//! * [Announcing Rust 2.0](https://blog.rust-lang.org/2.0/)
//! ```
//!
//! The fix is only suggested: sometimes the name is part of the title.

use crate::edit::Replace;
use crate::lint::address::Address;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Link, Problem, Rule, Severity};
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "site-suffix",
    severity: Severity::Warning,
    doc: manual!("site_suffix.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let in_lists = |it: &&Link<'_>| context.kind(it.section) == Kind::Links;
    for link in context.links.iter().filter(in_lists) {
        let Some((title, suffix)) = split(link.title) else {
            continue;
        };
        if names_site(suffix, &link.address.site()) {
            let cut = link.title_range.start + title.len()..link.title_range.end;
            let fix = Fix::suggested(
                format!("Remove `{}`", context.slice(cut.clone()).trim()),
                vec![Replace::delete(cut)],
            );
            let message = format!("Title ends with the name of its site, `{suffix}`");
            found.push(
                RULE.problem(link.title_range.clone(), message)
                    .with_fix(fix),
            );
        }
    }
}

/// Returns `title` without the name of its site at the end. The address `url` shows which site it is.
pub fn without_site_name<'t>(title: &'t str, url: &str) -> &'t str {
    let site = Address::read(url).site();
    match split(title) {
        Some((own, suffix)) if names_site(suffix, &site) => own,
        _ => title,
    }
}

/// Returns the title before the last separator, and the text after it.
fn split(title: &str) -> Option<(&str, &str)> {
    let is_sign = |it: u8| matches!(it, b'|' | b'\\' | b'-') || !it.is_ascii();
    let mut pairs = title.bytes().zip(title.bytes().skip(1));
    // Most titles have no separator.
    if !pairs.any(|(space, it)| space == b' ' && is_sign(it)) {
        return None;
    }
    let cut = [" | ", " \\| ", " - ", " · ", " – ", " — "];
    let cut = cut
        .iter()
        .filter_map(|it| Some((title.rfind(it)?, it.len())));
    let (at, length) = cut.max()?;
    Some((
        title.get(..at)?.trim_end(),
        title.get(at + length..)?.trim(),
    ))
}

/// Whether `name` is the name of `site`: its letters are part of the host.
fn names_site(name: &str, site: &str) -> bool {
    let letters = |it: &str| -> String {
        let letters = it.chars().filter(|it| it.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let name = letters(name);
    let known: &[&str] = match site {
        "blog.rust-lang.org" => &[
            "rustblog",
            "insiderustblog",
            "therustprogramminglanguageblog",
        ],
        "medium.com" => &["medium"],
        "dev.to" => &["devcommunity"],
        "news.ycombinator.com" => &["hackernews"],
        _ => &[],
    };
    let labels = site.rsplit_once('.').map_or(site, |it| it.0);
    let own = labels
        .split('.')
        .map(letters)
        .chain([letters(labels), letters(site)]);
    let mut own = own.into_iter();
    name.len() > 3 && (known.contains(&name.as_str()) || own.any(|it| is_called(&name, &it)))
}

/// Whether `name` is `own`, a label of the host, perhaps with a word such as "blog".
fn is_called(name: &str, own: &str) -> bool {
    const MORE: &[&str] = &[
        "",
        "blog",
        "sblog",
        "techblog",
        "engineering",
        "engineeringblog",
        "docs",
        "documentation",
    ];
    let rest = name
        .strip_prefix(own)
        .filter(|_| own.len() > 3 || own == name);
    rest.is_some_and(|it| MORE.contains(&it))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn names_of_sites_are_recognized() {
        check_problems(
            RULE,
            "### Links\n* [a | YouTube](https://www.youtube.com/watch?v=x)\n* [b — Rustacean Station](https://rustacean-station.org/b/)\n* [c - Part 2](https://part.example/) [d | Rust](https://blog.rust-lang.org/)\n",
            &expect![[r#"
                2: * [a | YouTube](https://www.youtube.com/watch?v=x)
                      ^^^^^^^^^^^ warning: Title ends with the name of its site, `YouTube` (Remove `| YouTube`)
                3: * [b — Rustacean Station](https://rustacean-station.org/b/)
                      ^^^^^^^^^^^^^^^^^^^^^ warning: Title ends with the name of its site, `Rustacean Station` (Remove `— Rustacean Station`)
            "#]],
        );
    }

    #[test]
    fn fix_cuts_the_suffix() {
        check_fix(
            RULE,
            "### Links\n* [💛 | a \\| OSHub ](https://oshub.org/a)\n",
            &expect![[r#"
                ### Links
                * [💛 | a](https://oshub.org/a)
            "#]],
        );
    }

    #[test]
    fn a_site_may_be_called_a_blog() {
        check_fix(
            RULE,
            "### Links\n* [a | Example Blog](https://example.com/a)\n* [b 💛 - Someone's blog](https://someone.example/b)\n* [c - Rust blog](https://example.com/c)\n",
            &expect![[r#"
                ### Links
                * [a](https://example.com/a)
                * [b 💛](https://someone.example/b)
                * [c - Rust blog](https://example.com/c)
            "#]],
        );
    }
}
