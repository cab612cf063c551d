//! A conference that looks for speakers.

use issue::calendar::Date;
use issue::entry::{CfpEvent, Entry};
use leptos::prelude::*;

use super::frame::{Field, frame};
use super::state::{EntryFormState, FormValue};
use super::{all_blank, day, trimmed_unless_unchanged};
use crate::browser::dom::{El, nodes};

/// What is being typed about a conference.
#[derive(Clone, Copy)]
struct Fields {
    title: RwSignal<String>,
    url: RwSignal<String>,
    closes: RwSignal<String>,
    place: RwSignal<String>,
    date: RwSignal<String>,
    end_date: RwSignal<String>,
}

impl Fields {
    fn of(event: Option<&CfpEvent>) -> Self {
        let text =
            |read: fn(&CfpEvent) -> String| RwSignal::new(event.map(read).unwrap_or_default());
        Self {
            title: text(|it| it.title.clone()),
            url: text(|it| it.url.clone()),
            closes: text(|it| it.closes.to_string()),
            place: text(|it| it.place.clone()),
            date: text(|it| it.date.to_string()),
            end_date: text(|it| it.end_date.map(|it| it.to_string()).unwrap_or_default()),
        }
    }

    fn read(self, before: Option<&CfpEvent>) -> FormValue {
        let Self {
            title,
            url,
            closes,
            place,
            date,
            end_date,
        } = self;
        if all_blank(&[title, url, closes, place, date, end_date]) {
            return FormValue::Empty;
        }
        let old = |read: fn(&CfpEvent) -> &String| before.map(read).cloned().unwrap_or_default();
        let days = (day(closes), day(date), day(end_date));
        let (Ok(Some(closes)), Ok(Some(date)), Ok(end_date)) = days else {
            return FormValue::Incomplete;
        };
        FormValue::Entry(Entry::CfpEvent(CfpEvent {
            title: trimmed_unless_unchanged(title, &old(|it| &it.title)),
            url: trimmed_unless_unchanged(url, &old(|it| &it.url)),
            closes,
            place: trimmed_unless_unchanged(place, &old(|it| &it.place)),
            date,
            end_date: end_date.filter(|it: &Date| *it != date),
        }))
    }
}

/// The form of a conference.
pub fn form(state: EntryFormState, event: Option<&CfpEvent>) -> El {
    let fields = Fields::of(event);
    let before = event.cloned();
    state.reads(move || fields.read(before.as_ref()));
    let place = Field {
        name: "place",
        label: "Place",
        width: "half",
        example: "Berlin, DE",
        ..Field::default()
    };

    let all = nodes()
        .child(
            Field {
                label: "Event title",
                ..Field::title()
            }
            .show(state, fields.title),
        )
        .child(Field::url().show(state, fields.url))
        .child(Field::date("closes", "Closes", true).show(state, fields.closes))
        .child(place.show(state, fields.place))
        .child(Field::date("date", "Date", true).show(state, fields.date))
        .child(Field::date("end_date", "End date", false).show(state, fields.end_date));
    frame(state, "Event title", all)
}
