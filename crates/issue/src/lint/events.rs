//! What the rules about events share: the parsed events, and the ranges of the fields in an event's first line.

use std::ops::Range;

use super::Context;
pub(crate) use super::event_head::Head;
pub(crate) use super::event_keys::Keys;
use crate::calendar::Date;
use crate::edit::Replace;
use crate::entry::{Entry, Event, EventPlace, Format, LocatedEntry};
use crate::inline::link_at;
use crate::item::Item;
use crate::lines::line_at;
use crate::outline::Section;
use crate::section::Kind;

/// A parsed event with its position in the issue.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Listed<'c> {
    /// Its index among all events.
    number: usize,
    /// The section's index in the outline.
    pub(crate) section: usize,
    /// Its index among the section's entries.
    pub(crate) index: usize,
    pub(crate) heading: &'c Section,
    pub(crate) item: &'c Item,
    pub(crate) found: &'c LocatedEntry,
    pub(crate) event: &'c Event,
}

impl Listed<'_> {
    /// Whether it is the first or only event of its item.
    pub(crate) fn leads(&self) -> bool {
        self.found.sub.is_none_or(|it| it == 0)
    }

    /// Whether it is the only event of its item.
    pub(crate) fn is_alone(&self) -> bool {
        self.found.sub.is_none()
    }
}

/// Returns the sections of events, with their index, in order.
pub(crate) fn sections<'c>(
    context: &'c Context<'_>,
) -> impl Iterator<Item = (usize, &'c Section, &'c [LocatedEntry])> {
    context
        .sections()
        .filter(|(_, it, _)| it.kind == Kind::Events)
}

/// Returns every event that could be parsed, in order.
pub(crate) fn listed<'c>(context: &'c Context<'_>) -> impl Iterator<Item = Listed<'c>> {
    (0..context.events.len()).filter_map(|number| listed_at(context, number))
}

fn listed_at<'c>(context: &'c Context<'_>, number: usize) -> Option<Listed<'c>> {
    let (section, index) = *context.events.get(number)?;
    let heading = context.outline.sections.get(section)?;
    let found = context.entries.get(section)?.get(index)?;
    let Entry::Event(event) = &found.entry else {
        return None;
    };
    Some(Listed {
        number,
        section,
        index,
        heading,
        item: heading.items.get(found.item)?,
        found,
        event,
    })
}

/// Whether this issue writes each event in two lines, as all issues have done since March 2022.
pub(crate) fn in_two_lines(context: &Context<'_>) -> bool {
    context
        .date
        .is_none_or(|it| Some(it) >= Date::new(2022, 3, 2))
}

/// Whether a line with this text starts an event: `2026-08-26 | …`
pub(crate) fn begins(text: &str) -> bool {
    let date = text.get(..10).and_then(Date::parse);
    date.is_some() && text.contains(" | ")
}

/// Whether `content` always starts a new entry in a section of this kind, and so cannot continue the entry above.
pub(crate) fn begins_entry(kind: Kind, content: &str) -> bool {
    match kind {
        Kind::Links => content.ends_with(')'),
        Kind::Events => begins(content),
        _ => false,
    }
}

/// Returns the first line of an event's item, which is split once for all rules.
pub(crate) fn head<'c>(context: &'c Context<'_>, it: &Listed<'_>) -> Option<&'c Head> {
    let read = |number| Head::read(context.text, listed_at(context, number)?.item);
    let all = || (0..context.events.len()).map(read).collect();
    context.heads.get_or_init(all).get(it.number)?.as_ref()
}

/// Returns the first line of the event that is the entry at `index` of the section at `section`, as [`head`] does.
pub(crate) fn head_at<'c>(
    context: &'c Context<'_>,
    section: usize,
    index: usize,
) -> Option<&'c Head> {
    let number = context.events.binary_search(&(section, index)).ok()?;
    head(context, &listed_at(context, number)?)
}

/// Returns the range of an event's dates, for a problem to point at; the whole event if it has no dates.
pub(crate) fn dates(context: &Context<'_>, it: &Listed<'_>) -> Range<usize> {
    let dates = head(context, it).map(|it| &it.dates);
    dates.unwrap_or(&it.item.range).clone()
}

/// Returns the range of an event's place.
pub(crate) fn place(context: &Context<'_>, it: &Listed<'_>) -> Range<usize> {
    let place = head(context, it).and_then(|it| it.place.as_ref());
    place.unwrap_or(&it.item.range).clone()
}

/// Returns the lines of an item including the ending of its last line: what to remove together with the item.
pub(crate) fn whole_lines(text: &str, item: &Item) -> Range<usize> {
    let last = line_at(text, crate::lines::line_start(text, item.range.end));
    item.range.start..last.map_or(item.range.end, |it| it.next)
}

/// Returns the edit that removes an event's item, and the section's heading too if this is its only item.
pub(crate) fn removal(context: &Context<'_>, it: &Listed<'_>) -> Replace {
    let lines = whole_lines(context.text, it.item);
    Replace::delete(with_heading(context, it, lines))
}

/// Returns `lines`, the lines of an event's item, or the range of the whole section if it has no other content.
pub(crate) fn with_heading(
    context: &Context<'_>,
    it: &Listed<'_>,
    lines: Range<usize>,
) -> Range<usize> {
    let section = it.heading;
    let before = context.slice(section.body.start..lines.start);
    let after = context.slice(lines.end..section.body.end);
    if section.level > 0 && before.trim().is_empty() && after.trim().is_empty() {
        section.heading_range.start..section.body.end
    } else {
        lines
    }
}

/// Whether it is certain that the event is in person, online or hybrid. It is not if the event counts as in person, but
/// its place contains a word such as "online".
pub(crate) fn is_told(event: &Event) -> bool {
    if event.format != Format::InPerson {
        return true;
    }
    let place = event.place.to_ascii_lowercase();
    let words = ["virtual", "hybrid", "online", "remote"];
    !words.iter().any(|it| place.contains(it))
}

/// Returns the continent of an event's country; `None` if its place does not end with a country code.
pub(crate) fn continent(event: &Event) -> Option<&'static str> {
    crate::continent::of_country(EventPlace::split(&event.place).2)
}

/// Returns the keys of an event, which are read once for all rules.
pub(crate) fn keys<'c>(context: &'c Context<'_>, it: &Listed<'_>) -> &'c Keys {
    static NONE: Keys = Keys {
        url: String::new(),
        organiser: String::new(),
        names: String::new(),
    };
    let read = |number| listed_at(context, number).map(|it| Keys::of(it.event));
    let all = || {
        (0..context.events.len())
            .map(read)
            .map(Option::unwrap_or_default)
            .collect()
    };
    let keys = context.keys.get_or_init(all).get(it.number);
    keys.unwrap_or(&NONE)
}

/// Returns the end of the link `[…](…)` at the start of `range`.
pub(crate) fn link_end(text: &str, range: &Range<usize>) -> Option<usize> {
    Some(link_at(text.get(..range.end)?, range.start)?.end)
}
