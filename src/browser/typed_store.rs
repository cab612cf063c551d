//! What is typed on the Submit screen, kept on this device in a database of its own.
//!
//! A write takes milliseconds and is there after the browser is killed, unlike one to the storage of all tabs, which
//! Chromium may put on disk a minute later.

use std::cell::{Cell, RefCell};

use serde::Serialize;
use wasm_bindgen::JsValue;

use super::border::Foreign;
use super::database::{Access, Database, DatabaseError};
use super::draft_record::unique_name;

/// The store of the database, which has one record.
const STORE: &str = "typed";

/// The id of the record.
const ID: &str = "submit";

static SUBMIT: Database = Database {
    name: "galley-submit",
    version: 1,
    upgrade,
};

fn upgrade(database: &idb::Database, _from: u32) -> Result<(), idb::Error> {
    let mut params = idb::ObjectStoreParams::new();
    params.key_path(Some(idb::KeyPath::new_single("id")));
    database.create_object_store(STORE, params)?;
    Ok(())
}

/// What was typed last, and by which tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastTyped {
    /// All that is typed, as a text of the Submit screen.
    pub text: String,
    /// The tab.
    pub tab: String,
    /// Counts the changes of the tab.
    pub turn: u64,
}

#[derive(Serialize)]
struct Record {
    id: &'static str,
    text: String,
    tab: String,
    turn: u64,
}

/// What is done to the record.
enum Change {
    Keep(LastTyped),
    Forget,
}

thread_local! {
    /// The change to write once the current write is done.
    static NEXT: RefCell<Option<Change>> = const { RefCell::new(None) };
    static IS_WRITING: Cell<bool> = const { Cell::new(false) };
}

/// A name for this tab.
pub fn new_tab() -> String {
    unique_name()
}

/// What was kept last; `None` also if it cannot be read.
pub async fn last() -> Option<LastTyped> {
    let key = JsValue::from_str(ID);
    let record = SUBMIT.transact_in_time(STORE, Access::Read, move |store| async move {
        Ok(store.get(key)?.await?)
    });
    let record = Foreign::of(&record.await.ok()??)?;
    Some(LastTyped {
        text: record.text("text")?,
        tab: record.text("tab").unwrap_or_default(),
        turn: record.count("turn").unwrap_or_default(),
    })
}

/// Keeps what is typed, or forgets it. Of several calls while one is written, only the last one counts.
pub fn keep(typed: Option<LastTyped>) {
    NEXT.set(Some(typed.map_or(Change::Forget, Change::Keep)));
    if IS_WRITING.replace(true) {
        return;
    }
    leptos::task::spawn_local(async {
        while let Some(change) = NEXT.take() {
            // Full or forbidden: the storage of the tab still has it, for as long as the tab is there.
            let _ = write(change).await;
        }
        IS_WRITING.set(false);
    });
}

async fn write(change: Change) -> Result<(), DatabaseError> {
    let work = move |store: idb::ObjectStore| async move {
        match change {
            Change::Keep(LastTyped { text, tab, turn }) => {
                let record = Record {
                    id: ID,
                    text,
                    tab,
                    turn,
                };
                store.put(&serde_wasm_bindgen::to_value(&record)?, None)?;
            }
            Change::Forget => {
                store.delete(JsValue::from_str(ID))?;
            }
        }
        Ok(())
    };
    SUBMIT.transact_in_time(STORE, Access::Write, work).await
}
