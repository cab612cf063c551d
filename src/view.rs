//! Which pane, tab and dialog are shown: the state of the page that does not belong to the issue.

use std::ops::Deref;

use leptos::prelude::*;
use leptos_use_media_query::use_media_query;

use crate::editor::Editor;

/// What a tab shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// The outline; a tab on narrow screens only.
    Sections,
    /// The entries and their forms; a tab on narrow screens only.
    Entries,
    /// The rendered issue.
    Preview,
    /// The Markdown.
    Source,
    /// What the rules found.
    Problems,
}

/// The tabs' names in the markup and in the stored state of a draft.
const NAMES: [(Tab, &str); 5] = [
    (Tab::Sections, "sections"),
    (Tab::Entries, "entries"),
    (Tab::Preview, "preview"),
    (Tab::Source, "source"),
    (Tab::Problems, "problems"),
];

impl Tab {
    /// Whether its content is next to the entries on a wide screen.
    pub fn is_beside(self) -> bool {
        !matches!(self, Self::Sections | Self::Entries)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        let found = NAMES.iter().find(|it| it.0 == self);
        found.map_or("", |it| it.1)
    }

    /// The tab of this name.
    pub fn named(name: &str) -> Option<Self> {
        let found = NAMES.iter().find(|it| it.1 == name)?;
        Some(found.0)
    }
}

/// Dialogs, of which at most one is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// Opens a file or pasted text.
    Open,
    /// Creates the next issue's draft.
    NewIssue,
    /// Lists the keyboard shortcuts.
    Shortcuts,
    /// Adds a section that the issue does not have.
    AddSection,
    /// Shows the links found in what was pasted.
    PasteLinks,
    /// Lists the past events before they are removed.
    TrimEvents,
    /// Finds a section, an entry or an action.
    Palette,
    /// Asks what to do with a file whose issue already has a draft.
    Conflict,
    /// Lists earlier versions of the open draft.
    EarlierVersions,
    /// Asks before a file is overwritten.
    FileChanged,
}

/// What is shown: a handle that is cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct View(&'static State);

/// What is shown, for as long as the page lives.
#[derive(Debug)]
pub struct State {
    /// The tab last chosen beside the entries.
    beside: RwSignal<Tab>,
    /// The one pane of a narrow screen.
    pane: RwSignal<Tab>,
    narrow: Signal<bool>,
    /// The dialog that is open.
    pub dialog: RwSignal<Option<Dialog>>,
    /// Whether the last draft is being looked for, to be opened again.
    pub is_returning: RwSignal<bool>,
    /// The last [`Editor::opening`] whose sections are all built.
    pub built: RwSignal<u64>,
    /// The findings that are not shown, each by its rule and its line.
    pub ignored: RwSignal<Vec<String>>,
}

impl Default for View {
    fn default() -> Self {
        let state = State {
            beside: RwSignal::new(Tab::Preview),
            pane: RwSignal::new(Tab::Sections),
            narrow: use_media_query("(max-width: 60rem)"),
            dialog: RwSignal::new(None),
            is_returning: RwSignal::new(false),
            built: RwSignal::default(),
            ignored: RwSignal::default(),
        };
        Self(Box::leak(Box::new(state)))
    }
}

impl Deref for View {
    type Target = State;

    fn deref(&self) -> &State {
        self.0
    }
}

impl View {
    /// The view of this page.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Whether sections of the open issue are still missing; tracked.
    pub fn is_building(self, editor: Editor) -> bool {
        self.built.get() != editor.opening().get()
    }

    /// Calls `then` once all sections are built: at once, or after some frames.
    pub fn when_built(self, editor: Editor, then: impl FnOnce() + 'static) {
        if untrack(|| self.is_building(editor)) {
            request_animation_frame(move || self.when_built(editor, then));
        } else {
            then();
        }
    }

    /// Whether one pane takes the whole screen.
    pub fn is_narrow(self) -> bool {
        self.narrow.get()
    }

    /// The tab beside the entries, and the one pane of a narrow screen, as they were chosen last.
    pub fn tabs(self) -> (Tab, Tab) {
        (self.beside.get_untracked(), self.pane.get_untracked())
    }

    /// Shows what the tab is for.
    pub fn show(self, tab: Tab) {
        if tab.is_beside() {
            self.beside.set(tab);
        }
        self.pane.set(tab);
    }

    /// The tab that is selected.
    pub fn selected(self) -> Tab {
        if self.narrow.get() {
            self.pane.get()
        } else {
            self.beside.get()
        }
    }

    /// Whether what the tab is for can be seen.
    pub fn shows(self, tab: Tab) -> bool {
        self.selected() == tab || !self.narrow.get() && !tab.is_beside()
    }

    /// Whether the pane that the tab belongs to can be seen.
    pub fn shows_any(self, tab: Tab) -> bool {
        self.shows(tab) || tab.is_beside() && self.selected().is_beside()
    }
}
