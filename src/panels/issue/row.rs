//! An entry as one quiet row: plain markup, to which the list around it listens.

use issue::calendar::Date;
use issue::entry::{Entry, Event, Format, ToolMarker};
use issue::inline::plain;
use issue::lint::Severity;
use leptos::prelude::*;

use super::Marks;
use super::action::Action;
use super::selection::Selecting;
use crate::browser::dom::{El, Nodes, button, input, li, nodes, of, span, time};
use crate::editor::Row;
use crate::element_ids::row_id;
use crate::parts::mark::mark;

/// The row of an entry, with its problems.
pub fn view(row: &Row, marks: Marks) -> El {
    let (id, number) = (row_id(row.id), row.id);
    let title = shown_title(&row.entry);
    let tally = move || marks.with(|it| Some(it.iter().find(|it| it.0 == number)?.1.clone()));
    let messages = move || tally().map(|it| it.messages);
    let worst = move || tally().map(|it| it.severity);
    let check = input()
        .attr("type", "checkbox")
        .class("row-check")
        .attr("tabindex", "-1")
        .attr("data-select", "")
        .attr("aria-label", format!("Select: {title}"))
        .attr("checked", Selecting::expect().has(row.id));
    let grip = span()
        .class("grip")
        .attr("draggable", "true")
        .attr("aria-hidden", "true")
        .child("⠿");

    li().class("row")
        .id(id.clone())
        .attr("tabindex", "0")
        .attr("data-row", row.id)
        .attr("data-kind", kind(&row.entry))
        .attr("title", messages)
        .child(check)
        .child(grip)
        .child(content(&row.entry, &title))
        .child(row.marker.as_ref().map(marker))
        .child(of(worst, |it| it.map(sign)))
        .child(actions(&id, &title))
}

fn actions(id: &str, title: &str) -> El {
    let action = |(_, key, name, face): (Action, &'static str, &'static str, &'static str)| {
        button()
            .attr("tabindex", "-1")
            .id(format!("{id}-{key}"))
            .attr("data-action", key)
            .attr("aria-label", format!("{name}: {title}"))
            .attr("title", name)
            .child(face)
    };
    span().class("row-actions").child(Action::ALL.map(action))
}

/// That there are problems, and how bad the worst is; what they are is the row's title.
fn sign(severity: Severity) -> El {
    let word = severity.name();
    span()
        .class("row-mark")
        .child(mark(word))
        .child(span().class("visually-hidden").child(word))
}

/// What a row says.
pub fn content(entry: &Entry, title: &str) -> Nodes {
    if let Entry::Event(event) = entry {
        return self::event(event, title);
    }
    let host = entry.url().map(host).filter(|it| !it.is_empty());
    let shown = if title.is_empty() { "No title" } else { title };
    let chips: Vec<_> = tags(entry).into_iter().map(chip).collect();
    let text = span()
        .class("row-text")
        .attr("data-empty", title.is_empty().to_string())
        .child(chips)
        .child(span().class("row-title").child(shown))
        .child(host.map(|it| span().class("row-host").child(it)));
    text.into()
}

fn event(event: &Event, title: &str) -> Nodes {
    let attendance = match event.format {
        Format::InPerson => None,
        Format::Virtual => Some("virtual"),
        Format::Hybrid => Some("hybrid"),
    };
    let group = plain(&event.group);
    let place = match (event.place.as_str(), group.as_str()) {
        (place, "") => place.to_owned(),
        ("", group) => group.to_owned(),
        (place, group) => format!("{place} · {group}"),
    };
    let date = time()
        .class("row-date")
        .attr("datetime", event.date.to_string())
        .child(days(event));
    let word = attendance.map(|it| span().class("chip").attr("data-word", it).child(it));
    let place = span().class("row-place").child(word).child(place);
    let title = span().class("row-title").child(title);
    nodes()
        .child(date)
        .child(span().class("row-text").child(title).child(place))
}

fn chip(word: String) -> El {
    span().class("chip").child(word)
}

/// The pull request that a tool took the entry from.
fn marker(marker: &ToolMarker) -> El {
    let author = marker.author.clone().unwrap_or_default();
    let name = format!("#{} {author}", marker.pull_request);
    span()
        .class("chip chip-tool")
        .attr("title", "From this pull request")
        .child(name.trim_end())
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
