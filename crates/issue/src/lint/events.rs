//! What the rules about events share: the parsed events, and the ranges of the fields in an event's first line.

use std::ops::Range;

use super::Context;
use crate::calendar::Date;
use crate::edit::Replace;
use crate::entry::{Entry, Event, Format, LocatedEntry};
use crate::inline::link_at;
use crate::item::{Item, marker};
use crate::lines::line_at;
use crate::outline::Section;
use crate::section::Kind;

/// A parsed event with its position in the issue.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Listed<'c> {
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
    let places = context.events.iter();
    places.filter_map(move |(section, index)| listed_at(context, *section, *index))
}

fn listed_at<'c>(context: &'c Context<'_>, section: usize, index: usize) -> Option<Listed<'c>> {
    let heading = context.outline.sections.get(section)?;
    let found = context.entries.get(section)?.get(index)?;
    let Entry::Event(event) = &found.entry else {
        return None;
    };
    Some(Listed {
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

/// The first line of an event's item, split at its bars. Ranges are bytes of the whole text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Head {
    /// The whole line without the list marker.
    pub(crate) line: Range<usize>,
    /// Up to the first bar.
    pub(crate) dates: Range<usize>,
    /// From the first bar to the bar before the organiser; `None` if there is no bar.
    pub(crate) place: Option<Range<usize>>,
    /// After the bar before the organiser.
    pub(crate) organiser: Option<Range<usize>>,
}

impl Head {
    pub(crate) fn read(text: &str, item: &Item) -> Option<Self> {
        let line = line_at(text, item.range.start)?;
        let content = marker(text.get(line.range.clone())?)?.content;
        let start = line.range.start + content;
        let whole = trimmed(text, start..line.range.end)?;
        let body = text.get(whole.clone())?;
        let bars: Vec<usize> = body
            .match_indices('|')
            .map(|(at, _)| whole.start + at)
            .take(MOST_BARS)
            .collect();
        let before_link = |at: &&usize| {
            let rest = text.get(**at + 1..whole.end).unwrap_or_default();
            rest.trim_start().starts_with('[')
        };
        let first = bars.first().copied();
        let later = bars.get(1..).unwrap_or_default();
        let second = later.iter().find(before_link).or(later.first()).copied();
        let end = |bar: Option<usize>| bar.unwrap_or(whole.end);
        Some(Self {
            dates: trimmed(text, whole.start..end(first))?,
            place: first.and_then(|it| trimmed(text, it + 1..end(second))),
            organiser: second.and_then(|it| trimmed(text, it + 1..whole.end)),
            line: whole,
        })
    }
}

/// More bars than any real line has; bounds the work on hostile text.
const MOST_BARS: usize = 20;

fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let part = text.get(range.clone())?;
    let start = range.start + (part.len() - part.trim_start().len());
    Some(start..start + part.trim().len())
}

/// Returns the range of an event's dates, for a problem to point at; the whole event if it has no dates.
pub(crate) fn dates(context: &Context<'_>, it: &Listed<'_>) -> Range<usize> {
    let head = Head::read(context.text, it.item);
    head.map_or_else(|| it.item.range.clone(), |it| it.dates)
}

/// Returns the range of an event's place.
pub(crate) fn place(context: &Context<'_>, it: &Listed<'_>) -> Range<usize> {
    let head = Head::read(context.text, it.item);
    head.and_then(|it| it.place)
        .unwrap_or_else(|| it.item.range.clone())
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
    let place = event.place.to_ascii_lowercase();
    let words = ["virtual", "hybrid", "online", "remote"];
    event.format != Format::InPerson || !words.iter().any(|it| place.contains(it))
}

/// Returns the continent of an event's country; `None` if its place does not end with a country code.
pub(crate) fn continent(event: &Event) -> Option<&'static str> {
    let country = crate::entry::EventPlace::read(&event.place).country;
    crate::continent::of_country(&country)
}

/// Returns a key for the organiser: its address without the parts that vary from week to week.
pub(crate) fn organiser_key(event: &Event) -> String {
    let url = super::address::normalise(&event.group_url);
    let url = url.split(['?', '#']).next().unwrap_or_default();
    url.trim_end_matches("/events").to_owned()
}

/// Returns two keys: one from the address, one from organiser and title. Two listings are the same event if they have
/// the same day and share a key.
pub(crate) fn identities(event: &Event) -> [String; 2] {
    let names = format!("{} {}", organiser_key(event), event.title);
    [super::address::normalise(&event.url), names]
}

/// Returns the end of the link `[…](…)` at the start of `range`.
pub(crate) fn link_end(text: &str, range: &Range<usize>) -> Option<usize> {
    Some(link_at(text.get(..range.end)?, range.start)?.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(line: &str) -> Option<(&str, Option<&str>, Option<&str>)> {
        let outline = crate::outline::Outline::read(line);
        let head = Head::read(line, outline.sections.first()?.items.first()?)?;
        let part = |it: Option<Range<usize>>| it.map(|it| &line[it]);
        Some((&line[head.dates], part(head.place), part(head.organiser)))
    }

    #[test]
    fn first_lines_are_divided_at_bars() {
        assert_eq!(
            head("* 2026-08-26 | Oslo | NO 💛 | [A](u) | [B](w) \n    * x"),
            Some(("2026-08-26", Some("Oslo | NO 💛"), Some("[A](u) | [B](w)")))
        );
        assert_eq!(head("* a || [A](u)"), Some(("a", Some(""), Some("[A](u)"))));
        assert_eq!(head("* a | b | c"), Some(("a", Some("b"), Some("c"))));
        assert_eq!(
            head("* a | b, [A](u)"),
            Some(("a", Some("b, [A](u)"), None))
        );
        assert_eq!(head("* a"), Some(("a", None, None)));
    }
}
