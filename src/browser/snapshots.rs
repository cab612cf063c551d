//! Earlier versions of the drafts, stored on this device in the database of the drafts.
//!
//! They have their own transactions, which touch no draft, so no save waits for them. If the device is full, they make
//! room for what is being saved (see [`with_room`]).

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use idb::{ObjectStore, Query};
use serde::Serialize;
use wasm_bindgen::JsValue;

use super::border::Foreign;
use super::database::{Access, DRAFTS, DatabaseError, GALLEY, SNAPSHOTS};
use super::{clock, draft_lock};

/// How many snapshots are kept of one draft, and of all drafts. The oldest are deleted first, in the order in which
/// they were stored, because the clock may have been wrong at any time.
const MOST: usize = 60;
const MOST_OF_ALL: usize = 600;

/// How long the deletion of a draft can be undone, in milliseconds.
const FRESH: f64 = 60_000.0;

/// An earlier text of a draft.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Snapshot {
    /// When it was stored, in milliseconds since 1970, by the clock at that time; 0 if unreadable.
    pub at: f64,
    /// What was about to be done, such as "trim past events"; empty for one stored while typing.
    pub reason: String,
    /// The text; `None` if unreadable.
    pub text: Option<String>,
}

/// A snapshot as it is stored. The database adds an `id` that counts up.
#[derive(Serialize)]
struct Record {
    /// The draft's id; the index "draft" finds them.
    draft: String,
    at: f64,
    reason: String,
    text: String,
}

/// The part of a record that identifies the snapshot.
struct Key {
    id: f64,
    draft: Option<String>,
    at: Option<f64>,
}

impl Key {
    /// `None` if it cannot be identified.
    fn read(record: &JsValue) -> Option<Self> {
        let record = Foreign::of(record)?;
        Some(Self {
            id: record.number("id")?,
            draft: record.text("draft"),
            at: record.number("at"),
        })
    }
}

impl Snapshot {
    fn read(record: &JsValue) -> Self {
        let record = Foreign::of(record);
        let record = record.as_ref();
        Self {
            at: record.and_then(|it| it.number("at")).unwrap_or_default(),
            reason: record.and_then(|it| it.text("reason")).unwrap_or_default(),
            text: record.and_then(|it| it.text("text")),
        }
    }
}

/// Stores `text` as a version of the draft with this id, unless it equals the draft's last version. If the draft then
/// has more than 60 versions, deletes the oldest. Returns whether `text` was stored.
pub async fn keep(draft: &str, reason: &str, text: &str) -> bool {
    let kept = with_room(async || {
        let record = Record {
            draft: draft.to_owned(),
            at: clock::milliseconds(),
            reason: reason.to_owned(),
            text: text.to_owned(),
        };
        GALLEY
            .transact(SNAPSHOTS, Access::Write, |store| add(store, record))
            .await
    });
    kept.await.is_ok()
}

async fn add(store: ObjectStore, record: Record) -> Result<(), DatabaseError> {
    let kept = of_draft(&store, &record.draft).await?;
    let last = kept.last().map(Snapshot::read);
    if last.is_some_and(|it| it.text.as_ref() == Some(&record.text)) {
        return Ok(());
    }
    store.add(&serde_wasm_bindgen::to_value(&record)?, None)?;
    let old = kept.iter().take((kept.len() + 1).saturating_sub(MOST));
    for old in old.filter_map(Key::read) {
        delete(&store, &old)?;
    }
    Ok(())
}

async fn of_draft(store: &ObjectStore, draft: &str) -> Result<Vec<JsValue>, DatabaseError> {
    let draft = Query::Key(JsValue::from_str(draft));
    Ok(store.index("draft")?.get_all(Some(draft), None)?.await?)
}

fn delete(store: &ObjectStore, key: &Key) -> Result<(), DatabaseError> {
    store.delete(JsValue::from_f64(key.id))?;
    Ok(())
}

async fn keys(store: &ObjectStore) -> Result<Vec<Key>, DatabaseError> {
    let all = store.get_all(None, None)?.await?;
    Ok(all.iter().filter_map(Key::read).collect())
}

thread_local! {
    static THINNED: Cell<usize> = const { Cell::new(0) };
}

/// How many snapshots were deleted for lack of room since the last call.
pub fn take_thinned() -> usize {
    THINNED.take()
}

/// Runs `write`. If the device has no room, deletes the older half of the snapshots that may be deleted, and tries
/// again.
pub(super) async fn with_room<T>(
    write: impl AsyncFn() -> Result<T, DatabaseError>,
) -> Result<T, DatabaseError> {
    let written = write().await;
    let is_full = written.as_ref().is_err_and(DatabaseError::is_full);
    if is_full && thin().await.unwrap_or_default() > 0 {
        return write().await;
    }
    written
}

/// Deletes the older half of the snapshots, but never the newest of a draft. Returns how many were deleted.
async fn thin() -> Result<usize, DatabaseError> {
    let thinned = GALLEY.transact(SNAPSHOTS, Access::Write, |store| async move {
        let old = spare(keys(&store).await?);
        for it in &old {
            delete(&store, it)?;
        }
        Ok(old.len())
    });
    let count = thinned.await?;
    THINNED.set(THINNED.get() + count);
    Ok(count)
}

