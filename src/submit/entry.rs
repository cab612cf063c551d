//! The entry that is in the fields.

use issue::entry::{CfpEvent, CfpProject, Entry, Event, EventPlace, Format, Link, without_bold};
use issue::submission::SubmissionKind;
use leptos::prelude::*;

use super::fields::{Field, Fields};
use crate::forms::dates::Dates;

/// The content of the fields.
#[derive(Clone, Debug, PartialEq)]
pub enum Amount {
    /// Nothing is typed.
    Nothing,
    /// These fields are missing, or have to be corrected, first.
    Incomplete(Vec<Field>),
    /// An entry.
    Entry(Entry),
}

impl Amount {
    /// The content of `fields`. Tracks them.
    pub fn of(fields: Fields) -> Self {
        if fields.is_empty() {
            return Self::Nothing;
        }
        let missing = missing(fields);
        if !missing.is_empty() {
            return Self::Incomplete(missing);
        }
        match entry(fields) {
            Some(entry) => Self::Entry(entry),
            None => Self::Incomplete(vec![Field::Date]),
        }
    }
}

/// The fields that have to be filled in, in the order of the form.
fn required(kind: SubmissionKind) -> &'static [Field] {
    match kind {
        SubmissionKind::Link => &[Field::Url, Field::Title],
        SubmissionKind::Event => &[
            Field::Url,
            Field::Title,
            Field::Date,
            Field::City,
            Field::Country,
            Field::Group,
            Field::GroupUrl,
        ],
        SubmissionKind::CfpProject => &[Field::Url, Field::Title, Field::Project],
        SubmissionKind::CfpEvent => &[
            Field::Url,
            Field::Title,
            Field::Closes,
            Field::Place,
            Field::Date,
        ],
    }
}

/// The boxes that the form shows.
pub fn boxes(kind: SubmissionKind, format: Format) -> Vec<Field> {
    let more: &[Field] = match kind {
        SubmissionKind::Link => &[Field::Language],
        SubmissionKind::Event => &[Field::EndDate, Field::Region],
        SubmissionKind::CfpProject => &[],
        SubmissionKind::CfpEvent => &[Field::EndDate],
    };
    let is_shown = |it: &Field| match it {
        Field::City | Field::Region | Field::Country => format != Format::Virtual,
        _ => true,
    };
    let all = required(kind).iter().chain(more).copied();
    all.filter(is_shown).collect()
}

fn missing(fields: Fields) -> Vec<Field> {
    let is_virtual = fields.event_format() == Format::Virtual;
    let is_blank = |it: Field| match it {
        Field::City | Field::Country if is_virtual => false,
        Field::Date | Field::Closes => {
            !matches!(Dates::of_today().read_in(fields.text(it)), Ok(Some(_)))
        }
        _ => fields.trimmed(it).is_empty(),
    };
    let all = required(fields.kind.get()).iter().copied();
    let end =
        Some(Field::EndDate).filter(|it| Dates::of_today().read_in(fields.text(*it)).is_err());
    all.filter(|it| is_blank(*it)).chain(end).collect()
}

fn entry(fields: Fields) -> Option<Entry> {
    let text = |it| fields.trimmed(it);
    let date = |it| Dates::of_today().read_in(fields.text(it)).ok().flatten();
    let (title, url) = (text(Field::Title), text(Field::Url));
    Some(match fields.kind.get() {
        SubmissionKind::Link => Entry::Link(Link {
            tags: tags(fields),
            title,
            url,
            tail: String::new(),
        }),
        SubmissionKind::Event => Entry::Event(event(fields)?),
        SubmissionKind::CfpProject => Entry::CfpProject(CfpProject {
            project: text(Field::Project),
            title,
            url,
            tail: String::new(),
        }),
        SubmissionKind::CfpEvent => {
            let first = date(Field::Date)?;
            Entry::CfpEvent(CfpEvent {
                title,
                url,
                closes: date(Field::Closes)?,
                place: text(Field::Place),
                date: first,
                end_date: date(Field::EndDate).filter(|it| *it != first),
            })
        }
    })
}

fn event(fields: Fields) -> Option<Event> {
    let text = |it| fields.trimmed(it);
    let date = Dates::of_today()
        .read_in(fields.text(Field::Date))
        .ok()
        .flatten()?;
    let end_date = Dates::of_today()
        .read_in(fields.text(Field::EndDate))
        .ok()
        .flatten();
    let format = fields.event_format();
    Some(Event {
        date,
        end_date: end_date.filter(|it| *it != date),
        format,
        place: if format == Format::Virtual {
            String::new()
        } else {
            place(fields)
        },
        group: text(Field::Group),
        group_url: text(Field::GroupUrl),
        group_tail: String::new(),
        mark: String::new(),
        title: without_bold(&text(Field::Title)).to_owned(),
        url: text(Field::Url),
        tail: String::new(),
    })
}

fn place(fields: Fields) -> String {
    let [city, region, country] =
        [Field::City, Field::Region, Field::Country].map(|it| fields.trimmed(it));
    let place = EventPlace {
        city,
        region,
        country,
    };
    place.coded().write()
}

/// The languages, then the other tags, in the order in which issues write them.
fn tags(fields: Fields) -> Vec<String> {
    let languages = fields.trimmed(Field::Language);
    let languages = languages.split(',').map(str::trim).map(str::to_owned);
    let languages = languages.filter(|it| !it.is_empty());
    languages.chain(fields.tags.get()).collect()
}
