//! Files on this computer that can be written to, through `web/files.js`. A database of its own remembers the file of
//! each draft, so that a reload does not lose it.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::DragEvent;

use crate::browser::database::{Access, Database, DatabaseError};

#[wasm_bindgen(module = "/web/files.js")]
extern "C" {
    type Read;
    #[wasm_bindgen(method, getter)]
    fn name(this: &Read) -> String;
    #[wasm_bindgen(method, getter)]
    fn bytes(this: &Read) -> Vec<u8>;
    #[wasm_bindgen(method, getter)]
    fn number(this: &Read) -> u32;

    /// Whether the browser can show a file picker that allows writing.
    #[wasm_bindgen(js_name = canPick)]
    pub fn can_pick() -> bool;
    #[wasm_bindgen(catch, js_name = pick)]
    async fn pick_file() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = readAgain)]
    async fn read_file(number: u32) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = dropped)]
    fn dropped_file(event: &DragEvent) -> js_sys::Promise;
    #[wasm_bindgen(js_name = onLaunch)]
    fn listen(opened: &JsValue, failed: &JsValue);
    #[wasm_bindgen(catch, js_name = write)]
    async fn write_file(number: u32, bytes: &[u8], anyway: bool) -> Result<JsValue, JsValue>;
    fn record(number: u32) -> JsValue;
    fn restore(record: &JsValue) -> u32;
}

/// A file that the user chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenFile {
    /// Its name without folders.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
    /// Identifies it for [`write()`]; `None` if it cannot be written to.
    pub file: Option<FileId>,
}

/// The file that the user picks in the system's dialog; `None` if they cancel.
pub async fn pick() -> Result<Option<GivenFile>, String> {
    let picked = pick_file().await.map_err(|it| reason(&it))?;
    Ok(given(picked))
}

/// Reads the file again; an error is in words. The new [`FileId`] can be used for writing until another program writes
/// the file.
pub async fn read_again(file: FileId) -> Result<GivenFile, String> {
    let read = read_file(file.0).await.map_err(|it| reason(&it))?;
    given(read).ok_or_else(|| "it cannot be read".to_owned())
}

/// The file being dropped; `None` if the browser gives only its content.
pub fn dropped(event: &DragEvent) -> impl Future<Output = Option<GivenFile>> + use<> {
    // Asks at once, because after the event the browser no longer gives the file.
    let file = JsFuture::from(dropped_file(event));
    async { file.await.ok().and_then(given) }
}

/// Calls `opened` with each file that the system opens with the installed page, or with why it cannot be read.
pub fn on_launch(opened: impl Fn(Result<GivenFile, String>) + Clone + 'static) {
    let then = opened.clone();
    let failed = move |name: JsValue, error: JsValue| {
        let name = name.as_string().unwrap_or_default();
        opened(Err(format!(
            "The browser could not read “{name}”: {}.",
            reason(&error)
        )));
    };
    let opened = move |it| {
        if let Some(it) = given(it) {
            then(Ok(it));
        }
    };
    listen(
        &Closure::<dyn Fn(JsValue)>::new(opened).into_js_value(),
        &Closure::<dyn Fn(JsValue, JsValue)>::new(failed).into_js_value(),
    );
}

/// Identifies a file of this visit that can be written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileId(u32);

/// Why a file could not be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unwritten {
    /// Another program has changed it since Galley last read or wrote it.
    Changed,
    /// The browser's reason, as text.
    Refused(String),
}

/// Writes `bytes` to the file, then reads them back. With `anyway`, overwrites even what another program wrote.
pub async fn write(file: FileId, bytes: &[u8], anyway: bool) -> Result<(), Unwritten> {
    let written = write_file(file.0, bytes, anyway).await;
    let written = written.map_err(|it| Unwritten::Refused(reason(&it)))?;
    match written.as_string().as_deref() {
        Some("changed") => return Err(Unwritten::Changed),
        Some("denied") => return Err(Unwritten::Refused("it may not be written to".to_owned())),
        _ => {}
    }
    if let Some(id) = DRAFTS.with_borrow(|it| it.draft_of(file)) {
        remember(file, &id).await;
    }
    Ok(())
}

/// For how many drafts the files are remembered.
const REMEMBERED: usize = 50;

const STORE: &str = "files";

static FILES: Database = Database {
    name: "galley-files",
    version: 1,
    upgrade: |database, _| {
        database.create_object_store(STORE, idb::ObjectStoreParams::new())?;
        Ok(())
    },
};

/// The draft of each file that this visit knows.
#[derive(Default)]
struct DraftsOfFiles(Vec<(FileId, String)>);

thread_local! {
    static DRAFTS: RefCell<DraftsOfFiles> = RefCell::default();
}

impl DraftsOfFiles {
    fn set(&mut self, file: FileId, draft: &str) {
        self.0.retain(|it| it.0 != file);
        self.0.push((file, draft.to_owned()));
    }

    fn draft_of(&self, file: FileId) -> Option<String> {
        let known = self.0.iter().find(|it| it.0 == file);
        known.map(|it| it.1.clone())
    }

    fn file_of(&self, draft: &str) -> Option<FileId> {
        let files = self.0.iter().filter(|it| it.1 == draft);
        files.map(|it| it.0).max()
    }
}

/// Remembers the file for the draft `id`.
pub async fn keep(file: FileId, id: &str) {
    if DRAFTS.with_borrow(|it| it.draft_of(file).as_deref() != Some(id)) {
        DRAFTS.with_borrow_mut(|it| it.set(file, id));
        remember(file, id).await;
    }
}

/// The file remembered for the draft `id`.
pub async fn find(id: &str) -> Option<FileId> {
    if let Some(known) = DRAFTS.with_borrow(|it| it.file_of(id)) {
        return Some(known);
    }
    let key = JsValue::from_str(id);
    let found = FILES.transact(STORE, Access::Read, |store| async move {
        Ok(store.get(key)?.await?)
    });
    // A browser without storage remembers no file.
    let file = match restore(&found.await.ok()??) {
        0 => return None,
        number => FileId(number),
    };
    DRAFTS.with_borrow_mut(|it| it.set(file, id));
    Some(file)
}

async fn remember(file: FileId, id: &str) {
    let (file, id) = (record(file.0), JsValue::from_str(id));
    let remembered = FILES.transact(STORE, Access::Write, |store| async move {
        store.put(&file, Some(&id))?;
        let all = store.get_all_keys(None, None)?.await?;
        // An id begins with the time at which it was created.
        for old in all.iter().take(all.len().saturating_sub(REMEMBERED)) {
            store.delete(old.clone())?;
        }
        Ok::<_, DatabaseError>(())
    });
    // If it is refused, the file is not remembered.
    let _ = remembered.await;
}

fn given(read: JsValue) -> Option<GivenFile> {
    if read.is_undefined() {
        return None;
    }
    let read: Read = read.unchecked_into();
    Some(GivenFile {
        name: read.name(),
        bytes: read.bytes(),
        file: Some(FileId(read.number())),
    })
}

fn reason(error: &JsValue) -> String {
    let said = |key: &str| js_sys::Reflect::get(error, &key.into()).ok()?.as_string();
    match said("name").as_deref() {
        Some("NotFoundError") => "it no longer exists".to_owned(),
        Some("NotAllowedError" | "NoModificationAllowedError") => {
            "it may not be written to".to_owned()
        }
        _ => said("message").unwrap_or_default(),
    }
}
