//! Updates the open draft from GitHub: reads the current draft there, and merges it into the open one as one step.
//!
//! The page asks GitHub only after the user agrees, once or permanently. Lines that both sides changed are shown side
//! by side.

mod conflict_choice;
mod updating;

use leptos::prelude::*;

use self::conflict_choice::ConflictChoices;
use self::updating::{Step, Updating};
use super::page_dialog::PageDialog;
use crate::browser::setting;
use crate::components::Checkbox;
use crate::upstream::consent;
use crate::view::Dialog;

/// The dialog.
#[component]
pub fn GithubUpdateDialog() -> impl IntoView {
    view! {
        <PageDialog which=Dialog::Update title="Update from GitHub">
            <Update/>
        </PageDialog>
    }
}

/// The content of the dialog at each step.
#[component]
fn Update() -> impl IntoView {
    let updating = Updating::new(setting::repository());
    updating.start();

    move || match updating.step() {
        Step::Ask => view! { <Question updating/> }.into_any(),
        Step::Reading => view! { <p role="status">"Getting the draft from GitHub…"</p> }.into_any(),
        Step::NothingNew(message) => view! { <Ending message updating/> }.into_any(),
        Step::Failed(message) => view! { <Failed message updating/> }.into_any(),
        Step::AnotherIssue(message) => view! { <AnotherIssue message updating/> }.into_any(),
        Step::Conflicts(carried) => view! { <ConflictChoices carried updating/> }.into_any(),
    }
}

/// Asks the user before asking GitHub.
#[component]
fn Question(updating: Updating) -> impl IntoView {
    let is_given = RwSignal::new(consent::is_given());
    let agree = move |agrees| {
        is_given.set(agrees);
        consent::set(agrees);
    };

    view! {
        <p>
            "Galley asks GitHub for the newsletter’s current draft, and adds what is new there to your draft. You can undo it in one step. Nothing that you wrote is sent."
        </p>
        <Checkbox label="Don’t ask again, here and in Submit" checked=is_given on_change=agree/>
        <Actions updating label="Get the draft"/>
    }
}

/// The buttons that close the dialog and that ask GitHub.
#[component]
fn Actions(updating: Updating, label: &'static str) -> impl IntoView {
    view! {
        <div class="modal-actions">
            <button type="button" on:click=move |_| updating.close()>
                "Cancel"
            </button>
            <button type="button" class="primary" on:click=move |_| updating.read()>
                {label}
            </button>
        </div>
    }
}

/// There is nothing to update.
#[component]
fn Ending(message: String, updating: Updating) -> impl IntoView {
    view! {
        <p role="status">{message}</p>
        <div class="modal-actions">
            <button type="button" class="primary" on:click=move |_| updating.close()>
                "Done"
            </button>
        </div>
    }
}

/// Why there is no update.
#[component]
fn Failed(message: String, updating: Updating) -> impl IntoView {
    view! {
        <div role="alert">
            <p>{message}</p>
            <p>"Your draft is unchanged."</p>
        </div>
        <Actions updating label="Try again"/>
    }
}

/// GitHub's draft belongs to another issue.
#[component]
fn AnotherIssue(message: String, updating: Updating) -> impl IntoView {
    view! {
        <p role="alert">{message} " Your draft is unchanged."</p>
        <div class="modal-actions">
            <button type="button" on:click=move |_| updating.close()>
                "Cancel"
            </button>
            <button type="button" class="primary" on:click=move |_| updating.open_other()>
                "Open that draft"
            </button>
        </div>
    }
}
