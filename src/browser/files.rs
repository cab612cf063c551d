//! Files that the user chooses or drops on the page.

use gloo_file::futures::read_as_bytes;
use gloo_file::{File, FileList};
use leptos::ev;
use leptos::prelude::*;
use leptos_use_event_listener::use_event_listener;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, HtmlInputElement};

use crate::browser::disk::{self, GivenFile};

/// Why a file could not be read, as a sentence.
pub type ReadError = String;

/// Reads the file chosen in a file input, and clears the input so that the same file can be chosen again.
pub fn chosen(event: &Event, then: impl FnOnce(Result<GivenFile, ReadError>) + 'static) {
    if let Some(file) = take_files(event).into_iter().next() {
        leptos::task::spawn_local(async move { then(read(&file).await) });
    }
}

/// Of the files chosen in a file input, reads those whose names `wanted` returns, and clears the input.
pub fn all_chosen(
    event: &Event,
    wanted: impl FnOnce(Vec<String>) -> Vec<String>,
    then: impl FnOnce(Vec<Result<GivenFile, ReadError>>) + 'static,
) {
    let mut files = take_files(event);
    if files.is_empty() {
        return;
    }
    let wanted = wanted(files.iter().map(File::name).collect());
    files.retain(|it| wanted.contains(&it.name()));
    leptos::task::spawn_local(async move {
        let mut given = Vec::with_capacity(files.len());
        for file in files {
            given.push(read(&file).await);
        }
        then(given);
    });
}

/// The files chosen in an input. Clears the input.
fn take_files(event: &Event) -> Vec<File> {
    let input = event.target().and_then(|it| it.dyn_into().ok());
    let Some(input): Option<HtmlInputElement> = input else {
        return Vec::new();
    };
    let files = input.files().map(FileList::from);
    input.set_value("");
    files.map(|it| it.to_vec()).unwrap_or_default()
}

/// Reads a file dropped anywhere on the page, until the current owner is disposed. Returns a signal that is true while
/// a file is dragged over the page.
///
/// leptos-use has a drop zone, but it accepts anything: rows of the page and selected text, too.
pub fn on_drop(then: impl Fn(Result<GivenFile, ReadError>) + Copy + 'static) -> Signal<bool> {
    let is_over = RwSignal::new(false);
    let _ = use_event_listener(window(), ev::dragover, move |event| {
        if has_file(&event) {
            event.prevent_default();
            is_over.set(true);
        }
    });
    let _ = use_event_listener(window(), ev::dragleave, move |event| {
        // Without a related target the drag left the window; otherwise it entered another element.
        if event.related_target().is_none() {
            is_over.set(false);
        }
    });
    let _ = use_event_listener(window(), ev::drop, move |event| {
        is_over.set(false);
        if has_file(&event) {
            event.prevent_default();
            dropped(&event, then);
        }
    });
    is_over.into()
}

/// Whether a file is being dragged, rather than a row of the page or selected text.
fn has_file(event: &DragEvent) -> bool {
    event
        .data_transfer()
        .is_some_and(|it| it.types().includes(&"Files".into(), 0))
}

fn dropped(event: &DragEvent, then: impl FnOnce(Result<GivenFile, ReadError>) + 'static) {
    let files = event.data_transfer().and_then(|it| it.files());
    let files = files.map(|it| FileList::from(it).to_vec());
    let [file] = files.as_deref().unwrap_or_default() else {
        let count = files.map_or(0, |it| it.len());
        if count > 1 {
            let reason = format!("{count} files were dropped; Galley opens one at a time.");
            then(Err(reason));
        }
        return;
    };
    let file = file.clone();
    let on_disk = disk::dropped(event);
    leptos::task::spawn_local(async move {
        match on_disk.await {
            Some(given) => then(Ok(given)),
            None => then(read(&file).await),
        }
    });
}

async fn read(file: &File) -> Result<GivenFile, ReadError> {
    let name = file.name();
    let Ok(bytes) = read_as_bytes(file).await else {
        // A folder, or a file that is gone or may not be read.
        return Err(format!("The browser could not read “{name}”."));
    };
    Ok(GivenFile {
        name,
        bytes,
        file: None,
    })
}
