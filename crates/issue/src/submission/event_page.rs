//! Event data of a page: the schema.org JSON-LD that event sites put into their pages, as a bookmarklet passes it.
//!
//! Parsing is tolerant, because every site writes this data differently. Fields that cannot be parsed stay empty for a
//! person to fill in.

use std::fmt;

use serde_json::Value;

use crate::calendar::Date;
use crate::entry::{EventPlace, Format};
use crate::import::from_anchor;

mod days;
mod location;
mod node;

use node::{nodes, text};

/// An event as its page describes it. Fields that the page does not have are empty or `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageEvent {
    /// The first day, in the time zone that the page uses.
    pub date: Option<Date>,
    /// The last day, if it is a different one. An end in the small hours counts as the evening before.
    pub end_date: Option<Date>,
    /// How it is attended.
    pub format: Format,
    /// City, region and country. The country is its code, if that is known; the region is given only if issues name it.
    pub place: EventPlace,
    /// The organiser, as it can be in a link.
    pub group: String,
    /// The organiser's address.
    pub group_url: String,
    /// The title, as it can be in a link.
    pub title: String,
    /// The event's address, without tracking parameters.
    pub url: String,
    /// Whether the page says that it is free of charge; `None` if the page does not say.
    pub is_free: Option<bool>,
    /// "cancelled" or "postponed", if the page says so.
    pub off: Option<&'static str>,
}

/// Why there is no event in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EventPageError {
    /// It is too long, in bytes.
    TooLong(usize),
    /// It is not JSON: the parser's message.
    NotJson(String),
    /// It contains no schema.org event.
    NoEvent,
}

impl fmt::Display for EventPageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong(length) => {
                write!(
                    f,
                    "expected event data of at most {LONGEST} bytes, found {length}"
                )
            }
            Self::NotJson(error) => write!(f, "expected event data as JSON, found {error}"),
            Self::NoEvent => f.write_str("expected a schema.org event, found none"),
        }
    }
}

impl std::error::Error for EventPageError {}

/// The most event data to parse, in bytes.
const LONGEST: usize = 200_000;

/// The most events to take from one page.
const MOST_EVENTS: usize = 50;

/// The events in `text`, which is JSON-LD of schema.org, in order; at least one.
pub fn events_in(text: &str) -> Result<Vec<PageEvent>, EventPageError> {
    if text.len() > LONGEST {
        return Err(EventPageError::TooLong(text.len()));
    }
    let json: Value =
        serde_json::from_str(text.trim()).map_err(|it| EventPageError::NotJson(it.to_string()))?;
    let events = nodes(&json).into_iter().filter(|it| is_event(it));
    let found: Vec<_> = events.take(MOST_EVENTS).map(event).collect();
    if found.is_empty() {
        return Err(EventPageError::NoEvent);
    }
    Ok(found)
}

/// Whether a node is an event: an "Event", or a kind of event, whose name ends with that word.
fn is_event(node: &Value) -> bool {
    let is_kind = |it: &str| it.ends_with("Event") || it.ends_with("Hackathon");
    match node.get("@type") {
        Some(Value::String(kind)) => is_kind(kind),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(is_kind),
        _ => false,
    }
}

fn event(node: &Value) -> PageEvent {
    let (date, end_date) = days::days(&text(node, "startDate"), &text(node, "endDate"));
    let (format, place) = location::location(node);
    let address = text(node, "url");
    let address = if address.is_empty() {
        text(node, "@id")
    } else {
        address
    };
    let (title, url) = named(&text(node, "name"), &address);
    let organiser = node.get("organizer").map(nodes).unwrap_or_default();
    let organiser = organiser.first().copied().unwrap_or(&Value::Null);
    let name = organiser
        .as_str()
        .map_or_else(|| text(organiser, "name"), str::to_owned);
    let (group, group_url) = named(&name, &text(organiser, "url"));
    PageEvent {
        date,
        end_date,
        format,
        place,
        group,
        group_url,
        title,
        url,
        is_free: is_free(node),
        off: off(node),
    }
}

/// A name and an address for a link; an address that is not a web page becomes empty.
fn named(name: &str, url: &str) -> (String, String) {
    from_anchor(name, url.trim()).map_or_else(
        || {
            let title = from_anchor(name, "https://example.org/").map(|it| it.title);
            (title.unwrap_or_default(), String::new())
        },
        |it| (it.title, it.url),
    )
}

