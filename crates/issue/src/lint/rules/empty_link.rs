//! A link without a title or without an address.
//!
//! Readers see nothing to click, or click and stay on the same page. A title of spaces or zero-width characters counts
//! as missing.
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
//! There is no fix: only a person can fill in what is missing.

use crate::lint::manual::manual;
use crate::lint::{Context, Link, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "empty-link",
    severity: Severity::Error,
    doc: manual!("empty_link.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let links = context.links.iter().chain(&context.references);
    for link in links.filter(|it| !it.image) {
        // Most titles begin with a letter.
        if link
            .title
            .starts_with(|it: char| it.is_ascii_alphanumeric())
            && !link.url.is_empty()
        {
            continue;
        }
        let message = match (shows_nothing(link.title), link.url.is_empty()) {
            (true, true) => "Link has neither title nor address",
            (true, false) => "Link has no title",
            (false, true) => "Link has no address",
            (false, false) => {
                found.extend(mere_sign(link));
                continue;
            }
        };
        found.push(RULE.problem(link.range.clone(), message));
    }
}

/// Whether the title is invisible.
fn shows_nothing(title: &str) -> bool {
    let title = title.trim();
    let is_comment = title.starts_with("<!--") && title.find("-->") == Some(title.len() - 3);
    is_comment || decoded(title).chars().all(is_unseen)
}

/// Returns the title with the entities for spaces and zero-width characters decoded.
fn decoded(title: &str) -> String {
    const ENTITIES: &[&str] = &[
        "&nbsp;",
        "&#160;",
        "&#xa0;",
        "&shy;",
        "&ZeroWidthSpace;",
        "&#8203;",
        "&#x200b;",
        "&zwj;",
        "&zwnj;",
        "&ensp;",
        "&emsp;",
        "&thinsp;",
    ];
    let mut title = title.to_owned();
    if title.contains('&') {
        for it in ENTITIES {
            title = title.replace(it, "");
        }
    }
    title
}

fn is_unseen(it: char) -> bool {
    let takes_no_room = matches!(
        it,
        '\u{ad}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
    );
    it.is_whitespace() || takes_no_room || matches!(it, '*' | '`' | '_' | '\\')
}

/// Reports a title that consists of a full stop or a dash, which readers do not recognize as a link.
fn mere_sign(link: &Link<'_>) -> Option<Problem> {
    let title = link.title.trim_matches(['*', '_', ' ']);
    let is_sign = |it: char| ".,:;-–—·•…|'\"".contains(it);
    let is_mere = title.chars().count() < 4 && title.chars().all(is_sign);
    let problem = RULE.problem(link.range.clone(), "Link's title is only a sign");
    is_mere.then(|| problem.with_severity(Severity::Warning))
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
    fn a_missing_title_or_address_is_found() {
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
    fn invisible_titles_count_as_missing() {
        assert!(super::shows_nothing("\u{200b}\u{2060} *\u{feff}*"));
        check_problems(
            RULE,
            "* [ ](https://a.example)\n* [&nbsp;](https://c.example)\n* [.](https://d.example)\n* [![](i.png)](https://e.example)\n",
            &expect![[r#"
                1: * [ ](https://a.example)
                     ^^^^^^^^^^^^^^^^^^^^^^ error: Link has no title
                2: * [&nbsp;](https://c.example)
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: Link has no title
                3: * [.](https://d.example)
                     ^^^^^^^^^^^^^^^^^^^^^^ warning: Link's title is only a sign
            "#]],
        );
    }

    #[test]
    fn titles_that_nobody_can_see() {
        check_problems(
            RULE,
            "* [&ZeroWidthSpace;](https://a.example) [<!-- 💛 -->](https://b.example) [ㅤ](https://c.example) [️](https://d.example)\n* [.](https://e.example) [💛](https://f.example) [`?`](https://g.example) [C](https://h.example)\n",
            &expect![[r#"
                1: * [&ZeroWidthSpace;](https://a.example) [<!-- 💛 -->](https://b.example) [ㅤ](https://c.example) [️](https://d.example)
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: Link has no title
                1: * [&ZeroWidthSpace;](https://a.example) [<!-- 💛 -->](https://b.example) [ㅤ](https://c.example) [️](https://d.example)
                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: Link has no title
                1: * [&ZeroWidthSpace;](https://a.example) [<!-- 💛 -->](https://b.example) [ㅤ](https://c.example) [️](https://d.example)
                                                                                           ^^^^^^^^^^^^^^^^^^^^^^ error: Link has no title
                1: * [&ZeroWidthSpace;](https://a.example) [<!-- 💛 -->](https://b.example) [ㅤ](https://c.example) [️](https://d.example)
                                                                                                                  ^^^^^^^^^^^^^^^^^^^^^^ error: Link has no title
                2: * [.](https://e.example) [💛](https://f.example) [`?`](https://g.example) [C](https://h.example)
                     ^^^^^^^^^^^^^^^^^^^^^^ warning: Link's title is only a sign
            "#]],
        );
    }
}
