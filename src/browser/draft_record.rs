//! A draft, and its record in the database and in the notes of the unsaved journal.

use serde::Serialize;

use super::border::Foreign;
use super::{clock, hash};

/// Identifies a draft; it begins with the time at which it was created.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DraftId(String);

impl DraftId {
    /// An id that no other draft has.
    pub fn new() -> Self {
        Self(unique_name())
    }

    /// The id as it is stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for DraftId {
    fn from(id: String) -> Self {
        Self(id)
    }
}

/// A draft as it is stored.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StoredDraft {
    /// Its id, which never changes.
    pub id: DraftId,
    /// The file's name; empty for pasted text.
    pub name: String,
    /// The text as it was when opened.
    pub base: String,
    /// The text as it is now.
    pub text: String,
    /// Undo and redo.
    pub history: String,
    /// The view state, see `src/place.rs`.
    pub place: String,
    /// How often it has been saved.
    pub revision: u64,
    /// When it was last saved, in milliseconds since 1970.
    pub updated: f64,
    /// Whether only its text could be read reliably.
    pub is_damaged: bool,
    /// Whether a tab writes it, this one or another; filled in for the list of drafts.
    pub is_written: bool,
    /// Whether only a note has its text, because the visit that left the note could not save it.
    pub is_unsaved: bool,
}

/// A unique name that begins with the time.
pub(super) fn unique_name() -> String {
    let random = js_sys::Number::from(js_sys::Math::random()).to_string_with_radix(36);
    let random = random.map(String::from).unwrap_or_default();
    format!(
        "{:.0}-{}",
        clock::milliseconds(),
        random.trim_start_matches("0.")
    )
}

thread_local! {
    static VISIT: String = unique_name();
}

/// Identifies this visit, so that a save that only seemed to fail is not mistaken for another tab's.
pub(super) fn visit() -> String {
    VISIT.with(String::clone)
}

/// A record of the drafts. Damaged fields are missing; a later version may have more fields.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Record {
    /// The draft's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The file's name, which the user may change; empty for pasted text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The text as it was when opened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base: Option<String>,
    /// The SHA-256 of that text in hex; empty on a page that is not encrypted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base_hash: Option<String>,
    /// The text as it is now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Undo and redo, in the core's format (crates/issue/src/history/stored.rs).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub history: Option<String>,
    /// The view state, in the format of src/place.rs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Counts the saves, from 1. Each save names the revision that it follows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revision: Option<u64>,
    /// Milliseconds since 1970, by the user's clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated: Option<f64>,
    /// Identifies the visit that saved it last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
}

impl Record {
    /// What could be read of a record or a note.
    pub fn read(from: &Foreign) -> Self {
        Self {
            id: from.text("id"),
            name: from.text("name"),
            base: from.text("base"),
            base_hash: from.text("baseHash"),
            text: from.text("text"),
            history: from.text("history"),
            place: from.text("place"),
            revision: from.count("revision"),
            updated: from.number("updated"),
            page: from.text("page"),
        }
    }

    /// The record of a draft, as this visit would save it now.
    pub fn of(draft: &StoredDraft) -> Self {
        Self {
            id: Some(draft.id.as_str().to_owned()),
            name: Some(draft.name.clone()),
            base: Some(draft.base.clone()),
            base_hash: None,
            text: Some(draft.text.clone()),
            history: Some(draft.history.clone()),
            place: Some(draft.place.clone()),
            revision: Some(draft.revision),
            updated: Some(clock::milliseconds()),
            page: Some(visit()),
        }
    }

    /// The draft that the record contains; `None` if it has no text.
    ///
    /// If other fields are damaged, the draft has no name or no undo history, and its current text replaces a damaged
    /// original.
    pub async fn repaired(self) -> Option<StoredDraft> {
        let is_base = self.is_base().await;
        let updated = self.updated.filter(|it| *it >= 0.0);
        let has_parts = self.name.is_some()
            && self.history.is_some()
            && self.revision.is_some()
            && updated.is_some();
        let text = self.text?;
        Some(StoredDraft {
            id: self.id?.into(),
            name: self.name.unwrap_or_default(),
            base: self
                .base
                .filter(|_| is_base)
                .unwrap_or_else(|| text.clone()),
            text,
            history: self.history.unwrap_or_default(),
            place: self.place.unwrap_or_default(),
            revision: self.revision.unwrap_or_default(),
            updated: updated.unwrap_or_default(),
            is_damaged: !is_base || !has_parts,
            is_written: false,
            is_unsaved: false,
        })
    }

    /// Without a hash there is nothing to compare.
    async fn is_base(&self) -> bool {
        let (Some(base), Some(hash)) = (&self.base, &self.base_hash) else {
            return false;
        };
        if hash.is_empty() {
            return true;
        }
        let made = hash::of(base).await;
        made.is_empty() || made == *hash
    }
}
