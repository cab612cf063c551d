//! A list item as fields; one file per kind of entry.
//!
//! Parsing returns values without offsets, because an insertion above would change all offsets.
//! Writing changes only the slots whose value changed and keeps every other byte of the item, so that spacing, old
//! spellings and tool markers survive. An item that fits no grammar is [`Other`]: its text.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::bytes;
use crate::comments::HiddenRanges;
use crate::edit::Replace;
use crate::item::Item;
use crate::lines::LineEnding;
use crate::outline::{Outline, Section};
use crate::section::Kind;

macro_rules! for_each_grammar {
    ($entry:expr, $it:ident => $body:expr) => {
        match $entry {
            Entry::Link($it) => $body,
            Entry::Event($it) => $body,
            Entry::Rfc($it) => $body,
            Entry::CallForTesting($it) => $body,
            Entry::CfpProject($it) => $body,
            Entry::CfpEvent($it) => $body,
            Entry::Update($it) => $body,
            Entry::None($it) => $body,
            Entry::Other($it) => $body,
        }
    };
}

mod around_comments;
mod bold;
mod call_for_testing;
mod cfp_event;
mod cfp_project;
mod event;
mod field;
mod link;
mod listing;
mod none;
mod other;
mod rfc;
mod tool_marker;
mod update;

pub(crate) use around_comments::commented;
use around_comments::{opens_comment, read_around_comments};
pub use bold::stripped as without_bold;
pub use call_for_testing::CallForTesting;
pub use cfp_event::CfpEvent;
pub use cfp_project::CfpProject;
pub use event::{Event, EventPlace, Format};
pub use link::Link;
pub(crate) use listing::Listing;
pub use none::NoneSentence;
pub(crate) use none::is_none_sentence;
pub use other::Other;
pub use rfc::Rfc;
pub use tool_marker::ToolMarker;
pub use update::Update;

/// The value of a list item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Entry {
    /// A link of the community sections.
    Link(Link),
    /// An event: two lines, when and where, then what.
    Event(Event),
    /// An RFC, tracking issue or pull request that is being decided.
    Rfc(Rfc),
    /// A feature that needs testing.
    CallForTesting(CallForTesting),
    /// A project's task that needs a contributor.
    CfpProject(CfpProject),
    /// A conference that looks for speakers.
    CfpEvent(CfpEvent),
    /// A merged change of the Rust project.
    Update(Update),
    /// The sentence that says a section has nothing this week.
    None(NoneSentence),
    /// Anything else, as its text.
    Other(Other),
}

/// A list item with its place. Offsets are bytes of the whole text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocatedEntry {
    /// Its value.
    pub entry: Entry,
    /// Its lines, without the last one's ending.
    pub range: Range<usize>,
    /// The number of the first line, counted from 1.
    pub line: usize,
    /// The number of lines.
    pub lines: usize,
    /// The index of its item in the section; several entries may share an item.
    pub item: usize,
    /// The index of its nested line, counted from 0, if the item has several events.
    pub sub: Option<usize>,
    /// The comment that a tool left on it.
    pub marker: Option<ToolMarker>,
}

/// The style of new lines, the same as the lines around them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// The list marker.
    pub marker: char,
    /// The line ending.
    pub ending: LineEnding,
    /// Whether "disposition: merge" is written, as in issues before 2025.
    pub explicit_merge: bool,
}

/// A value that cannot be written so that parsing returns it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name in `galley show`.
    pub field: &'static str,
    /// What was expected, as the end of a sentence: "an address without spaces".
    pub expected: &'static str,
}

impl FieldError {
    /// The error for a text that would hide the sections after it.
    pub(crate) const UNENDED: Self = Self {
        field: "text",
        expected: "comments and code that end within the text, so that no section is hidden",
    };

    /// The error for fields that would not parse back as they were written.
    pub(crate) const UNCLOSED: Self = Self {
        field: "title",
        expected: "text that closes the brackets, code and comments it opens",
    };
}

