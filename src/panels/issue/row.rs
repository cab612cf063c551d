//! An entry as one quiet row: plain markup, to which the list around it listens.

use issue::calendar::Date;
use issue::entry::{Entry, Event, Format, ToolMarker};
use issue::inline::plain;
use leptos::prelude::*;

use super::hand::Action;
use super::row_id;
use crate::editor::Row;

/// The row of an entry.
pub fn view(row: &Row) -> AnyView {
    let id = row_id(row.id);
    let title = shown_title(&row.entry);
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
        <li class="row" id=id.clone() tabindex="0" data-row=row.id data-kind=kind(&row.entry)>
            <span class="grip" draggable="true" aria-hidden="true">"⠿"</span>
            {content(&row.entry, &title)}
            {row.marker.as_ref().map(marker)}
            <span class="row-actions">{buttons.into_iter().collect_view()}</span>
        </li>
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
                {attendance.map(|it| chip(it.to_owned()))}
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

/// "26 Aug", or "26–28 Aug".
fn days(event: &Event) -> String {
    let last = event.end_date.filter(|it| *it != event.date);
    match last {
        None => short(event.date),
        Some(last) => format!("{} – {}", short(event.date), short(last)),
    }
}

/// "Wed 26 Aug"
fn short(date: Date) -> String {
    let words = date.in_words();
    let mut words = words.split(' ');
    let mut next = |length| {
        words
            .next()
            .unwrap_or_default()
            .chars()
            .take(length)
            .collect::<String>()
    };
    let (weekday, day, month) = (next(3), next(2), next(3));
    format!("{weekday} {day} {month}")
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
        assert_eq!(
            Date::parse("2026-08-05").map(short).as_deref(),
            Some("Wed 5 Aug")
        );
    }
}
