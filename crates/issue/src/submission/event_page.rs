//! Event data of a page: the schema.org JSON-LD that event sites put into their pages, as a bookmarklet passes it.

use std::fmt;

use crate::calendar::Date;
use crate::entry::{EventPlace, Format};

/// What a page tells about an event; empty or `None` where it does not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageEvent {
    /// The first day, in the event's own time zone.
    pub date: Option<Date>,
    /// The last day, where it is another one.
    pub end_date: Option<Date>,
    /// How it is attended.
    pub format: Format,
    /// City, region and country; the country as a code where the page has one or its name is known.
    pub place: EventPlace,
    /// The organiser.
    pub group: String,
    /// The organiser's address.
    pub group_url: String,
    /// The title, as it can be in a link.
    pub title: String,
    /// The event's address, without tracking parameters.
    pub url: String,
    /// Whether the page says that it costs nothing; `None` where it does not say.
    pub is_free: Option<bool>,
    /// Whether the page says that it does not take place as planned: "cancelled", "postponed".
    pub off: Option<&'static str>,
}

/// Why there is no event in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EventPageError {
    /// It is longer than is read, in bytes.
    TooLong(usize),
    /// It is not JSON: the parser's message.
    NotJson(String),
    /// No schema.org event is in it.
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
            Self::NotJson(error) => {
                write!(f, "expected JSON with a schema.org event, found {error}")
            }
            Self::NoEvent => f.write_str("expected a schema.org event, found none"),
        }
    }
}

impl std::error::Error for EventPageError {}

/// Bytes of event data that are read.
const LONGEST: usize = 200_000;

/// The events in `text`, JSON-LD of schema.org, in order.
pub fn events_in(text: &str) -> Result<Vec<PageEvent>, EventPageError> {
    if text.len() > LONGEST {
        return Err(EventPageError::TooLong(text.len()));
    }
    Err(EventPageError::NoEvent)
}
