//! Parses an issue once for all rules, into a [`Context`].

use std::cell::OnceCell;
use std::ops::Range;

use super::address::Address;
use super::context::community;
use super::references::references;
use super::spans::{self, LinkReader, Spans};
use super::spelled::spelled_addresses;
use super::{Context, Line, LineKind, Link, Settings};
use crate::bytes;
use crate::entry::{Entry, LocatedEntry, entries};
use crate::issue_field;
use crate::item::marker;
use crate::lines::{line_at, lines};
use crate::outline::Outline;
use crate::section::Kind;
use crate::text::Issue;

/// Parses everything that the rules need.
pub(crate) fn read<'a>(issue: &'a Issue, settings: &'a Settings<'a>) -> Context<'a> {
    let (text, outline) = (issue.text(), issue.outline());
    let read = |it| entries(text, &outline.hidden, it);
    let mut context = read_links(issue, settings, 0..issue.text().len());
    context.entries = outline.sections.iter().map(read).collect();
    context.events = places(outline, &context.entries);
    context.spelled = spelled_addresses(&context);
    context
}

/// Parses only the links of the lines within `part`, which is enough for the archive: no entries, events or bare
/// addresses.
pub(crate) fn read_links<'a>(
    issue: &'a Issue,
    settings: &'a Settings<'a>,
    part: Range<usize>,
) -> Context<'a> {
    let (text, outline) = (issue.text(), issue.outline());
    let mut context = Context {
        issue,
        text,
        outline,
        settings,
        entries: Vec::new(),
        lines: read_lines(text, outline),
        links: Vec::new(),
        references: Vec::new(),
        date: issue_field::date(issue),
        code: Spans::default(),
        events: Vec::new(),
        tags: OnceCell::new(),
        heads: OnceCell::new(),
        keys: OnceCell::new(),
        spelled: Vec::new(),
    };
    read_spans(&mut context, part);
    context.references = references(&context, &community(outline));
    context
}

/// Returns two indices for each event: of its section, and of its entry in that section.
fn places(outline: &Outline, entries: &[Vec<LocatedEntry>]) -> Vec<(usize, usize)> {
    let mut places = Vec::new();
    for (section, (heading, entries)) in outline.sections.iter().zip(entries).enumerate() {
        let events = entries.iter().enumerate();
        let events = events.filter(|(_, it)| matches!(it.entry, Entry::Event(_)));
        if heading.kind == Kind::Events {
            places.extend(events.map(|(index, _)| (section, index)));
        }
    }
    places
}

fn read_spans(context: &mut Context<'_>, part: Range<usize>) {
    let mut comments = Spans::default();
    for it in context.outline.hidden.comments_in(0..context.text.len()) {
        comments.push(it);
    }
    let mut reader = LinkReader::default();
    let lines = context.lines.iter().enumerate();
    for (index, line) in lines.filter(|(_, it)| part.contains(&it.range.start)) {
        if matches!(
            line.kind,
            LineKind::FrontMatter | LineKind::Blank | LineKind::Hidden
        ) {
            reader.end_block();
            continue;
        }
        if matches!(line.kind, LineKind::Heading | LineKind::Item) {
            reader.end_block();
        }
        if bytes::has(line.text, |it| it == b'`') {
            spans::code(line.text, line.range.start, &mut context.code);
        }
        reader.read(
            context.text,
            line.range.clone(),
            &[&comments, &context.code],
        );
        for span in reader.found.drain(..) {
            let url_range = address(context.text, &span.target);
            let url = context.text.get(url_range.clone()).unwrap_or_default();
            context.links.push(Link {
                title: context.text.get(span.text.clone()).unwrap_or_default(),
                url,
                address: Address::read(url),
                range: span.range,
                title_range: span.text,
                url_range,
                image: span.image,
                line: index,
                section: line.section,
                normal: OnceCell::new(),
            });
        }
    }
}

/// Returns the address in a link's target, without the angle brackets around it or the quoted title after it.
fn address(text: &str, target: &Range<usize>) -> Range<usize> {
    let inner = text.get(target.clone()).unwrap_or_default();
    // Nearly all targets are only an address.
    if !inner.starts_with('<') && !bytes::has(inner, |it| !it.is_ascii_graphic()) {
        return target.clone();
    }
    if inner.len() > 2 && inner.starts_with('<') && inner.ends_with('>') {
        return target.start + 1..target.end - 1;
    }
    let url = inner.split_whitespace().next().unwrap_or_default();
    let title = inner.get(url.len()..).unwrap_or_default().trim();
    let quoted = title.len() > 1
        && (title.starts_with('"') && title.ends_with('"')
            || title.starts_with('\'') && title.ends_with('\''));
    if quoted {
        target.start..target.start + url.len()
    } else {
        target.clone()
    }
}

fn is_text(kind: LineKind) -> bool {
    matches!(kind, LineKind::Item | LineKind::InItem | LineKind::Prose)
}

fn read_lines<'a>(text: &'a str, outline: &Outline) -> Vec<Line<'a>> {
    let front = outline
        .front_matter
        .last()
        .map_or(0, |it| it.value.end.max(it.key.end));
    let front = line_at(text, front).map_or(front, |it| if front == 0 { 0 } else { it.next });
    let mut items = outline.sections.iter().flat_map(|it| &it.items).peekable();
    let mut item_end = 0;
    let mut next_section = 0;
    let mut found = Vec::new();
    for line in lines(text) {
        // The outline's first line starts after the byte order mark, so compare the ends of lines.
        let start = line.range.start;
        let content = text.get(line.range.clone()).unwrap_or_default();
        let heading = outline
            .sections
            .get(next_section)
            .filter(|it| it.heading_range.start <= line.range.end);
        let is_heading = heading.is_some_and(|it| !it.heading_range.is_empty());
        next_section += usize::from(heading.is_some());
        let kind = if start < front {
            LineKind::FrontMatter
        } else if content.trim().is_empty() {
            LineKind::Blank
        } else if is_heading {
            LineKind::Heading
        } else if let Some(item) = items.next_if(|it| it.range.start <= line.range.end) {
            item_end = item.range.end;
            LineKind::Item
        } else if outline.hidden.contains(start) {
            LineKind::Hidden
        } else if start < item_end {
            LineKind::InItem
        } else {
            LineKind::Prose
        };
        found.push(Line {
            text: content,
            range: line.range,
            next: line.next,
            kind,
            section: next_section.checked_sub(1),
            marker: marker(content).filter(|_| is_text(kind)),
        });
    }
    found
}