/// Whether it is free of charge, according to the page or its prices.
fn is_free(node: &Value) -> Option<bool> {
    match node.get("isAccessibleForFree") {
        Some(Value::Bool(is_free)) => return Some(*is_free),
        Some(Value::String(text)) if text.eq_ignore_ascii_case("true") => return Some(true),
        Some(Value::String(text)) if text.eq_ignore_ascii_case("false") => return Some(false),
        _ => {}
    }
    let offers = node.get("offers").map(nodes).unwrap_or_default();
    let prices = offers.into_iter().filter_map(|it| match it.get("price") {
        Some(price) => price
            .as_f64()
            .or_else(|| price.as_str()?.trim().parse().ok()),
        None => None,
    });
    let prices: Vec<f64> = prices.collect();
    let costs = prices.iter().any(|it| *it > 0.0);
    (!prices.is_empty()).then_some(!costs)
}

fn off(node: &Value) -> Option<&'static str> {
    let status = text(node, "eventStatus");
    if status.ends_with("EventCancelled") {
        Some("cancelled")
    } else if status.ends_with("EventPostponed") {
        Some("postponed")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    fn check(json: &str, expected: &Expect) {
        let shown = match events_in(json) {
            Ok(events) => events.iter().map(shown).collect(),
            Err(error) => error.to_string(),
        };
        expected.assert_eq(&shown);
    }

    fn shown(it: &PageEvent) -> String {
        let day = |it: Option<Date>| it.map_or("-".to_owned(), |it| it.to_string());
        format!(
            "{} {} | {:?} ({}) | [{}]({}) | [{}]({}) {:?} {:?}\n",
            day(it.date),
            day(it.end_date),
            it.format,
            it.place.write(),
            it.group,
            it.group_url,
            it.title,
            it.url,
            it.is_free,
            it.off
        )
    }

    #[test]
    fn a_meetup_is_read_whole() {
        check(
            r#"{"@context":"https://schema.org","@type":"Event","name":"Rust &amp; [Ä] 💛","url":"https://www.meetup.com/a/events/1/?eventOrigin=x&utm_source=y",
              "startDate":"2026-09-10T18:30:00+02:00","endDate":"2026-09-11T00:30:00+02:00","eventStatus":"https://schema.org/EventScheduled",
              "eventAttendanceMode":"https://schema.org/OfflineEventAttendanceMode",
              "location":{"@type":"Place","name":"Hall","address":{"@type":"PostalAddress","addressLocality":"Berlin","addressRegion":"BE","addressCountry":"DE","streetAddress":"X 1"}},
              "organizer":{"@type":"Organization","name":"Rust Berlin","url":"https://www.meetup.com/rust-berlin/"},
              "offers":[{"price":"0.00"},{"price":0}]}"#,
            &expect![[r#"
                2026-09-10 - | InPerson (Berlin, DE) | [Rust Berlin](https://www.meetup.com/rust-berlin/) | [Rust & [Ä] 💛](https://www.meetup.com/a/events/1/) Some(true) None
            "#]],
        );
    }

    #[test]
    fn other_forms_are_read_as_far_as_possible() {
        check(
            r#"[{"@graph":[{"@type":"WebPage"},{"@type":["Thing","https://schema.org/EducationEvent"],"name":"A","@id":"https://a.example/1",
              "startDate":"2026-09-30","endDate":"2026-10-02","eventAttendanceMode":"MixedEventAttendanceMode",
              "location":[{"@type":"VirtualLocation","url":"https://b.example"},{"@type":"Place","address":{"addressLocality":"Seattle","addressRegion":"wa","addressCountry":{"name":"United States"}}}],
              "organizer":"Somebody","isAccessibleForFree":"False","eventStatus":"EventCancelled"}]},
              {"@type":"Event","startDate":"soon","location":"Oslo, Norway","organizer":[{"name":"B"},{"name":"C"}],"offers":{"price":"12,50"}},
              {"@type":"Hackathon","name":7,"url":"javascript:x","location":{"@type":"VirtualLocation"}}]"#,
            &expect![[r#"
                2026-09-30 2026-10-02 | Hybrid (Seattle, WA, US) | [Somebody]() | [A](https://a.example/1) Some(false) Some("cancelled")
                - - | InPerson (Oslo, NO) | [B]() | []() None None
                - - | Virtual () | []() | []() None None
            "#]],
        );
    }

    #[test]
    fn anything_but_an_event_is_refused() {
        check(
            "",
            &expect![
                "expected event data as JSON, found EOF while parsing a value at line 1 column 0"
            ],
        );
        check(
            "{\"@type\":\"Article\"}",
            &expect!["expected a schema.org event, found none"],
        );
        check(
            &"[".repeat(500),
            &expect![
                "expected event data as JSON, found recursion limit exceeded at line 1 column 128"
            ],
        );
        check(
            &" ".repeat(200_001),
            &expect!["expected event data of at most 200000 bytes, found 200001"],
        );
    }
}
