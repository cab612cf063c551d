//! Fills in the form from the page's address: from a bookmarklet, a share target, or a shared link.

use issue::submission::{PageEvent, Share, events_in, propose, section_choices};
use leptos::prelude::*;

use super::fields::{Field, Fields, Typed};
use crate::messages::Messages;
use crate::submit_route::SubmitRoute;

/// What was typed before something else arrived, so that it can be restored.
#[derive(Clone, Copy, Debug)]
pub struct PutAside(RwSignal<Typed>);

impl PutAside {
    /// Creates the handle, with nothing put aside.
    pub fn new() -> Self {
        Self(RwSignal::default())
    }

    /// What was put aside on this screen.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Whether there is something to restore; tracked.
    pub fn is_there(self) -> bool {
        self.0.with(|it| !it.is_empty())
    }

    /// Puts everything typed aside, and clears the fields.
    pub fn put(self, fields: Fields) {
        let typed = untrack(|| fields.typed());
        fields.restore(Typed::default());
        self.0.set(typed);
    }

    /// Puts `typed` aside, unless something else is there.
    pub fn offer(self, typed: Typed) {
        if self.0.with_untracked(Typed::is_empty) {
            self.0.set(typed);
        }
    }

    /// Puts `typed` aside, in place of what is there.
    pub fn replace(self, typed: Typed) {
        self.0.set(typed);
    }

    /// Exchanges what was put aside and what is typed now.
    pub fn exchange(self, fields: Fields) {
        let typed = untrack(|| fields.typed());
        let before = self.0.get_untracked();
        self.0.set(typed);
        fields.restore(before);
    }
}

/// Fills in the fields from the address, now and whenever it changes.
pub fn start(fields: Fields, put_aside: PutAside, route: SubmitRoute) {
    let messages = Messages::expect();
    Effect::new(move || {
        let Some(query) = route.take_query() else {
            return;
        };
        let share = Share::from_query(&query);
        if share == Share::default() {
            return;
        }
        put_aside.put(fields);
        let found = fill(fields, &share);
        messages.announce(found);
    });
}

/// Fills in the fields. Returns a message about it.
fn fill(fields: Fields, share: &Share) -> String {
    fields.fill(&share.url, &share.title);
    if share.kind.is_some() {
        // The Submit screen made this link, so the title is Markdown.
        fields.text(Field::Title).set(share.title.clone());
    }
    let kind = share
        .kind
        .unwrap_or_else(|| propose(&share.url, &share.title).kind);
    if share.kind.is_some() {
        fields.choose_kind(kind);
    }
    let choices = section_choices(kind).iter();
    if let Some(choice) = choices.into_iter().find(|it| it.heading == share.section) {
        fields.choose_section(choice.heading);
    }
    if !share.tags.is_empty() {
        fields.take_tags(&share.tags);
    }
    if share.event.is_empty() {
        return "Filled in from the link.".to_owned();
    }
    match events_in(&share.event).map(|it| it.into_iter().next()) {
        Ok(Some(event)) => {
            let said = about_event(&event);
            fields.fill_event(event);
            said
        }
        _ => "Filled in from the link. The page’s event data could not be read.".to_owned(),
    }
}

/// What the user should know about an event before submitting it.
fn about_event(event: &PageEvent) -> String {
    let start = "Filled in from the event’s page.";
    match (event.off, event.is_free) {
        (Some(state), _) => format!("{start} The page says that it is {state}."),
        (None, Some(false)) => format!("{start} It is not free of charge."),
        _ => start.to_owned(),
    }
}
