//! Which pane, tab and dialog are shown: the page's state that does not belong to the issue.

use std::ops::Deref;

use leptos::prelude::*;
use leptos_use_media_query::use_media_query;

use crate::editor::Editor;
use crate::layout::{Layout, Side};
use crate::top_section::TopSection;

/// What a tab shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// The outline; a tab on narrow screens only.
    Sections,
    /// The entries and their forms.
    Forms,
    /// The Markdown.
    Source,
    /// The rendered issue.
    Preview,
    /// What the rules found.
    Problems,
}

/// The tabs' names in the markup and in the stored state of a draft.
const NAMES: [(Tab, &str); 5] = [
    (Tab::Sections, "sections"),
    (Tab::Forms, "forms"),
    (Tab::Source, "source"),
    (Tab::Preview, "preview"),
    (Tab::Problems, "problems"),
];

impl Tab {
    /// The side of the page that has the tab's content; `None` for the outline.
    pub fn side(self) -> Option<Side> {
        match self {
            Self::Sections => None,
            Self::Forms | Self::Source => Some(Side::Edit),
            Self::Preview | Self::Problems => Some(Side::View),
        }
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
    /// Shows the page of the guide with this name.
    Guide(&'static str),
    /// Adds a section that the issue does not have.
    AddSection,
    /// Shows the links found in what was pasted.
    PasteLinks,
    /// Finds a section, an entry or an action.
    Palette,
    /// Asks what to do with a file whose issue already has a draft.
    Conflict,
    /// Lists earlier versions of the open draft.
    EarlierVersions,
    /// Asks before a file is overwritten.
    FileChanged,
    /// Updates the open draft from GitHub.
    Update,
}

/// The progress of a user who goes through all tasks that are left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Walk {
    /// The keys of the tasks that were shown, in order.
    pub seen: Vec<String>,
    /// Whether all tasks were shown.
    pub is_through: bool,
}

/// What the page shows: a handle that is cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct View(&'static State);

/// The state of [`View`], for as long as the page lives.
#[derive(Debug)]
pub struct State {
    /// The tab chosen on the editing side.
    edit: RwSignal<Tab>,
    /// The tab chosen on the viewing side.
    look: RwSignal<Tab>,
    /// The one pane of a narrow screen.
    pane: RwSignal<Tab>,
    /// Below 800 pixels there is room for one pane.
    narrow: Signal<bool>,
    /// Below 1200 pixels there is no room for the outline next to the two sides.
    medium: Signal<bool>,
    /// Whether the outline is shown over the sides where there is no room for it.
    pub is_drawer_open: RwSignal<bool>,
    /// The width of the sides, and what the user has hidden.
    pub layout: RwSignal<Layout>,
    /// The dialog that is open.
    pub dialog: RwSignal<Option<Dialog>>,
    /// The section that is being read.
    pub top: TopSection,
    /// Whether the page is looking for the last draft, to reopen it.
    pub is_returning: RwSignal<bool>,
    /// The last [`Editor::opening`] whose sections are all built.
    pub built: RwSignal<u64>,
    /// The ignored findings, each as its rule and its line.
    pub ignored: RwSignal<Vec<String>>,
    /// The progress of a user who goes through all tasks that are left; `None` for one who does not.
    pub walk: RwSignal<Option<Walk>>,
    /// Goes to the next thing that is left to do; `None` before the bar that knows it is on the page.
    next_task: StoredValue<Option<Callback<()>>>,
}

impl Default for View {
    fn default() -> Self {
        let state = State {
            edit: RwSignal::new(Tab::Forms),
            look: RwSignal::new(Tab::Preview),
            pane: RwSignal::new(Tab::Sections),
            narrow: use_media_query("(width < 50rem)"),
            medium: use_media_query("(width < 75rem)"),
            is_drawer_open: RwSignal::new(false),
            layout: RwSignal::new(Layout::kept()),
            dialog: RwSignal::new(None),
            top: TopSection::default(),
            is_returning: RwSignal::new(false),
            built: RwSignal::default(),
            ignored: RwSignal::default(),
            walk: RwSignal::default(),
            next_task: StoredValue::default(),
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

    /// Goes to the next thing that is left to do.
    pub fn go_to_next_task(self) {
        if let Some(next) = self.next_task.get_value() {
            next.try_run(());
        }
    }

    /// Registers the function that goes to the next thing that is left to do.
    pub fn on_next_task(self, next: impl Fn() + Send + Sync + 'static) {
        self.next_task
            .set_value(Some(Callback::new(move |()| next())));
    }

    /// Stops going through what is left to do.
    pub fn stop_walk(self) {
        self.walk.set(None);
        self.show(Tab::Problems);
    }

    /// Whether one pane takes the whole screen; tracked.
    pub fn is_narrow(self) -> bool {
        self.narrow.get()
    }

    /// Whether the outline covers the sides when it is shown; tracked.
    pub fn has_drawer(self) -> bool {
        self.medium.get() && !self.narrow.get()
    }

    /// The selected tab of each side, and the pane selected on a narrow screen.
    pub fn tabs(self) -> [(&'static str, Tab); 3] {
        [
            ("edit", self.edit.get_untracked()),
            ("beside", self.look.get_untracked()),
            ("pane", self.pane.get_untracked()),
        ]
    }

    /// Selects the tab, on a narrow screen as its one pane; a hidden side stays hidden.
    pub fn select(self, tab: Tab) {
        match tab.side() {
            Some(Side::Edit) => self.edit.set(tab),
            Some(Side::View) => self.look.set(tab),
            None => {}
        }
        self.pane.set(tab);
    }

    /// Shows the tab's content, even if it was hidden.
    pub fn show(self, tab: Tab) {
        self.select(tab);
        let shown = tab.side();
        if shown.is_some() && self.layout.with_untracked(|it| it.hidden == shown) {
            self.change_layout(|it| it.hidden = None);
        }
        self.is_drawer_open.set(shown.is_none());
        if shown.is_none() && !untrack(|| self.has_drawer()) {
            self.change_layout(|it| it.is_outline_hidden = false);
        }
    }

    /// Hides the outline.
    pub fn hide_outline(self) {
        self.is_drawer_open.set(false);
        if !untrack(|| self.has_drawer()) {
            self.change_layout(|it| it.is_outline_hidden = true);
        }
    }

    /// Changes the layout, and remembers it on this device.
    pub fn change_layout(self, change: impl FnOnce(&mut Layout)) {
        let before = self.layout.get_untracked();
        let mut layout = before;
        change(&mut layout);
        if layout != before {
            layout.keep();
            self.layout.set(layout);
        }
    }

    /// Whether the source is shown instead of the forms; not tracked.
    pub fn edits_source(self) -> bool {
        self.edit.get_untracked() == Tab::Source
    }

    /// The tab that is selected on `side`, or on a narrow screen the one pane; tracked.
    pub fn selected(self, side: Side) -> Tab {
        match (self.is_narrow(), side) {
            (true, _) => self.pane.get(),
            (false, Side::Edit) => self.edit.get(),
            (false, Side::View) => self.look.get(),
        }
    }

    /// Whether the tab's content is visible; tracked.
    pub fn shows(self, tab: Tab) -> bool {
        match tab.side() {
            _ if self.is_narrow() => self.pane.get() == tab,
            Some(side) => self.shows_side(side) && self.selected(side) == tab,
            None if self.has_drawer() => self.is_drawer_open.get(),
            None => self.layout.with(|it| !it.is_outline_hidden),
        }
    }

    /// Whether the side is visible; tracked.
    pub fn shows_side(self, side: Side) -> bool {
        if self.is_narrow() {
            self.pane.get().side() == Some(side)
        } else {
            self.layout.with(|it| it.hidden != Some(side))
        }
    }
}
