//! Drafts stored on this device, one record per draft (`draft_record.rs`).
//!
//! One transaction compares a save with the stored draft and writes it; then it is read back.

use std::cell::RefCell;
use std::cmp::Ordering;
use std::fmt;
use std::rc::Rc;

use futures::FutureExt;
use futures::channel::oneshot;
use futures::future::{LocalBoxFuture, Shared, join_all};
use futures::lock::Mutex;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

pub use super::draft_record::{DraftId, StoredDraft};

use super::border::Foreign;
use super::database::{Access, DRAFTS, DatabaseError, GALLEY};
use super::draft_record::{Record, unique_name};
use super::snapshots::with_room;
use super::unreadable::{Kept, Unreadable};
use super::unsaved_journal::Note;
use super::{clock, draft_lock, hash, unsaved_journal};

/// Why a draft was not saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveError {
    /// Another tab has saved it since.
    Stale,
    /// The browser's reason, as text.
    Refused(String),
}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Stale => "another tab changed this draft",
            Self::Refused(reason) => reason,
        })
    }
}

impl From<DatabaseError> for SaveError {
    fn from(error: DatabaseError) -> Self {
        Self::Refused(error.to_string())
    }
}

thread_local! {
    /// Locked while notes are saved.
    static TAKING: Rc<Mutex<()>> = Rc::default();
    /// The last save that was started.
    static SAVING: RefCell<Option<Shared<LocalBoxFuture<'static, ()>>>> = RefCell::default();
}

/// Resolves when all saves started before are done.
pub fn settled() -> impl Future<Output = ()> + use<> {
    let saving = SAVING.with_borrow(Clone::clone);
    async move {
        if let Some(saving) = saving {
            saving.await;
        }
    }
}

/// Saves `draft`, and returns the new revision. Fails if the stored draft has another revision than `draft`. With
/// `strict`, waits for the disk. The save starts at once, see [`settled`].
pub fn save(
    draft: &StoredDraft,
    strict: bool,
) -> impl Future<Output = Result<u64, SaveError>> + use<> {
    let (record, expected) = (Record::of(draft), draft.revision);
    let (done, is_done) = oneshot::channel::<()>();
    SAVING.set(Some(is_done.map(|_| ()).boxed_local().shared()));
    unsaved_journal::begin_save(draft.id.as_str());
    let id = draft.id.clone();
    async move {
        let saved = write(&record, expected, strict).await;
        unsaved_journal::end_save(id.as_str(), saved.is_ok());
        drop(done);
        saved
    }
}

/// Like [`save`], for a draft that must not be open in any tab.
pub async fn put(draft: &StoredDraft) -> Result<u64, SaveError> {
    let _held = draft_lock::hold(draft.id.as_str()).await?;
    save(draft, true).await
}

async fn write(record: &Record, expected: u64, strict: bool) -> Result<u64, SaveError> {
    let saved = with_room(async || write_now(record.clone(), expected, strict).await).await?;
    saved.ok_or(SaveError::Stale)
}

/// The new revision; `None` if another tab saved first.
async fn write_now(
    mut record: Record,
    expected: u64,
    strict: bool,
) -> Result<Option<u64>, DatabaseError> {
    let base = record.base.clone().unwrap_or_default();
    record.base_hash = Some(hash::of_same(&base).await);
    record.updated = Some(clock::milliseconds());
    let id = record.id.clone().unwrap_or_default();
    let text = record.text.clone();
    let access = if strict {
        Access::WriteThrough
    } else {
        Access::Write
    };
    let written = change(&id, access, move |kept| {
        let kept = read(kept.as_ref());
        let revision = kept.revision.unwrap_or_default();
        if revision != expected && kept.page != record.page {
            return Ok((None, None));
        }
        record.revision = Some(revision + 1);
        Ok((
            record.revision,
            Some(serde_wasm_bindgen::to_value(&record)?),
        ))
    });
    let Some(revision) = written.await? else {
        return Ok(None);
    };
    let kept = kept_record(&id).await?;
    let kept = kept.map(|it| (it.revision, it.text));
    if kept.is_some_and(|it| it == (Some(revision), text)) {
        Ok(Some(revision))
    } else {
        Err(DatabaseError::because("what was written reads differently"))
    }
}

/// Calls `make` with the record of this id, if any. Stores the record that `make` returns, and returns its result.
async fn change<T: 'static>(
    id: &str,
    access: Access,
    make: impl FnOnce(Option<JsValue>) -> Result<(T, Option<JsValue>), DatabaseError> + 'static,
) -> Result<T, DatabaseError> {
    let id = JsValue::from_str(id);
    GALLEY
        .transact_in_time(DRAFTS, access, move |store| async move {
            let (answer, record) = make(store.get(id)?.await?)?;
            if let Some(record) = record {
                store.put(&record, None)?;
            }
            Ok(answer)
        })
        .await
}

/// Reads as much of a record as possible; returns an empty one if there is none.
fn read(record: Option<&JsValue>) -> Record {
    let record = record.and_then(Foreign::of);
    record.map(|it| Record::read(&it)).unwrap_or_default()
}

