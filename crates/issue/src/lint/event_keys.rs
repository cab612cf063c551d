//! What identifies an event, for the rules that look for two listings of one event.

use super::address::normalise;
use crate::entry::Event;

/// What two listings of the same event have in common, besides their day.
#[derive(Clone, Debug, Default)]
pub(crate) struct Keys {
    /// The event's address.
    pub(crate) url: String,
    /// The organiser's address without the parts that vary from week to week.
    pub(crate) organiser: String,
    /// The organiser's address and the title.
    pub(crate) names: String,
}

impl Keys {
    /// Returns the keys of `event`.
    pub(crate) fn of(event: &Event) -> Self {
        let group = normalise(&event.group_url);
        let group = group.split(['?', '#']).next().unwrap_or_default();
        let organiser = group.trim_end_matches("/events").to_owned();
        Self {
            url: normalise(&event.url),
            names: format!("{organiser} {}", event.title),
            organiser,
        }
    }

    /// Returns two keys: the address, and the organiser with the title. Two listings are the same event if they have
    /// the same day and share a key.
    pub(crate) fn either(&self) -> [&str; 2] {
        [&self.url, &self.names]
    }
}
