//! An event: `* 2026-08-26 | Berlin, DE | [Group](https://…)`, and nested under it
//! `    * [**Title**](https://…)`.
//!
//! An organiser with several events under one line is several entries. Further organisers, mirrors and
//! whatever else follows a link are kept as they are, in `group_tail` and `tail`.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::link::{check_link, check_tail};
use super::{Entry, FieldError, Found, Grammar, Style, ToolMarker, bold};
use crate::calendar::Date;
use crate::inline::link_at;
use crate::item::{Item, indentation, marker};
use crate::lines::{Line, lines};

mod place;
pub use place::Place;

/// How an event is attended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// At a place.
    #[default]
    InPerson,
    /// Online: `Virtual (place)`, or `Virtual`.
    Virtual,
    /// Both: `Hybrid (place)`; earlier issues have other spellings.
    Hybrid,
}

/// An item of a continent's section, or of "Virtual".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// The (first) day.
    pub date: Date,
    /// The last day, where it takes more than one.
    #[serde(default)]
    pub end_date: Option<Date>,
    /// How it is attended.
    #[serde(default)]
    pub format: Format,
    /// The place as written, without "Virtual (…)" around it: "Berlin, DE".
    #[serde(default)]
    pub place: String,
    /// The organiser.
    pub group: String,
    /// The organiser's address.
    pub group_url: String,
    /// What follows the organiser, verbatim: " + [Rust Berlin](…)".
    #[serde(default)]
    pub group_tail: String,
    /// What stands before the title's link: "$" for an event that costs.
    #[serde(default)]
    pub mark: String,
    /// The title, as Markdown; bold goes without saying.
    pub title: String,
    /// The event's address.
    pub url: String,
    /// What follows the title's link, verbatim: " | [**Mirror**](…)".
    #[serde(default)]
    pub tail: String,
}

/// Slots of the first line; those of the nested one follow.
const HEAD_SLOTS: usize = 5;

impl Event {
    fn location(&self) -> String {
        match (self.format, self.place.as_str()) {
            (Format::InPerson, place) => place.to_owned(),
            (Format::Virtual, "") => "Virtual".to_owned(),
            (Format::Virtual, place) => format!("Virtual ({place})"),
            (Format::Hybrid, "") => "Hybrid".to_owned(),
            (Format::Hybrid, place) => format!("Hybrid ({place})"),
        }
    }

    /// The order of events in a section: by first day, then by place as it is written.
    pub fn sort_key(&self) -> (Date, String) {
        (self.date, self.location())
    }

    /// The last day, or the only one.
    pub fn last_day(&self) -> Date {
        self.end_date.unwrap_or(self.date)
    }

    /// Whether two events under one organiser's line would have the same line.
    pub(crate) fn same_head(&self, other: &Self, style: Style) -> bool {
        self.slots(style)
            .into_iter()
            .take(HEAD_SLOTS)
            .eq(other.slots(style).into_iter().take(HEAD_SLOTS))
    }
}

impl Grammar for Event {
    fn read(item: &str) -> Option<(Self, Vec<Range<usize>>)> {
        let mut all = lines(item);
        let (first, second) = (all.next()?, all.next()?);
        if all.next().is_some() {
            return None;
        }
        let head = Head::read(item, &first)?;
        let sub = Sub::read(item, &second)?;
        let value = head.event(item, &sub)?;
        Some((
            value,
            [head.ranges.as_slice(), sub.ranges.as_slice()].concat(),
        ))
    }

    fn slots(&self, _: Style) -> Vec<String> {
        let end = self
            .end_date
            .map(|it| format!(" - {it}"))
            .unwrap_or_default();
        let rest = [&self.group, &self.group_url, &self.group_tail, &self.mark];
        let mut slots = vec![format!("{}{end}", self.date), self.location()];
        slots.extend(rest.map(Clone::clone));
        slots.extend([
            bold::written(&self.title),
            self.url.clone(),
            self.tail.clone(),
        ]);
        slots
    }

    fn write(&self, style: Style) -> String {
        let slots = self.slots(style);
        let [
            dates,
            location,
            group,
            group_url,
            group_tail,
            mark,
            title,
            url,
            tail,
        ] = slots.as_slice()
        else {
            return String::new();
        };
        let Style { marker, ending, .. } = style;
        let ending = ending.as_str();
        format!(
            "{marker} {dates} | {location} | [{group}]({group_url}){group_tail}{ending}    {marker} {mark}[{title}]({url}){tail}"
        )
    }

    fn noun(&self) -> &'static str {
        "event"
    }

    fn title(&self) -> &str {
        &self.title
    }

    fn url(&self) -> Option<&str> {
        Some(&self.url)
    }

    fn check(&self) -> Result<(), FieldError> {
        if read_location(&self.location()) != (self.format, self.place.as_str())
            || self.place.contains(['|', '\n', '\r'])
        {
            return Err(FieldError {
                field: "place",
                expected: "a place like Berlin, DE, on one line and without |",
            });
        }
        let named = |field, error: FieldError| FieldError { field, ..error };
        check_link(&self.group, &self.group_url).map_err(|it| {
            named(
                if it.field == "url" {
                    "group_url"
                } else {
                    "group"
                },
                it,
            )
        })?;
        check_tail(&self.group_tail).map_err(|it| named("group_tail", it))?;
        if self.mark.contains(['[', '\n', '\r']) || self.mark.trim() != self.mark {
            return Err(FieldError {
                field: "mark",
                expected: "a mark like $, without brackets",
            });
        }
        if !bold::is_sound(&self.title) {
            return Err(FieldError {
                field: "title",
                expected: bold::EXPECTED,
            });
        }
        check_link(&bold::written(&self.title), &self.url)?;
        check_tail(&self.tail)
    }
}

