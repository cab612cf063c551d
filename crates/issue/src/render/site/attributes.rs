//! `{#id .class key=value}` after a heading, at the end of a block or after an inline element.
//!
//! The site does not show the list, but adds its attributes to the element. GitHub shows the list as text.

use crate::render::site::tree::{NodeId, Tree, is_block, is_heading};
use crate::render::text::{byte, find, is_blank, rest, skip_while, slice};

/// Attributes in the order in which they are written; a class has the key `.`.
type Attributes = Vec<(String, String)>;

/// Parses the text between the braces. Also returns the rest that could not be parsed: from another `}` on.
pub(crate) fn parse(list: &str) -> (Attributes, &str) {
    let mut found = Vec::new();
    let mut at = 0;
    while at < list.len() {
        if byte(list, at) == b' ' {
            at += 1;
            continue;
        }
        let Some((attribute, end)) = attribute(list, at) else {
            break;
        };
        found.push(attribute);
        at = end;
    }
    let left = find(list, at, b'}').map_or("", |it| rest(list, it));
    (found, left)
}

fn attribute(list: &str, at: usize) -> Option<((String, String), usize)> {
    let end = skip_while(list, at, |it| !matches!(it, b' ' | b'=' | b'}'));
    if end == at {
        return None;
    }
    let name = slice(list, at..end);
    if byte(list, end) == b'=' {
        let quote = byte(list, end + 1);
        if matches!(quote, b'"' | b'\'')
            && let Some(close) = find(list, end + 2, quote)
        {
            let value = slice(list, end + 2..close).trim_matches(char::from(quote));
            return Some(((name.to_owned(), value.to_owned()), close + 1));
        }
        let close = skip_while(list, end + 1, |it| !matches!(it, b' ' | b'=' | b'}'));
        if close > end + 1 {
            return Some((
                (name.to_owned(), slice(list, end + 1..close).to_owned()),
                close,
            ));
        }
    }
    let pair = match byte(name, 0) {
        b'.' => (".".to_owned(), rest(name, 1).to_owned()),
        b'#' => ("id".to_owned(), rest(name, 1).to_owned()),
        _ => (name.to_owned(), name.to_owned()),
    };
    Some((pair, end))
}

/// Moves every attribute list of the tree to its element.
pub(crate) fn apply(tree: &mut Tree) {
    for node in 0..tree.len() {
        // Code, with its braces, is already set aside.
        if tree.is_attached(node) && tree.tag(node) != "pre" {
            apply_to(tree, node);
        }
    }
}

fn apply_to(tree: &mut Tree, node: NodeId) {
    let tag = tree.tag(node);
    if !is_block(tag) {
        inline(tree, node);
        return;
    }
    let at_line_start = !(is_heading(tag) || matches!(tag, "dt" | "td" | "th"));
    let children = tree.children(node);
    let list = if tag == "li" {
        children
            .iter()
            .position(|it| matches!(tree.tag(*it), "ul" | "ol"))
    } else {
        None
    };
    let holder = match list {
        Some(0) => None,
        Some(position) => children.get(position - 1).copied(),
        None => children.last().copied(),
    };
    if holder.is_some_and(|it| is_block(tree.tag(it)) && is_blank(tree.tail(it))) {
        return;
    }
    let tail = holder.filter(|it| !tree.tail(*it).is_empty());
    let text = tail.map_or(tree.text(node), |it| tree.tail(it));
    if !text.contains('}') {
        return;
    }
    let Some((start, list)) = at_end(text, at_line_start) else {
        return;
    };
    let (attributes, left) = parse(list);
    if !left.is_empty() {
        return;
    }
    let mut kept = slice(text, 0..start).to_owned();
    if is_heading(tag) {
        kept.truncate(kept.trim_end_matches('#').trim_end().len());
    }
    assign(tree, node, attributes);
    match tail {
        Some(holder) => tree.set_tail(holder, kept),
        None => tree.replace_text(node, kept),
    }
}

/// Moves an attribute list that is directly after an inline element.
fn inline(tree: &mut Tree, node: NodeId) {
    let tail = tree.tail(node);
    if !tail.starts_with('{') {
        return;
    }
    let Some((list, end)) = braces(tail, 0) else {
        return;
    };
    let (attributes, left) = parse(list);
    let kept = format!("{}{left}", rest(tail, end));
    assign(tree, node, attributes);
    tree.set_tail(node, kept);
}

