//! An address that other people cannot open, or that will soon stop working.
//!
//! It leads to the writer's own computer or network, to a page that is not published yet, or to the editor of a page.
//!
//! ```markdown
//! ### Miscellaneous
//! * [A tour of lifetimes](http://localhost:8000/lifetimes)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### Miscellaneous
//! * [A tour of lifetimes](https://example.com/lifetimes)
//! ```
//!
//! There is no fix: only the writer knows the address of the published page.

use crate::lint::address::Address;
use crate::lint::manual::manual;
use crate::lint::{Context, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "private-address",
    severity: Severity::Warning,
    doc: manual!("private_address.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for link in context.links.iter().filter(|it| it.section.is_some()) {
        let message = if is_local(&link.address) {
            "Address leads to the writer's own computer or network"
        } else if is_unpublished(&link.address) {
            "Address leads to a draft or to an editor"
        } else {
            continue;
        };
        found.push(RULE.problem(link.url_range.clone(), message));
    }
}

fn is_local(address: &Address<'_>) -> bool {
    let host = address.host.split(':').next().unwrap_or_default();
    let starts = ["127.", "10.", "192.168.", "0.0.0.0"];
    let is_number =
        || host.split('.').count() == 4 && host.bytes().all(|it| it == b'.' || it.is_ascii_digit());
    let ends = [".local", ".localhost", ".internal", ".lan"];
    host == "localhost"
        || starts.iter().any(|it| host.starts_with(it)) && is_number()
        || ends.iter().any(|it| host.ends_with(it))
}

fn is_unpublished(address: &Address<'_>) -> bool {
    let in_path = |it: &str| address.path.contains(it);
    let in_query = |it: &str| address.query.split('&').any(|one| one.starts_with(it));
    let by_query = !address.query.is_empty()
        && (in_query("preview=") || in_query("preview_id=") || in_query("draft=true"));
    let host = address.host;
    let by_host = host.starts_with("deploy-preview-") || host.starts_with("staging.");
    let by_site = match host {
        "docs.google.com" => in_path("/edit") && !in_path("/forms/"),
        "medium.com" => in_path("/edit") || in_path("/submission"),
        "github.com" => in_path("/edit/"),
        "dev.to" => in_path("-temp-slug-"),
        _ => host.ends_with(".substack.com") && in_path("/publish/post/"),
    };
    by_query || by_host || by_site || address.path.starts_with("/wp-admin/")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::check_problems;
    use expect_test::expect;

    #[test]
    fn drafts_and_local_pages_are_found() {
        check_problems(
            RULE,
            "### Links\n* [a 💛](http://127.0.0.1:4000/x)\n* [b](https://dev.to/a/b-temp-slug-1?preview=c)\n* [c](https://example.com/annual-report-preview/)\n* [d](https://docs.google.com/forms/d/e/1/viewform)\n* [e](https://10.example.com/localhost)\n* [f](https://docs.google.com/document/d/1/edit)\n",
            &expect![[r#"
                2: * [a 💛](http://127.0.0.1:4000/x)
                           ^^^^^^^^^^^^^^^^^^^^^^^ warning: Address leads to the writer's own computer or network
                3: * [b](https://dev.to/a/b-temp-slug-1?preview=c)
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Address leads to a draft or to an editor
                7: * [f](https://docs.google.com/document/d/1/edit)
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Address leads to a draft or to an editor
            "#]],
        );
    }
}