impl fmt::Display for FieldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: expected {}", self.field, self.expected)
    }
}

impl std::error::Error for FieldError {}

/// The grammar of one kind: a sequence of slots, each a range of the item's text for one value.
pub(crate) trait Grammar: Sized {
    /// Whether its text may contain comments; the other grammars treat comments as white space.
    const HOLDS_COMMENTS: bool = false;
    /// Parses an item; also returns the ranges of its slots, in bytes of `item`.
    fn read(item: &str) -> Option<(Self, Vec<Range<usize>>)>;
    /// Returns the text that Galley writes in each slot, in the order of the ranges.
    fn slots(&self, style: Style) -> Vec<String>;
    /// Returns a new item, without a line ending after it.
    fn write(&self, style: Style) -> String;
    /// Returns the noun for an entry of this kind: "link", "event".
    fn noun(&self) -> &'static str;
    /// Returns the entry's name in a list.
    fn title(&self) -> &str;
    /// Returns the address that the entry links to, if the kind has one.
    fn url(&self) -> Option<&str>;
    /// Checks that each field can be written.
    fn check(&self) -> Result<(), FieldError>;

    /// Returns the edits that give `item`, which parses as `old`, this value; offsets are bytes of `item`.
    fn revise(
        &self,
        old: &Self,
        item: &str,
        ranges: &[Range<usize>],
        style: Style,
    ) -> Vec<Replace> {
        changed_slots(&old.slots(style), &self.slots(style), item, ranges)
    }
}

/// Returns the edits of the slots that differ between `new` and `old`; offsets are bytes of `item`.
fn changed_slots(
    old: &[String],
    new: &[String],
    item: &str,
    ranges: &[Range<usize>],
) -> Vec<Replace> {
    let mut edits = Vec::new();
    for ((old, new), range) in old.iter().zip(new).zip(ranges) {
        if let Some(text) = item.get(range.clone()).filter(|_| old != new) {
            edits.extend(Replace::between(range, text, new));
        }
    }
    edits
}

impl Entry {
    /// Returns a new item with this value, without a line ending after it.
    pub fn write(&self, style: Style) -> String {
        for_each_grammar!(self, it => it.write(style))
    }

    /// Checks that the value can be written so that parsing returns the same.
    pub fn check(&self) -> Result<(), FieldError> {
        for_each_grammar!(self, it => it.check().and_then(|()| reads_back(it)))
    }

    /// Does the same as [`Entry::check`] for a new entry. An in-person event must also have a place, because otherwise
    /// its line would have nothing between two bars.
    pub fn check_new(&self) -> Result<(), FieldError> {
        match self {
            Self::Event(event) if !event.has_location() => Err(FieldError {
                field: "place",
                expected: "a place like Berlin, DE",
            }),
            _ => self.check(),
        }
    }

    /// Does the same as [`Entry::check`] for an entry that replaces `old`. The entry may keep mistakes that `old` has.
    pub fn check_instead_of(&self, old: &Self) -> Result<(), FieldError> {
        match old {
            Self::Event(event) if !event.has_location() => self.check(),
            _ => self.check_new(),
        }
    }

    /// Returns the edits that give `item` this value; `None` if the item is of another kind.
    ///
    /// Offsets are bytes of `item`.
    pub fn revise(&self, item: &str, style: Style) -> Option<Vec<Replace>> {
        fn with<G: Grammar>(new: &G, item: &str, style: Style) -> Option<Vec<Replace>> {
            let (old, ranges) = read_around_comments::<G>(item)?;
            Some(new.revise(&old, item, &ranges, style))
        }
        for_each_grammar!(self, it => with(it, item, style))
    }

    /// Returns the noun for this kind of entry: "link", "event", "RFC".
    pub fn noun(&self) -> &'static str {
        for_each_grammar!(self, it => it.noun())
    }

    /// Returns the title, or another name of the entry for a list; may be empty.
    pub fn title(&self) -> &str {
        for_each_grammar!(self, it => it.title())
    }

    /// Returns the address that the entry links to, if any.
    pub fn url(&self) -> Option<&str> {
        for_each_grammar!(self, it => it.url())
    }
}

