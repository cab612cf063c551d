//! The lock of a draft: of several tabs, only the one that holds it writes the draft. See `web/draft-lock.js`.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::database::DatabaseError;

#[wasm_bindgen(module = "/web/draft-lock.js")]
extern "C" {
    #[wasm_bindgen(js_name = join)]
    fn join_draft(id: &str, settled: Promise, hear: JsValue);

    /// Tells the tabs that follow this one that it saved.
    pub fn tell();

    /// Asks the writing tab to give way. If it does not answer, it loses the draft.
    pub fn take();

    /// Lets another tab write the draft. From now on this tab follows it.
    #[wasm_bindgen(js_name = giveWay)]
    pub fn give_way();

    #[wasm_bindgen(catch, js_name = holdAlone)]
    async fn hold_lock(id: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_name = written)]
    fn written_ids() -> Promise;
}

/// What a tab learns about its draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TabMessage {
    /// This tab writes the draft.
    Writes,
    /// This tab now writes the draft; another tab did before.
    Took,
    /// Another tab writes it.
    Follows,
    /// The writing tab saved.
    Saved,
    /// Another tab wants to write: save, then give way.
    Asked,
    /// Another tab took the draft without an answer from this one.
    Lost,
}

impl TabMessage {
    fn read(word: &str) -> Option<Self> {
        Some(match word {
            "writes" => Self::Writes,
            "took" => Self::Took,
            "follows" => Self::Follows,
            "saved" => Self::Saved,
            "asked" => Self::Asked,
            "lost" => Self::Lost,
            _ => return None,
        })
    }
}

/// Joins the tabs that have the draft with this id open, and calls `hear` with each message about it. Leaves the
/// previous draft when `settled` resolves, which is when its saves are done.
pub fn join(
    id: &str,
    settled: impl Future<Output = ()> + 'static,
    hear: impl Fn(TabMessage) + 'static,
) {
    let hear = move |word: String| {
        if let Some(message) = TabMessage::read(&word) {
            hear(message);
        }
    };
    // Not `FnMut`, because giving way calls it before returning.
    let hear: Box<dyn Fn(String)> = Box::new(hear);
    let settled = future_to_promise(async move {
        settled.await;
        Ok(JsValue::UNDEFINED)
    });
    join_draft(id, settled, Closure::wrap(hear).into_js_value());
}

/// Keeps all tabs from opening a draft, for as long as this value lives.
pub(super) struct Held(Option<Function>);

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(release) = self.0.take() {
            // It resolves a promise, which cannot fail.
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

/// Keeps all tabs from opening the draft with this id. Fails if one has it open.
pub(super) async fn hold(id: &str) -> Result<Held, DatabaseError> {
    Ok(Held(hold_lock(id).await?.dyn_into().ok()))
}

/// The ids of the drafts that some tab writes.
pub(super) async fn written() -> Vec<String> {
    let ids = JsFuture::from(written_ids()).await.unwrap_or_default();
    Array::from(&ids)
        .iter()
        .filter_map(|it| it.as_string())
        .collect()
}
