//! A link without a title or without an address.
//!
//! Readers see nothing to click on, or click and stay where they are. A title of spaces or of characters that take no
//! room is no title.
//!
//! ```markdown
//! * [A tour of lifetimes]()
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! * [A tour of lifetimes](https://example.com/lifetimes)
//! ```
//!
//! There is no fix: something is missing that only a person can fill in.

use crate::lint::manual::manual;
use crate::lint::{Context, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "empty-link",
    severity: Severity::Error,
    doc: manual!("empty_link.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let links = context.links.iter().chain(&context.references);
    for link in links.filter(|it| !it.image) {
        let message = match (shows_nothing(link.title), link.url.is_empty()) {
            (true, true) => "Link has neither title nor address",
            (true, false) => "Link has no title",
            (false, true) => "Link has no address",
            (false, false) => continue,
        };
        found.push(RULE.problem(link.range.clone(), message));
    }
}

/// Whether nobody can see the title.
fn shows_nothing(title: &str) -> bool {
    let title = title.replace("&nbsp;", "").replace("&#160;", "");
    title.chars().all(|it| {
        let takes_no_room = matches!(
            it,
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
        );
        it.is_whitespace() || takes_no_room || matches!(it, '*' | '`' | '_')
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::check_problems;
    use expect_test::expect;

    #[test]
    fn tags_and_named_addresses_are_links_too() {
        check_problems(
            RULE,
            "## Updates from Rust Community\n* <a href=\"\">a 💛</a>\n* <a href=\"https://a.example/\"></a>\n* [][b]\n* <https://c.example>\n\n[b]: https://b.example\n",
            &expect![[r#"
                2: * <a href="">a 💛</a>
                     ^^^^^^^^^^^ error: Link has no address
                3: * <a href="https://a.example/"></a>
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: Link has no title
                4: * [][b]
                       ^^^ error: Link has no title
            "#]],
        );
    }

    #[test]
    fn either_may_be_missing() {
        check_problems(
            RULE,
            "* [](https://a.example)\n* [💛]()\n* [**`` **]( )\n* ![](i.png)\n<!-- * [ - ]() -->\n",
            &expect![[r#"
                1: * [](https://a.example)
                     ^^^^^^^^^^^^^^^^^^^^^ error: Link has no title
                2: * [💛]()
                     ^^^^^ error: Link has no address
                3: * [**`` **]( )
                     ^^^^^^^^^^^^ error: Link has neither title nor address
            "#]],
        );
    }

    #[test]
    fn a_title_may_be_there_and_not_be_seen() {
        assert!(super::shows_nothing("\u{200b}\u{2060} *\u{feff}*"));
        check_problems(
            RULE,
            "* [ ](https://a.example)\n* [&nbsp;](https://c.example)\n* [.](https://d.example)\n* [![](i.png)](https://e.example)\n",
            &expect![[r#"
                1: * [ ](https://a.example)
                     ^^^^^^^^^^^^^^^^^^^^^^ error: Link has no title
                2: * [&nbsp;](https://c.example)
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: Link has no title
            "#]],
        );
    }
}
