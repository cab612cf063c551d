//! Two addresses that probably lead to the same page.
//!
//! They differ only in `www.`, letter case, `index.html`, the part after `#`, another name of the site, or something
//! else that the newsletter's own check does not ignore.
//!
//! ```markdown
//! ## Updates from Rust Community
//! * [A tour of lifetimes](https://example.com/lifetimes)
//! * [Lifetimes, a tour](https://www.example.com/lifetimes#comments)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ## Updates from Rust Community
//! * [A tour of lifetimes](https://example.com/lifetimes)
//! ```
//!
//! The fix is only suggested: two entries may link to different parts of one page, each after its own `#`.

use std::collections::HashMap;

use super::tracking_parameter::is_tracking;
use crate::lint::address::Address;
use crate::lint::context::community_links;
use crate::lint::manual::manual;
use crate::lint::query::{name_of, parameters};
use crate::lint::removal::remove_item;
use crate::lint::{Context, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "similar-link",
    severity: Severity::Warning,
    doc: manual!("similar_link.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let mut seen: HashMap<String, (&str, usize)> = HashMap::new();
    for link in community_links(context).filter(|it| it.url.contains("://")) {
        let exact = link.normal();
        let loose = loose(exact);
        match seen.get(&loose) {
            Some((other, first)) if *other != exact && !both_anchored(other, exact) => {
                let message = format!(
                    "Address is almost the same as the one in line {}",
                    first + 1
                );
                let problem = RULE.problem(link.range.clone(), message);
                found.push(match remove_item(context, link) {
                    Some(fix) => problem.with_fix(fix),
                    None => problem,
                });
            }
            Some(_) => {}
            None => {
                seen.insert(loose, (exact, link.line));
            }
        }
    }
}

/// Whether the addresses are two different anchors on one page, which the writer chose.
fn both_anchored(a: &str, b: &str) -> bool {
    a.contains('#') && b.contains('#')
}

fn loose(url: &str) -> String {
    let address = Address::read(url);
    let site = own_site(&address);
    if site == "youtu.be" {
        let video = address.path.trim_matches('/');
        return format!("youtube.com/watch?v={video}");
    }
    let path = own_path(address.path);
    let kept = parameters(address.query).filter(|it| !is_tracking(name_of(it), &site));
    let is_place = |it: &&str| *it == "m=1" || site == "youtube.com" && it.starts_with("t=");
    let query: Vec<_> = kept.filter(|it| !is_place(it)).collect();
    format!("{site}{path}?{}", query.join("&"))
}

/// Returns the path in lower case, without the parts that servers and mobile sites add to the address of a page.
fn own_path(path: &str) -> String {
    const ADDED: &[&str] = &[
        "/amp",
        "/index.html",
        "/index.htm",
        "/index.php",
        ".html",
        ".htm",
    ];
    let lower = path
        .to_ascii_lowercase()
        .replace("/blob/master/", "/blob/main/");
    let mut path = lower.trim_end_matches('/');
    for end in ADDED {
        path = path.strip_suffix(end).unwrap_or(path);
    }
    path.to_owned()
}

/// Returns one name for all names of a site: without the prefix of a mobile or old version, and the default port.
fn own_site(address: &Address<'_>) -> String {
    let site = address.site();
    let site = site.strip_suffix(":443").unwrap_or(&site);
    let site = site.strip_prefix("m.").unwrap_or(site);
    match site {
        "old.reddit.com" | "new.reddit.com" | "np.reddit.com" => "reddit.com".to_owned(),
        "twitter.com" | "mobile.twitter.com" => "x.com".to_owned(),
        _ => site.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn two_anchors_on_one_page_are_fine() {
        check_problems(
            RULE,
            "## Updates from Rust Community\n* [a](https://a.example/x#b)\n* [a](https://a.example/x#c)\n* [b](https://www.a.example/x/index.html)\n* [b 💛](https://a.example/x?y=1)\n",
            &expect![[r#"
                4: * [b](https://www.a.example/x/index.html)
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Address is almost the same as the one in line 2 (Remove the item)
            "#]],
        );
    }

    #[test]
    fn fix_removes_the_item() {
        check_fix(
            RULE,
            "## Updates from Rust Community\n* [a](https://a.example/x)\n* [a](https://www.a.example/x)\n",
            &expect![[r#"
                ## Updates from Rust Community
                * [a](https://a.example/x)
            "#]],
        );
    }

    #[test]
    fn parts_that_servers_add_are_ignored() {
        check_problems(
            RULE,
            "## Updates from Rust Community\n* [a](https://a.example/x.html)\n* [a 💛](https://www.a.example/x/?m=1)\n* [b](https://youtu.be/b)\n* [b](https://www.youtube.com/watch?v=b)\n* [c](https://m.c.example/y/amp)\n* [c](https://c.example/y)\n* [d](https://c.example/y?z=1)\n",
            &expect![[r#"
                3: * [a 💛](https://www.a.example/x/?m=1)
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Address is almost the same as the one in line 2 (Remove the item)
                5: * [b](https://www.youtube.com/watch?v=b)
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Address is almost the same as the one in line 4 (Remove the item)
                7: * [c](https://c.example/y)
                     ^^^^^^^^^^^^^^^^^^^^^^^^ warning: Address is almost the same as the one in line 6 (Remove the item)
            "#]],
        );
    }

    #[test]
    fn two_names_of_a_site_are_the_same() {
        check_problems(
            RULE,
            "## Updates from Rust Community\n* [a](https://old.reddit.com/r/rust/comments/1/)\n* [a](https://www.reddit.com/r/rust/comments/1/)\n* [b 💛](https://twitter.com/b/1)\n* [b](https://x.com/b/1?s=20)\n* [c](https://github.com/c/c/blob/master/x.md)\n* [c](https://github.com/c/c/blob/main/x.md)\n* [d](https://d.example:443/X)\n* [d](https://d.example/x)\n* [e](https://youtu.be/aB)\n* [e](https://youtu.be/Ab)\n",
            &expect![[r#"
                3: * [a](https://www.reddit.com/r/rust/comments/1/)
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Address is almost the same as the one in line 2 (Remove the item)
                5: * [b](https://x.com/b/1?s=20)
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Address is almost the same as the one in line 4 (Remove the item)
                7: * [c](https://github.com/c/c/blob/main/x.md)
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Address is almost the same as the one in line 6 (Remove the item)
                9: * [d](https://d.example/x)
                     ^^^^^^^^^^^^^^^^^^^^^^^^ warning: Address is almost the same as the one in line 8 (Remove the item)
            "#]],
        );
    }
}
