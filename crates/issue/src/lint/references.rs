//! Links of the community sections in other forms than `[title](address)`: `[title][name]`, `<address>`,
//! `<a href="address">`.
//!
//! The newsletter's own check parses the rendered page, where all forms are links.

use std::cell::OnceCell;
use std::ops::Range;

use super::address::Address;
use super::html::in_address;
use super::{Context, LineKind, Link};
use crate::bytes;

/// More definitions than any real issue has; bounds the work on hostile text.
const MOST: usize = 50;

/// The longest address or tag, in bytes. Bounds the work: an address is parsed again for each reference to it.
const LONGEST: usize = 4096;

/// Returns the links within `part` that refer to an address defined elsewhere, or are in angle brackets.
pub(crate) fn references<'a>(context: &Context<'a>, part: &Range<usize>) -> Vec<Link<'a>> {
    let body = context.slice(part.clone());
    let mut found: Vec<_> = bracketed(context, part)
        .filter_map(|it| autolink(context, &it).or_else(|| anchor(context, &it)))
        .collect();
    for (name, url) in definitions(context).into_iter().take(MOST) {
        let mark = format!("[{}]", context.slice(name));
        for (at, _) in body.match_indices(&mark) {
            let range = part.start + at..part.start + at + mark.len();
            found.extend(reference(context, range, url.clone()));
        }
    }
    found
}

/// Returns the text in angle brackets on one line, brackets included, if no other bracket is inside.
fn bracketed<'c>(
    context: &'c Context<'_>,
    part: &Range<usize>,
) -> impl Iterator<Item = Range<usize>> + 'c {
    let (start, body) = (part.start, context.slice(part.clone()));
    let mut opened = None;
    let signs = bytes::positions(body, |it| matches!(it, b'<' | b'>' | b'\n' | b'\r'));
    signs.filter_map(move |at| {
        let sign = body.as_bytes().get(at);
        let open: Option<usize> = opened.take();
        if sign == Some(&b'<') {
            opened = Some(start + at);
        }
        let end = start + at + 1;
        open.filter(|it| sign == Some(&b'>') && end - it < LONGEST)
            .map(|it| it..end)
    })
}

/// Parses `<https://example.com/>`.
fn autolink<'a>(context: &Context<'a>, whole: &Range<usize>) -> Option<Link<'a>> {
    let url = whole.start + 1..whole.end - 1;
    let scheme = context.slice(url.clone()).split_once("://")?.0;
    let schemes = ["http", "https", "ftp", "ftps"];
    let is_address = schemes.iter().any(|it| it.eq_ignore_ascii_case(scheme));
    // The address of an inline link may be in angle brackets, too: its range starts after the first one.
    let is_link = is_address && !in_address(context, url.start) && context.is_content(whole.start);
    is_link.then(|| link(context, whole.clone(), url))
}

/// Parses `<a href="https://example.com/">`.
fn anchor<'a>(context: &Context<'a>, whole: &Range<usize>) -> Option<Link<'a>> {
    let tag = context.slice(whole.clone());
    let name = tag.get(..3)?;
    let at = tag.find("href=\"")? + "href=\"".len();
    let length = tag.get(at..)?.find('"')?;
    let url = whole.start + at..whole.start + at + length;
    let is_link = name.eq_ignore_ascii_case("<a ") && context.is_content(whole.start);
    is_link.then(|| {
        let link = link(context, whole.clone(), url);
        let shown = title_after(context, whole.end).unwrap_or(whole.clone());
        with_title(context, link, shown)
    })
}

/// Returns the text between a tag that ends at `at` and the end tag on the same line.
fn title_after(context: &Context<'_>, at: usize) -> Option<Range<usize>> {
    let line = context.lines.get(context.line_index(at))?;
    let end = line.range.end.min(at + LONGEST);
    let length = context.slice(at..end).find("</")?;
    Some(at..at + length)
}

/// Parses a name in brackets, unless it is the title of an inline link or the definition itself.
fn reference<'a>(
    context: &Context<'a>,
    range: Range<usize>,
    url: Range<usize>,
) -> Option<Link<'a>> {
    let after = context.slice(range.end..context.text.len());
    let is_title = after.starts_with('[') && !after.starts_with("[]");
    let is_definition = after.starts_with(':') && begins_line(context, range.start);
    let is_other = is_title || is_definition || after.starts_with('(');
    let is_other = is_other || in_address(context, range.start);
    let shown = title_before(context, range.start).unwrap_or(range.start + 1..range.end - 1);
    (!is_other && context.is_content(range.start)).then(|| {
        let link = link(context, range, url);
        with_title(context, link, shown)
    })
}

fn begins_line(context: &Context<'_>, at: usize) -> bool {
    let line = context.lines.get(context.line_index(at));
    line.is_some_and(|it| context.slice(it.range.start..at).trim().is_empty())
}

/// Returns the text in the brackets that end right before `at`, on the same line.
fn title_before(context: &Context<'_>, at: usize) -> Option<Range<usize>> {
    let line = context.lines.get(context.line_index(at))?;
    let before = context.slice(line.range.start.max(at.saturating_sub(LONGEST))..at);
    let inner = before.strip_suffix(']')?;
    let mut open = 1;
    let start = inner.char_indices().rev().find(|(_, sign)| {
        match sign {
            ']' => open += 1,
            '[' => open -= 1,
            _ => {}
        }
        open == 0
    })?;
    Some(at - before.len() + start.0 + 1..at - 1)
}

fn with_title<'a>(context: &Context<'a>, link: Link<'a>, title_range: Range<usize>) -> Link<'a> {
    Link {
        title: context.slice(title_range.clone()),
        title_range,
        ..link
    }
}

fn link<'a>(context: &Context<'a>, range: Range<usize>, url_range: Range<usize>) -> Link<'a> {
    let (line, url) = (
        context.line_index(range.start),
        context.slice(url_range.clone()),
    );
    Link {
        title: context.slice(range.clone()),
        title_range: range.clone(),
        range,
        url,
        url_range,
        address: Address::read(url),
        image: false,
        line,
        section: context.lines.get(line).and_then(|it| it.section),
        normal: OnceCell::new(),
    }
}

/// Returns the names and addresses of lines like `[name]: address`.
fn definitions(context: &Context<'_>) -> Vec<(Range<usize>, Range<usize>)> {
    let prose = context.lines.iter().filter(|it| it.kind == LineKind::Prose);
    let read = prose.filter_map(|it| definition(it.text, it.range.start));
    read.collect()
}

fn definition(line: &str, offset: usize) -> Option<(Range<usize>, Range<usize>)> {
    let (name, rest) = line.strip_prefix('[')?.split_once("]:")?;
    let url = rest.split_whitespace().next()?;
    let start = offset + line.len() - rest.trim_start().len();
    let is_name = !name.is_empty() && !name.contains(['[', ']', '^']) && line.len() < LONGEST;
    is_name.then_some((
        offset + 1..offset + 1 + name.len(),
        start..start + url.len(),
    ))
}
