//! The drafts on this device: open, rename, duplicate, delete and restore.

use issue::{Issue, issue_field};
use leptos::ev;
use leptos::prelude::*;

use crate::arrivals::{Arrival, Arrivals};
use crate::browser::clock;
use crate::browser::download::download;
use crate::browser::storage::StoredDraft;
use crate::browser::unreadable::{Kept, Unreadable};
use crate::draft_shelf::DraftShelf;
use crate::view::{Dialog, View};

/// The list, read again when it is built.
#[component]
pub fn DraftList() -> impl IntoView {
    let drafts = DraftShelf::expect();
    let all = drafts.all();
    let deleted = RwSignal::new(None::<StoredDraft>);
    let unreadable = drafts.unreadable();
    let has_none = move || all.with(Vec::is_empty) && unreadable.with(Vec::is_empty);
    let is_empty = move || has_none() && deleted.with(Option::is_none);
    // A row captures its draft, so its key has all that is shown.
    let key = move |it: &StoredDraft| {
        let places = (drafts.is_open(&it.id), drafts.is_elsewhere(it));
        (it.id.clone(), it.name.clone(), it.revision, places)
    };
    drafts.refresh();

    view! {
        <section class="drafts" aria-labelledby="drafts-title" hidden=is_empty>
            <h3 id="drafts-title">"Drafts on this device"</h3>
            <ul>
                <For each=move || all.get() key let(draft)>
                    <DraftRow draft deleted/>
                </For>
                <For each=move || unreadable.get() key=|it| format!("{it:?}") let(left)>
                    <UnreadableRow left/>
                </For>
            </ul>
            <UndoDelete deleted/>
        </section>
    }
}

/// Restores the draft that was deleted last.
#[component]
fn UndoDelete(deleted: RwSignal<Option<StoredDraft>>) -> impl IntoView {
    let drafts = DraftShelf::expect();
    let restore = move |_| {
        if let Some(draft) = deleted.get_untracked() {
            deleted.set(None);
            drafts.put(StoredDraft {
                revision: 0,
                ..draft
            });
        }
    };
    let message =
        move || deleted.with(|it| it.as_ref().map(|it| format!("Deleted {}.", title(it))));

    view! {
        <p class="drafts-undo" hidden=move || deleted.with(Option::is_none)>
            <span role="status">{message}</span>
            <button type="button" on:click=restore>
                "Undo delete"
            </button>
        </p>
    }
}

/// A draft as it was when the list was read; a draft that changes gets a new row.
#[component]
fn DraftRow(draft: StoredDraft, deleted: RwSignal<Option<StoredDraft>>) -> impl IntoView {
    let drafts = DraftShelf::expect();
    let (view, arrivals) = (View::expect(), Arrivals::expect());
    let is_open = drafts.is_open(&draft.id);
    let title = title(&draft);
    let saved_at = saved_at(&draft);
    let is_renaming = RwSignal::new(false);
    let draft = StoredValue::new(draft);
    let open = move |_| {
        view.dialog.set(None);
        arrivals.hand_over(Arrival::Draft(Box::new(draft.get_value())));
    };

    view! {
        <li class="draft">
            <button type="button" class="draft-open" disabled=is_open on:click=open>
                {title}
            </button>
            <span class="hint">{saved_at}</span>
            <DraftActions draft is_renaming deleted/>
            <Show when=move || is_renaming.get()>
                <RenameForm draft/>
            </Show>
        </li>
    }
}

/// A record or note that cannot be read as a draft; what is left of it can be saved.
#[component]
fn UnreadableRow(left: Unreadable) -> impl IntoView {
    let drafts = DraftShelf::expect();
    let name = match left.name.as_str() {
        "" => "a draft without a name".to_owned(),
        name => name.to_owned(),
    };
    let text = left.text();
    let (is_lost, is_stuck) = (text.is_empty(), left.kept == Kept::Record(None));
    let says = if is_lost {
        "nothing can be recovered"
    } else {
        "parts can be recovered"
    };
    let file = format!("left of {name}.txt");
    let save = Callback::new(move |()| download(&file, text.as_bytes()));
    let delete = Callback::new(move |()| drafts.remove_unreadable(left.clone()));

    view! {
        <li class="draft">
            <span>"Cannot be read: " {name.clone()}</span>
            <span class="hint">{says}</span>
            <span class="draft-actions">
                <Action name="Save what is left of" title=name.clone() is_hidden=is_lost on_click=save/>
                <Action name="Delete" title=name is_hidden=is_stuck on_click=delete/>
            </span>
        </li>
    }
}

/// When the draft was saved, or where it is open.
fn saved_at(draft: &StoredDraft) -> String {
    let drafts = DraftShelf::expect();
    if drafts.is_elsewhere(draft) {
        "open in another tab".to_owned()
    } else if drafts.is_open(&draft.id) {
        "open now".to_owned()
    } else {
        clock::time_of(draft.updated)
    }
}

/// The actions that a draft has at the moment.
#[component]
fn DraftActions(
    draft: StoredValue<StoredDraft>,
    is_renaming: RwSignal<bool>,
    deleted: RwSignal<Option<StoredDraft>>,
) -> impl IntoView {
    let drafts = DraftShelf::expect();
    let view = View::expect();
    let (is_open, is_elsewhere, title) =
        draft.with_value(|it| (drafts.is_open(&it.id), drafts.is_elsewhere(it), title(it)));
    let action = |name, is_hidden, on_click: Callback<()>| {
        view! { <Action name title=title.clone() is_hidden on_click/> }
    };
    let rename = Callback::new(move |()| is_renaming.update(|it| *it = !*it));
    let versions = Callback::new(move |()| view.dialog.set(Some(Dialog::EarlierVersions)));
    let duplicate = Callback::new(move |()| drafts.duplicate(&draft.get_value()));
    let delete = Callback::new(move |()| {
        let draft = draft.get_value();
        drafts.remove(draft.id.clone());
        deleted.set(Some(draft));
    });

    view! {
        <span class="draft-actions">
            {action("Rename", is_elsewhere, rename)}
            {action("Earlier versions", !is_open, versions)}
            {action("Duplicate", false, duplicate)}
            {action("Delete", is_open || is_elsewhere, delete)}
        </span>
    }
}

#[component]
fn Action(
    name: &'static str,
    /// The draft's title, which is part of the button's accessible name.
    title: String,
    is_hidden: bool,
    on_click: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="quiet"
            aria-label=format!("{name} {title}")
            hidden=is_hidden
            on:click=move |_| on_click.run(())
        >
            {name}
        </button>
    }
}

#[component]
fn RenameForm(draft: StoredValue<StoredDraft>) -> impl IntoView {
    let drafts = DraftShelf::expect();
    let name = RwSignal::new(draft.with_value(title));
    let rename = move |event: ev::SubmitEvent| {
        event.prevent_default();
        drafts.rename(draft.get_value(), name.get_untracked());
    };

    view! {
        <form class="draft-rename" on:submit=rename>
            <input aria-label="New name" required=true bind:value=name/>
            <button type="submit">"Rename"</button>
        </form>
    }
}

/// The draft's name, or what its text says it is.
fn title(draft: &StoredDraft) -> String {
    if !draft.name.is_empty() {
        return draft.name.clone();
    }
    match issue_field::number(&Issue::new(draft.text.as_str())) {
        Some(number) => format!("Issue {number}"),
        None => "Pasted text".to_owned(),
    }
}
