//! Files on this computer that can be written back to, through `web/files.js`.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::DragEvent;

use crate::browser::files::Given;

#[wasm_bindgen(module = "/web/files.js")]
extern "C" {
    type Read;
    #[wasm_bindgen(method, getter)]
    fn name(this: &Read) -> String;
    #[wasm_bindgen(method, getter)]
    fn bytes(this: &Read) -> Vec<u8>;
    #[wasm_bindgen(method, getter)]
    fn number(this: &Read) -> u32;

    /// Whether the browser has a picker whose files can be written to.
    #[wasm_bindgen(js_name = canPick)]
    pub fn can_pick() -> bool;
    #[wasm_bindgen(catch, js_name = pick)]
    async fn pick_file() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = dropped)]
    fn dropped_file(event: &DragEvent) -> js_sys::Promise;
    #[wasm_bindgen(js_name = onLaunch)]
    fn listen(opened: &JsValue);
    #[wasm_bindgen(catch, js_name = write)]
    async fn write_file(number: u32, bytes: &[u8], anyway: bool) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = keep)]
    async fn keep_file(number: u32, id: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = find)]
    async fn find_file(id: &str) -> Result<JsValue, JsValue>;
}

/// The file that the user picks in the system's dialog; `None` if none is picked.
pub async fn pick() -> Result<Option<Given>, String> {
    let picked = pick_file().await.map_err(|it| reason(&it))?;
    Ok(given(picked))
}

/// The file that is being dropped; `None` where the browser gives no more than what is in it.
pub fn dropped(event: &DragEvent) -> impl Future<Output = Option<Given>> + use<> {
    // Asked for at once: when the event has passed it is too late.
    let file = JsFuture::from(dropped_file(event));
    async { file.await.ok().and_then(given) }
}

/// Calls `opened` with each file that the system opens with the installed page.
pub fn on_launch(opened: impl Fn(Given) + 'static) {
    let opened = move |it| {
        if let Some(it) = given(it) {
            opened(it);
        }
    };
    listen(&Closure::<dyn Fn(JsValue)>::new(opened).into_js_value());
}

/// Why a file was not written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unwritten {
    /// It holds something else than what was last read or written here.
    Changed,
    /// The browser's reason, in words.
    Refused(String),
}

/// Writes `bytes` to the file of this number, and reads them back; `anyway` also over what somebody else wrote.
pub async fn write(number: u32, bytes: &[u8], anyway: bool) -> Result<(), Unwritten> {
    let written = write_file(number, bytes, anyway).await;
    let written = written.map_err(|it| Unwritten::Refused(reason(&it)))?;
    match written.as_string().as_deref() {
        Some("changed") => Err(Unwritten::Changed),
        Some("denied") => Err(Unwritten::Refused("it may not be written to".to_owned())),
        _ => Ok(()),
    }
}

/// Remembers the file of this number for the draft `id`. What is refused is not remembered.
pub async fn keep(number: u32, id: &str) {
    let _ = keep_file(number, id).await;
}

/// The number of the file remembered for the draft `id`; 0 if there is none.
pub async fn find(id: &str) -> u32 {
    let found = find_file(id).await.ok().and_then(|it| it.as_f64());
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it counts the files of one visit"
    )]
    found.map(|it| it as u32).unwrap_or_default()
}

fn given(read: JsValue) -> Option<Given> {
    if read.is_undefined() {
        return None;
    }
    let read: Read = read.unchecked_into();
    Some(Given {
        name: read.name(),
        bytes: read.bytes(),
        file: read.number(),
    })
}

fn reason(error: &JsValue) -> String {
    let said = |key: &str| js_sys::Reflect::get(error, &key.into()).ok()?.as_string();
    match said("name").as_deref() {
        Some("NotFoundError") => "it is not there any more".to_owned(),
        Some("NotAllowedError" | "NoModificationAllowedError") => {
            "it may not be written to".to_owned()
        }
        _ => said("message").unwrap_or_default(),
    }
}
