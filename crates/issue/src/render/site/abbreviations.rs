//! Marks every abbreviation that has a definition, and adds its meaning.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::render::site::tree::{NodeId, Tree};
use crate::render::text::{char_at, char_before, is_word, rest, slice};

/// Wraps each abbreviation of the tree in an element with its meaning.
pub(crate) fn apply(tree: &mut Tree, meanings: &BTreeMap<String, Option<String>>) {
    let defined = meanings.iter().filter(|(_, meaning)| meaning.is_some());
    let mut names: Vec<&str> = defined.map(|(name, _)| name.as_str()).collect();
    if names.is_empty() {
        return;
    }
    names.sort_by_key(|it| Reverse(it.len()));
    for node in 0..tree.len() {
        if tree.tag(node) == "pre" || !(tree.is_attached(node) || node == Tree::ROOT) {
            continue;
        }
        let mut children = Vec::new();
        let text = tree.text(node).to_owned();
        if let Some((head, elements)) = split(tree, &text, &names, meanings) {
            tree.replace_text(node, head);
            children = elements;
        }
        for child in tree.take_children(node) {
            children.push(child);
            let tail = tree.tail(child).to_owned();
            if let Some((head, elements)) = split(tree, &tail, &names, meanings) {
                tree.set_tail(child, head);
                children.extend(elements);
            }
        }
        tree.insert_all(node, 0, &children);
    }
}

/// The text before the first abbreviation, and an element for each, with the text after it.
fn split(
    tree: &mut Tree,
    text: &str,
    names: &[&str],
    meanings: &BTreeMap<String, Option<String>>,
) -> Option<(String, Vec<NodeId>)> {
    let mut elements: Vec<NodeId> = Vec::new();
    let mut head = String::new();
    let mut from = 0;
    while let Some((start, name)) = next(text, from, names) {
        let before = slice(text, from..start).to_owned();
        match elements.last() {
            Some(last) => tree.set_tail(*last, before),
            None => head = before,
        }
        let element = tree.make("abbr");
        tree.set_done(element, name.to_owned());
        tree.set_attribute(
            element,
            "title",
            meanings.get(name).cloned().flatten().unwrap_or_default(),
        );
        elements.push(element);
        from = start + name.len();
    }
    tree.set_tail(*elements.last()?, rest(text, from).to_owned());
    Some((head, elements))
}

/// The next abbreviation at or after `at`; if several start at the same offset, the longest of them.
fn next<'a>(text: &str, at: usize, names: &[&'a str]) -> Option<(usize, &'a str)> {
    let mut at = at;
    while let Some(it) = char_at(text, at) {
        if is_border(text, at) {
            let tail = rest(text, at);
            let found = names
                .iter()
                .take(500)
                .find(|it| tail.starts_with(**it) && is_border(text, at + it.len()));
            if let Some(name) = found {
                return Some((at, name));
            }
        }
        at += it.len_utf8();
    }
    None
}

/// Whether a word starts or ends at `at`.
fn is_border(text: &str, at: usize) -> bool {
    let before = char_before(text, at).is_some_and(is_word);
    let after = char_at(text, at).is_some_and(is_word);
    before != after
}

#[cfg(test)]
mod tests {
    use crate::render::site::test::check;

    #[test]
    fn marks_whole_words() {
        check(
            "HTML *HTML* HTMLX\n\n*[HTML]: a b",
            "<p><abbr title=\"a b\">HTML</abbr> <em><abbr title=\"a b\">HTML</abbr></em> HTMLX</p>",
        );
    }
}
