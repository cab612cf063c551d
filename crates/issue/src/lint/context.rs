//! What every rule looks at, read once: lines, links, code spans, entries.

use std::ops::Range;

use crate::calendar::Date;
use crate::entry::{LocatedEntry, entries};
use crate::issue_field;
use crate::lines::{line_at, lines};
use crate::outline::{Outline, Section};
use crate::section::Kind;
use crate::text::Issue;

use super::address::Address;
use super::archive::community;
use super::events;
use super::references::references;
use super::spans::{self, LinkReader, Spans};
use super::spelled::spelled_addresses;
use super::{Settings, Stage};

/// An issue under check, with what several rules read off it. Offsets are bytes of its text.
#[derive(Debug)]
pub struct Context<'a> {
    /// The issue.
    pub issue: &'a Issue,
    /// Its text.
    pub text: &'a str,
    /// Its headings and items.
    pub outline: &'a Outline,
    /// What is known besides the text.
    pub settings: &'a Settings<'a>,
    /// The entries of each section, in the outline's order.
    pub entries: Vec<Vec<LocatedEntry>>,
    /// Every line of the text.
    pub lines: Vec<Line<'a>>,
    /// The links outside comments and code, in the order of their ends; a link inside another's text comes first.
    pub links: Vec<Link<'a>>,
    /// The day of publication, where the front matter has one.
    pub date: Option<Date>,
    /// Code spans, backticks included.
    pub(crate) code: Spans,
    /// The links of the community sections that are written otherwise.
    pub(crate) references: Vec<Link<'a>>,
    /// Where the events are: see [`events::listed`].
    pub(crate) events: Vec<(usize, usize)>,
    /// Addresses that stand in the text and in no link.
    pub(crate) spelled: Vec<Range<usize>>,
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// `Key: value` at the start of the file.
    FrontMatter,
    /// White space only.
    Blank,
    /// Starts in a comment or in fenced code.
    Hidden,
    /// A heading.
    Heading,
    /// The first line of a top-level list item.
    Item,
    /// A further line of a top-level list item.
    InItem,
    /// Anything else.
    Prose,
}

/// A line with its place.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    /// Without its ending.
    pub text: &'a str,
    /// Where that stands.
    pub range: Range<usize>,
    /// Where the next line starts.
    pub next: usize,
    /// What it is.
    pub kind: LineKind,
    /// The section it is in, as an index of the outline.
    pub section: Option<usize>,
}

/// An inline link or image with its place.
#[derive(Clone, Debug)]
pub struct Link<'a> {
    /// From the opening bracket to the closing parenthesis.
    pub range: Range<usize>,
    /// What stands between the brackets.
    pub title: &'a str,
    /// Where that is.
    pub title_range: Range<usize>,
    /// The address; with white space inside only where the writer left some.
    pub url: &'a str,
    /// Where that is.
    pub url_range: Range<usize>,
    /// Its parts, read once for all rules.
    pub(crate) address: Address<'a>,
    /// Whether it is an image.
    pub image: bool,
    /// The line it ends on, as an index of [`Context::lines`].
    pub line: usize,
    /// The section it is in, as an index of the outline.
    pub section: Option<usize>,
}

impl<'a> Context<'a> {
    pub(crate) fn new(issue: &'a Issue, settings: &'a Settings<'a>) -> Self {
        let (text, outline) = (issue.text(), issue.outline());
        let read = |it| entries(text, &outline.hidden, it);
        let mut context = Self::of_links(issue, settings, 0..issue.text().len());
        context.entries = outline.sections.iter().map(read).collect();
        context.events = events::places(outline, &context.entries);
        context.spelled = spelled_addresses(&context);
        context
    }

    /// With the links of the lines within `part`, without entries, events and spelled addresses: enough for the archive.
    pub(crate) fn of_links(
        issue: &'a Issue,
        settings: &'a Settings<'a>,
        part: Range<usize>,
    ) -> Self {
        let (text, outline) = (issue.text(), issue.outline());
        let mut context = Self {
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
            spelled: Vec::new(),
        };
        context.read_spans(part);
        context.references = references(&context, &community(outline));
        context
    }

    fn read_spans(&mut self, part: Range<usize>) {
        let mut comments = Spans::default();
        for it in self.outline.hidden.comments_in(0..self.text.len()) {
            comments.push(it);
        }
        let mut reader = LinkReader::default();
        let lines = self.lines.iter().enumerate();
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
            if line.text.contains('`') {
                spans::code(line.text, line.range.start, &mut self.code);
            }
            reader.read(self.text, line.range.clone(), &[&comments, &self.code]);
            for span in reader.found.drain(..) {
                let url_range = address(self.text, &span.target);
                let url = self.text.get(url_range.clone()).unwrap_or_default();
                self.links.push(Link {
                    title: self.text.get(span.text.clone()).unwrap_or_default(),
                    url,
                    address: Address::read(url),
                    range: span.range,
                    title_range: span.text,
                    url_range,
                    image: span.image,
                    line: index,
                    section: line.section,
                });
            }
        }
    }

    /// The bytes of `range`; empty where it cuts a character or leaves the text.
    pub fn slice(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }

    /// The index of the line that byte `offset` is in.
    pub fn line_index(&self, offset: usize) -> usize {
        let after = self.lines.partition_point(|it| it.range.start <= offset);
        after.saturating_sub(1)
    }

    /// The links within `range`, images among them.
    pub fn links_in(&self, range: Range<usize>) -> impl Iterator<Item = &Link<'a>> {
        let first = self.links.partition_point(|it| it.range.end <= range.start);
        let rest = self.links.get(first..).unwrap_or_default().iter();
        rest.take_while(move |it| it.range.end <= range.end)
            .filter(move |it| it.range.start >= range.start)
    }

    /// The sections with their entries, in order.
    pub fn sections(&self) -> impl Iterator<Item = (usize, &'a Section, &[LocatedEntry])> {
        let pairs = self.outline.sections.iter().zip(&self.entries).enumerate();
        pairs.map(|(index, (section, entries))| (index, section, entries.as_slice()))
    }

    /// What the section at `index` holds; the introduction where there is none.
    pub fn kind(&self, index: Option<usize>) -> Kind {
        let section = index.and_then(|it| self.outline.sections.get(it));
        section.map_or(Kind::Introduction, |it| it.kind)
    }

    /// Whether the issue is at least as far as `stage`.
    pub fn at_least(&self, stage: Stage) -> bool {
        self.settings.stage >= stage
    }

    /// Whether byte `offset` is content: outside comments, fenced code and code spans.
    pub fn is_content(&self, offset: usize) -> bool {
        !self.outline.hidden.contains(offset) && !self.code.contains(offset)
    }
}

/// The address in a link's target, without the angle brackets around it or the quoted title after it.
fn address(text: &str, target: &Range<usize>) -> Range<usize> {
    let inner = text.get(target.clone()).unwrap_or_default();
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
        // What the outline found on the first line starts behind a byte order mark, so ends are compared.
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
        });
    }
    found
}
