//! Addresses in the text that are not in a link.

use std::ops::Range;

use super::{Context, LineKind};
use crate::bytes;

/// Returns every `http://` or `https://` address that is not in a comment, code, a link, an autolink, an HTML attribute
/// or a reference definition. Where such an address ends is a guess. One rule reports those that belong to a broken
/// link, another the rest.
pub(crate) fn spelled_addresses(context: &Context<'_>) -> Vec<Range<usize>> {
    let lines = context.lines.iter().filter(|it| {
        !matches!(
            it.kind,
            LineKind::FrontMatter | LineKind::Blank | LineKind::Hidden
        ) && !is_definition(it.text)
    });
    let mut found: Vec<Range<usize>> = Vec::new();
    for line in lines {
        for at in bytes::positions(line.text, |it| it == b':') {
            let before = line.text.get(..at).unwrap_or_default();
            let start = before
                .strip_suffix('s')
                .unwrap_or(before)
                .strip_suffix("http");
            let Some(start) = start.map(|it| line.range.start + it.len()) else {
                continue;
            };
            let inside_last = found.last().is_some_and(|it| start < it.end);
            if !inside_last && !in_link(context, start) {
                found.extend(address(context, start, line.range.end));
            }
        }
    }
    found
}

fn address(context: &Context<'_>, start: usize, line_end: usize) -> Option<Range<usize>> {
    let rest = context.slice(start..line_end);
    let schemes = ["https://", "http://"];
    let scheme = schemes.iter().find(|it| rest.starts_with(**it))?;
    let before = context.slice(0..start);
    let quoted = before.ends_with(['<', '"', '\'', '=']);
    // The address is part of one that was already found.
    let inside =
        before.ends_with(|it: char| it.is_alphanumeric() || matches!(it, '/' | '%' | '&' | ':'));
    if quoted || inside || !context.is_content(start) {
        return None;
    }
    let rest = rest.get(..rest.find(ends_address).unwrap_or(rest.len()))?;
    let marks = ['.', ',', ':', ';', '!', '?', '*', '_', '\''];
    let length = rest.trim_end_matches(marks).len();
    (length > scheme.len()).then_some(start..start + length)
}

/// Whether an address in the text ends before this character.
pub(crate) fn ends_address(it: char) -> bool {
    it.is_whitespace() || matches!(it, ')' | ']' | '<' | '>' | '`' | '"' | '|')
}

/// Whether byte `at` is in a link.
pub(crate) fn in_link(context: &Context<'_>, at: usize) -> bool {
    let first = context.links.partition_point(|it| it.range.end <= at);
    context
        .links
        .get(first)
        .is_some_and(|it| it.range.start <= at)
}

/// `[name]: address`, with or without the space.
fn is_definition(line: &str) -> bool {
    let name = line
        .trim_start()
        .strip_prefix('[')
        .and_then(|it| it.split_once("]:"));
    name.is_some_and(|(name, rest)| !name.contains(['[', ']']) && !rest.trim().contains(' '))
}
