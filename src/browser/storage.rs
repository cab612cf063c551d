//! Drafts kept on this device, one record a draft in the database (`draft_record.rs`).
//!
//! A save is compared with what is kept and written in one transaction, and read back.

use std::cell::RefCell;
use std::cmp::Ordering;
use std::fmt;
use std::rc::Rc;

use futures::FutureExt;
use futures::channel::oneshot;
use futures::future::{LocalBoxFuture, Shared, join_all};
use futures::lock::Mutex;
use serde::Deserialize;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

pub use super::draft_record::{DraftId, StoredDraft};

use super::database::{Access, DRAFTS, DatabaseError, GALLEY};
use super::draft_record::{Record, sound, unique_name};
use super::snapshots::with_room;
use super::{clock, draft_lock, hash, unsaved_journal};

/// Why a draft was not saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveError {
    /// Another tab saved it since.
    Stale,
    /// The browser's reason, in words.
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
    /// Held while notes are taken in.
    static TAKING: Rc<Mutex<()>> = Rc::default();
    /// The save begun last.
    static SAVING: RefCell<Option<Shared<LocalBoxFuture<'static, ()>>>> = RefCell::default();
}

/// Resolves once no save is on its way that was begun before.
pub fn settled() -> impl Future<Output = ()> + use<> {
    let saving = SAVING.with_borrow(Clone::clone);
    async move {
        if let Some(saving) = saving {
            saving.await;
        }
    }
}

/// Saves `draft` after the revision it has; the new one. `strict` waits for the disk.
///
/// The save is under way at once, see [`settled`].
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

/// Like [`save`], of a draft that is not to be open in any tab.
pub async fn put(draft: &StoredDraft) -> Result<u64, SaveError> {
    let _held = draft_lock::hold(draft.id.as_str()).await?;
    save(draft, true).await
}

async fn write(record: &Record, expected: u64, strict: bool) -> Result<u64, SaveError> {
    let saved = with_room(async || write_now(record.clone(), expected, strict).await).await?;
    saved.ok_or(SaveError::Stale)
}

/// What of a record says which save it is.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Kept {
    #[serde(deserialize_with = "sound")]
    revision: Option<u64>,
    #[serde(deserialize_with = "sound")]
    page: Option<String>,
}

/// The new revision; `None` where another tab was faster.
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
        let kept: Kept = read(kept.as_ref())?;
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
    let kept = read_draft(&id).await?;
    if kept.is_some_and(|it| it.revision == revision && Some(it.text) == text) {
        Ok(Some(revision))
    } else {
        Err(DatabaseError::said("what was written reads differently"))
    }
}

/// Puts what `make` gives for the record of this id, if it gives any, and gives its answer.
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

/// What `T` asks of a record; its default where there is none.
fn read<T: Default + serde::de::DeserializeOwned>(
    record: Option<&JsValue>,
) -> Result<T, DatabaseError> {
    let record = record.filter(|it| it.is_object());
    let read = record.map(|it| serde_wasm_bindgen::from_value(it.clone()));
    Ok(read.transpose()?.unwrap_or_default())
}

/// Keeps what is not saved yet for the page that starts next, at once: a save takes a moment that a page which
/// goes does not have.
pub fn leave(draft: &StoredDraft) {
    unsaved_journal::leave(Record::of(draft));
}

/// Keeps where the user is in a draft that is saved already; at once, if the page is about to end.
pub fn keep_place(id: DraftId, place: String) {
    unsaved_journal::leave_place(id.as_str(), &place);
    leptos::task::spawn_local(async move {
        // If it fails, the next page takes in the note.
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

/// Puts what pages that are gone left behind into the drafts. A note that cannot be put there stays.
async fn take_in_notes(is_meant: impl Fn(&Record) -> bool) {
    // One at a time: two calls that take in the same note would make two drafts.
    let taking = TAKING.with(Rc::clone);
    let _guard = taking.lock().await;
    let notes = unsaved_journal::notes().into_iter().filter(is_meant);
    join_all(notes.map(|it| async {
        let _ = take_in(it).await;
    }))
    .await;
}

/// A note is newer than what its own visit saved. Where another tab was faster, it is a draft of its own.
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
    change(id, Access::WriteThrough, move |kept| {
        let is_new = kept.is_none();
        let kept: Record = read(kept.as_ref())?;
        if kept.text == note.text {
            return Ok(((), None));
        }
        let revision = kept.revision.unwrap_or_default();
        let follows = is_new || note.revision == Some(revision) || kept.page == note.page;
        let (id, revision) = if follows {
            (note.id, revision + 1)
        } else {
            (Some(unique_name()), 1)
        };
        let record = Record {
            id,
            revision: Some(revision),
            ..note
        };
        Ok(((), Some(serde_wasm_bindgen::to_value(&record)?)))
    })
    .await
}

/// The draft of this id, if it is there and its text can be read.
pub async fn load(id: &DraftId) -> Result<Option<StoredDraft>, SaveError> {
    Ok(read_draft(id.as_str()).await?)
}

async fn read_draft(id: &str) -> Result<Option<StoredDraft>, DatabaseError> {
    take_in_notes(|it| it.id.as_deref() == Some(id)).await;
    let id = JsValue::from_str(id);
    let record = GALLEY.transact_in_time(DRAFTS, Access::Read, move |store| async move {
        let record = store.get(id)?.await?;
        read::<Record>(record.as_ref())
    });
    Ok(record.await?.mend().await)
}

/// All drafts, the last one worked on first, each with whether a tab writes it.
pub async fn list() -> Result<Vec<StoredDraft>, SaveError> {
    take_in_notes(|_| true).await;
    let records = GALLEY.transact_in_time(DRAFTS, Access::Read, |store| async move {
        let records = store.get_all(None, None)?.await?;
        records.iter().map(|it| read::<Record>(Some(it))).collect()
    });
    let records: Vec<Record> = records.await?;
    let mended = join_all(records.into_iter().map(Record::mend)).await;
    let mut drafts: Vec<StoredDraft> = mended.into_iter().flatten().collect();
    let written = draft_lock::written().await;
    for it in &mut drafts {
        it.is_written = written.iter().any(|id| id == it.id.as_str());
    }
    let now = clock::milliseconds() + 60_000.0;
    drafts.sort_by(|a, b| by_age(a.updated, b.updated, now));
    Ok(drafts)
}

/// The younger first. One from the future is of a day when the clock was wrong.
fn by_age(a: f64, b: f64, now: f64) -> Ordering {
    (a > now).cmp(&(b > now)).then_with(|| b.total_cmp(&a))
}

/// Forgets the draft of this id, which is not to be open in any tab.
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

/// Asks the browser not to clear the drafts when it needs room: once a visit.
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
            // Refused: the drafts are kept as long as there is room.
            let _ = JsFuture::from(asked).await;
        });
    }
}

#[cfg(test)]
mod tests {
    use super::by_age;

    #[test]
    fn a_draft_from_the_future_is_the_last() {
        let mut all = [("old", 5.0), ("later", 90.0), ("new", 7.0), ("soon", 80.0)];
        all.sort_by(|a, b| by_age(a.1, b.1, 60.0));
        assert_eq!(all.map(|it| it.0), ["new", "old", "later", "soon"]);
    }
}
