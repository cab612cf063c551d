//! Earlier versions of the open draft. Each is compared with the current text before it is restored.

use issue::difference::count;
use leptos::either::Either;
use leptos::prelude::*;

use super::page_dialog::PageDialog;
use crate::browser::snapshots::Snapshot;
use crate::components::{DifferenceView, Disclosure, differing_lines};
use crate::editor::Editor;
use crate::snapshots::{Snapshots, title};
use crate::view::{Dialog, View};

/// The dialog.
#[component]
pub fn EarlierVersionsDialog() -> impl IntoView {
    view! {
        <PageDialog which=Dialog::EarlierVersions title="Earlier versions">
            <EarlierVersions/>
        </PageDialog>
    }
}

/// The list, read again when it is built.
#[component]
fn EarlierVersions() -> impl IntoView {
    let snapshots = Snapshots::expect();
    let all = snapshots.all();
    let numbered = move || all.get().unwrap_or_default().into_iter().enumerate();
    let message = move || all.with(Option::is_none).then_some("Reading…");
    snapshots.refresh();

    view! {
        <p class="hint">
            "Galley keeps a version every five minutes while you work, and one before each change to many entries. It "
            "keeps the last 60 of each draft; on a full device, the oldest go first. You can undo going back."
        </p>
        <p role="status">{message}</p>
        <ul class="versions">
            <For each=numbered key=|it| it.0 let((_, snapshot))>
                <Version snapshot/>
            </For>
        </ul>
    }
}

#[component]
fn Version(snapshot: Snapshot) -> impl IntoView {
    let now = Editor::expect().issue().get_untracked();
    let name = title(&snapshot);
    let differing = snapshot.text.as_ref().map(|it| count(now.text(), it));
    let Some(differing @ 1..) = differing else {
        let hint = differing.map_or("It can no longer be read", |_| "No line differs");
        return Either::Left(view! {
            <li>
                <span>{name}</span>
                <span class="hint">{hint}</span>
            </li>
        });
    };
    let label = format!("{name}: {}", differing_lines(differing));
    let snapshot = StoredValue::new(snapshot);

    Either::Right(view! {
        <li>
            <Disclosure label>
                <Comparison snapshot/>
            </Disclosure>
        </li>
    })
}

/// What restoring the version would change, and the button that restores it.
#[component]
fn Comparison(snapshot: StoredValue<Snapshot>) -> impl IntoView {
    let snapshots = Snapshots::expect();
    let view = View::expect();
    let now = Editor::expect().issue().get_untracked();
    let earlier = snapshot.get_value().text.unwrap_or_default();
    let restore = move |_| {
        view.dialog.set(None);
        snapshots.restore(&snapshot.get_value());
    };

    view! {
        <DifferenceView old=now.text() new=&earlier name="What going back would change".to_owned()/>
        <div class="modal-actions">
            <button type="button" class="primary" on:click=restore>
                "Go back to this version"
            </button>
        </div>
    }
}
