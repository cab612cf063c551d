//! Drafts kept on this device, through `web/drafts.js`.

use std::cell::Cell;

use std::fmt;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{BeforeUnloadEvent, Storage};

use crate::browser::listener::{Listener, keep};

#[wasm_bindgen(module = "/web/drafts.js")]
extern "C" {
    type Record;
    #[wasm_bindgen(method, getter)]
    fn id(this: &Record) -> String;
    #[wasm_bindgen(method, getter)]
    fn name(this: &Record) -> String;
    #[wasm_bindgen(method, getter)]
    fn base(this: &Record) -> String;
    #[wasm_bindgen(method, getter)]
    fn text(this: &Record) -> String;
    #[wasm_bindgen(method, getter)]
    fn history(this: &Record) -> String;
    #[wasm_bindgen(method, getter)]
    fn place(this: &Record) -> String;
    #[wasm_bindgen(method, getter)]
    fn revision(this: &Record) -> f64;
    #[wasm_bindgen(method, getter)]
    fn updated(this: &Record) -> f64;
    #[wasm_bindgen(method, getter)]
    fn damaged(this: &Record) -> bool;
    #[wasm_bindgen(method, getter)]
    fn written(this: &Record) -> Option<bool>;

    #[wasm_bindgen(catch, js_name = save)]
    async fn save_record(
        texts: Vec<String>,
        expected: f64,
        strict: bool,
    ) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = place)]
    async fn place_record(id: &str, place: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = put)]
    async fn put_record(
        texts: Vec<String>,
        expected: f64,
        strict: bool,
    ) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = load)]
    async fn load_record(id: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = list)]
    async fn list_records() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = remove)]
    async fn remove_record(id: &str) -> Result<(), JsValue>;

    /// A name that no other draft has.
    #[wasm_bindgen(js_name = newId)]
    pub fn new_id() -> String;
}

#[wasm_bindgen(module = "/web/left.js")]
extern "C" {
    #[wasm_bindgen(js_name = leave)]
    fn leave_record(texts: Vec<String>, revision: f64);
}

/// A draft as it is kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// Names it for good.
    pub id: String,
    /// The file's name; empty for pasted text.
    pub name: String,
    /// The text as it was opened.
    pub base: String,
    /// The text as it is.
    pub text: String,
    /// Undo and redo.
    pub history: String,
    /// Where the user was in it, see `src/place.rs`.
    pub place: String,
    /// How often it was saved.
    pub revision: f64,
    /// When it was saved last, in milliseconds since 1970.
    pub updated: f64,
    /// Whether only its text could be read for certain.
    pub is_damaged: bool,
    /// Whether a tab, this one or another, writes it; told with the list.
    pub is_written: bool,
}

impl Draft {
    /// In the order of `web/drafts.js`.
    fn texts(&self) -> Vec<String> {
        let texts = [
            &self.id,
            &self.name,
            &self.base,
            &self.text,
            &self.history,
            &self.place,
        ];
        texts.map(Clone::clone).into()
    }
}

/// Why a draft was not saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsaved {
    /// Another tab saved it since.
    Stale,
    /// The browser's reason, in words.
    Refused(String),
}

impl fmt::Display for Unsaved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Stale => "another tab changed this draft",
            Self::Refused(reason) => reason,
        })
    }
}

/// Saves `draft` after the revision it has; the new one.
pub async fn save(draft: &Draft, strict: bool) -> Result<f64, Unsaved> {
    let saved = save_record(draft.texts(), draft.revision, strict);
    let revision = saved.await.map_err(|it| reason(&it))?;
    Ok(revision.as_f64().unwrap_or_default())
}

/// Like [`save`], of a draft that is not to be open in any tab.
pub async fn put(draft: &Draft) -> Result<f64, Unsaved> {
    let saved = put_record(draft.texts(), draft.revision, true);
    let revision = saved.await.map_err(|it| reason(&it))?;
    Ok(revision.as_f64().unwrap_or_default())
}

