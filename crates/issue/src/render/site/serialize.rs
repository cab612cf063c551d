//! Writes a tree as HTML, and restores what was set aside.

use crate::render::site::blocks::language;
use crate::render::site::entity::entity_end;
use crate::render::site::prepare::code_html;
use crate::render::site::stash::{AMPERSAND, CLOSE, Mark, OPEN, Stash, mark_at, unescaped};
use crate::render::site::tree::{CONTENTS, NodeId, RAW_PRE, Tree, is_block};
use crate::render::text::{byte, find, is_blank, rest, skip_while, slice};

/// How deeply marks may be nested in pieces that were set aside.
const DEPTH: usize = 8;

/// The element with all its content, including marks.
pub(crate) fn serialize(tree: &Tree, node: NodeId) -> String {
    let mut html = String::new();
    element(tree, node, &mut html);
    html
}

/// The content of the element.
pub(crate) fn serialize_inside(tree: &Tree, node: NodeId) -> String {
    let mut html = String::new();
    inside(tree, node, &mut html);
    html
}

fn element(tree: &Tree, node: NodeId, html: &mut String) {
    let tag = tree.tag(node);
    if tag == "pre" {
        let (language, code) = language(tree.text(node));
        html.push_str(code_html(code, &language, "").trim_end_matches('\n'));
        return;
    }
    if tag == CONTENTS {
        html.push_str(tree.text(node));
        return;
    }
    let name = if tag == RAW_PRE { "pre" } else { tag };
    html.push('<');
    html.push_str(name);
    let mut attributes: Vec<&(String, String)> = tree.attributes(node).iter().collect();
    attributes.sort();
    for (key, value) in attributes {
        html.push(' ');
        html.push_str(key);
        let value = unescaped(value);
        // The publisher writes `alt` for `alt="alt"`, which browsers read as `alt=""`.
        if *key != *value {
            html.push_str("=\"");
            escape(&value, true, html);
            html.push('"');
        }
    }
    html.push('>');
    if matches!(tag, "br" | "hr" | "img") {
        return;
    }
    inside(tree, node, html);
    html.push_str("</");
    html.push_str(name);
    html.push('>');
}

fn inside(tree: &Tree, node: NodeId, html: &mut String) {
    let tag = tree.tag(node);
    let children = tree.children(node);
    let breaks = is_block(tag);
    if matches!(tag, "script" | "style") {
        html.push_str(tree.text(node));
    } else if tag == "code" {
        escape(tree.text(node), false, html);
    } else {
        text(tree.text(node), html);
    }
    let first_is_block = children.first().is_some_and(|it| is_block(tree.tag(*it)));
    if breaks && first_is_block && is_blank(tree.text(node)) {
        html.push('\n');
    }
    for child in children {
        element(tree, *child, html);
        let tail = tree.tail(*child);
        if breaks && is_block(tree.tag(*child)) && is_blank(tail) {
            html.push('\n');
        } else {
            text(tail, html);
        }
    }
}

fn text(text: &str, html: &mut String) {
    if text.contains(OPEN) {
        escape(&unescaped(text), false, html);
    } else {
        escape(text, false, html);
    }
}

/// Escapes `text`, except for entities.
pub(crate) fn escape(text: &str, is_attribute: bool, html: &mut String) {
    let mut from = 0;
    let special = |it: &u8| matches!(it, b'&' | b'<' | b'>' | b'"');
    while let Some(at) = rest(text, from)
        .bytes()
        .position(|it| special(&it))
        .map(|it| it + from)
    {
        html.push_str(slice(text, from..at));
        from = at + 1;
        match byte(text, at) {
            b'<' => html.push_str("&lt;"),
            b'>' => html.push_str("&gt;"),
            b'"' if is_attribute => html.push_str("&quot;"),
            b'&' if entity_end(text, at, false).is_none() => html.push_str("&amp;"),
            other => html.push(char::from(other)),
        }
    }
    html.push_str(rest(text, from));
}

/// Restores what was set aside. A block replaces a paragraph that contains nothing else.
pub(crate) fn restore(html: &str, stash: &Stash) -> String {
    if !html.contains(OPEN) {
        return html.to_owned();
    }
    let mut out = String::with_capacity(html.len() * 2);
    restore_into(html, stash, &mut out, 0);
    out
}

fn restore_into(html: &str, stash: &Stash, out: &mut String, depth: usize) {
    let mut from = 0;
    while let Some(at) = find(html, from, 2) {
        out.push_str(slice(html, from..at));
        from = at + 1;
        let Some((mark, end)) = mark_at(html, at) else {
            continue;
        };
        from = end;
        match mark {
            Mark::Ampersand => out.push('&'),
            Mark::Html(number) if depth < DEPTH => {
                let piece = stash.get(number);
                if out.ends_with("<p>")
                    && rest(html, end).starts_with("</p>")
                    && is_block_html(piece)
                {
                    out.truncate(out.len() - "<p>".len());
                    from = end + "</p>".len();
                }
                restore_into(piece, stash, out, depth + 1);
            }
            _ => {}
        }
    }
    out.push_str(rest(html, from));
}

/// Whether a piece of HTML starts with a block element or is a comment.
fn is_block_html(html: &str) -> bool {
    if byte(html, 0) != b'<' {
        return false;
    }
    let start = 1 + usize::from(byte(html, 1) == b'/');
    let end = skip_while(html, start, |it| it != b' ' && it != b'>');
    let name = slice(html, start..end).to_lowercase();
    matches!(byte(&name, 0), b'!' | b'?' | b'@' | b'%') || is_block(name.trim_end_matches('/'))
}

const _: () = assert!(AMPERSAND.len() == 5 && (CLOSE as u32) == 3);
