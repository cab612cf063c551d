//! Differences that can only be found in the rendered pages.

use std::ops::Range;

use crate::render::differences::{Difference, difference};
use crate::render::tag::{Reader, ScannedTag, start_tag};
use crate::render::text::{byte, find, is_space, slice};
use crate::render::{Block, Rendered, Rendering, render};

/// Compares both pages, block by block and item by item.
pub(super) fn check(text: &str, found: &mut Vec<Difference>) {
    let known: Vec<Range<usize>> = found.iter().map(|it| it.range.clone()).collect();
    let (site, github) = (
        render(text, Rendering::Site),
        render(text, Rendering::GitHub),
    );
    let (site, github) = (pieces(&site), pieces(&github));
    let mut others = github.iter().peekable();
    for (range, html) in &site {
        while others.next_if(|it| it.0.end <= range.start).is_some() {}
        let is_known = |range: &Range<usize>| {
            known
                .iter()
                .any(|it| it.start < range.end && range.start <= it.end)
        };
        let Some((other, other_html)) = others.peek() else {
            break;
        };
        let is_same_place = other.start == range.start;
        if !is_same_place
            || is_known(range)
            || is_known(other)
            || shape(html, false) == shape(other_html, false)
        {
            continue;
        }
        let is_emphasis = shape(html, true) == shape(other_html, true);
        let (name, message) = if is_emphasis {
            (
                "emphasis",
                "The site and GitHub emphasize different words here",
            )
        } else {
            ("different", "The site and GitHub show this differently")
        };
        found.push(difference(range.clone(), name, message, Vec::new()));
    }
}

/// The blocks, with lists split into items, and their source ranges.
fn pieces(rendered: &Rendered) -> Vec<(Range<usize>, &str)> {
    rendered.blocks.iter().flat_map(pieces_of).collect()
}

fn pieces_of(block: &Block) -> Vec<(Range<usize>, &str)> {
    if block.items.is_empty() {
        return vec![(block.range.clone(), &block.html)];
    }
    let start = block.range.start;
    let item = |it: &crate::render::Item| {
        (
            it.range.start + start..it.range.end + start,
            slice(&block.html, it.html.clone()),
        )
    };
    block.items.iter().map(item).collect()
}

/// The visible tags and text of a piece of HTML.
fn shape(html: &str, without_emphasis: bool) -> String {
    let mut shape = String::with_capacity(html.len());
    let mut at = 0;
    while at < html.len() {
        if byte(html, at) != b'<' {
            let end = find(html, at, b'<').unwrap_or(html.len());
            push_words(slice(html, at..end), without_emphasis, &mut shape);
            at = end;
            continue;
        }
        let end = find(html, at, b'>').map_or(html.len(), |it| it + 1);
        let tag = slice(html, at..end);
        let is_ignored = [
            "<p>", "</p>", "</a>", "</thead>", "<thead>", "<tbody>", "</tbody>",
        ]
        .contains(&tag)
            || tag.starts_with("<!--")
            || without_emphasis && ["<em>", "</em>", "<strong>", "</strong>"].contains(&tag);
        if !is_ignored {
            push_tag(html, at, tag, &mut shape);
        }
        at = end;
    }
    shape
}

fn push_tag(html: &str, at: usize, tag: &str, shape: &mut String) {
    if tag.contains("class=\"toclink\"") {
        return;
    }
    let ScannedTag::Tag(start) = start_tag(html, at, Reader::Page) else {
        shape.push_str(tag);
        return;
    };
    shape.push('<');
    shape.push_str(&start.name);
    for attribute in start.attributes {
        if matches!(slice(html, attribute.name.clone()), "href" | "src") {
            shape.push_str(&plain(attribute.value.map_or("", |it| slice(html, it))));
        }
    }
    shape.push('>');
}

/// Adds the words of `text`. If `without_emphasis` is set, ignores the marks of emphasis and the spaces between words.
fn push_words(text: &str, without_emphasis: bool, shape: &mut String) {
    for word in text.split(is_space).filter(|it| !it.is_empty()) {
        if without_emphasis {
            shape.extend(plain(word).chars().filter(|it| !matches!(it, '*' | '_')));
        } else {
            shape.push_str(&plain(word));
            shape.push(' ');
        }
    }
}

/// `text` with all escaped characters written in the same way.
fn plain(text: &str) -> String {
    let mut out = text.to_owned();
    for (from, to) in [
        ("&nbsp;", " "),
        ("\u{a0}", " "),
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&gt;", ">"),
        ("&lt;", "<"),
        ("&amp;", "&"),
    ] {
        if out.contains(from) {
            out = out.replace(from, to);
        }
    }
    percent(&out)
}

/// `text` with characters outside ASCII percent-encoded, as in an address.
fn percent(text: &str) -> String {
    if text.is_ascii() && !text.contains('\\') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for it in text.bytes() {
        if it.is_ascii() {
            out.push(char::from(it));
        } else {
            out.push('%');
            out.push(
                char::from_digit(u32::from(it >> 4), 16)
                    .unwrap_or('0')
                    .to_ascii_uppercase(),
            );
            out.push(
                char::from_digit(u32::from(it & 15), 16)
                    .unwrap_or('0')
                    .to_ascii_uppercase(),
            );
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::render::differences::test::check;

    #[test]
    fn finds_differences_that_no_check_knows() {
        check(
            "* `a`\n* *const T> *mut T",
            &[r#"emphasis "* *const T> *mut T""#],
        );
        check("[a](b\nc)", &[r#"different "[a](b\nc)""#]);
        check("a&nbsp;b \"c\" `d` <T> [e](https://f.example/ä?g&h)", &[]);
    }
}