/// Stores an unsaved draft for the next page, at once: a save takes longer than a closing page has.
pub fn leave(draft: &StoredDraft) {
    unsaved_journal::leave(Record::of(draft));
}

/// Stores the view state of a draft that is already saved; at once, if the page is about to end.
pub fn keep_place(id: DraftId, place: String) {
    unsaved_journal::leave_place(id.as_str(), &place);
    leptos::task::spawn_local(async move {
        // If this fails, the next page saves the note.
        if put_place(id.as_str(), &place).await.is_ok() {
            unsaved_journal::forget_place(id.as_str());
        }
    });
}

async fn put_place(id: &str, place: &str) -> Result<(), DatabaseError> {
    let place = JsValue::from_str(place);
    change(id, Access::Write, move |kept| {
        let kept = kept.filter(JsValue::is_object);
        if let Some(kept) = &kept {
            js_sys::Reflect::set(kept, &"place".into(), &place)?;
        }
        Ok(((), kept))
    })
    .await
}

/// Saves the notes that closed pages left as drafts. A note that cannot be saved, for example because the device is
/// full, is kept; those with a text are returned.
async fn take_in_notes(is_meant: impl Fn(&Record) -> bool) -> Vec<Record> {
    // One call at a time: two calls that save the same note would make two drafts.
    let taking = TAKING.with(Rc::clone);
    let _guard = taking.lock().await;
    let sound = |it| match it {
        Note::Sound(note) => Some(note),
        Note::Broken(_) => None,
    };
    let notes = unsaved_journal::notes().into_iter().filter_map(sound);
    let taken = notes.filter(is_meant).map(|it| async {
        let is_taken = take_in(it.clone()).await.is_ok();
        Some(it).filter(|it| !is_taken && it.text.is_some())
    });
    join_all(taken).await.into_iter().flatten().collect()
}

/// Saves a note, which is newer than the last save of its visit. If another tab saved after that, the note becomes a
/// separate draft.
async fn take_in(note: Record) -> Result<(), DatabaseError> {
    let id = note.id.clone().unwrap_or_default();
    if note.text.is_some() {
        take_in_draft(&id, note).await?;
        unsaved_journal::forget_text(&id);
    } else {
        put_place(&id, note.place.as_deref().unwrap_or_default()).await?;
        unsaved_journal::forget_place(&id);
    }
    Ok(())
}

async fn take_in_draft(id: &str, mut note: Record) -> Result<(), DatabaseError> {
    if let Some(base) = &note.base {
        note.base_hash = Some(hash::of(base).await);
    }
    let note = note;
    let taken_in = with_room(async || {
        let note = note.clone();
        let put = move |kept: Option<JsValue>| {
            let kept = kept.map(|it| read(Some(&it)));
            match joined(kept, note) {
                Some(record) => Ok(((), Some(serde_wasm_bindgen::to_value(&record)?))),
                None => Ok(((), None)),
            }
        };
        change(id, Access::WriteThrough, put).await
    });
    taken_in.await
}

/// The record to store for a note, given the record under its id; `None` if the note adds nothing.
fn joined(kept: Option<Record>, note: Record) -> Option<Record> {
    let is_new = kept.is_none();
    let kept = kept.unwrap_or_default();
    if kept.text == note.text {
        return None;
    }
    let revision = kept.revision.unwrap_or_default();
    let follows = is_new || note.revision == Some(revision) || kept.page == note.page;
    let (id, revision) = if follows {
        (note.id.clone(), revision + 1)
    } else {
        (Some(unique_name()), 1)
    };
    let (base, base_hash) = match note.base {
        Some(_) => (note.base, note.base_hash),
        None => (kept.base, kept.base_hash),
    };
    Some(Record {
        id,
        base,
        base_hash,
        history: note.history.or_else(|| Some(String::new())),
        revision: Some(revision),
        ..note
    })
}

/// The draft in a note that could not be saved to the database.
async fn from_note(kept: Option<Record>, note: Record) -> Option<StoredDraft> {
    let revision = kept.as_ref().and_then(|it| it.revision).unwrap_or_default();
    let id = note.id.clone();
    let joined = joined(kept, note)?;
    let is_apart = joined.id != id;
    let draft = joined.repaired().await?;
    Some(StoredDraft {
        revision: if is_apart { 0 } else { revision },
        is_unsaved: true,
        ..draft
    })
}

/// The draft with this id, if it exists and its text can be read.
pub async fn load(id: &DraftId) -> Result<Option<StoredDraft>, SaveError> {
    Ok(read_draft(id.as_str()).await?)
}

async fn read_draft(id: &str) -> Result<Option<StoredDraft>, DatabaseError> {
    let left = take_in_notes(|it| it.id.as_deref() == Some(id)).await;
    let record = kept_record(id).await?;
    if let Some(note) = left.into_iter().next()
        && let Some(draft) = from_note(record.clone(), note).await
        && draft.id.as_str() == id
    {
        unsaved_journal::adopt(id);
        return Ok(Some(draft));
    }
    match record {
        Some(record) => Ok(record.repaired().await),
        None => Ok(None),
    }
}

