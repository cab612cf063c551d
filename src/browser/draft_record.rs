//! A draft, and its record in the database and in the notes of the unsaved journal.

use serde::Serialize;

use super::border::Foreign;
use super::{clock, hash};

/// Identifies a draft for good; it begins with the time at which it was made.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DraftId(String);

impl DraftId {
    /// An id that no other draft has.
    pub fn new() -> Self {
        Self(unique_name())
    }

    /// The id as it is kept.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for DraftId {
    fn from(id: String) -> Self {
        Self(id)
    }
}

/// A draft as it is kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StoredDraft {
    /// Names it for good.
    pub id: DraftId,
    /// The file's name; empty for pasted text.
    pub name: String,
    /// The text as it was opened.
    pub base: String,
    /// The text as it is.
    pub text: String,
    /// Undo and redo.
    pub history: String,
    /// Where the user was in it, see `src/place.rs`.
    pub place: String,
    /// How often it was saved.
    pub revision: u64,
    /// When it was saved last, in milliseconds since 1970.
    pub updated: f64,
    /// Whether only its text could be read for certain.
    pub is_damaged: bool,
    /// Whether a tab, this one or another, writes it; told with the list.
    pub is_written: bool,
    /// Whether its text stands in a note alone, which a visit left that could not save it.
    pub is_unsaved: bool,
}

/// A name that nothing else has; it begins with the time.
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

/// Names this visit: a save of its own that was thought lost is not another tab's.
pub(super) fn visit() -> String {
    VISIT.with(String::clone)
}

/// A record of the drafts. What is damaged is not there; a later version may have more.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Record {
    /// Names the draft for good.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The file's name, which the user may change; empty for pasted text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The text as it was opened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base: Option<String>,
    /// The SHA-256 of that in hex; empty where the page came unencrypted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base_hash: Option<String>,
    /// The text as it is now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Undo and redo, as the core writes them (crates/issue/src/history/stored.rs).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub history: Option<String>,
    /// Where the user was in it, as src/place.rs writes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Counts the saves, from 1; a save names the one it follows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revision: Option<u64>,
    /// Milliseconds since 1970, by the user's clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated: Option<f64>,
    /// Names the visit that saved it last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
}

impl Record {
    /// What of a record or a note can be read.
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

    /// The draft that the record holds, `None` without its text.
    ///
    /// Of a damaged one whose text is there, the rest is what it can be: no name, no undo, and a base that is not
    /// what it was opened as is the text itself.
    pub async fn mend(self) -> Option<StoredDraft> {
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

    /// Where there is no hash, or none can be made, there is nothing to compare.
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
