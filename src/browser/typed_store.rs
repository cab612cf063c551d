//! The text typed on the Submit screen, stored on this device in a separate database.
//!
//! A write takes milliseconds and survives a killed browser. A write to localStorage may not: Chromium may put it on
//! disk a minute later.

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

/// The last typed text, and the tab that wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastTyped {
    /// Everything typed, in the format of the Submit screen.
    pub text: String,
    /// The tab's name.
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

/// A change to the record.
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

/// The last stored text; `None` also if it cannot be read.
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

/// Stores or deletes typed text. Of several calls during one write, only the last one counts.
pub fn keep(typed: Option<LastTyped>) {
    NEXT.set(Some(typed.map_or(Change::Forget, Change::Keep)));
    if IS_WRITING.replace(true) {
        return;
    }
    leptos::task::spawn_local(async {
        while let Some(change) = NEXT.take() {
            // If the database is full or forbidden, the tab's storage still has the text until the tab is closed.
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