/// Returns the older half of the snapshots, without the newest of each draft. `all` is in the order in which they were
/// stored.
fn spare(all: Vec<Key>) -> Vec<Key> {
    let mut old = not_newest(all);
    old.truncate(old.len().div_ceil(2));
    old
}

fn not_newest(all: Vec<Key>) -> Vec<Key> {
    let newest: BTreeMap<_, _> = all.iter().map(|it| (it.draft.clone(), it.id)).collect();
    let is_newest = |it: &Key| newest.get(&it.draft) == Some(&it.id);
    all.into_iter().filter(|it| !is_newest(it)).collect()
}

/// The snapshots of a draft, the newest first; `None` if they cannot be read.
pub async fn of(draft: &str) -> Option<Vec<Snapshot>> {
    let draft = draft.to_owned();
    let all = GALLEY.transact(SNAPSHOTS, Access::Read, |store| async move {
        of_draft(&store, &draft).await
    });
    Some(all.await.ok()?.iter().rev().map(Snapshot::read).collect())
}

/// Deletes the snapshots of drafts that are gone, and the oldest if there are more than 600.
pub async fn tidy() {
    // If this fails, the next call deletes them.
    let _ = forget_stale().await;
}

async fn forget_stale() -> Result<(), DatabaseError> {
    let drafts = GALLEY.transact(DRAFTS, Access::Read, |store| async move {
        Ok(store.get_all_keys(None, None)?.await?)
    });
    let mut drafts: BTreeSet<_> = drafts.await?.iter().map(JsValue::as_string).collect();
    // An open draft may still be unsaved.
    drafts.extend(draft_lock::written().await.into_iter().map(Some));
    let now = clock::milliseconds();
    GALLEY
        .transact(SNAPSHOTS, Access::Write, move |store| async move {
            for it in stale(keys(&store).await?, now, &drafts) {
                delete(&store, &it)?;
            }
            Ok(())
        })
        .await
}

/// The snapshots in `all` that must be deleted. `all` is in the order in which they were stored.
fn stale(all: Vec<Key>, now: f64, drafts: &BTreeSet<Option<String>>) -> Vec<Key> {
    let is_fresh = |it: &Key| it.at.is_some_and(|at| (now - at).abs() <= FRESH);
    let is_lost = |it: &Key| !drafts.contains(&it.draft) && !is_fresh(it);
    let (mut gone, left): (Vec<_>, Vec<_>) = all.into_iter().partition(is_lost);
    let too_many = left.len().saturating_sub(MOST_OF_ALL);
    gone.extend(not_newest(left).into_iter().take(too_many));
    gone
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(id: f64, draft: &str, at: f64) -> Key {
        let draft = Some(draft.to_owned());
        Key {
            id,
            draft,
            at: Some(at),
        }
    }

    #[test]
    fn the_newest_of_each_draft_is_never_spare() {
        let all = vec![
            key(1.0, "a", 30.0),
            key(2.0, "a", 10.0),
            key(3.0, "b", 5.0),
            key(4.0, "a", 20.0),
            key(5.0, "a", 1.0),
        ];
        let spare: Vec<f64> = spare(all).iter().map(|it| it.id).collect();
        assert_eq!(
            spare,
            [1.0, 2.0],
            "the order in which they were kept counts"
        );
    }

    /// The ids of the snapshots in `all` that are deleted if the only draft is "a".
    fn forgotten(all: Vec<Key>, now: f64) -> Vec<f64> {
        let drafts = BTreeSet::from([Some("a".to_owned())]);
        stale(all, now, &drafts).iter().map(|it| it.id).collect()
    }

    #[test]
    fn a_snapshot_survives_any_change_of_the_clock() {
        let week = 7.0 * 24.0 * 3_600_000.0;
        for now in [0.0, week, 2.0 * week, 100.0 * week] {
            assert_eq!(
                forgotten(vec![key(1.0, "a", week), key(2.0, "a", 0.0)], now),
                [0.0; 0]
            );
        }
    }

    #[test]
    fn a_snapshot_is_deleted_with_its_draft() {
        let (now, old) = (1e12, 1e12 - FRESH - 1.0);
        assert_eq!(
            forgotten(vec![key(1.0, "b", now), key(2.0, "b", old)], now),
            [2.0]
        );
        assert_eq!(
            forgotten(vec![key(1.0, "b", now + FRESH + 1.0)], now),
            [1.0]
        );
    }

    #[test]
    fn the_oldest_of_too_many_are_deleted() {
        let mut all = vec![key(0.0, "c", 9.0)];
        all.extend(
            (1..=MOST_OF_ALL + 1)
                .map(|it| key(f64::from(u32::try_from(it).unwrap_or(0)), "a", 9.0)),
        );
        assert_eq!(forgotten(all, 9.0), [1.0, 2.0]);
    }
}
