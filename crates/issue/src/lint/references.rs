//! Links of the community sections that are written otherwise than `[title](address)`: `[title][name]`, `<address>`,
//! `<a href="address">`.
//!
//! The newsletter's own check reads the page, where they are links as all others are.

use std::ops::Range;

use super::address::Address;
use super::html::in_address;
use super::{Context, LineKind, Link};

/// More definitions than any issue has; the bound keeps hostile texts cheap.
const MOST: usize = 50;

/// The links within `part` that stand for an address defined elsewhere, or are the address in angle brackets.
pub(crate) fn references<'a>(context: &Context<'a>, part: &Range<usize>) -> Vec<Link<'a>> {
    let body = context.slice(part.clone());
    let open = body.match_indices('<').map(|(at, _)| part.start + at);
    let tag = |at| autolink(context, at).or_else(|| anchor(context, at));
    let mut found: Vec<_> = open.filter_map(tag).collect();
    for (name, url) in definitions(context).into_iter().take(MOST) {
        let mark = format!("[{}]", context.slice(name));
        for (at, _) in body.match_indices(&mark) {
            let range = part.start + at..part.start + at + mark.len();
            found.extend(reference(context, range, url.clone()));
        }
    }
    found
}

/// `<https://example.com/>`
fn autolink<'a>(context: &Context<'a>, start: usize) -> Option<Link<'a>> {
    let line = context.lines.get(context.line_index(start))?.range.end;
    let inner = context.slice(start + 1..line).split_once('>')?.0;
    let scheme = inner.split_once("://")?.0;
    let schemes = ["http", "https", "ftp", "ftps"];
    let is_address = schemes.iter().any(|it| it.eq_ignore_ascii_case(scheme));
    let (range, url) = (
        start..start + inner.len() + 2,
        start + 1..start + 1 + inner.len(),
    );
    // The address of an inline link may be in angle brackets, too: its range begins after the first.
    let is_link = is_address && !in_address(context, start + 1) && context.is_content(start);
    is_link.then(|| link(context, range, url))
}

/// `<a href="https://example.com/">`
fn anchor<'a>(context: &Context<'a>, start: usize) -> Option<Link<'a>> {
    let line = context.lines.get(context.line_index(start))?.range.end;
    let tag = context.slice(start..line).split_once('>')?.0;
    let name = tag.get(..3)?;
    let at = tag.find("href=\"")? + "href=\"".len();
    let length = tag.get(at..)?.find('"')?;
    let url = start + at..start + at + length;
    let is_link = name.eq_ignore_ascii_case("<a ") && context.is_content(start);
    is_link.then(|| link(context, start..start + tag.len() + 1, url))
}

/// A name in brackets, unless it is what an inline link shows or the definition itself.
fn reference<'a>(
    context: &Context<'a>,
    range: Range<usize>,
    url: Range<usize>,
) -> Option<Link<'a>> {
    let after = context.slice(range.end..context.text.len());
    let is_other = after.starts_with(['(', ':', '[']) || in_address(context, range.start);
    (!is_other && context.is_content(range.start)).then(|| link(context, range, url))
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
    }
}

/// The names and addresses of lines like `[name]: address`.
fn definitions(context: &Context<'_>) -> Vec<(Range<usize>, Range<usize>)> {
    let prose = context.lines.iter().filter(|it| it.kind == LineKind::Prose);
    let read = prose.filter_map(|it| definition(it.text, it.range.start));
    read.collect()
}

fn definition(line: &str, offset: usize) -> Option<(Range<usize>, Range<usize>)> {
    let (name, rest) = line.strip_prefix('[')?.split_once("]:")?;
    let url = rest.split_whitespace().next()?;
    let start = offset + line.len() - rest.trim_start().len();
    let is_name = !name.is_empty() && !name.contains(['[', ']', '^']);
    is_name.then_some((
        offset + 1..offset + 1 + name.len(),
        start..start + url.len(),
    ))
}
