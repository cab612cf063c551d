//! An address with a parameter that tells the site where the click came from.
//!
//! Parameters such as `utm_source` serve the publisher of the page, not the reader. With them, two addresses of the
//! same page look different. The newsletter's own check rejects four of them in the community sections, so there they
//! are errors.
//!
//! ```markdown
//! * [A tour of lifetimes](https://example.com/lifetimes?utm_source=newsletter)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! * [A tour of lifetimes](https://example.com/lifetimes)
//! ```
//!
//! The fix is safe: these parameters do not change what the page shows. For `ref` it is suggested: some sites use it
//! for something else.

use crate::address;
use crate::edit::Replace;
use crate::lint::context::community;
use crate::lint::manual::manual;
use crate::lint::query::{is_utm, name_of, parameters};
use crate::lint::{Context, Fix, Link, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "tracking-parameter",
    severity: Severity::Warning,
    doc: manual!("tracking_parameter.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let refused = community(context.outline);
    for link in context.links.iter().chain(&context.references) {
        let refused = !link.image && refused.contains(&link.range.start);
        found.extend(problem(link, refused));
    }
}

fn problem(link: &Link<'_>, refused: bool) -> Option<Problem> {
    let address = link.address;
    if address.query.is_empty() {
        return None;
    }
    let site = address.site();
    let tracks = |it: &&str| is_tracking(name_of(it), &site);
    let names: Vec<_> = parameters(address.query)
        .filter(tracks)
        .map(name_of)
        .collect();
    let first = names.first()?;
    let kept: Vec<_> = parameters(address.query).filter(|it| !tracks(it)).collect();
    let query = link.url.find('?')?;
    let end = query + 1 + address.query.len();
    // Removing the last parameter also removes the question mark.
    let (start, text) = if kept.is_empty() {
        (query, String::new())
    } else {
        (query + 1, kept.join("&"))
    };
    let at = link.url_range.start;
    let replace = Replace {
        range: at + start..at + end,
        text,
    };
    let message = format!("Address has the tracking parameter `{first}`");
    let problem = RULE.problem(link.url_range.clone(), message);
    let severity = if refused && names.iter().any(|it| is_utm(it)) {
        Severity::Error
    } else {
        Severity::Warning
    };
    let title = format!("Remove `{}`", names.join("`, `"));
    let is_sure = !names.contains(&"ref");
    Some(
        problem
            .with_severity(severity)
            .with_fix(Fix::safe_if(is_sure, title, vec![replace])),
    )
}

/// Whether a parameter of an address on `site`, a host without "www.", is most likely only for tracking.
pub(crate) fn is_tracking(name: &str, site: &str) -> bool {
    // On GitHub and GitLab, `ref` names a branch.
    let is_referrer = name == "ref" && !site.starts_with("github.") && !site.starts_with("gitlab.");
    is_referrer || address::is_tracking(site, name)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn refused_parameters_are_errors_in_the_community_sections() {
        check_problems(
            RULE,
            "## Updates from Rust Community\n* [a](https://a.example/?utm_source=b)\n* [b](https://youtu.be/x?si=y)\n* [c](https://c.example/?si=y)\n## Jobs\n[d](http://d.example?a=1&utm_medium=b#💛)\n",
            &expect![[r#"
                2: * [a](https://a.example/?utm_source=b)
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: Address has the tracking parameter `utm_source` (Remove `utm_source`)
                3: * [b](https://youtu.be/x?si=y)
                         ^^^^^^^^^^^^^^^^^^^^^^^ warning: Address has the tracking parameter `si` (Remove `si`)
                6: [d](http://d.example?a=1&utm_medium=b#💛)
                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Address has the tracking parameter `utm_medium` (Remove `utm_medium`)
            "#]],
        );
    }

    #[test]
    fn fix_keeps_the_other_parameters() {
        check_fix(
            RULE,
            "* [a](https://a.example/b?x&utm_source=b&y=1#c)\n* [d](https://d.example/?utm_term=b)",
            &expect![[r#"
                * [a](https://a.example/b?x&y=1#c)
                * [d](https://d.example/)"#]],
        );
    }

    #[test]
    fn the_fix_for_a_referrer_is_suggested() {
        check_problems(
            RULE,
            "* [a 💛](https://a.example/x?ref=b)\n* [c](https://github.com/c/d?ref=main)\n* [e](https://e.substack.com/p/x?r=1&triedRedirect=true)\n* [f](https://x.com/f/1?s=20&t=y)\n",
            &expect![[r#"
                1: * [a 💛](https://a.example/x?ref=b)
                           ^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Address has the tracking parameter `ref` (Remove `ref`)
                3: * [e](https://e.substack.com/p/x?r=1&triedRedirect=true)
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Address has the tracking parameter `r` (Remove `r`, `triedRedirect`)
                4: * [f](https://x.com/f/1?s=20&t=y)
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Address has the tracking parameter `s` (Remove `s`, `t`)
            "#]],
        );
    }
}
