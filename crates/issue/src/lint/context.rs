//! The input of every rule: lines, links, code spans, entries. `reading` fills it.

use std::cell::OnceCell;
use std::ops::Range;

use super::address::Address;
use super::event_head::Head;
use super::event_keys::Keys;
use super::spans::Spans;
use super::{Settings, Stage};
use crate::calendar::Date;
use crate::entry::LocatedEntry;
use crate::item::Marker;
use crate::outline::{Outline, Section};
use crate::section::Kind;
use crate::text::Issue;

/// An issue being checked, with what several rules need from it. Offsets are bytes of its text.
#[derive(Debug)]
pub struct Context<'a> {
    /// The issue.
    pub issue: &'a Issue,
    /// Its text.
    pub text: &'a str,
    /// Its headings and items.
    pub outline: &'a Outline,
    /// What the caller knows apart from the text.
    pub settings: &'a Settings<'a>,
    /// The entries of each section, in the outline's order.
    pub entries: Vec<Vec<LocatedEntry>>,
    /// Every line of the text.
    pub lines: Vec<Line<'a>>,
    /// The links outside comments and code, in the order of their ends; a link inside another's text comes first.
    pub links: Vec<Link<'a>>,
    /// The day of publication, if the front matter has one.
    pub date: Option<Date>,
    /// Code spans, backticks included.
    pub(crate) code: Spans,
    /// The links of the community sections that are not inline links: see [`references`](super::references).
    pub(crate) references: Vec<Link<'a>>,
    /// The indices of each event: its section, and its entry in that section. See [`events::listed`].
    pub(crate) events: Vec<(usize, usize)>,
    /// The tags: see [`html::tags`].
    pub(crate) tags: OnceCell<Vec<TagPlace>>,
    /// The first line of each event: see [`events::head`].
    pub(crate) heads: OnceCell<Vec<Option<Head>>>,
    /// What the listings of each event share: see [`events::keys`].
    pub(crate) keys: OnceCell<Vec<Keys>>,
    /// Addresses in the text that are not in a link.
    pub(crate) spelled: Vec<Range<usize>>,
}

/// A tag without its text: where it is, the length of its name, and whether it is an end tag.
pub(crate) type TagPlace = (Range<usize>, usize, bool);

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

/// A line with its range and its section.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    /// The line without its ending.
    pub text: &'a str,
    /// The range of `text`.
    pub range: Range<usize>,
    /// Where the next line starts.
    pub next: usize,
    /// What it is.
    pub kind: LineKind,
    /// The section it is in, as an index of the outline.
    pub section: Option<usize>,
    /// The list marker at its start, if it is a line of text.
    pub(crate) marker: Option<Marker>,
}

/// An inline link or image with its ranges.
#[derive(Clone, Debug)]
pub struct Link<'a> {
    /// From the opening bracket to the closing parenthesis.
    pub range: Range<usize>,
    /// The text between the brackets.
    pub title: &'a str,
    /// The range of `title`.
    pub title_range: Range<usize>,
    /// The address as written, which may contain white space by mistake.
    pub url: &'a str,
    /// The range of `url`.
    pub url_range: Range<usize>,
    /// The parts of the address.
    pub(crate) address: Address<'a>,
    /// Whether it is an image.
    pub image: bool,
    /// The line it ends on, as an index of [`Context::lines`].
    pub line: usize,
    /// The section it is in, as an index of the outline.
    pub section: Option<usize>,
    /// Its address as [`Link::normal`] returns it.
    pub(crate) normal: OnceCell<String>,
}

impl Link<'_> {
    /// Returns the address in the form that the newsletter's own check compares.
    pub(crate) fn normal(&self) -> &str {
        self.normal.get_or_init(|| self.address.normal())
    }
}

impl<'a> Context<'a> {
    /// Returns the text of `range`; empty if it cuts a character or is outside the text.
    pub fn slice(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }

    /// Returns the index of the line of byte `offset`.
    pub fn line_index(&self, offset: usize) -> usize {
        let after = self.lines.partition_point(|it| it.range.start <= offset);
        after.saturating_sub(1)
    }

    /// Returns the links within `range`, including images.
    pub fn links_in(&self, range: Range<usize>) -> impl Iterator<Item = &Link<'a>> {
        let first = self.links.partition_point(|it| it.range.end <= range.start);
        let rest = self.links.get(first..).unwrap_or_default().iter();
        rest.take_while(move |it| it.range.end <= range.end)
            .filter(move |it| it.range.start >= range.start)
    }

    /// Returns the sections with their entries, in order.
    pub fn sections(&self) -> impl Iterator<Item = (usize, &'a Section, &[LocatedEntry])> {
        let pairs = self.outline.sections.iter().zip(&self.entries).enumerate();
        pairs.map(|(index, (section, entries))| (index, section, entries.as_slice()))
    }

    /// Returns the kind of the section at `index`; the kind of the introduction for `None`.
    pub fn kind(&self, index: Option<usize>) -> Kind {
        let section = index.and_then(|it| self.outline.sections.get(it));
        section.map_or(Kind::Introduction, |it| it.kind)
    }

    /// Whether the issue is at `stage` or later.
    pub fn at_least(&self, stage: Stage) -> bool {
        self.settings.stage >= stage
    }

    /// Whether byte `offset` is content: outside comments, fenced code and code spans.
    pub fn is_content(&self, offset: usize) -> bool {
        !self.outline.hidden.contains(offset) && !self.code.contains(offset)
    }
}

/// Returns the links under "Updates from Rust Community" in the order of their ends. The newsletter's own check
/// compares these links.
pub(crate) fn community_links<'c, 'a>(
    context: &'c Context<'a>,
) -> impl Iterator<Item = &'c Link<'a>> {
    let range = community(context.outline);
    let links = context.links.iter();
    let inline = links.filter(move |it| !it.image && range.contains(&it.range.start));
    let mut links: Vec<_> = inline.chain(&context.references).collect();
    links.sort_by_key(|it| it.range.end);
    links.into_iter()
}

/// Returns the range of "Updates from Rust Community" with its subsections.
pub(crate) fn community(outline: &Outline) -> Range<usize> {
    let section = outline.section(Kind::Community);
    let range = section.map(|(index, it)| it.heading_range.end..outline.subtree_end(index));
    range.unwrap_or_default()
}
