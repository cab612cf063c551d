//! An HTML tag that is opened and never closed.
//!
//! The site copies the text from a block tag such as `<p>`, at the start of a line, to its end tag without rendering
//! it. If there is no end tag, readers see the rest of the page with its stars and brackets, or not at all. After an
//! open `<small>` or `<a>`, the rest of the page is small, or a single link.
//!
//! ```markdown
//! <small>[Discuss on r/rust](https://www.reddit.com/r/rust/comments/1abc/this_week_in_rust_666/)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! <small>[Discuss on r/rust](https://www.reddit.com/r/rust/comments/1abc/this_week_in_rust_666/)</small>
//! ```
//!
//! The fix is suggested: it closes the tag at the end of its line, which may be too early.

use crate::edit::Replace;
use crate::lint::html::{Tag, is_generic, tags};
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Problem, Rule, Severity};
use crate::render::is_block;

pub(crate) const RULE: Rule = Rule {
    name: "unclosed-tag",
    severity: Severity::Error,
    doc: manual!("unclosed_tag.rs"),
    check,
};

/// How many open tags are searched for the one that an end tag closes.
const DEEPEST: usize = 64;

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let mut open: Vec<Tag<'_>> = Vec::new();
    for tag in tags(context) {
        let same = |it: &Tag<'_>| it.name.eq_ignore_ascii_case(tag.name);
        if !tag.closes {
            open.extend(opens(context, &tag).then_some(tag));
        } else if let Some(depth) = open.iter().rev().take(DEEPEST).position(same) {
            // The end tag also closes the open tags inside its element, except inline ones.
            let inner = open.split_off(open.len() - depth - 1).into_iter().skip(1);
            open.extend(inner.filter(|it| marks_words(it.name)));
        }
    }
    let reaches = |it: &&Tag<'_>| marks_words(it.name) || swallows(context, it);
    found.extend(open.iter().filter(reaches).map(|it| problem(context, it)));
}

/// Whether `tag` needs an end tag.
fn opens(context: &Context<'_>, tag: &Tag<'_>) -> bool {
    const EMPTY: &[&str] = &["br", "hr", "img", "input", "link", "meta", "wbr"];
    let is_empty = EMPTY.iter().any(|it| it.eq_ignore_ascii_case(tag.name));
    !is_empty && !is_generic(context, tag) && !context.slice(tag.range.clone()).ends_with("/>")
}

/// Whether the element is inline: browsers continue it after the end of its paragraph.
fn marks_words(name: &str) -> bool {
    const MARKS: &[&str] = &[
        "a", "b", "code", "del", "em", "i", "ins", "kbd", "mark", "s", "small", "strong", "sub",
        "sup", "tt", "u",
    ];
    MARKS.iter().any(|it| it.eq_ignore_ascii_case(name))
}

/// Whether the site or a browser makes everything that follows part of the element.
fn swallows(context: &Context<'_>, tag: &Tag<'_>) -> bool {
    let name = tag.name.to_ascii_lowercase();
    let line = context.lines.get(context.line_index(tag.range.start));
    let before = line.map_or("", |it| context.slice(it.range.start..tag.range.start));
    let begins = before.len() <= 3 && before.bytes().all(|it| it == b' ');
    begins && is_block(&name)
        || matches!(
            name.as_str(),
            "script" | "style" | "textarea" | "title" | "iframe"
        )
}

fn problem(context: &Context<'_>, tag: &Tag<'_>) -> Problem {
    let name = tag.name;
    let message = format!("`<{name}>` is never closed, so it affects the rest of the page");
    let problem = RULE.problem(tag.range.clone(), message);
    let line = context.lines.get(context.line_index(tag.range.start));
    let rest = line.map_or("", |it| context.slice(tag.range.end..it.range.end));
    let words = rest.trim_end();
    // In code or after part of a tag, the end tag would be text; after another tag, it could close that one.
    if words.is_empty() || words.contains(['`', '<']) {
        return problem;
    }
    let end = tag.range.end + words.len();
    let edit = Replace {
        range: end..end,
        text: format!("</{name}>"),
    };
    problem.with_fix(Fix::suggested(
        format!("Write `</{name}>` at the end of the line"),
        vec![edit],
    ))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn tags_that_affect_the_rest_of_the_page_are_found() {
        check_problems(
            RULE,
            "<DIV class=\"a\">💛\n\n* <small>a\n* b <script> c\n* <strong><em>d</strong>\n",
            &expect![[r#"
                1: <DIV class="a">💛
                   ^^^^^^^^^^^^^^^ error: `<DIV>` is never closed, so it affects the rest of the page (Write `</DIV>` at the end of the line)
                3: * <small>a
                     ^^^^^^^ error: `<small>` is never closed, so it affects the rest of the page (Write `</small>` at the end of the line)
                4: * b <script> c
                       ^^^^^^^^ error: `<script>` is never closed, so it affects the rest of the page (Write `</script>` at the end of the line)
                5: * <strong><em>d</strong>
                             ^^^^ error: `<em>` is never closed, so it affects the rest of the page
            "#]],
        );
        check_problems(
            RULE,
            "<p>a\n<p>b</p>\n<div>\nc\n",
            &expect![[r#"
                1: <p>a
                   ^^^ error: `<p>` is never closed, so it affects the rest of the page (Write `</p>` at the end of the line)
                3: <div>
                   ^^^^^ error: `<div>` is never closed, so it affects the rest of the page
            "#]],
        );
    }

    #[test]
    fn closed_and_void_tags_and_tags_in_code_are_fine() {
        check_problems(
            RULE,
            "<small>\n💛</SMALL>\n<p>a<br>b<hr></p>\n<ul><li>a<li>b</ul>\nc <p> d <br/> e <div>\n`<p>` Vec<T> <!-- <p> -->\n",
            &expect![[""]],
        );
    }

    #[test]
    fn fix_closes_the_tag_on_its_line() {
        check_fix(
            RULE,
            "<p>💛 \r\n\r\n<small>a\r\n\r\n<em>\r\n",
            &expect![[r#"
                <p>💛</p> ␍
                ␍
                <small>a</small>␍
                ␍
                <em>␍
            "#]],
        );
    }
}
