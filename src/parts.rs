//! The parts of the program that are loaded after the first one, when they are needed.
//!
//! A part registers the functions it provides (`loaders.rs`); callers look them up here.

pub mod dialogs;
pub mod github;
pub mod rules;
pub mod submit;
pub mod workspace;

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;

/// A part that is being loaded.
pub type Loading = Pin<Box<dyn Future<Output = Result<(), LoadError>>>>;

/// A part could not be loaded: the network or the host failed. It can be tried again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoadError;

impl From<SplitLoaderError> for LoadError {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// How far the loading of a part has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PartState {
    /// Nothing has asked for it yet.
    #[default]
    Unasked,
    /// It is being loaded.
    Loading,
    /// It is loaded.
    Ready,
    /// The last try failed.
    Failed,
}

/// A part of the program: a handle that is cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    state: RwSignal<PartState>,
    load: fn() -> Loading,
}

impl Part {
    /// A part that `load` fetches and registers.
    pub fn new(load: fn() -> Loading) -> Self {
        Self {
            state: RwSignal::default(),
            load,
        }
    }

    /// The state of loading it; tracked.
    pub fn state(self) -> PartState {
        self.state.get()
    }

    /// Whether it is loaded; tracked.
    pub fn is_ready(self) -> bool {
        self.state() == PartState::Ready
    }

    /// Whether it is loaded; not tracked.
    pub fn is_ready_now(self) -> bool {
        self.state.get_untracked() == PartState::Ready
    }

    /// Whether it is loaded or failed to load; tracked.
    pub fn is_settled(self) -> bool {
        matches!(self.state(), PartState::Ready | PartState::Failed)
    }

    /// Loads it, unless it is loaded or being loaded.
    pub fn load(self) {
        let state = self.state.get_untracked();
        if matches!(state, PartState::Ready | PartState::Loading) {
            return;
        }
        self.state.set(PartState::Loading);
        spawn_local(async move {
            let loaded = (self.load)().await;
            self.state.set(match loaded {
                Ok(()) => PartState::Ready,
                Err(LoadError) => PartState::Failed,
            });
        });
    }
}

/// All parts of this page.
#[derive(Clone, Copy, Debug)]
pub struct Parts {
    /// What works on an open issue: its panes, forms and dialogs.
    pub workspace: Part,
    /// The dialogs of the workspace.
    pub dialogs: Part,
    /// The rules, the checklists and the panel that shows them.
    pub rules: Part,
    /// The preview as GitHub shows it.
    pub github: Part,
    /// The Submit screen, and the dialog that updates a draft from GitHub.
    pub submit: Part,
}

impl Parts {
    /// The parts of this page.
    pub fn expect() -> Self {
        expect_context()
    }
}

/// Shows that a part is being loaded or failed to load. Shows nothing once it is loaded.
#[component]
pub fn PartNotice(
    /// The part.
    part: Part,
    /// What users call it, within a sentence: "the editor".
    name: &'static str,
) -> impl IntoView {
    let is_loading = move || matches!(part.state(), PartState::Unasked | PartState::Loading);
    let has_failed = move || part.state() == PartState::Failed;
    let waiting = format!("Loading {name}…");

    view! {
        <Show when=is_loading>
            <p class="part-notice" role="status">{waiting.clone()}</p>
        </Show>
        <Show when=has_failed>
            <PartFailure part name/>
        </Show>
    }
}

/// Shows that a part failed to load, with a button to try again.
#[component]
pub fn PartFailure(
    /// The part.
    part: Part,
    /// What users call it, within a sentence: "the editor".
    name: &'static str,
) -> impl IntoView {
    view! {
        <div class="part-notice" role="alert">
            <p>
                {format!("Galley could not load {name}. Check your connection and try again. Nothing is lost.")}
            </p>
            <button type="button" on:click=move |_| part.load()>
                "Try again"
            </button>
        </div>
    }
}