/// Keeps what is not saved yet for the page that starts next, at once: a save takes a moment that a page which
/// goes does not have.
pub fn leave(draft: &Draft) {
    leave_record(draft.texts(), draft.revision);
}

/// Keeps where the user is in a draft that is saved already.
pub fn keep_place(id: String, place: String) {
    leptos::task::spawn_local(async move {
        // The next page begins where the one before did, then.
        let _ = place_record(&id, &place).await;
    });
}

/// The draft of this id, if it is there and sound.
pub async fn load(id: &str) -> Result<Option<Draft>, Unsaved> {
    let found = load_record(id).await.map_err(|it| reason(&it))?;
    Ok((!found.is_undefined()).then(|| read(&found.unchecked_into())))
}

/// All drafts, the last one worked on first.
pub async fn list() -> Result<Vec<Draft>, Unsaved> {
    let found = list_records().await.map_err(|it| reason(&it))?;
    let found = js_sys::Array::from(&found);
    Ok(found.iter().map(|it| read(&it.unchecked_into())).collect())
}

/// Forgets the draft of this id, which is not to be open in any tab.
pub async fn remove(id: &str) -> Result<(), Unsaved> {
    remove_record(id).await.map_err(|it| reason(&it))
}

fn read(record: &Record) -> Draft {
    Draft {
        id: record.id(),
        name: record.name(),
        base: record.base(),
        text: record.text(),
        history: record.history(),
        place: record.place(),
        revision: record.revision(),
        updated: record.updated(),
        is_damaged: record.damaged(),
        is_written: record.written().unwrap_or_default(),
    }
}

pub(super) fn reason(error: &JsValue) -> Unsaved {
    let said = |key: &str| {
        let value = js_sys::Reflect::get(error, &key.into()).ok()?;
        value.as_string().filter(|it| !it.is_empty())
    };
    match said("name").as_deref() {
        Some("QuotaExceededError") => Unsaved::Refused("this device has no room left".to_owned()),
        Some("SecurityError" | "InvalidStateError") => {
            Unsaved::Refused("the browser keeps nothing here, as in a private window".to_owned())
        }
        name => match said("message") {
            Some(message) if message == "stale" => Unsaved::Stale,
            Some(message) => Unsaved::Refused(message),
            None => Unsaved::Refused(name.unwrap_or("the browser gave no reason").to_owned()),
        },
    }
}

thread_local! {
    static HAS_ASKED: Cell<bool> = const { Cell::new(false) };
}

/// Asks the browser not to clear the drafts when it needs room: once a visit.
pub fn ask_to_persist() {
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

/// A value that this tab keeps over a reload.
pub fn of_tab(key: &str) -> Option<String> {
    session()?.get_item(key).ok().flatten()
}

/// Keeps a value for this tab; `None` forgets it.
pub fn keep_for_tab(key: &str, value: Option<&str>) {
    let Some(session) = session() else {
        return;
    };
    // Full or forbidden: the tab then starts as a new one does.
    let _ = match value {
        Some(value) => session.set_item(key, value),
        None => session.remove_item(key),
    };
}

fn session() -> Option<Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

/// Calls `leaving` when the page goes out of sight, maybe for good.
pub fn on_leaving(leaving: impl Fn() + Clone + 'static) {
    let (hidden, gone) = (leaving.clone(), leaving);
    let document = super::document();
    let watched = document
        .map(|it| Listener::new(&it, "visibilitychange", move |_: web_sys::Event| hidden()));
    let gone = Listener::window("pagehide", move |_: web_sys::Event| gone());
    keep([watched, gone].into_iter().flatten());
}

/// Has the browser ask before the page is left, while `must_ask` says so.
pub fn ask_before_leaving(must_ask: impl Fn() -> bool + 'static) {
    let asking = Listener::window("beforeunload", move |event: BeforeUnloadEvent| {
        if must_ask() {
            event.prevent_default();
            event.set_return_value("unsaved");
        }
    });
    keep(asking);
}
