//! Files that the user chooses or drops on the page.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, Event, File, HtmlInputElement};

use crate::browser::disk;
use crate::browser::listener::{Listener, keep};

/// A file as the user gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// Its name without folders.
    pub name: String,
    /// What is in it, exactly.
    pub bytes: Vec<u8>,
    /// Names it for [`disk::write`]; 0 where it cannot be written to.
    pub file: u32,
}

/// Why a file could not be read, as a sentence.
pub type Unread = String;

/// The file chosen in a file input, which forgets it: the same file may be chosen again.
pub fn chosen(event: &Event, then: impl FnOnce(Result<Given, Unread>) + 'static) {
    let input = event.target().and_then(|it| it.dyn_into().ok());
    let Some(input): Option<HtmlInputElement> = input else {
        return;
    };
    let file = input.files().and_then(|it| it.get(0));
    input.set_value("");
    if let Some(file) = file {
        leptos::task::spawn_local(async move { then(read(file).await) });
    }
}

/// All files chosen in a file input, for which `wanted` picks those to read by their names; it forgets them.
pub fn all_chosen(
    event: &Event,
    wanted: impl FnOnce(Vec<String>) -> Vec<String>,
    then: impl FnOnce(Vec<Result<Given, Unread>>) + 'static,
) {
    let input = event.target().and_then(|it| it.dyn_into().ok());
    let Some(input): Option<HtmlInputElement> = input else {
        return;
    };
    let list = input.files();
    let mut files: Vec<File> = list
        .iter()
        .flat_map(|it| (0..it.length()).filter_map(|at| it.get(at)))
        .collect();
    input.set_value("");
    let wanted = wanted(files.iter().map(File::name).collect());
    files.retain(|it| wanted.contains(&it.name()));
    leptos::task::spawn_local(async move {
        let mut given = Vec::with_capacity(files.len());
        for file in files {
            given.push(read(file).await);
        }
        then(given);
    });
}

/// Takes files dropped anywhere on the page; `over` hears when a file hangs above it.
pub fn on_drop(
    over: impl Fn(bool) + Clone + 'static,
    then: impl Fn(Result<Given, Unread>) + Clone + 'static,
) {
    let (left, gone) = (over.clone(), over.clone());
    keep(
        [
            Listener::window("dragover", move |event: DragEvent| {
                if has_file(&event) {
                    event.prevent_default();
                    over(true);
                }
            }),
            Listener::window("dragleave", move |event: DragEvent| {
                // Leaving the window, as opposed to entering a part of the page.
                if event.related_target().is_none() {
                    left(false);
                }
            }),
            Listener::window("drop", move |event: DragEvent| {
                gone(false);
                if has_file(&event) {
                    event.prevent_default();
                    dropped(&event, then.clone());
                }
            }),
        ]
        .into_iter()
        .flatten(),
    );
}

/// Rows of the page are dragged too; those carry no files.
fn has_file(event: &DragEvent) -> bool {
    event
        .data_transfer()
        .is_some_and(|it| it.types().includes(&"Files".into(), 0))
}

fn dropped(event: &DragEvent, then: impl FnOnce(Result<Given, Unread>) + 'static) {
    let files = event.data_transfer().and_then(|it| it.files());
    let Some(files) = files.filter(|it| it.length() > 0) else {
        return;
    };
    if files.length() > 1 {
        let count = files.length();
        then(Err(format!(
            "{count} files were dropped; Galley opens one at a time."
        )));
    } else if let Some(file) = files.get(0) {
        let on_disk = disk::dropped(event);
        leptos::task::spawn_local(async move {
            match on_disk.await {
                Some(given) => then(Ok(given)),
                None => then(read(file).await),
            }
        });
    }
}

async fn read(file: File) -> Result<Given, Unread> {
    let name = file.name();
    let buffer = JsFuture::from(file.array_buffer()).await;
    let Ok(buffer) = buffer else {
        // A folder, or a file that went away or may not be read.
        return Err(format!("The browser could not read “{name}”."));
    };
    let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
    Ok(Given {
        name,
        bytes,
        file: 0,
    })
}
