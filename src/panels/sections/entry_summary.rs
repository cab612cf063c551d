//! What a row shows of an entry.

use issue::calendar::Date;
use issue::entry::{Entry, Event, Format};
use issue::inline::plain;
use leptos::either::Either;
use leptos::prelude::*;

use crate::editor::{TitlePiece, title_pieces};
use crate::entry_actions::is_web;

/// What a row shows of an entry: an event's day, title and place, or a title with its tags and host.
#[component]
pub fn EntrySummary<'a>(
    /// The entry.
    entry: &'a Entry,
) -> impl IntoView + use<> {
    match entry {
        Entry::Event(event) => Either::Left(event_summary(entry, event)),
        _ => Either::Right(link_summary(entry)),
    }
}

fn link_summary(entry: &Entry) -> impl IntoView + use<> {
    let host = entry.url().and_then(|url| host_link(url, host(url)));
    let chip = |it| view! { <span class="chip">{it}</span>" " };
    let chips: Vec<_> = tags(entry).into_iter().map(chip).collect();

    view! {
        <span class="row-text">
            <span class="row-title">{chips} {title(entry)}</span>
            {host}
        </span>
    }
}

/// The title, with code shown as code.
fn title(entry: &Entry) -> impl IntoView + use<> {
    let pieces = title_pieces(entry);
    if pieces.iter().all(|it| it.text.is_empty()) {
        return Either::Left(view! { <em>"No title"</em> });
    }
    let piece = |it: TitlePiece| {
        if it.is_code {
            Either::Left(view! { <code>{it.text}</code> })
        } else {
            Either::Right(it.text)
        }
    };
    Either::Right(pieces.into_iter().map(piece).collect_view())
}

/// The host as a link, after a space, so that title and host are two words. A plain click opens the entry instead.
fn host_link(url: &str, host: String) -> Option<impl IntoView + use<>> {
    let href = is_web(url).then(|| url.to_owned());
    (!host.is_empty()).then(|| {
        view! {
            " "
            <a
                class="row-host"
                href=href
                target="_blank"
                rel="noopener noreferrer"
                tabindex="-1"
                draggable="false"
                data-action="visit"
            >
                {host}
            </a>
        }
    })
}

fn event_summary(entry: &Entry, event: &Event) -> impl IntoView + use<> {
    let attendance = match event.format {
        Format::InPerson => None,
        Format::Virtual => Some("virtual"),
        Format::Hybrid => Some("hybrid"),
    };
    let chip = |it: &'static str| view! { <span class="chip" data-word=it>{it}</span>" " };

    view! {
        <span class="row-text">
            <time class="row-date" datetime=event.date.to_string()>
                {days(event)}
            </time>
            " "
            <span class="row-title">{title(entry)}</span>
            " "
            <span class="row-place">{attendance.map(chip)} {place(event)}</span>
        </span>
    }
}

/// The place and the group.
fn place(event: &Event) -> String {
    let group = plain(&event.group);
    match (event.place.as_str(), group.as_str()) {
        (place, "") => place.to_owned(),
        ("", group) => group.to_owned(),
        (place, group) => format!("{place} · {group}"),
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

/// The address's host; for an issue or pull request on GitHub, its number.
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

/// The day of the week, the day and the month, with at most three letters each.
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
