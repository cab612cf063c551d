//! Earlier texts of the drafts, kept on this device through `web/snapshots.js`.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/web/snapshots.js")]
extern "C" {
    type Record;
    #[wasm_bindgen(method, getter)]
    fn at(this: &Record) -> f64;
    #[wasm_bindgen(method, getter)]
    fn reason(this: &Record) -> String;
    #[wasm_bindgen(method, getter)]
    fn text(this: &Record) -> String;

    #[wasm_bindgen(catch, js_name = keep)]
    async fn keep_record(draft: &str, reason: &str, text: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = of)]
    async fn records(draft: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = tidy)]
    async fn tidy_records() -> Result<(), JsValue>;

    /// How many were removed for want of room since this was asked last.
    #[wasm_bindgen(js_name = takeThinned)]
    pub fn take_thinned() -> u32;
}

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

/// Keeps `text` as one that the draft of this id had; whether that was done.
pub async fn keep(draft: &str, reason: &str, text: &str) -> bool {
    keep_record(draft, reason, text).await.is_ok()
}

/// Those of a draft, the newest first; `None` where they cannot be read.
pub async fn of(draft: &str) -> Option<Vec<Snapshot>> {
    let found = js_sys::Array::from(&records(draft).await.ok()?);
    let read = |it: JsValue| {
        let it: Record = it.unchecked_into();
        Snapshot {
            at: it.at(),
            reason: it.reason(),
            text: it.text(),
        }
    };
    Some(found.iter().map(read).collect())
}

/// Forgets those that are too old, and those whose draft is gone.
pub async fn tidy() {
    // What is not forgotten now is the next time.
    let _ = tidy_records().await;
}