/// The first line: when, where, who. Ranges are bytes of the item.
struct Head {
    dates: (Date, Option<Date>),
    location: Range<usize>,
    /// Dates, location, group, its address, and what follows.
    ranges: [Range<usize>; HEAD_SLOTS],
}

impl Head {
    fn read(item: &str, line: &Line) -> Option<Self> {
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

    fn event(&self, item: &str, sub: &Sub) -> Option<Event> {
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
struct Sub {
    line: Range<usize>,
    /// The mark, the title's text with its bold, the address, and what follows.
    ranges: [Range<usize>; 4],
}

impl Sub {
    fn read(item: &str, line: &Line) -> Option<Self> {
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
pub(super) struct SubEvent {
    event: Event,
    /// Its lines as a range of the item: for the first one the organiser's line too.
    range: Range<usize>,
    line: usize,
    lines: usize,
    index: usize,
}

impl SubEvent {
    pub(super) fn placed(self, item: &Item, index: usize, marker: Option<ToolMarker>) -> Found {
        Found {
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

/// The events of an item that has more than one; `None` for any other item.
pub(super) fn several(item: &str) -> Option<Vec<SubEvent>> {
    let all: Vec<Line> = lines(item).collect();
    let (first, rest) = all.split_first()?;
    if rest.len() < 2 {
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

/// The date, or the two dates of a range, that `text` starts with, and how many bytes they take.
///
/// Written `2026-08-26 - 2026-08-28`; read with other signs between, and with a day of one digit.
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

/// The bar that follows, with nothing but space before it.
fn bar(text: &str) -> Option<usize> {
    let rest = text.trim_start();
    rest.starts_with('|').then(|| text.len() - rest.len())
}

/// The first bar with a link behind it.
fn bar_before_link(text: &str) -> Option<usize> {
    let followed = |at: usize| {
        text.get(at + 1..)
            .is_some_and(|it| it.trim_start().starts_with('['))
    };
    text.match_indices('|')
        .map(|(at, _)| at)
        .find(|at| followed(*at))
}

fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let part = text.get(range.clone())?;
    let start = range.start + (part.len() - part.trim_start().len());
    Some(start..start + part.trim().len())
}

/// How an event is attended, and the place, of a location as written.
fn read_location(location: &str) -> (Format, &str) {
    let inner = location
        .strip_suffix(')')
        .and_then(|it| it.split_once(" ("));
    match (location, inner) {
        ("Virtual", _) => (Format::Virtual, ""),
        ("Hybrid", _) => (Format::Hybrid, ""),
        (_, Some(("Virtual", place))) => (Format::Virtual, place),
        (_, Some((words, place))) if is_hybrid(words) => (Format::Hybrid, place),
        _ => (Format::InPerson, location),
    }
}

/// Whether the words before a place say that an event is both online and at a place.
fn is_hybrid(words: &str) -> bool {
    let words = words.to_ascii_lowercase();
    words == "hybrid" || words.contains("virtual") && words.contains("person")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entry::tests::{check_read, check_revised_in};
    use crate::section::Kind;
    use expect_test::expect;

    #[test]
    fn locations_say_how_an_event_is_attended() {
        assert_eq!(
            read_location("Virtual (Lima, PE)"),
            (Format::Virtual, "Lima, PE")
        );
        assert_eq!(
            read_location("Virtual + In Person (Oslo, NO)"),
            (Format::Hybrid, "Oslo, NO")
        );
        assert_eq!(
            read_location("Los Angeles (Chino Hills), CA, US").0,
            Format::InPerson
        );
    }

    #[test]
    fn events_are_read_as_practised() {
        check_read(
            Kind::Events,
            &[
                "* 2026-08-26 | Berlin, DE | [A](u)\n    * [**T**](v)",
                "* 2026-08-26 - 2026-08-28 | Virtual (Lima, PE)| [A](u) + [B](w)\r\n  - $[**T**: x](v) | [**M**](m) ",
                "* 2026-08-6 & 2026-08-07 || [A](u) | [B](w) <!-- submerge-pr=1 -->\n\t* [T](v)",
                "* 2026-08-26 | Oslo, NO, [A](u)\n    * [**T**](v)",
                "* 2026-08-26 | Oslo, NO | [A](u)",
            ],
            &expect![[r#"
                {"kind":"event","date":"2026-08-26","end_date":null,"format":"in-person","place":"Berlin, DE","group":"A","group_url":"u","group_tail":"","mark":"","title":"T","url":"v","tail":""}
                {"kind":"event","date":"2026-08-26","end_date":"2026-08-28","format":"virtual","place":"Lima, PE","group":"A","group_url":"u","group_tail":" + [B](w)","mark":"$","title":"**T**: x","url":"v","tail":" | [**M**](m)"}
                {"kind":"event","date":"2026-08-06","end_date":"2026-08-07","format":"in-person","place":"","group":"A","group_url":"u","group_tail":" | [B](w)","mark":"","title":"T","url":"v","tail":""}
                {"kind":"other","raw":"* 2026-08-26 | Oslo, NO, [A](u)\n    * [**T**](v)"}
                {"kind":"other","raw":"* 2026-08-26 | Oslo, NO | [A](u)"}
            "#]],
        );
    }

    #[test]
    fn spacing_and_spelling_stay_where_nothing_changed() {
        check_revised_in(
            Kind::Events,
            "* 2026-08-26 | Virtual + In Person (Oslo, NO)| [A](u) \n  - [T](v) ",
            r#"{"kind":"event","date":"2026-08-27","format":"hybrid","place":"Oslo, NO","group":"A","group_url":"u","title":"T","url":"v"}"#,
            "* 2026-08-27 | Virtual + In Person (Oslo, NO)| [A](u) \n  - [T](v) ",
        );
    }

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
