//! What a list item says, as fields; one kind of entry a file.
//!
//! Reading gives values only, no offsets: one insertion above would move them all.
//! Writing changes the slots whose value changed and leaves every other byte of the item alone,
//! so spacing, old spellings and tool markers survive. What fits no grammar is [`Other`]: its text.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::comments::HiddenRanges;
use crate::edit::Replace;
use crate::item::Item;
use crate::lines::LineEnding;
use crate::outline::Section;
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

/// What a list item says.
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
    /// A feature that asks to be tried.
    CallForTesting(CallForTesting),
    /// A project's task that looks for a contributor.
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
    /// What it says.
    pub entry: Entry,
    /// Its lines, without the last one's ending.
    pub range: Range<usize>,
    /// The first of them, counted from 1.
    pub line: usize,
    /// How many they are.
    pub lines: usize,
    /// Which of the section's items it is, or is in.
    pub item: usize,
    /// Which sub-line of an event's item with several it is, counted from 0.
    pub sub: Option<usize>,
    /// The comment a tool left on it.
    pub marker: Option<ToolMarker>,
}

/// How new lines look: as those around them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// The list marker.
    pub marker: char,
    /// The line ending.
    pub ending: LineEnding,
    /// Whether "disposition: merge" is written out, as issues before 2025 do.
    pub explicit_merge: bool,
}

/// A value that cannot be written so that it would be read back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The field, by its name in `galley show`.
    pub field: &'static str,
    /// What was expected, as a clause.
    pub expected: &'static str,
}

impl FieldError {
    /// What is wrong with a text that hides the sections after it.
    pub(crate) const UNENDED: Self = Self {
        field: "text",
        expected: "comments and code that end where the text does, so that no section is hidden",
    };

    /// What is wrong with fields that are not read back from where they were written.
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

/// The grammar of one kind: a row of slots, each a range of the item's text that one value fills.
pub(crate) trait Grammar: Sized {
    /// Whether its text may hold comments, which are white space to the others.
    const HOLDS_COMMENTS: bool = false;
    /// Reads an item and the ranges of its slots, in bytes of `item`.
    fn read(item: &str) -> Option<(Self, Vec<Range<usize>>)>;
    /// The text each slot has where Galley writes it, in the order of the ranges.
    fn slots(&self, style: Style) -> Vec<String>;
    /// A new item, without a line ending after it.
    fn write(&self, style: Style) -> String;
    /// What a person calls an entry of this kind: "link", "event".
    fn noun(&self) -> &'static str;
    /// What names the entry in a list.
    fn title(&self) -> &str;
    /// The address it links to, where the kind has one.
    fn url(&self) -> Option<&str>;
    /// Whether each field is one that can be written.
    fn check(&self) -> Result<(), FieldError>;

    /// The edits that make `item`, which reads as `old`, say this; offsets are bytes of `item`.
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

/// The edits of the slots that `new` fills otherwise than `old` does; offsets are bytes of `item`.
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
    /// A new item that says this, without a line ending after it.
    pub fn write(&self, style: Style) -> String {
        for_each_grammar!(self, it => it.write(style))
    }

    /// Whether it can be written so that it reads back the same.
    pub fn check(&self) -> Result<(), FieldError> {
        for_each_grammar!(self, it => it.check().and_then(|()| reads_back(it)))
    }

    /// [`Entry::check`], for an entry that an issue does not have yet: an event in person needs a place, or its line
    /// would have nothing between two bars.
    pub fn check_new(&self) -> Result<(), FieldError> {
        match self {
            Self::Event(event) if !event.has_location() => Err(FieldError {
                field: "place",
                expected: "a place like Berlin, DE",
            }),
            _ => self.check(),
        }
    }

    /// [`Entry::check`], for an entry that takes the place of `old`, whose faults it may keep.
    pub fn check_instead_of(&self, old: &Self) -> Result<(), FieldError> {
        match old {
            Self::Event(event) if !event.has_location() => self.check(),
            _ => self.check_new(),
        }
    }

    /// The edits that make `item` say this instead; `None` if the item is of another kind.
    ///
    /// Offsets are bytes of `item`.
    pub fn revise(&self, item: &str, style: Style) -> Option<Vec<Replace>> {
        fn with<G: Grammar>(new: &G, item: &str, style: Style) -> Option<Vec<Replace>> {
            let (old, ranges) = read_around_comments::<G>(item)?;
            Some(new.revise(&old, item, &ranges, style))
        }
        for_each_grammar!(self, it => with(it, item, style))
    }

    /// What a person calls it: "link", "event", "RFC".
    pub fn noun(&self) -> &'static str {
        for_each_grammar!(self, it => it.noun())
    }

    /// The title or whatever names the entry in a list; may be empty.
    pub fn title(&self) -> &str {
        for_each_grammar!(self, it => it.title())
    }

    /// The address it links to, where it has one.
    pub fn url(&self) -> Option<&str> {
        for_each_grammar!(self, it => it.url())
    }
}

/// Refuses fields that are sound alone but not next to each other, as a backtick in each of two.
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

/// The entries of `section`, in order.
pub fn entries(text: &str, hidden: &HiddenRanges, section: &Section) -> Vec<LocatedEntry> {
    let listing = Listing::new(text, hidden, section);
    listing.iter().collect()
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

/// Reads one item of a section of this kind.
pub fn read(item: &str, kind: Kind) -> Entry {
    let entry = |read: Reading| read(item);
    let none = entry(|it| Some(Entry::None(value(it)?)));
    let found = none.or_else(|| readings(kind).iter().find_map(|it| it(item)));
    found.unwrap_or_else(|| Entry::Other(Other::of(item)))
}

type Reading = fn(&str) -> Option<Entry>;

/// The grammars that items of a section of this kind are read with; the first that fits is taken.
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

/// The content of an item that takes one line, with the byte where it starts; `None` if it takes more.
fn one_line(item: &str) -> Option<(usize, &str)> {
    if item.contains(['\n', '\r']) {
        return None;
    }
    let content = crate::item::marker(item)?.content;
    Some((content, item.get(content..)?.trim_end()))
}

#[cfg(test)]
pub(crate) mod tests;
