//! The start page. Its HTML is in index.html, so that it is painted before the program loads.

use gloo::events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// The screen that is shown; style/layout.css hides the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// The start page.
    Start,
    /// A message that a draft is being opened.
    Opening,
    /// The workspace.
    Issue,
    /// Submit.
    Submit,
}

impl Screen {
    fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Opening => "opening",
            Self::Issue => "issue",
            Self::Submit => "submit",
        }
    }
}

/// The buttons of the start page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StartChoice {
    /// Submits a link or an event.
    Submit,
    /// Opens this week's draft.
    EditDraft,
    /// Creates the next issue.
    NewIssue,
    /// Opens any file.
    OpenFile,
    /// Opens the guide.
    Guide,
}

/// The ids of the buttons' elements.
const CHOICES: [(&str, StartChoice); 5] = [
    ("start-submit", StartChoice::Submit),
    ("start-edit", StartChoice::EditDraft),
    ("start-new", StartChoice::NewIssue),
    ("start-open", StartChoice::OpenFile),
    ("start-guide", StartChoice::Guide),
];

/// The attribute of the root element that names the screen. `web/boot.js` has set it first.
const SCREEN: &str = "data-screen";

/// The attribute of the start page with the id of the button pressed before the program loaded.
const PRESSED: &str = "data-pressed";

/// Whether this visit begins by reopening a draft.
pub fn is_returning() -> bool {
    let screen = root().and_then(|it| it.get_attribute(SCREEN));
    screen.as_deref() == Some(Screen::Opening.name())
}

/// Shows the screen that `screen` returns, and follows its changes.
pub fn follow(screen: impl Fn() -> Screen + 'static) {
    Effect::new(move || {
        let name = screen().name();
        if let Some(root) = root() {
            // Fails only for an invalid attribute name.
            let _ = root.set_attribute(SCREEN, name);
        }
    });
}

/// Calls `choose` for each button that is pressed, including one pressed before the program loaded.
pub fn on_choice(choose: impl Fn(StartChoice) + 'static) {
    let Some(start) = element("start") else {
        return;
    };
    // From here on boot.js ignores clicks. Both attribute names are valid.
    let _ = start.set_attribute("data-ready", "");
    if let Some(id) = start.get_attribute(PRESSED) {
        if let Some(button) = element(&id) {
            let _ = button.remove_attribute("aria-busy");
        }
        choice(&id).into_iter().for_each(&choose);
    }
    // Listens for as long as the page lives.
    EventListener::new(&start, "click", move |event| {
        if let Some(choice) = pressed_button(event).and_then(|it| choice(&it)) {
            choose(choice);
        }
    })
    .forget();
}

/// Where the start page lists the drafts of this device.
pub fn drafts_place() -> Option<Element> {
    element("start-drafts")
}

fn choice(id: &str) -> Option<StartChoice> {
    CHOICES.iter().find(|it| it.0 == id).map(|it| it.1)
}

fn pressed_button(event: &Event) -> Option<String> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let button = target.closest("button").ok()??;
    Some(button.id())
}

fn element(id: &str) -> Option<Element> {
    super::document()?.get_element_by_id(id)
}

fn root() -> Option<Element> {
    super::document()?.document_element()
}