/// The record with this id, even if it is damaged.
async fn kept_record(id: &str) -> Result<Option<Record>, DatabaseError> {
    let key = JsValue::from_str(id);
    let record = GALLEY.transact_in_time(DRAFTS, Access::Read, move |store| async move {
        Ok(store.get(key)?.await?.map(|it| read(Some(&it))))
    });
    record.await
}

/// What is stored on this device.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shelf {
    /// The drafts, the most recent first, each with whether a tab writes it.
    pub drafts: Vec<StoredDraft>,
    /// Records and notes that are no longer drafts.
    pub unreadable: Vec<Unreadable>,
}

/// All drafts, the most recent first, each with whether a tab writes it.
pub async fn list() -> Result<Vec<StoredDraft>, SaveError> {
    Ok(shelf().await?.drafts)
}

/// Everything that is stored.
pub async fn shelf() -> Result<Shelf, SaveError> {
    let left = take_in_notes(|_| true).await;
    let records = GALLEY.transact_in_time(DRAFTS, Access::Read, |store| async move {
        Ok(store.get_all(None, None)?.await?)
    });
    let records = records.await?;
    let mut shelf = Shelf::default();
    for record in &records {
        let record = Foreign::of(record);
        match record.as_ref().map(Record::read) {
            Some(it) if it.id.is_some() && it.text.is_some() => {
                shelf.drafts.extend(current(it, &left).await);
            }
            _ => shelf.unreadable.push(Unreadable::record(record.as_ref())),
        }
    }
    for note in left {
        let is_known = shelf
            .drafts
            .iter()
            .any(|it| it.text == note.text.as_deref().unwrap_or_default());
        if !is_known {
            shelf.drafts.extend(from_note(None, note).await);
        }
    }
    shelf
        .unreadable
        .extend(unsaved_journal::notes().into_iter().filter_map(broken));
    let written = draft_lock::written().await;
    for it in &mut shelf.drafts {
        it.is_written = written.iter().any(|id| id == it.id.as_str());
    }
    let now = clock::milliseconds() + 60_000.0;
    shelf
        .drafts
        .sort_by(|a, b| by_age(a.updated, b.updated, now));
    Ok(shelf)
}

/// The draft from its note, if the note could not be saved, otherwise from its record.
async fn current(record: Record, left: &[Record]) -> Option<StoredDraft> {
    let note = left.iter().find(|it| it.id == record.id);
    if let Some(note) = note
        && let Some(draft) = from_note(Some(record.clone()), note.clone()).await
        && Some(draft.id.as_str()) == record.id.as_deref()
    {
        return Some(draft);
    }
    record.repaired().await
}

fn broken(note: Note) -> Option<Unreadable> {
    match note {
        Note::Sound(_) => None,
        Note::Broken(it) => Some(it),
    }
}

/// Deletes what cannot be read.
pub async fn remove_unreadable(it: &Unreadable) -> Result<(), SaveError> {
    match &it.kept {
        Kept::Record(Some(id)) => remove(&id.clone().into()).await,
        Kept::Record(None) => Err(SaveError::Refused(
            "it has no name to remove it by".to_owned(),
        )),
        Kept::Note(key) => {
            unsaved_journal::forget(key);
            Ok(())
        }
    }
}

/// The most recent first. A time in the future comes from a day when the clock was wrong.
fn by_age(a: f64, b: f64, now: f64) -> Ordering {
    (a > now).cmp(&(b > now)).then_with(|| b.total_cmp(&a))
}

/// Deletes the draft with this id, which must not be open in any tab.
pub async fn remove(id: &DraftId) -> Result<(), SaveError> {
    let id = id.as_str();
    let _held = draft_lock::hold(id).await?;
    unsaved_journal::forget_text(id);
    unsaved_journal::forget_place(id);
    let id = JsValue::from_str(id);
    let removed = GALLEY.transact_in_time(DRAFTS, Access::Write, move |store| async move {
        store.delete(id)?;
        Ok(())
    });
    Ok(removed.await?)
}

/// Asks the browser, once per visit, not to clear the drafts when it needs room.
pub fn ask_to_persist() {
    thread_local! {
        static HAS_ASKED: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
    }
    if HAS_ASKED.replace(true) {
        return;
    }
    let Some(window) = web_sys::window() else {
        return;
    };
    if let Ok(asked) = window.navigator().storage().persist() {
        leptos::task::spawn_local(async move {
            // If it refuses, the drafts are kept as long as there is room.
            let _ = JsFuture::from(asked).await;
        });
    }
}

#[cfg(test)]
mod tests {
    use super::by_age;

    #[test]
    fn a_draft_from_the_future_is_listed_last() {
        let mut all = [("old", 5.0), ("later", 90.0), ("new", 7.0), ("soon", 80.0)];
        all.sort_by(|a, b| by_age(a.1, b.1, 60.0));
        assert_eq!(all.map(|it| it.0), ["new", "old", "later", "soon"]);
    }
}
