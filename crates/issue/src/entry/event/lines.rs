//! The lines of an event's item: the organiser's line, and one nested line for each event.
//!
//! Ranges are bytes of the item.

use std::ops::Range;

use super::location::read_location;
use super::{Event, HEAD_SLOTS};
use crate::calendar::Date;
use crate::entry::{Entry, LocatedEntry, ToolMarker, bold};
use crate::inline::link_at;
use crate::item::{Item, indentation, marker};
use crate::lines::{Line, lines, trimmed};

/// The first line: when, where, who. Ranges are bytes of the item.
pub(super) struct Head {
    dates: (Date, Option<Date>),
    location: Range<usize>,
    /// Dates, location, group, the group's address, and what follows.
    pub(super) ranges: [Range<usize>; HEAD_SLOTS],
}

impl Head {
    pub(super) fn read(item: &str, line: &Line) -> Option<Self> {
        let content = marker(item.get(line.range.clone())?)?.content + line.range.start;
        let end = line.range.start + item.get(line.range.clone())?.trim_end().len();
        let text = item.get(content..end)?;
        let (dates, length) = dates(text)?;
        let first_bar = content + length + bar(item.get(content + length..end)?)?;
        let second_bar = first_bar + 1 + bar_before_link(item.get(first_bar + 1..end)?)?;
        let location = trimmed(item, first_bar + 1..second_bar)?;
        let group = trimmed(item, second_bar + 1..end)?;
        let link = link_at(item.get(..end)?, group.start)?;
        let ranges = [
            content..content + length,
            location.clone(),
            link.text,
            link.url,
            link.end..end,
        ];
        Some(Self {
            dates,
            location,
            ranges,
        })
    }

    pub(super) fn event(&self, item: &str, sub: &Sub) -> Option<Event> {
        let text = |it: &Range<usize>| item.get(it.clone()).map(str::to_owned);
        let [_, _, group, group_url, group_tail] = &self.ranges;
        let [mark, title, url, tail] = &sub.ranges;
        let (format, place) = read_location(item.get(self.location.clone())?);
        Some(Event {
            date: self.dates.0,
            end_date: self.dates.1,
            format,
            place: place.to_owned(),
            group: text(group)?,
            group_url: text(group_url)?,
            group_tail: text(group_tail)?,
            mark: text(mark)?,
            title: bold::stripped(item.get(title.clone())?).to_owned(),
            url: text(url)?,
            tail: text(tail)?,
        })
    }
}

/// A nested line: what. Ranges are bytes of the item.
pub(super) struct Sub {
    line: Range<usize>,
    /// The mark, the title's text with its bold, the address, and what follows.
    pub(super) ranges: [Range<usize>; 4],
}

impl Sub {
    pub(super) fn read(item: &str, line: &Line) -> Option<Self> {
        let text = item.get(line.range.clone())?;
        let found = marker(text).filter(|_| indentation(text).0 >= 1)?;
        let start = line.range.start + found.content;
        let end = line.range.start + text.trim_end().len();
        let open = start + item.get(start..end)?.find('[')?;
        let mark = trimmed(item, start..open)?;
        let link = link_at(item.get(..end)?, open)?;
        Some(Self {
            line: line.range.clone(),
            ranges: [mark, link.text, link.url, link.end..end],
        })
    }
}

/// One of several events under one organiser's line.
pub(in crate::entry) struct SubEvent {
    event: Event,
    /// Its lines as a range of the item; the first event includes the organiser's line.
    range: Range<usize>,
    line: usize,
    lines: usize,
    index: usize,
}

impl SubEvent {
    pub(in crate::entry) fn placed(
        self,
        item: &Item,
        index: usize,
        marker: Option<ToolMarker>,
    ) -> LocatedEntry {
        LocatedEntry {
            entry: Entry::Event(self.event),
            range: item.range.start + self.range.start..item.range.start + self.range.end,
            line: item.line + self.line,
            lines: self.lines,
            item: index,
            sub: Some(self.index),
            marker,
        }
    }
}

/// The longest first line of an item with several events, in bytes.
const LONGEST_HEAD: usize = 2000;

/// Returns the events of an item that has more than one; `None` for any other item.
pub(in crate::entry) fn several(item: &str) -> Option<Vec<SubEvent>> {
    let all: Vec<Line> = lines(item).collect();
    let (first, rest) = all.split_first()?;
    // The first line is parsed again for every event, so a long one would take too long.
    if rest.len() < 2 || first.range.len() > LONGEST_HEAD {
        return None;
    }
    let head = Head::read(item, first)?;
    let mut found = Vec::new();
    for (index, line) in rest.iter().enumerate() {
        let sub = Sub::read(item, line)?;
        let event = head.event(item, &sub)?;
        let (start, line, lines) = if index == 0 {
            (0, 0, 2)
        } else {
            (sub.line.start, index + 1, 1)
        };
        found.push(SubEvent {
            event,
            range: start..sub.line.end,
            line,
            lines,
            index,
        });
    }
    Some(found)
}

/// Returns the date, or the two dates of a range, at the start of `text`, and their length in bytes.
///
/// Written `2026-08-26 - 2026-08-28`; parsing also accepts other separators, and a day of one digit.
fn dates(text: &str) -> Option<((Date, Option<Date>), usize)> {
    let (first, length) = date(text)?;
    let rest = text.get(length..)?;
    let sign = rest.trim_start();
    let is_sign = sign.starts_with(['-', '–', '—', '&', ',', '*']);
    let after = sign
        .get(sign.chars().next().map_or(0, char::len_utf8)..)?
        .trim_start();
    match date(after).filter(|_| is_sign) {
        Some((last, more)) => Some(((first, Some(last)), text.len() - after.len() + more)),
        None => Some(((first, None), length)),
    }
}

fn date(text: &str) -> Option<(Date, usize)> {
    let length = text
        .bytes()
        .take_while(|it| it.is_ascii_digit() || *it == b'-')
        .count();
    Some((Date::parse_lenient(text.get(..length)?)?, length))
}

/// Returns the next bar, if only space is before it.
fn bar(text: &str) -> Option<usize> {
    let rest = text.trim_start();
    rest.starts_with('|').then(|| text.len() - rest.len())
}

/// Returns the first bar that a link follows.
fn bar_before_link(text: &str) -> Option<usize> {
    let followed = |at: usize| {
        text.get(at + 1..)
            .is_some_and(|it| it.trim_start().starts_with('['))
    };
    text.match_indices('|')
        .map(|(at, _)| at)
        .find(|at| followed(*at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_organiser_with_several_events_is_several_entries() {
        let item = "* 2026-08-26 | Oslo, NO | [A](u)\n    * [**T**](v)\n    * [**S**](w)";
        let found = several(item).unwrap();
        let titles: Vec<_> = found
            .iter()
            .map(|it| (it.event.title.as_str(), it.line, it.lines))
            .collect();
        assert_eq!(titles, [("T", 0, 2), ("S", 2, 1)]);
        assert_eq!(&item[found[1].range.clone()], "    * [**S**](w)");
    }
}
