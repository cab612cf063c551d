//! The browser: the only part of the page that knows `web_sys`.
//!
//! Functions take and return plain Rust values; JavaScript handles stay inside.
//! Every listener is removed when its owner is disposed.

pub mod address;
pub mod anchors;
mod border;
pub mod caret;
pub mod clipboard;
pub mod clock;
mod database;
pub mod dialog;
pub mod disk;
pub mod download;
pub mod draft_lock;
mod draft_record;
pub mod drag;
pub mod early_box;
pub mod fetch;
pub mod files;
pub mod focus;
pub mod frame;
pub mod hash;
pub mod html;
pub mod keys;
pub mod leaving;
pub mod past_issue_store;
pub mod picker;
pub mod place;
pub mod pointer;
pub mod popover;
pub mod rescue;
pub mod rows;
pub mod setting;
pub mod snapshots;
pub mod spy;
pub mod start_page;
pub mod storage;
pub mod tab;
pub mod turns;
pub mod typed_store;
pub mod unreadable;
mod unsaved_journal;
pub mod update;
pub mod web_storage;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The element that received an event.
fn target(event: &web_sys::Event) -> Option<web_sys::Element> {
    event.target()?.dyn_into().ok()
}

/// Sets the text of the browser's tab.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// The element that receives what the user types.
fn focused() -> Option<HtmlElement> {
    document()?.active_element()?.dyn_into().ok()
}

/// Runs `task` once, after `milliseconds`.
pub fn later(milliseconds: u32, task: impl FnOnce() + 'static) {
    Timeout::new(milliseconds, task).forget();
}
