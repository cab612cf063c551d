//! The file on this computer that a draft is saved to: remembered with the draft, and found again with it.

use std::sync::Arc;

use leptos::prelude::*;

use super::Drafts;
use crate::browser::disk::{self, FileId};
use crate::editor::Opened;

impl Drafts {
    /// Remembers the file of the open draft once that is kept, and finds the file of one that comes back.
    pub(super) fn follow_file(self) {
        Effect::new(move || {
            self.saving.track();
            let opened = self.editor.opened().get();
            let Some((id, opened)) = opened.and_then(|it| Some((self.id_of(&it)?, it))) else {
                return;
            };
            leptos::task::spawn_local(async move {
                if let Some(file) = opened.file {
                    disk::keep(file, &id).await;
                } else {
                    self.came_back(&opened, disk::find(&id).await);
                }
            });
        });
    }

    /// The id of the draft of what is open; `None` while it has none of its own.
    fn id_of(self, opened: &Opened) -> Option<String> {
        self.current.with_value(|it| {
            let current = it.as_ref()?;
            Arc::ptr_eq(&current.base, &opened.text).then(|| current.id.clone())
        })
    }

    fn came_back(self, opened: &Opened, file: Option<FileId>) {
        let now = self.editor.opened().get_untracked();
        let is_it = |it: Opened| it.file.is_none() && Arc::ptr_eq(&it.text, &opened.text);
        if file.is_some() && now.is_some_and(is_it) {
            self.editor.came_from(file);
        }
    }
}