fn assign(tree: &mut Tree, node: NodeId, attributes: Attributes) {
    for (key, value) in attributes {
        if key == "." {
            let class = tree
                .attribute(node, "class")
                .map(|it| format!("{it} {value}"));
            tree.set_attribute(node, "class", class.unwrap_or(value));
        } else {
            tree.set_attribute(node, &sanitized(&key), value);
        }
    }
}

/// A name with every run of characters that are not allowed in names replaced by an underscore.
fn sanitized(name: &str) -> String {
    let mut sanitized = String::with_capacity(name.len());
    let mut in_run = false;
    for it in name.chars() {
        let fits = match it {
            ':' | '-' | '.' | '_' | '\u{b7}' | '\u{203f}' | '\u{2040}' => true,
            _ if it.is_ascii() => it.is_ascii_alphanumeric(),
            '\u{d7}' | '\u{f7}' | '\u{37e}' => false,
            '\u{c0}'..='\u{1fff}'
            | '\u{200c}'
            | '\u{200d}'
            | '\u{2070}'..='\u{218f}'
            | '\u{2c00}'..='\u{2fef}'
            | '\u{3001}'..='\u{d7ff}'
            | '\u{f900}'..='\u{fdcf}'
            | '\u{fdf0}'..='\u{fffd}' => true,
            _ => false,
        };
        if fits {
            sanitized.push(it);
        } else if !in_run {
            sanitized.push('_');
        }
        in_run = !fits;
    }
    sanitized
}

/// The attribute list that ends `text`, and where to cut it off.
fn at_end(text: &str, at_line_start: bool) -> Option<(usize, &str)> {
    // Only the last line can have an attribute list, and the last brace on that line closes it.
    let end = text.strip_suffix('\n').unwrap_or(text).len();
    let mut at = slice(text, 0..end).rfind('\n').map_or(0, |it| it + 1);
    if !slice(text, at..end).trim_end_matches(' ').ends_with('}') {
        return None;
    }
    while let Some(brace) = find(text, at, b'{') {
        at = brace + 1;
        let before = slice(text, 0..brace);
        let trimmed = before.trim_end_matches(' ');
        let start = match at_line_start {
            true if trimmed.ends_with('\n') => trimmed.len() - 1,
            false if trimmed.len() < before.len() => trimmed.len(),
            _ => continue,
        };
        if let Some((list, end)) = braces(text, brace) {
            let tail = rest(text, end).trim_start_matches(' ');
            if tail.is_empty() || tail == "\n" {
                return Some((start, list));
            }
        }
    }
    None
}

/// Returns the text between the brace at `at` and the last one on its line.
fn braces(text: &str, at: usize) -> Option<(&str, usize)> {
    let line_end = find(text, at, b'\n').unwrap_or(text.len());
    let close = slice(text, at..line_end).rfind('}')? + at;
    let mut start = at + 1;
    if byte(text, start) == b':' {
        start += 1;
    }
    start = skip_while(text, start, |it| it == b' ');
    let mut list = slice(text, start..close);
    if list.is_empty() || list.starts_with('}') {
        // If nothing follows the colon, the colon itself is the meaning.
        list = slice(text, at + 1..close);
    }
    (!list.is_empty() && !list.starts_with(['}', ' '])).then_some((list, close + 1))
}

#[cfg(test)]
mod tests {
    use crate::render::site::test::check;

    #[test]
    fn a_heading_takes_its_list() {
        check(
            "# A b {#c}",
            "<h1 id=\"c\"><a class=\"toclink\" href=\"#c\">A b</a></h1>",
        );
    }

    #[test]
    fn a_block_and_an_inline_element_take_their_lists() {
        check("a\n{: #b title=\"c d\"}", "<p id=\"b\" title=\"c d\">a</p>");
        check("*a*{: #b } c", "<p><em id=\"b\">a</em> c</p>");
    }

    #[test]
    fn odd_lists() {
        check("*a*{:}", "<p><em>a</em></p>");
        check("*a*{a+<=b} *c*{ }", "<p><em>a</em> <em>c</em>{ }</p>");
        check("![alt](a)", "<p><img src=\"a\" alt=\"\"></p>");
    }

    #[test]
    fn other_braces_stay() {
        check(
            "    a\n    {b}",
            "<pre class=\"highlight\"><code>a\n{b}\n</code></pre>",
        );
        check("a {b}\n`c` {d}", "<p>a {b}\n<code>c</code> {d}</p>");
    }
}
