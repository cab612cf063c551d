//! HTML that the newsletter's own check does not know.
//!
//! It lets `p`, `a`, `h1` to `h5`, `strong`, `hr`, `li`, `ul`, `ol`, `em`, `code`, `blockquote`, `small` and `br`
//! pass; mail programs break others.
//! Pictures, headings of the sixth level and lines indented as code make such tags too.
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
//! There is no fix: mostly the tag can simply go.

use std::ops::Range;

use crate::item::marker;
use crate::lint::html::is_generic;
use crate::lint::html::tags;
use crate::lint::manual::manual;
use crate::lint::{Context, LineKind, Problem, Rule, Severity};

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
        let name = tag.name.to_ascii_lowercase();
        if !tag.closes && !is_generic(tag.name) && !KNOWN.contains(&name.as_str()) {
            found.push(RULE.problem(tag.range, refused(&name)));
        }
    }
    for link in context.links.iter().filter(|it| it.image) {
        found.push(RULE.problem(link.range.clone(), refused("img")));
    }
    found.extend(code_blocks(context).map(|it| RULE.problem(it, refused("pre"))));
    for section in context.outline.sections.iter().filter(|it| it.level == 6) {
        found.push(RULE.problem(section.heading_range.clone(), refused("h6")));
    }
}

/// The first lines of text that is indented as code, where no list is open above.
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
        // Items have a rule of their own.
        (begins && marker(line.text).is_none()).then_some(line.range.clone())
    })
}

fn refused(name: &str) -> String {
    format!("The newsletter's check refuses `<{name}>`")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::check_problems;
    use expect_test::expect;

    #[test]
    fn what_the_check_refuses_is_found() {
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
    fn tags_over_lines_and_code_by_indentation_are_found() {
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
