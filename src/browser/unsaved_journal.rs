//! What a closing page leaves for the next one: the last state of its draft.
//!
//! A save to the database takes longer than a page has when it is closed or reloaded. A note in localStorage is written
//! at once. It contains what is not saved yet, and is deleted when that is saved. If the browser is killed, it may lose
//! such notes but not the database, so `storage.rs` also saves to the database.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::border::Foreign;
use super::draft_record::{Record, visit};
use super::unreadable::Unreadable;
use super::web_storage;

/// The prefix of the key for a draft whose text is not saved.
const TEXTS: &str = "galley-left ";

/// The prefix of the key for a draft of which only the view state is not saved. It differs, so as not to overwrite
/// another tab's note.
const PLACES: &str = "galley-place ";

/// The drafts for which this visit wrote a note.
#[derive(Default)]
struct Left {
    /// The drafts with a note that no save has followed.
    unsaved: BTreeSet<String>,
    /// The drafts in `unsaved` whose note was written before the save in progress.
    followed: BTreeSet<String>,
}

thread_local! {
    static LEFT: RefCell<Left> = RefCell::default();
}

/// Writes a note with the draft, as the record that its next save would store. The draft must still be saved.
pub(super) fn leave(record: Record) {
    let Some(id) = record.id.clone() else {
        return;
    };
    LEFT.with_borrow_mut(|it| {
        it.followed.remove(&id);
        it.unsaved.insert(id);
    });
    // If the note does not fit, leave out the undo history, which can be many times as long as the text, and then the
    // text as opened, which is in the draft's record.
    let short = Record {
        history: None,
        ..record.clone()
    };
    let shortest = Record {
        base: None,
        ..short.clone()
    };
    let is_left = [&record, &short, &shortest].iter().any(|it| put(TEXTS, it));
    if !is_left && let Some(text) = &record.text {
        // The tab's own storage has its own quota, and the page restores the text when it is reloaded.
        web_storage::rescue(text);
    }
}

/// Makes this visit responsible for a note that another visit left: the next save deletes it.
pub(super) fn adopt(id: &str) {
    LEFT.with_borrow_mut(|it| it.unsaved.insert(id.to_owned()));
}

/// Stores the view state of a draft that is saved.
pub(super) fn leave_place(id: &str, place: &str) {
    let note = Record {
        id: Some(id.to_owned()),
        place: Some(place.to_owned()),
        page: Some(visit()),
        ..Record::default()
    };
    put(PLACES, &note);
}

/// Writes a note. Returns whether there was room and the browser allowed it.
fn put(kind: &str, note: &Record) -> bool {
    let id = note.id.as_deref().unwrap_or_default();
    let (Some(storage), Ok(text)) = (web_storage::shared(), serde_json::to_string(note)) else {
        return false;
    };
    storage.set_item(&format!("{kind}{id}"), &text).is_ok()
}

/// Call when the draft is about to be saved.
pub(super) fn begin_save(id: &str) {
    LEFT.with_borrow_mut(|it| {
        if it.unsaved.contains(id) {
            it.followed.insert(id.to_owned());
        }
    });
}

/// Call when the save has ended. If it succeeded, deletes the note that was written before it.
pub(super) fn end_save(id: &str, is_saved: bool) {
    let is_done = LEFT.with_borrow_mut(|it| {
        let is_done = it.followed.remove(id) && is_saved;
        if is_done {
            it.unsaved.remove(id);
        }
        is_done
    });
    if is_done {
        forget_text(id);
    }
}

/// Deletes the note of a text.
pub(super) fn forget_text(id: &str) {
    remove(TEXTS, id);
}

/// Deletes the note of a view state.
pub(super) fn forget_place(id: &str) {
    remove(PLACES, id);
}

fn remove(kind: &str, id: &str) {
    forget(&format!("{kind}{id}"));
}

/// A note that another visit left.
pub(super) enum Note {
    /// The fields of a draft that it contains.
    Sound(Record),
    /// It contains nothing usable.
    Broken(Unreadable),
}

/// The notes of other visits.
pub(super) fn notes() -> Vec<Note> {
    let Some(storage) = web_storage::shared() else {
        return Vec::new();
    };
    let count = storage.length().unwrap_or_default();
    let keys = (0..count).filter_map(|at| storage.key(at).ok().flatten());
    let ours = keys.filter(|it| it.starts_with(TEXTS) || it.starts_with(PLACES));
    let notes = ours.filter_map(|it| Some((storage.get_item(&it).ok()??, it)));
    notes.filter_map(|(text, key)| read(key, &text)).collect()
}

fn read(key: String, text: &str) -> Option<Note> {
    let note = Foreign::parsed(text).map(|it| Record::read(&it));
    let has_id = |it: &Record| it.id.as_ref().is_some_and(|it| !it.is_empty());
    let is_text = key.starts_with(TEXTS);
    match note.filter(|it| has_id(it) && it.text.is_some() == is_text) {
        Some(note) => is_anothers(&note).then_some(Note::Sound(note)),
        // Losing only a view state does not matter.
        None => is_text.then(|| Note::Broken(Unreadable::note(key, text))),
    }
}

/// Whether another visit wrote the note, and this visit is not responsible for it.
fn is_anothers(note: &Record) -> bool {
    let id = note.id.clone().unwrap_or_default();
    let is_adopted = LEFT.with_borrow(|it| it.unsaved.contains(&id));
    note.page != Some(visit()) && !is_adopted
}

/// Deletes the note with this key.
pub(super) fn forget(key: &str) {
    if let Some(storage) = web_storage::shared() {
        // If the browser forbids it, there is no note.
        let _ = storage.remove_item(key);
    }
}
