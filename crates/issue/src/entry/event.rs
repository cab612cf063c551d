//! An event: `* 2026-08-26 | Berlin, DE | [Group](https://…)`, and nested under it
//! `    * [**Title**](https://…)`.
//!
//! Several events under one organiser's line are several entries. Other organisers, mirrors and anything else after a
//! link are kept unchanged in `group_tail` and `tail`.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::link::{check_link, check_tail};
use super::{FieldError, Grammar, Style, bold, changed_slots};
use crate::calendar::Date;
use crate::edit::Replace;

mod lines;
mod location;
mod place;

pub(super) use lines::{SubEvent, several};
pub use place::EventPlace;

use lines::{Head, Sub};
use location::read_location;

/// How an event is attended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Event {
    /// The first or only day.
    pub date: Date,
    /// The last day, if it has more than one.
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
    /// What is before the title's link: "$" for an event that costs money.
    #[serde(default)]
    pub mark: String,
    /// The title, as Markdown, without the bold around it.
    #[serde(deserialize_with = "bold::deserialize")]
    pub title: String,
    /// The event's address.
    pub url: String,
    /// What follows the title's link, verbatim: " | [**Mirror**](…)".
    #[serde(default)]
    pub tail: String,
}

/// How many slots the first line has; those of the nested line follow.
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

    /// Returns the key that orders events in a section: first day, then place as written.
    pub fn sort_key(&self) -> (Date, String) {
        (self.date, self.location())
    }

    /// Whether the location field, between the bars, would not be empty.
    pub(super) fn has_location(&self) -> bool {
        !self.location().is_empty()
    }

    /// Returns the last day, or the only one.
    pub fn last_day(&self) -> Date {
        self.end_date.unwrap_or(self.date)
    }

    /// Whether the first lines of two events, with day, place and organiser, would be the same.
    pub(crate) fn same_head(&self, other: &Self, style: Style) -> bool {
        self.slots(style)
            .into_iter()
            .take(HEAD_SLOTS)
            .eq(other.slots(style).into_iter().take(HEAD_SLOTS))
    }
}

impl Grammar for Event {
    fn read(item: &str) -> Option<(Self, Vec<Range<usize>>)> {
        let mut all = crate::lines::lines(item);
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

    fn revise(
        &self,
        old: &Self,
        item: &str,
        ranges: &[Range<usize>],
        style: Style,
    ) -> Vec<Replace> {
        let mut slots = self.slots(style);
        if let (Some(location), Some(range)) = (slots.get_mut(1), ranges.get(1)) {
            *location = relocated(self, old, item, range).unwrap_or_else(|| location.clone());
        }
        changed_slots(&old.slots(style), &slots, item, ranges)
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

/// Returns the new location, but keeps the item's words for how the event is attended and its spacing around the bars.
fn relocated(new: &Event, old: &Event, item: &str, range: &Range<usize>) -> Option<String> {
    let text = item.get(range.clone())?;
    let location = new.location();
    if text.is_empty() && !location.is_empty() {
        let space = |is_missing: bool| if is_missing { " " } else { "" };
        let before = space(item.get(..range.start)?.ends_with('|'));
        let after = space(item.get(range.end..)?.starts_with('|'));
        return Some(format!("{before}{location}{after}"));
    }
    if new.format != old.format || new.place == old.place {
        return None;
    }
    let marker = text.strip_suffix(&format!("({})", old.place))?;
    (!new.place.is_empty()).then(|| format!("{marker}({})", new.place))
}

#[cfg(test)]
mod tests {
    use crate::entry::tests::{check_read, check_revised_in};
    use crate::section::Kind;
    use expect_test::expect;

    #[test]
    fn events_are_parsed_as_people_write_them() {
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
    fn spacing_and_spelling_of_unchanged_fields_are_kept() {
        check_revised_in(
            Kind::Events,
            "* 2026-08-26 | Virtual + In Person (Oslo, NO)| [A](u) \n  - [T](v) ",
            r#"{"kind":"event","date":"2026-08-27","format":"hybrid","place":"Oslo, NO","group":"A","group_url":"u","title":"T","url":"v"}"#,
            "* 2026-08-27 | Virtual + In Person (Oslo, NO)| [A](u) \n  - [T](v) ",
        );
    }

    #[test]
    fn a_new_place_replaces_the_old_one() {
        let moved = |item: &str, format: &str, expected: &str| {
            let json = format!(
                r#"{{"kind":"event","date":"2026-08-26","format":"{format}","place":"Y, FR","group":"A","group_url":"u","title":"T","url":"v"}}"#
            );
            check_revised_in(Kind::Events, item, &json, expected);
        };
        moved(
            "* 2026-08-26 | Virtual + In Person (Oslo, NO)| [A](u)\n    * [T](v)",
            "hybrid",
            "* 2026-08-26 | Virtual + In Person (Y, FR)| [A](u)\n    * [T](v)",
        );
        moved(
            "* 2026-08-26 || [A](u)\n    * [T](v)",
            "in-person",
            "* 2026-08-26 | Y, FR | [A](u)\n    * [T](v)",
        );
        moved(
            "* 2026-08-26 | | [A](u)\n    * [T](v)",
            "virtual",
            "* 2026-08-26 | Virtual (Y, FR) | [A](u)\n    * [T](v)",
        );
    }

    #[test]
    fn an_event_in_person_needs_a_place() {
        let event = |json: &str| {
            let head = r#"{"kind":"event","date":"2026-08-26","group":"A","group_url":"u","title":"T","url":"v","#;
            let entry: crate::entry::Entry =
                serde_json::from_str(&format!("{head}{json}")).unwrap();
            entry.check_new().map_err(|it| it.field)
        };
        assert_eq!(event(r#""place":""}"#), Err("place"));
        assert_eq!(event(r#""place":"","format":"virtual"}"#), Ok(()));
        assert_eq!(event(r#""place":"Y, FR"}"#), Ok(()));
    }
}
