//! A conference that looks for speakers: `* [**name**](https://…)| closes | place | date`.
//!
//! Galley writes the form of the template. It also parses other forms that people write: dates with words around them
//! ("Closes 2026-01-31"), names without bold, and any spacing.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::link::{check_link, check_tail};
use super::{FieldError, Grammar, Style, bold, one_line};
use crate::calendar::Date;
use crate::inline::link_at;

/// An item of "CFP - Events".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CfpEvent {
    /// The event's name.
    pub title: String,
    /// The address of its call for proposals.
    pub url: String,
    /// The last day of the call.
    pub closes: Date,
    /// Where the event is, as written.
    pub place: String,
    /// The event's first day.
    pub date: Date,
    /// Its last day, if it has more than one.
    #[serde(default)]
    pub end_date: Option<Date>,
}

impl Grammar for CfpEvent {
    fn read(item: &str) -> Option<(Self, Vec<Range<usize>>)> {
        let (start, content) = one_line(item)?;
        let link = link_at(content, 0)?;
        let rest = content.get(link.end..)?.trim_start();
        let bar = content.len() - rest.len();
        let fields: Vec<&str> = rest.strip_prefix('|')?.split('|').collect();
        let [closing, place, dating] = fields.as_slice() else {
            return None;
        };
        let closing_at = bar + 1;
        let place_at = closing_at + closing.len() + 1;
        let dating_at = place_at + place.len() + 1;
        let closes = dates_in(closing).filter(|it| it.last.is_none())?;
        let dates = dates_in(dating)?;
        let place_range = place_at + (place.len() - place.trim_start().len());
        let value = Self {
            title: bold::stripped(content.get(link.text.clone())?).to_owned(),
            url: content.get(link.url.clone())?.to_owned(),
            closes: closes.first,
            place: place.trim().to_owned(),
            date: dates.first,
            end_date: dates.last,
        };
        let ranges = [
            link.text,
            link.url,
            closing_at + closes.range.start..closing_at + closes.range.end,
            place_range..place_range + place.trim().len(),
            dating_at + dates.range.start..dating_at + dates.range.end,
        ];
        Some((
            value,
            ranges.map(|it| start + it.start..start + it.end).to_vec(),
        ))
    }

    fn slots(&self, _: Style) -> Vec<String> {
        let Self {
            title,
            url,
            closes,
            place,
            date,
            end_date,
        } = self;
        let end = end_date.map(|it| format!(" - {it}")).unwrap_or_default();
        vec![
            bold::written(title),
            url.clone(),
            closes.to_string(),
            place.clone(),
            format!("{date}{end}"),
        ]
    }

    fn write(&self, style: Style) -> String {
        let slots = self.slots(style);
        let [title, url, closes, place, date] = slots.as_slice() else {
            return String::new();
        };
        format!(
            "{} [{title}]({url})| {closes} | {place} | {date}",
            style.marker
        )
    }

    fn noun(&self) -> &'static str {
        "call for speakers"
    }

    fn title(&self) -> &str {
        &self.title
    }

    fn url(&self) -> Option<&str> {
        Some(&self.url)
    }

    fn check(&self) -> Result<(), FieldError> {
        if !bold::is_sound(&self.title) {
            return Err(FieldError {
                field: "title",
                expected: bold::EXPECTED,
            });
        }
        check_link(&bold::written(&self.title), &self.url)?;
        if self.place.contains('|')
            || self.place.trim() != self.place
            || check_tail(&self.place).is_err()
        {
            return Err(FieldError {
                field: "place",
                expected: "one line without |",
            });
        }
        Ok(())
    }
}

/// The one or two dates of a field, and the range of the dates and the words between them.
struct Dates {
    first: Date,
    last: Option<Date>,
    range: Range<usize>,
}

/// Returns the dates in `field`; `None` if it has no date or more than two.
fn dates_in(field: &str) -> Option<Dates> {
    let mut found: Vec<(usize, Date)> = Vec::new();
    for (at, _) in field.match_indices('-') {
        let start = at.checked_sub(4);
        let date = start.and_then(|it| Some((it, Date::parse(field.get(it..it + 10)?)?)));
        found.extend(date);
    }
    match found.as_slice() {
        [(at, first)] => Some(Dates {
            first: *first,
            last: None,
            range: *at..at + 10,
        }),
        [(at, first), (end, last)] => Some(Dates {
            first: *first,
            last: Some(*last),
            range: *at..end + 10,
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::entry::tests::{check_read, check_revised_in};
    use crate::section::Kind;
    use expect_test::expect;

    #[test]
    fn four_fields_are_read() {
        check_read(
            Kind::CfpEvents,
            &[
                "* [**A**](u)| 2026-01-31 | Oslo,NO | 2026-05-01 - 2026-05-03",
                "* [B 2026](u) | CFP closes 2026-01-31 23:59 | online | Event date: 2026-05-01 – 2026-05-03",
                "* [C](u) CFP closes 2026-01-31 | Oslo | 2026-05-01",
            ],
            &expect![[r#"
                {"kind":"cfp-event","title":"A","url":"u","closes":"2026-01-31","place":"Oslo,NO","date":"2026-05-01","end_date":"2026-05-03"}
                {"kind":"cfp-event","title":"B 2026","url":"u","closes":"2026-01-31","place":"online","date":"2026-05-01","end_date":"2026-05-03"}
                {"kind":"link","tags":[],"title":"C","url":"u","tail":" CFP closes 2026-01-31 | Oslo | 2026-05-01"}
            "#]],
        );
    }

    #[test]
    fn words_around_a_date_are_kept() {
        check_revised_in(
            Kind::CfpEvents,
            "* [B](u) | CFP closes 2026-01-31 23:59 | online | Event: 2026-05-01",
            r#"{"kind":"cfp-event","title":"B","url":"u","closes":"2026-02-01","place":"Ås, NO","date":"2026-05-01"}"#,
            "* [B](u) | CFP closes 2026-02-01 23:59 | Ås, NO | Event: 2026-05-01",
        );
    }
}
