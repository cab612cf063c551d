//! Whether the Submit screen is shown, which follows from the page's address.

use leptos::prelude::*;

use crate::browser::address;
use crate::parts::Part;

/// Whether Submit is shown, and the query that asked for it: a handle that is cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct SubmitRoute {
    part: Part,
    is_shown: RwSignal<bool>,
    /// The query of the address that asked for Submit, until [`SubmitRoute::take_query`].
    query: RwSignal<String>,
}

impl SubmitRoute {
    /// Follows the page's address; loads `part` when it asks for Submit.
    pub fn new(part: Part) -> Self {
        let route = Self {
            part,
            is_shown: RwSignal::default(),
            query: RwSignal::default(),
        };
        route.follow_address();
        address::on_change(move || route.follow_address());
        route
    }

    /// The route of this page.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Whether Submit is shown; tracked.
    pub fn is_shown(self) -> bool {
        self.is_shown.get()
    }

    /// Shows Submit.
    pub fn open(self) {
        if !self.is_shown.get_untracked() {
            address::to_submit();
        }
        self.follow_address();
    }

    /// Leaves Submit.
    pub fn leave(self) {
        address::from_submit();
        self.follow_address();
    }

    /// Returns the query that asked for Submit, but only once; tracked.
    pub fn take_query(self) -> Option<String> {
        if self.query.with(String::is_empty) {
            return None;
        }
        self.query.try_update(std::mem::take)
    }

    fn follow_address(self) {
        let asked = address::submit_query();
        // Setting this would build the screen again even if the value stays the same.
        if self.is_shown.get_untracked() != asked.is_some() {
            self.is_shown.set(asked.is_some());
        }
        let Some(query) = asked else { return };
        self.part.load();
        if !query.is_empty() {
            // A reload must not fill the form in again and replace what was typed since.
            address::drop_submit_query();
            self.query.set(query);
        }
    }
}
