//! Past issues, with whose links a draft's are compared, kept on this device in the database of the drafts.
//!
//! In transactions of their own, which touch no draft: no save waits for them.

use serde::Serialize;
use wasm_bindgen::JsValue;

use super::border::Foreign;
use super::database::{Access, DatabaseError, GALLEY, PAST_ISSUES};
use super::storage::SaveError;

/// A past issue as it lies in the database.
#[derive(Serialize)]
struct Record {
    /// The file's name, which begins with the issue's day: "2026-08-19-this-week-in-rust.md".
    file: String,
    /// Its links, as the core writes them (crates/issue/src/lint/archive/kept.rs says the format and its version).
    links: String,
}

/// Keeps issues, each a file's name and its links as a text, all of them or none; one of the same name gives way.
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

/// All that are kept; one without a text for its links has an empty one.
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

/// Forgets issues by their files' names.
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
