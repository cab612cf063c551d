//! Past issues, whose links are compared with the draft's; stored on this device in the database of the drafts.
//!
//! They have their own transactions, which touch no draft, so no save waits for them.

use serde::Serialize;
use wasm_bindgen::JsValue;

use super::border::Foreign;
use super::database::{Access, DatabaseError, GALLEY, PAST_ISSUES};
use super::storage::SaveError;

/// A past issue as it is stored.
#[derive(Serialize)]
struct Record {
    /// The file's name, which begins with the issue's date: "2026-08-19-this-week-in-rust.md".
    file: String,
    /// Its links, in the core's format, which includes a version (crates/issue/src/lint/archive/kept.rs).
    links: String,
}

/// Stores issues, each a file's name and its links as text: all of them or none. Replaces those with the same name.
pub async fn keep(issues: &[(String, String)]) -> Result<(), SaveError> {
    let records = issues.iter().map(|(file, links)| Record {
        file: file.clone(),
        links: links.clone(),
    });
    let records: Vec<Record> = records.collect();
    let kept = GALLEY.transact(PAST_ISSUES, Access::Write, |store| async move {
        for it in records {
            store.put(&serde_wasm_bindgen::to_value(&it)?, None)?;
        }
        Ok(())
    });
    Ok(kept.await?)
}

/// All stored issues; if one has no text for its links, it is empty.
pub async fn all() -> Result<Vec<(String, String)>, SaveError> {
    let records = GALLEY.transact(PAST_ISSUES, Access::Read, |store| async move {
        Ok(store.get_all(None, None)?.await?)
    });
    let records = records.await?;
    let read = |it: &JsValue| {
        let it = Foreign::of(it)?;
        Some((it.text("file")?, it.text("links").unwrap_or_default()))
    };
    Ok(records.iter().filter_map(read).collect())
}

/// Deletes issues, by their files' names.
pub async fn forget(files: &[String]) -> Result<(), SaveError> {
    let files: Vec<_> = files.iter().map(|it| JsValue::from_str(it)).collect();
    let forgotten = GALLEY.transact(PAST_ISSUES, Access::Write, |store| async move {
        for file in files {
            store.delete(file)?;
        }
        Ok::<_, DatabaseError>(())
    });
    Ok(forgotten.await?)
}
