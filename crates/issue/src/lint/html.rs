//! HTML tags in text, as the site's renderer finds them.

use std::ops::Range;

use super::{Context, Line, LineKind};
use crate::bytes;

/// A tag outside comments and code.
#[derive(Clone, Debug)]
pub(crate) struct Tag<'a> {
    /// From `<` to `>`.
    pub(crate) range: Range<usize>,
    /// As written.
    pub(crate) name: &'a str,
    /// Whether it is an end tag.
    pub(crate) closes: bool,
}

/// Returns the tags outside comments and code, which are found once for all rules.
pub(crate) fn tags<'c, 'a>(context: &'c Context<'a>) -> impl Iterator<Item = Tag<'a>> + 'c {
    let place = |it: Tag<'_>| (it.range, it.name.len(), it.closes);
    let read = || read_tags(context).into_iter().map(place).collect();
    let places = context.tags.get_or_init(read).iter();
    places.map(|(range, length, closes)| {
        let name = range.start + 1 + usize::from(*closes);
        Tag {
            range: range.clone(),
            name: context.slice(name..name + length),
            closes: *closes,
        }
    })
}

fn read_tags<'a>(context: &Context<'a>) -> Vec<Tag<'a>> {
    let mut found = Vec::new();
    for line in &context.lines {
        if matches!(line.kind, LineKind::FrontMatter | LineKind::Hidden)
            || !bytes::has(line.text, |it| it == b'<')
        {
            continue;
        }
        for (at, _) in line.text.match_indices('<') {
            let start = line.range.start + at;
            if context.is_content(start) && !in_address(context, start) {
                found.extend(bracketed(context, start).and_then(|it| tag(it, start)));
            }
        }
    }
    found
}

/// Returns the first tag in `range` for which `is_it` holds, even in comments and code.
pub(crate) fn tag_in<'a>(
    context: &Context<'a>,
    range: Range<usize>,
    is_it: impl Fn(&Tag<'a>) -> bool,
) -> Option<Tag<'a>> {
    let text = context.slice(range.clone());
    let starts = text.match_indices('<');
    let mut tags = starts.filter_map(|(at, _)| tag(text.get(at..)?, range.start + at));
    tags.find(is_it)
}

/// Returns the text from byte `start` through the next angle bracket, if it is in the same paragraph.
fn bracketed<'a>(context: &Context<'a>, start: usize) -> Option<&'a str> {
    /// A line that starts this many bytes after the start of a tag cannot be part of that tag.
    const LONGEST: usize = 500;
    let rest = context.slice(start..context.text.len());
    let end = start + rest.get(1..)?.find(['<', '>'])? + 2;
    let lines = context.line_index(start) + 1..context.line_index(end - 1) + 1;
    let goes_on = |it: &Line<'_>| it.kind != LineKind::Blank && it.range.start < start + LONGEST;
    let is_whole = context.lines.get(lines)?.iter().all(goes_on);
    is_whole.then(|| context.slice(start..end))
}

/// Returns the tag at the start of `text`.
fn tag(text: &str, start: usize) -> Option<Tag<'_>> {
    let body = text.strip_prefix('<')?;
    let closes = body.starts_with('/');
    let name = body.strip_prefix('/').unwrap_or(body);
    let end = text.get(1..)?.find(['<', '>'])? + 1;
    let inner = text.get(1..end)?;
    let is_tag = name.starts_with(|it: char| it.is_ascii_alphabetic())
        && text.get(end..)?.starts_with('>')
        && !is_link(inner)
        // The site shows a backslash before `<`; before `>` it is an escape, so that the tag continues.
        && !inner.ends_with('\\');
    // Search only the tag for the end of its name, not the rest of the text.
    let name = inner.get(usize::from(closes)..)?;
    let ends = |it: char| it.is_ascii_whitespace() || it == '/';
    let name = name.split(ends).next().unwrap_or_default();
    is_tag.then_some(Tag {
        range: start..start + end + 1,
        name,
        closes,
    })
}

/// Whether the text in angle brackets is empty, or the site makes it a link to a web or e-mail address.
fn is_link(inner: &str) -> bool {
    let word = inner.split(' ').next().unwrap_or_default();
    let scheme = word.split("://").next().filter(|it| it.len() < word.len());
    let scheme = scheme.unwrap_or_default().to_ascii_lowercase();
    word.contains('@') || matches!(scheme.as_str(), "http" | "https" | "ftp" | "ftps")
}

/// Whether byte `at` is in the address of a link.
pub(crate) fn in_address(context: &Context<'_>, at: usize) -> bool {
    let first = context.links.partition_point(|it| it.range.end <= at);
    context
        .links
        .get(first)
        .is_some_and(|it| it.url_range.contains(&at))
}

/// Whether a tag is a type rather than an element: HTML has no element of its name, or it looks like a type and is not
/// closed soon after.
pub(crate) fn is_generic(context: &Context<'_>, tag: &Tag<'_>) -> bool {
    if is_unknown(tag.name) {
        return true;
    }
    let is_camel = tag.name.starts_with(|it: char| it.is_ascii_uppercase())
        && tag.name.contains(|it: char| it.is_ascii_lowercase());
    is_camel && !tag.closes && !near(context, tag.range.end).contains(&format!("</{}", tag.name))
}

/// Returns at most 300 characters after byte `start` in its paragraph; the limit bounds the work on hostile text.
fn near<'a>(context: &Context<'a>, start: usize) -> &'a str {
    const CHARACTERS: usize = 300;
    let first = context.line_index(start);
    let after = context.lines.get(first..).unwrap_or_default().iter();
    let near = after
        .take_while(|it| it.kind != LineKind::Blank && it.range.start < start + CHARACTERS * 4);
    let end = near.last().map_or(start, |it| it.range.end);
    let text = context.slice(start..end);
    let end = text
        .char_indices()
        .nth(CHARACTERS)
        .map_or(text.len(), |it| it.0);
    text.get(..end).unwrap_or_default()
}

/// Whether `name` is not an HTML element. A single capital counts as a type, although HTML has an element `<b>`.
fn is_unknown(name: &str) -> bool {
    const ELEMENTS: &str = " a abbr aside audio b blockquote body br button caption center cite code col dd del details div dl dt em embed \
        figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label li link main mark \
        meta nav object ol option p picture pre q s samp script section select small source span strike strong style sub summary \
        sup svg table tbody td textarea tfoot th thead time title tr tt u ul var video wbr ";
    let is_letter = name.len() == 1 && name.bytes().all(|it| it.is_ascii_uppercase());
    is_letter || !ELEMENTS.contains(&format!(" {} ", name.to_ascii_lowercase()))
}
