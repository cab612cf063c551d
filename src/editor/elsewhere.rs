//! A text that is not to be changed here for now: another tab writes it.

use leptos::prelude::*;
use std::sync::Arc;

use issue::history::History;
use issue::{Issue, Revision};

use super::{Editor, Opened};

impl Editor {
    /// Whether nothing may change the text here.
    pub fn is_read_only(self) -> bool {
        self.read_only.get()
    }

    /// Whether something may, now.
    pub fn may_change(self) -> bool {
        !self.read_only.get_untracked()
    }

    /// Lets nothing change the text from here on, or lets it again. An open form is closed; what it wrote stays.
    pub fn set_read_only(self, is_read_only: bool) {
        if is_read_only {
            self.keep();
        }
        self.read_only.set(is_read_only);
    }

    /// What was typed into the open form and is not in the text yet; empty if there is nothing.
    pub fn unfinished(self) -> String {
        self.unfinished.get_value()
    }

    /// Shows what another tab made of the draft; the revision it has here, and the base.
    pub fn catch_up(
        self,
        text: &str,
        base: &str,
        name: &str,
        history: &str,
    ) -> (Revision, Arc<str>) {
        self.keep();
        let opened = self.opened.get_untracked();
        let opened = opened.filter(|it| *it.text == *base && it.name == name);
        let opened = opened.unwrap_or_else(|| {
            let opened = Opened {
                text: base.into(),
                name: name.to_owned(),
                file: 0,
            };
            self.opened.set(Some(opened.clone()));
            opened
        });
        self.history
            .set(History::from_text(history).unwrap_or_default());
        if self.issue.with_untracked(|it| it.text() != text) {
            self.show(Issue::new(text));
        }
        let revision = self.issue.with_untracked(Issue::revision);
        (revision, opened.text)
    }
}
