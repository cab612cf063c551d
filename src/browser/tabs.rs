//! Which of several tabs writes a draft, through `web/tabs.js`.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/web/tabs.js")]
extern "C" {
    #[wasm_bindgen(js_name = join)]
    fn join_draft(id: &str, hear: JsValue);

    /// Tells the tabs that follow of a save.
    pub fn tell();

    /// Asks the tab that writes to give way; one that does not answer loses the draft.
    pub fn take();

    /// Lets another tab write the draft; this one follows it from here on.
    #[wasm_bindgen(js_name = giveWay)]
    pub fn give_way();
}

/// Takes a seat at the draft of this id; `hear` is told what becomes of it, in the words of `web/tabs.js`.
pub fn join(id: &str, hear: impl Fn(String) + 'static) {
    // Not `FnMut`: giving way is told before it returns.
    let hear: Box<dyn Fn(String)> = Box::new(hear);
    join_draft(id, Closure::wrap(hear).into_js_value());
}
