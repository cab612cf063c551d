//! HTML that the newsletter's own check does not allow.
//!
//! The check allows `p`, `a`, `h1` to `h5`, `strong`, `hr`, `li`, `ul`, `ol`, `em`, `code`, `blockquote`, `small` and
//! `br`, because mail programs break other tags. Images, headings of level 6 and lines indented as code also become
//! tags that it does not allow. The check does not recognize fenced code: it finds tags in the code if one of its lines
//! is empty or starts with a block tag. The site shows such code correctly, so the rule only warns.
//!
//! ```markdown
//! <div>Read all about it</div>
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! <small>Read all about it</small>
//! ```
//!
//! There is no fix: usually you can just remove the tag.

use std::ops::Range;

use crate::item::marker;
use crate::lines::lines;
use crate::lint::html::{Tag, is_generic, tag_in, tags};
use crate::lint::manual::manual;
use crate::lint::{Context, LineKind, Problem, Rule, Severity};
use crate::render::is_block;

pub(crate) const RULE: Rule = Rule {
    name: "unknown-tag",
    severity: Severity::Error,
    doc: manual!("unknown_tag.rs"),
    check,
};

const KNOWN: &[&str] = &[
    "p",
    "a",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "strong",
    "hr",
    "li",
    "ul",
    "ol",
    "em",
    "code",
    "blockquote",
    "small",
    "br",
];

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for tag in tags(context) {
        if !tag.closes && !is_generic(context, &tag) && !is_known(tag.name) {
            found.push(RULE.problem(tag.range, refused(tag.name)));
        }
    }
    for link in context.links.iter().filter(|it| it.image) {
        found.push(RULE.problem(link.range.clone(), refused("img")));
    }
    found.extend(
        context
            .outline
            .hidden
            .fences()
            .filter_map(|it| in_fence(context, it)),
    );
    found.extend(code_blocks(context).map(|it| RULE.problem(it, refused("pre"))));
    for section in context.outline.sections.iter().filter(|it| it.level == 6) {
        found.push(RULE.problem(section.heading_range.clone(), refused("h6")));
    }
}

/// Reports the first tag in fenced code that a renderer without fenced code would not take for code.
fn in_fence(context: &Context<'_>, fence: Range<usize>) -> Option<Problem> {
    let text = context.slice(fence.clone());
    let is_apart = |it: &str| it.trim().is_empty() || starts_block(it);
    if text.starts_with('`')
        && !lines(text).any(|it| is_apart(text.get(it.range).unwrap_or_default()))
    {
        return None;
    }
    let is_unknown = |it: &Tag<'_>| !it.closes && !is_known(it.name);
    let tag = tag_in(context, fence, is_unknown)?;
    let message = format!(
        "{}, because it does not know fenced code",
        refused(tag.name)
    );
    Some(
        RULE.problem(tag.range, message)
            .with_severity(Severity::Warning),
    )
}

/// Whether a line starts with the tag of a block.
fn starts_block(line: &str) -> bool {
    let tag = line.trim_start_matches(' ').strip_prefix('<');
    let name = tag.map(|it| it.trim_start_matches('/')).unwrap_or_default();
    let end = name.find(|it: char| !it.is_ascii_alphanumeric());
    let name = name.get(..end.unwrap_or(name.len())).unwrap_or_default();
    is_block(&name.to_ascii_lowercase())
}

fn is_known(name: &str) -> bool {
    KNOWN.contains(&name.to_ascii_lowercase().as_str())
}

/// Returns the first line of each text that is indented as code and does not continue a list.
fn code_blocks<'c>(context: &'c Context<'_>) -> impl Iterator<Item = Range<usize>> + 'c {
    let mut above = LineKind::Blank;
    let mut in_list = false;
    context.lines.iter().filter_map(move |line| {
        let is_code = line.kind == LineKind::Prose && line.text.starts_with("    ");
        let is_apart = matches!(above, LineKind::Blank | LineKind::Heading);
        let begins = is_code && is_apart && !in_list;
        in_list = match line.kind {
            LineKind::Item | LineKind::InItem => true,
            LineKind::Blank => in_list,
            _ => in_list && is_code,
        };
        above = line.kind;
        // Another rule reports items.
        (begins && marker(line.text).is_none()).then_some(line.range.clone())
    })
}

fn refused(name: &str) -> String {
    let name = name.to_ascii_lowercase();
    format!("The newsletter's check refuses `<{name}>`")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::check_problems;
    use expect_test::expect;

    #[test]
    fn tags_that_the_check_refuses_are_found() {
        check_problems(
            RULE,
            "<DIV class=\"x\">💛</DIV> <br/> <a href=\"https://a.example\">b</a> ![c](c.png)\n###### d\n`<div>` <!-- <div> -->\n",
            &expect![[r#"
                1: <DIV class="x">💛</DIV> <br/> <a href="https://a.example">b</a> ![c](c.png)
                   ^^^^^^^^^^^^^^^ error: The newsletter's check refuses `<div>`
                1: <DIV class="x">💛</DIV> <br/> <a href="https://a.example">b</a> ![c](c.png)
                                                                                  ^^^^^^^^^^^ error: The newsletter's check refuses `<img>`
                2: ###### d
                   ^^^^^^^^ error: The newsletter's check refuses `<h6>`
            "#]],
        );
    }

    #[test]
    fn fenced_code_is_searched_where_the_check_does() {
        check_problems(
            RULE,
            "```rust\nlet 💛: Vec<u8> = f();\n```\n\n```\na\n\nVec<T>, Map<K, V>\n```\n\n```\nb\n <div>\n```\n\n~~~\nBox<i>\n~~~\n",
            &expect![[r#"
                8: Vec<T>, Map<K, V>
                      ^^^ warning: The newsletter's check refuses `<t>`, because it does not know fenced code
                13:  <div>
                     ^^^^^ warning: The newsletter's check refuses `<div>`, because it does not know fenced code
                17: Box<i>
                       ^^^ warning: The newsletter's check refuses `<i>`, because it does not know fenced code
            "#]],
        );
    }

    #[test]
    fn tags_over_several_lines_and_indented_code_are_found() {
        check_problems(
            RULE,
            "a <div\nid=\"💛\"> b <i\n\n> c \\<u> \\<s\\>\n\n    d\n    e\n\n* f\n\n    g\n",
            &expect![[r#"
                1: a <div
                     ^^^^ error: The newsletter's check refuses `<div>`
                4: > c \<u> \<s\>
                        ^^^ error: The newsletter's check refuses `<u>`
                6:     d
                   ^^^^^ error: The newsletter's check refuses `<pre>`
            "#]],
        );
    }
}