/// Refuses fields that are valid alone but not together, such as two fields with one backtick each.
fn reads_back<G: Grammar>(value: &G) -> Result<(), FieldError> {
    let style = Style {
        marker: '*',
        ending: LineEnding::Lf,
        explicit_merge: false,
    };
    let written = value.write(style);
    match read_around_comments::<G>(&written) {
        Some((back, _)) if back.slots(style) == value.slots(style) && !opens_comment(&written) => {
            Ok(())
        }
        _ => Err(FieldError::UNCLOSED),
    }
}

/// Returns the entries of `section`, in order.
pub fn entries(text: &str, hidden: &HiddenRanges, section: &Section) -> Vec<LocatedEntry> {
    let listing = Listing::new(text, hidden, section);
    listing.iter().collect()
}

/// Returns the entry that contains byte `offset` of `text`, together with two indices: that of its section in the
/// outline, and its own in the section.
pub fn entry_at(
    text: &str,
    outline: &Outline,
    offset: usize,
) -> Option<(usize, usize, LocatedEntry)> {
    let mut sections = outline.sections.iter().enumerate();
    let (index, section) = sections.find(|(_, it)| it.body.contains(&offset))?;
    let all = entries(text, &outline.hidden, section).into_iter();
    let (entry, found) = all.enumerate().find(|(_, it)| it.range.contains(&offset))?;
    Some((index, entry, found))
}

fn whole(entry: Entry, item: &Item, index: usize, marker: Option<ToolMarker>) -> LocatedEntry {
    let Item {
        range, line, lines, ..
    } = item.clone();
    LocatedEntry {
        entry,
        range,
        line,
        lines,
        item: index,
        sub: None,
        marker,
    }
}

/// Parses one item of a section of this kind.
pub fn read(item: &str, kind: Kind) -> Entry {
    let entry = |read: Reading| read(item);
    let none = entry(|it| Some(Entry::None(value(it)?)));
    let found = none.or_else(|| readings(kind).iter().find_map(|it| it(item)));
    found.unwrap_or_else(|| Entry::Other(Other::of(item)))
}

type Reading = fn(&str) -> Option<Entry>;

/// Returns the grammars for items in a section of this kind; the first that fits is used.
fn readings(kind: Kind) -> &'static [Reading] {
    const LINK: Reading = |it| Some(Entry::Link(value(it)?));
    const RFC: Reading = |it| Some(Entry::Rfc(value::<Rfc>(it)?.without_default_disposition()));
    match kind {
        Kind::Events => &[|it| Some(Entry::Event(value(it)?))],
        Kind::FinalCommentPeriod => &[|it| Some(Entry::Rfc(value(it)?)), LINK],
        Kind::ApprovedRfcs | Kind::NewRfcs => &[RFC, LINK],
        Kind::CallsForTesting => &[|it| Some(Entry::CallForTesting(value(it)?)), LINK],
        Kind::CfpProjects => &[|it| Some(Entry::CfpProject(value(it)?)), LINK],
        Kind::CfpEvents => &[|it| Some(Entry::CfpEvent(value(it)?)), LINK],
        Kind::Project | Kind::ProjectUpdates => &[|it| Some(Entry::Update(value(it)?)), LINK],
        _ => &[LINK],
    }
}

fn value<G: Grammar>(item: &str) -> Option<G> {
    Some(read_around_comments(item)?.0)
}

/// Returns the content of a one-line item and the byte where it starts; `None` if the item has more lines.
fn one_line(item: &str) -> Option<(usize, &str)> {
    if bytes::has(item, |it| matches!(it, b'\n' | b'\r')) {
        return None;
    }
    let content = crate::item::marker(item)?.content;
    Some((content, item.get(content..)?.trim_end()))
}

#[cfg(test)]
pub(crate) mod tests;
