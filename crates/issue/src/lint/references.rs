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

/// No address or tag is longer, in bytes: what many places stand for would be read once for each.
const LONGEST: usize = 4096;

/// The links within `part` that stand for an address defined elsewhere, or are the address in angle brackets.
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

/// What is in angle brackets on one line, brackets included, and holds no other one.
fn bracketed<'c>(
    context: &'c Context<'_>,
    part: &Range<usize>,
) -> impl Iterator<Item = Range<usize>> + 'c {
    let (start, body) = (part.start, context.slice(part.clone()));
    let mut opened = None;
    body.match_indices(['<', '>', '\n', '\r'])
        .filter_map(move |(at, sign)| {
            let open: Option<usize> = opened.take();
            if sign == "<" {
                opened = Some(start + at);
            }
            let end = start + at + 1;
            open.filter(|it| sign == ">" && end - it < LONGEST)
                .map(|it| it..end)
        })
}

/// `<https://example.com/>`
fn autolink<'a>(context: &Context<'a>, whole: &Range<usize>) -> Option<Link<'a>> {
    let url = whole.start + 1..whole.end - 1;
    let scheme = context.slice(url.clone()).split_once("://")?.0;
    let schemes = ["http", "https", "ftp", "ftps"];
    let is_address = schemes.iter().any(|it| it.eq_ignore_ascii_case(scheme));
    // The address of an inline link may be in angle brackets, too: its range begins after the first.
    let is_link = is_address && !in_address(context, url.start) && context.is_content(whole.start);
    is_link.then(|| link(context, whole.clone(), url))
}

/// `<a href="https://example.com/">`
fn anchor<'a>(context: &Context<'a>, whole: &Range<usize>) -> Option<Link<'a>> {
    let tag = context.slice(whole.clone());
    let name = tag.get(..3)?;
    let at = tag.find("href=\"")? + "href=\"".len();
    let length = tag.get(at..)?.find('"')?;
    let url = whole.start + at..whole.start + at + length;
    let is_link = name.eq_ignore_ascii_case("<a ") && context.is_content(whole.start);
    is_link.then(|| link(context, whole.clone(), url))
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
    let is_name = !name.is_empty() && !name.contains(['[', ']', '^']) && line.len() < LONGEST;
    is_name.then_some((
        offset + 1..offset + 1 + name.len(),
        start..start + url.len(),
    ))
}
