//! Keys, by their meaning.

use leptos::ev;
use leptos::prelude::window;
use leptos_use_event_listener::use_event_listener;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, MouseEvent};

/// A key that an open form handles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Cancels.
    Escape,
    /// Saves, in a control where the browser would not do so by itself.
    Accept {
        /// Whether to begin the next entry at once.
        and_next: bool,
    },
    /// Applies the fix for the field's problem.
    Fix,
    /// Opens the calendar of the field, if it is a date field.
    Calendar,
}

/// The meaning of a key pressed in a form; `None` while an input method composes.
pub fn pressed(event: &KeyboardEvent) -> Option<Key> {
    if event.is_composing() {
        return None;
    }
    let with_control = event.ctrl_key() || event.meta_key();
    match event.key().as_str() {
        "Escape" => Some(Key::Escape),
        "Enter" if with_control => Some(Key::Accept { and_next: true }),
        "." if with_control => Some(Key::Fix),
        "ArrowDown" if event.alt_key() && element(event)?.tag_name() == "INPUT" => {
            Some(Key::Calendar)
        }
        "Enter" if element(event)?.tag_name() == "SELECT" => Some(Key::Accept { and_next: false }),
        _ => None,
    }
}

/// The id of the element in which the key was pressed; may be empty.
pub fn target_id(event: &KeyboardEvent) -> String {
    element(event).map(|it| it.id()).unwrap_or_default()
}

/// Whether the key is Enter without modifiers, outside of an input method.
pub fn is_enter(event: &KeyboardEvent) -> bool {
    event.key() == "Enter" && !event.is_composing()
}

/// A key that moves on from a field of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Onward {
    /// To the next field that needs a value, or to what follows the form.
    Next,
    /// To what follows the form.
    Finish,
}

/// How a key pressed in a form moves on; `None` if the key has its own meaning there, as in a button.
pub fn onward(event: &KeyboardEvent) -> Option<Onward> {
    let is_box = ["INPUT", "SELECT"].contains(&element(event)?.tag_name().as_str());
    match pressed(event) {
        Some(Key::Accept { and_next: true }) => Some(Onward::Finish),
        _ if is_enter(event) && is_box => Some(Onward::Next),
        _ => None,
    }
}

/// Whether the key is Escape, outside of an input method.
pub fn is_escape(event: &KeyboardEvent) -> bool {
    event.key() == "Escape" && !event.is_composing()
}

/// Whether the key types one letter or digit, without a modifier that makes it a command.
pub fn is_letter(event: &KeyboardEvent) -> bool {
    let key = event.key();
    let mut letters = key.chars();
    let is_one = letters.next().is_some_and(char::is_alphanumeric) && letters.next().is_none();
    is_one && !is_command(event) && !event.is_composing()
}

/// Whether a modifier that makes a command is pressed.
pub fn is_command(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.meta_key() || event.alt_key()
}

/// Whether a modifier with which the browser opens a link elsewhere is pressed.
pub fn is_command_click(event: &MouseEvent) -> bool {
    event.ctrl_key() || event.meta_key() || event.shift_key()
}

/// A shortcut of the whole page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortcut {
    /// Undoes the last step.
    Undo,
    /// Redoes it.
    Redo,
    /// Opens a file.
    Open,
    /// Saves the issue to its file, or downloads it.
    Save,
    /// Finds a section, an entry or an action.
    Find,
    /// Opens the guide at the list of keys.
    Help,
    /// Goes to the next thing that is left to do.
    NextTask,
    /// Goes to the next pane.
    NextPane,
    /// Goes to the previous pane.
    PreviousPane,
}

/// Calls `run` at each shortcut pressed anywhere on the page, until the current owner is disposed. If `run` returns
/// true, the browser does not handle the key.
///
/// Text boxes have their own undo, and a question mark can be typed into them.
pub fn on_shortcut(run: impl Fn(Shortcut) -> bool + 'static) {
    let _ = use_event_listener(window(), ev::keydown, move |event| {
        let shortcut = shortcut(&event).filter(|_| !event.default_prevented());
        if shortcut.is_some_and(&run) {
            event.prevent_default();
        }
    });
}

/// The shortcut that a key means at the place where it was pressed.
pub fn shortcut(event: &KeyboardEvent) -> Option<Shortcut> {
    let types = element(event).is_some_and(|it| is_typed_into(&it));
    if event.ctrl_key() || event.meta_key() {
        return match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
            ("z", false) if !types => Some(Shortcut::Undo),
            ("z", true) | ("y", false) if !types => Some(Shortcut::Redo),
            ("k", false) => Some(Shortcut::Find),
            ("o", false) => Some(Shortcut::Open),
            ("s", false) => Some(Shortcut::Save),
            _ => None,
        };
    }
    match event.key().as_str() {
        "?" if !types => Some(Shortcut::Help),
        "F6" if event.shift_key() => Some(Shortcut::PreviousPane),
        "F6" => Some(Shortcut::NextPane),
        "F8" => Some(Shortcut::NextTask),
        _ => None,
    }
}

fn element(event: &KeyboardEvent) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

fn is_typed_into(element: &Element) -> bool {
    let kind = element.get_attribute("type").unwrap_or_default();
    match element.tag_name().as_str() {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => !matches!(kind.as_str(), "checkbox" | "radio" | "file"),
        _ => false,
    }
}
