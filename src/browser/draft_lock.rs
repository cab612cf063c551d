//! Which of several tabs writes a draft: the one that holds the draft's lock, see `web/draft-lock.js`.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::database::DatabaseError;

#[wasm_bindgen(module = "/web/draft-lock.js")]
extern "C" {
    #[wasm_bindgen(js_name = join)]
    fn join_draft(id: &str, settled: Promise, hear: JsValue);

    /// Tells the tabs that follow of a save.
    pub fn tell();

    /// Asks the tab that writes to give way; one that does not answer loses the draft.
    pub fn take();

    /// Lets another tab write the draft; this one follows it from here on.
    #[wasm_bindgen(js_name = giveWay)]
    pub fn give_way();

    #[wasm_bindgen(catch, js_name = holdAlone)]
    async fn hold_lock(id: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_name = written)]
    fn written_ids() -> Promise;
}

/// What a tab hears of the draft at which it has its seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TabMessage {
    /// The draft is this tab's.
    Writes,
    /// So it is, and another tab wrote it before.
    Took,
    /// Another tab writes it.
    Follows,
    /// The tab that writes it has saved.
    Saved,
    /// Another tab wants to write: save, then give way.
    Asked,
    /// Another tab took it without an answer from this one.
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

/// Takes a seat at the draft of this id; `hear` is told what becomes of it. The seat before is left once `settled`
/// resolves: when what was begun to be written is written.
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
    // Not `FnMut`: giving way is told before it returns.
    let hear: Box<dyn Fn(String)> = Box::new(hear);
    let settled = future_to_promise(async move {
        settled.await;
        Ok(JsValue::UNDEFINED)
    });
    join_draft(id, settled, Closure::wrap(hear).into_js_value());
}

/// A draft that no tab has open, for as long as this lives.
pub(super) struct Held(Option<Function>);

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(release) = self.0.take() {
            // It resolves a promise, which does not fail.
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

/// Keeps tabs from the draft of this id; fails if one has it open.
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
