//! An entry as one quiet row: plain markup, to which the list around it listens.

use issue::calendar::Date;
use issue::entry::{Entry, Event, Format, ToolMarker};
use issue::inline::plain;
use leptos::prelude::*;

use super::action::Action;
use super::selection::Selecting;
use super::{Marks, row_id};
use crate::editor::Row;
use crate::findings::Tally;
use crate::parts::mark;

/// The row of an entry, with its problems.
pub fn view(row: &Row, marks: Marks) -> AnyView {
    let (id, number) = (row_id(row.id), row.id);
    let problems = move || marks.with(|it| it.get(&number).map(|it| it.messages.clone()));
    let title = shown_title(&row.entry);
    let is_selected = Selecting::expect().has(row.id);
    let buttons = Action::ALL.map(|(_, key, name, face)| {
        view! {
            <button
                type="button"
                tabindex="-1"
                id=format!("{id}-{key}")
                data-action=key
                aria-label=format!("{name}: {title}")
                title=name
            >
                {face}
            </button>
        }
    });

    view! {
        <li class="row" id=id.clone() tabindex="0" data-row=row.id data-kind=kind(&row.entry) title=problems>
            <input
                type="checkbox"
                class="row-check"
                tabindex="-1"
                data-select=""
                aria-label=format!("Select: {title}")
                checked=is_selected
            />
            <span class="grip" draggable="true" aria-hidden="true">"⠿"</span>
            {content(&row.entry, &title)}
            {row.marker.as_ref().map(marker)}
            {move || marks.with(|it| it.get(&number).map(sign))}
            <span class="row-actions">{buttons.into_iter().collect_view()}</span>
        </li>
    }
    .into_any()
}

/// That there are problems, and how bad the worst is; what they are is the row's title.
fn sign(tally: &Tally) -> AnyView {
    let word = tally.severity.name();
    view! {
        <span class="row-mark">
            {mark::view(word)}
            <span class="visually-hidden">{word}</span>
        </span>
    }
    .into_any()
}

/// What a row says.
pub fn content(entry: &Entry, title: &str) -> AnyView {
    if let Entry::Event(event) = entry {
        return self::event(event, title);
    }
    let host = entry.url().map(host).filter(|it| !it.is_empty());
    let shown = if title.is_empty() { "No title" } else { title };
    view! {
        <span class="row-text" data-empty=title.is_empty().to_string()>
            {tags(entry).into_iter().map(chip).collect_view()}
            <span class="row-title">{shown.to_owned()}</span>
            {host.map(|it| view! { <span class="row-host">{it}</span> })}
        </span>
    }
    .into_any()
}

fn event(event: &Event, title: &str) -> AnyView {
    let attendance = match event.format {
        Format::InPerson => None,
        Format::Virtual => Some("virtual"),
        Format::Hybrid => Some("hybrid"),
    };
    let place = [event.place.as_str(), &plain(&event.group)].map(str::to_owned);
    let place = place
        .into_iter()
        .filter(|it| !it.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");

    view! {
        <time class="row-date" datetime=event.date.to_string()>{days(event)}</time>
        <span class="row-text">
            <span class="row-title">{title.to_owned()}</span>
            <span class="row-place">
                {attendance.map(|it| view! { <span class="chip" data-word=it>{it}</span> })}
                {place}
            </span>
        </span>
    }
    .into_any()
}

fn chip(word: String) -> AnyView {
    view! { <span class="chip">{word}</span> }.into_any()
}

/// The pull request that a tool took the entry from.
fn marker(marker: &ToolMarker) -> AnyView {
    let author = marker.author.clone().unwrap_or_default();
    view! {
        <span class="chip chip-tool" title="From this pull request">
            {format!("#{} {author}", marker.pull_request).trim_end().to_owned()}
        </span>
    }
    .into_any()
}

fn kind(entry: &Entry) -> &'static str {
    match entry {
        Entry::Event(_) => "event",
        Entry::None(_) => "none",
        Entry::Other(_) => "other",
        _ => "link",
    }
}

/// The title as readers see it.
pub fn shown_title(entry: &Entry) -> String {
    match entry {
        Entry::CfpProject(it) => format!("{} – {}", plain(&it.project), plain(&it.title)),
        Entry::Other(it) => plain(it.raw.trim_start_matches(['*', '-', '+', ' '])),
        _ => plain(entry.title()),
    }
}

fn tags(entry: &Entry) -> Vec<String> {
    match entry {
        Entry::Link(it) => it.tags.clone(),
        Entry::Rfc(it) => {
            let disposition = it.disposition.iter();
            disposition.chain(&it.tags).cloned().collect()
        }
        Entry::CfpEvent(it) => vec![format!("closes {}", it.closes)],
        _ => Vec::new(),
    }
}

/// The address's host; of an issue or pull request on GitHub, which it is.
fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = rest.split(['?', '#']).next().unwrap_or_default();
    let parts: Vec<&str> = path.split('/').collect();
    match parts.as_slice() {
        [
            "github.com",
            owner,
            repository,
            "pull" | "issues",
            number,
            ..,
        ] => {
            format!("{owner}/{repository}#{number}")
        }
        [host, ..] => host.trim_start_matches("www.").to_owned(),
        [] => String::new(),
    }
}

/// "Wed 26 Aug", "26 – 28 Aug" or "30 Aug – 2 Sep".
fn days(event: &Event) -> String {
    let (weekday, day, month) = words(event.date);
    match event.end_date.filter(|it| *it != event.date).map(words) {
        None => format!("{weekday} {day} {month}"),
        Some((_, last, same)) if same == month => format!("{day} – {last} {month}"),
        Some((_, last, next)) => format!("{day} {month} – {last} {next}"),
    }
}

/// The day of the week, the day and the month, three letters each at most.
fn words(date: Date) -> (String, String, String) {
    let words = date.in_words();
    let mut words = words.split(' ').map(|it| it.chars().take(3).collect());
    let mut next = || words.next().unwrap_or_default();
    (next(), next(), next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_short() {
        assert_eq!(host("https://www.a.example/b"), "a.example");
        assert_eq!(
            host("https://github.com/rust-lang/rfcs/pull/12#x"),
            "rust-lang/rfcs#12"
        );
        assert_eq!(host("https://github.com/rust-lang"), "github.com");
        assert_eq!(host(""), "");
    }

    #[test]
    fn days_are_short() {
        let event = |first: &str, last: &str| {
            let text = format!("* {first} - {last} | A | [B](c)\n    * [**D**](e)");
            match issue::entry::read(&text, issue::section::Kind::Events) {
                Entry::Event(event) => days(&event),
                _ => String::new(),
            }
        };
        assert_eq!(event("2026-08-05", "2026-08-05"), "Wed 5 Aug");
        assert_eq!(event("2026-08-05", "2026-08-07"), "5 – 7 Aug");
        assert_eq!(event("2026-08-31", "2026-09-01"), "31 Aug – 1 Sep");
    }
}
