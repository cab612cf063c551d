//! `[TOC]` alone in a paragraph or an item becomes a list of all headings.
//!
//! GitHub shows `[TOC]` as text.

use crate::render::site::serialize::escape;
use crate::render::site::stash::Stash;
use crate::render::site::tree::{CONTENTS, NodeId, RAW_PRE, Tree, is_heading};
use crate::render::text::strip;

/// A heading in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) level: u8,
    /// The heading's HTML without its tags.
    pub(crate) name: String,
}

/// Replaces each `[TOC]` with a mark. Returns the mark's number, if there is any.
pub(crate) fn mark(tree: &mut Tree, stash: &mut Stash) -> Option<usize> {
    let mut places: Vec<NodeId> = Vec::new();
    let mut open = tree.children(Tree::ROOT).to_vec();
    while let Some(node) = open.pop() {
        let tag = tree.tag(node);
        if is_heading(tag) || matches!(tag, "pre" | "code" | RAW_PRE) {
            continue;
        }
        if tree.children(node).is_empty() && strip(tree.text(node)) == "[TOC]" {
            places.push(node);
        }
        open.extend(tree.children(node));
    }
    if places.is_empty() {
        return None;
    }
    let number = stash.next_number();
    let mark = stash.store(String::new());
    for node in places {
        tree.set_tag(node, CONTENTS);
        tree.replace_text(node, mark.clone());
        tree.take_tail(node);
    }
    Some(number)
}

/// The list of `headings`, each with its id.
pub(crate) fn html<'a>(headings: impl Iterator<Item = (&'a Entry, &'a str)>) -> String {
    let headings: Vec<(&Entry, &str)> = headings.collect();
    let (top, below) = nested(&headings);
    let mut html = String::from("<div class=\"toc\">\n");
    list(&headings, &top, &below, &mut html);
    html.push_str("\n</div>");
    html
}

/// Returns the top-level headings, and the headings nested in each. A skipped level does not count.
fn nested(headings: &[(&Entry, &str)]) -> (Vec<usize>, Vec<Vec<usize>>) {
    let mut below = vec![Vec::new(); headings.len()];
    let mut top = Vec::new();
    let (mut levels, mut parents): (Vec<u8>, Vec<usize>) = (Vec::new(), Vec::new());
    let level_of = |it: usize| headings.get(it).map_or(0, |it| it.0.level);
    for index in 0..headings.len() {
        let level = level_of(index);
        if levels.is_empty() {
            levels.push(level);
        } else if levels.last().is_some_and(|it| level < *it) {
            levels.pop();
            while parents.last().is_some_and(|it| level <= level_of(*it)) {
                parents.pop();
                levels.pop();
            }
            levels.push(level);
        } else if levels.last() != Some(&level) {
            parents.push(index - 1);
            levels.push(level);
        }
        match parents.last().and_then(|it| below.get_mut(*it)) {
            Some(siblings) => siblings.push(index),
            None => top.push(index),
        }
    }
    (top, below)
}

/// Writes headings and those below them, at most five levels deep.
fn list(headings: &[(&Entry, &str)], these: &[usize], below: &[Vec<usize>], html: &mut String) {
    html.push_str("<ul>\n");
    for index in these {
        let Some((entry, id)) = headings.get(*index) else {
            continue;
        };
        html.push_str("<li><a href=\"#");
        escape(id, true, html);
        html.push_str("\">");
        escape(&entry.name, false, html);
        html.push_str("</a>");
        if let Some(children) = below.get(*index).filter(|it| !it.is_empty()) {
            list(headings, children, below, html);
            html.push('\n');
        }
        html.push_str("</li>\n");
    }
    html.push_str("</ul>");
}

#[cfg(test)]
mod tests {
    use crate::render::site::test::check;

    #[test]
    fn lists_all_headings() {
        check(
            "[TOC]\n\n## A\n### B & *c*\n# D",
            "<div class=\"toc\">\n<ul>\n<li><a href=\"#a\">A</a><ul>\n<li><a href=\"#b-c\">B &amp; c</a></li>\n</ul>\n</li>\n<li><a href=\"#d\">D</a></li>\n</ul>\n</div>\n<h2 id=\"a\"><a class=\"toclink\" href=\"#a\">A</a></h2>\n<h3 id=\"b-c\"><a class=\"toclink\" href=\"#b-c\">B &amp; <em>c</em></a></h3>\n<h1 id=\"d\"><a class=\"toclink\" href=\"#d\">D</a></h1>",
        );
    }

    #[test]
    fn not_among_words() {
        check("[TOC] a `[TOC]`", "<p>[TOC] a <code>[TOC]</code></p>");
        check(
            "# [TOC]",
            "<h1 id=\"toc\"><a class=\"toclink\" href=\"#toc\">[TOC]</a></h1>",
        );
    }
}
