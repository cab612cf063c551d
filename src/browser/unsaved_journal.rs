//! What a page that goes leaves behind: the last state of its draft, for the page that starts next.
//!
//! A save to the database takes a moment that a page does not have when it is closed or loaded again. A note in
//! localStorage is there at once; it is what is not saved yet, and goes as soon as it is. (Killed browsers
//! lose such notes, but not what the database has: `storage.rs` saves there as well.)

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::border::Foreign;
use super::draft_record::{Record, visit};
use super::unreadable::Unreadable;
use super::web_storage;

/// Before the id of a draft whose text is not saved.
const TEXTS: &str = "galley-left ";

/// Before that of one of which only the user's place is not saved: next to a note of another tab, not over it.
const PLACES: &str = "galley-place ";

/// The drafts with a note of this visit.
#[derive(Default)]
struct Left {
    /// Those with a note that no save has come after.
    unsaved: BTreeSet<String>,
    /// Those of them whose note was left before the save that is on its way.
    followed: BTreeSet<String>,
}

thread_local! {
    static LEFT: RefCell<Left> = RefCell::default();
}

/// Keeps a draft at once, as it would be saved after its revision; to be saved none the less.
pub(super) fn leave(record: Record) {
    let Some(id) = record.id.clone() else {
        return;
    };
    LEFT.with_borrow_mut(|it| {
        it.followed.remove(&id);
        it.unsaved.insert(id);
    });
    // Undo may be many times as long as the text; the text that the draft began from is in its record.
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
        // The tab's own storage has room of its own, and the page takes the text in when it is loaded again.
        web_storage::rescue(text);
    }
}

/// From here on this visit answers for the note that another left: it goes with the next save.
pub(super) fn adopt(id: &str) {
    LEFT.with_borrow_mut(|it| it.unsaved.insert(id.to_owned()));
}

/// Keeps where the user is in a draft that is saved.
pub(super) fn leave_place(id: &str, place: &str) {
    let note = Record {
        id: Some(id.to_owned()),
        place: Some(place.to_owned()),
        page: Some(visit()),
        ..Record::default()
    };
    put(PLACES, &note);
}

/// Whether there was room for it, and it was allowed.
fn put(kind: &str, note: &Record) -> bool {
    let id = note.id.as_deref().unwrap_or_default();
    let (Some(storage), Ok(text)) = (web_storage::shared(), serde_json::to_string(note)) else {
        return false;
    };
    storage.set_item(&format!("{kind}{id}"), &text).is_ok()
}

/// The draft is about to be saved.
pub(super) fn begin_save(id: &str) {
    LEFT.with_borrow_mut(|it| {
        if it.unsaved.contains(id) {
            it.followed.insert(id.to_owned());
        }
    });
}

/// The draft was saved, or not: the note that the save came after has done its work then.
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

/// Forgets a note of a text.
pub(super) fn forget_text(id: &str) {
    remove(TEXTS, id);
}

/// Forgets a note of a place.
pub(super) fn forget_place(id: &str) {
    remove(PLACES, id);
}

fn remove(kind: &str, id: &str) {
    forget(&format!("{kind}{id}"));
}

/// A note that another visit left.
pub(super) enum Note {
    /// What it says of a draft.
    Sound(Record),
    /// It says nothing that can be taken in.
    Broken(Unreadable),
}

/// What other visits left.
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
        // A place alone is no loss.
        None => is_text.then(|| Note::Broken(Unreadable::note(key, text))),
    }
}

/// Not of this visit, and not one that this visit answers for.
fn is_anothers(note: &Record) -> bool {
    let id = note.id.clone().unwrap_or_default();
    let is_adopted = LEFT.with_borrow(|it| it.unsaved.contains(&id));
    note.page != Some(visit()) && !is_adopted
}

/// Forgets a note by its key.
pub(super) fn forget(key: &str) {
    if let Some(storage) = web_storage::shared() {
        // Forbidden: there is no note then.
        let _ = storage.remove_item(key);
    }
}
