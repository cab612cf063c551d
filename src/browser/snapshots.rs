//! Earlier texts of the drafts, kept on this device in the database of the drafts.
//!
//! In transactions of their own, which touch no draft: no save waits for them. Where the device is full, they make
//! room for what is to be saved (see [`with_room`]).

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use idb::{ObjectStore, Query};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

use super::clock;
use super::database::{Access, DRAFTS, DatabaseError, GALLEY, SNAPSHOTS};
use super::draft_record::sound;

/// How many are kept of a draft.
const MOST: usize = 60;

/// How long they are kept, in milliseconds.
const AGE: f64 = 7.0 * 24.0 * 3_600_000.0;

/// The draft of a fresh one may not be saved yet, or its deletion may be undone.
const FRESH: f64 = 60_000.0;

/// A text that a draft had.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Snapshot {
    /// When, in milliseconds since 1970.
    pub at: f64,
    /// What was about to be done, as "trim past events"; empty for one kept while writing.
    pub reason: String,
    /// The text.
    pub text: String,
}

/// A snapshot as it lies in the database, which adds an `id` that counts up.
#[derive(Serialize)]
struct Record {
    /// The draft's id; the index "draft" finds them.
    draft: String,
    at: f64,
    reason: String,
    text: String,
}

/// What of a record says which snapshot it is.
#[derive(Deserialize)]
struct Key {
    id: f64,
    #[serde(default, deserialize_with = "sound")]
    draft: Option<String>,
    #[serde(default, deserialize_with = "sound")]
    at: Option<f64>,
}

/// What of a record is shown.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Content {
    #[serde(deserialize_with = "sound")]
    at: Option<f64>,
    #[serde(deserialize_with = "sound")]
    reason: Option<String>,
    #[serde(deserialize_with = "sound")]
    text: Option<String>,
}

/// Keeps `text` as one that the draft of this id had; whether that was done.
///
/// Not if it is what was kept last of this draft. The oldest beyond 60 go.
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
    let last: Option<Content> = kept.last().map(read).transpose()?;
    if last.is_some_and(|it| it.text.as_ref() == Some(&record.text)) {
        return Ok(());
    }
    store.add(&serde_wasm_bindgen::to_value(&record)?, None)?;
    for old in kept.iter().take((kept.len() + 1).saturating_sub(MOST)) {
        delete(&store, &read(old)?)?;
    }
    Ok(())
}

async fn of_draft(store: &ObjectStore, draft: &str) -> Result<Vec<JsValue>, DatabaseError> {
    let draft = Query::Key(JsValue::from_str(draft));
    Ok(store.index("draft")?.get_all(Some(draft), None)?.await?)
}

fn read<T: DeserializeOwned>(record: &JsValue) -> Result<T, DatabaseError> {
    Ok(serde_wasm_bindgen::from_value(record.clone())?)
}

fn delete(store: &ObjectStore, key: &Key) -> Result<(), DatabaseError> {
    store.delete(JsValue::from_f64(key.id))?;
    Ok(())
}

async fn keys(store: &ObjectStore) -> Result<Vec<Key>, DatabaseError> {
    store.get_all(None, None)?.await?.iter().map(read).collect()
}

thread_local! {
    static THINNED: Cell<usize> = const { Cell::new(0) };
}

/// How many were removed for want of room since this was asked last.
pub fn take_thinned() -> usize {
    THINNED.take()
}

/// Does `write`; where the device has no room for it, the older half of those that may go goes, and it is tried
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

/// Removes the older half, but the newest of each draft; how many went.
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

/// The older half of those that are not the newest of their draft.
fn spare(all: Vec<Key>) -> Vec<Key> {
    let newest: BTreeMap<_, _> = all.iter().map(|it| (it.draft.clone(), it.id)).collect();
    let is_newest = |it: &Key| newest.get(&it.draft) == Some(&it.id);
    let mut old: Vec<Key> = all.into_iter().filter(|it| !is_newest(it)).collect();
    old.sort_by(|a, b| {
        a.at.unwrap_or_default()
            .total_cmp(&b.at.unwrap_or_default())
    });
    old.truncate(old.len().div_ceil(2));
    old
}

/// Those of a draft, the newest first; `None` where they cannot be read.
pub async fn of(draft: &str) -> Option<Vec<Snapshot>> {
    let draft = draft.to_owned();
    let all = GALLEY.transact(SNAPSHOTS, Access::Read, |store| async move {
        of_draft(&store, &draft).await?.iter().map(read).collect()
    });
    let all: Vec<Content> = all.await.ok()?;
    Some(
        all.into_iter()
            .rev()
            .filter_map(Content::into_sound)
            .collect(),
    )
}

impl Content {
    /// `None` if any of it is damaged.
    fn into_sound(self) -> Option<Snapshot> {
        Some(Snapshot {
            at: self.at.filter(|it| it.is_finite())?,
            reason: self.reason?,
            text: self.text?,
        })
    }
}

/// Forgets those that are too old, and those whose draft is gone.
pub async fn tidy() {
    // What is not forgotten now is the next time.
    let _ = forget_stale().await;
}

async fn forget_stale() -> Result<(), DatabaseError> {
    let drafts = GALLEY.transact(DRAFTS, Access::Read, |store| async move {
        Ok(store.get_all_keys(None, None)?.await?)
    });
    let drafts: BTreeSet<_> = drafts.await?.iter().map(JsValue::as_string).collect();
    let now = clock::milliseconds();
    GALLEY
        .transact(SNAPSHOTS, Access::Write, move |store| async move {
            for it in keys(&store).await? {
                if is_stale(&it, now, drafts.contains(&it.draft)) {
                    delete(&store, &it)?;
                }
            }
            Ok(())
        })
        .await
}

/// One from the future is of a day when the clock was wrong.
fn is_stale(snapshot: &Key, now: f64, has_draft: bool) -> bool {
    let age = snapshot.at.map_or(f64::INFINITY, |at| (now - at).abs());
    age.is_nan() || age >= AGE || (!has_draft && age > FRESH)
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
        assert_eq!(spare, [2.0, 4.0]);
    }

    #[test]
    fn a_snapshot_goes_with_its_draft_or_its_time() {
        let now = 2.0 * AGE;
        assert!(!is_stale(&key(1.0, "a", now - 1.0), now, false));
        assert!(is_stale(&key(1.0, "a", now - FRESH - 1.0), now, false));
        assert!(!is_stale(&key(1.0, "a", now - FRESH - 1.0), now, true));
        assert!(is_stale(&key(1.0, "a", now - AGE), now, true));
        assert!(is_stale(&key(1.0, "a", now + AGE), now, true));
    }
}
