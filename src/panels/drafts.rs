//! The drafts kept on this device: open, rename, duplicate, delete and bring back.

use issue::{Issue, slot};
use leptos::prelude::*;

use crate::browser::clock;
use crate::browser::storage::Draft;
use crate::drafts::Drafts;
use crate::view::{Dialog, View};

/// The list, read anew whenever the dialog around it opens.
#[component]
pub fn DraftList() -> impl IntoView {
    let drafts = Drafts::expect();
    let view = View::expect();
    let deleted = RwSignal::new(None::<Draft>);
    let all = drafts.all();
    Effect::new(move || {
        if view.dialog.get() == Some(Dialog::Open) {
            deleted.set(None);
            drafts.refresh();
        }
    });
    let bring_back = move |_| {
        if let Some(draft) = deleted.get_untracked() {
            deleted.set(None);
            drafts.put(Draft {
                revision: 0.0,
                ..draft
            });
        }
    };

    view! {
        <section class="drafts" aria-labelledby="drafts-title" hidden=move || all.with(Vec::is_empty) && deleted.with(Option::is_none)>
            <h3 id="drafts-title">"Drafts on this device"</h3>
            <ul>
                <For each=move || all.get() key=move |it| (it.id.clone(), it.revision.to_bits(), drafts.is_open(&it.id)) let:draft>
                    <Row draft deleted/>
                </For>
            </ul>
            <p class="drafts-undo" hidden=move || deleted.with(Option::is_none)>
                <span role="status">
                    {move || deleted.with(|it| it.as_ref().map(|it| format!("Deleted {}.", title(it))))}
                </span>
                <button type="button" on:click=bring_back>"Undo delete"</button>
            </p>
        </section>
    }
    .into_any()
}

#[component]
fn Row(
    /// The draft, which does not change: a saved one is another row.
    draft: Draft,
    /// Where a deleted one waits to be brought back.
    deleted: RwSignal<Option<Draft>>,
) -> impl IntoView {
    let drafts = Drafts::expect();
    let view = View::expect();
    let is_open = drafts.is_open(&draft.id);
    let title = title(&draft);
    let when = if is_open {
        "open now".to_owned()
    } else {
        clock::time_of(draft.updated)
    };
    let renaming = RwSignal::new(false);
    let draft = StoredValue::new(draft);
    let open = move |_| {
        drafts.open(&draft.get_value());
        view.dialog.set(None);
    };
    let delete = move |_| {
        let draft = draft.get_value();
        drafts.remove(draft.id.clone());
        deleted.set(Some(draft));
    };
    let label = |action: &str| format!("{action} {title}");

    view! {
        <li class="draft">
            <button type="button" class="draft-open" on:click=open disabled=is_open>{title.clone()}</button>
            <span class="hint">{when}</span>
            <span class="draft-actions">
                <button
                    type="button"
                    class="quiet"
                    aria-label=label("Rename")
                    hidden=is_open
                    on:click=move |_| renaming.update(|it| *it = !*it)
                >
                    "Rename"
                </button>
                <button
                    type="button"
                    class="quiet"
                    aria-label=label("Duplicate")
                    on:click=move |_| drafts.duplicate(&draft.get_value())
                >
                    "Duplicate"
                </button>
                <button type="button" class="quiet" aria-label=label("Delete") hidden=is_open on:click=delete>
                    "Delete"
                </button>
            </span>
            <Show when=move || renaming.get()>
                <Rename draft/>
            </Show>
        </li>
    }
    .into_any()
}

#[component]
fn Rename(
    /// The draft to rename.
    draft: StoredValue<Draft>,
) -> impl IntoView {
    let drafts = Drafts::expect();
    let name = RwSignal::new(draft.with_value(title));
    let rename = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        drafts.put(Draft {
            name: name.get_untracked(),
            ..draft.get_value()
        });
    };

    view! {
        <form class="draft-rename" on:submit=rename>
            <input
                aria-label="New name"
                required
                prop:value=name.get_untracked()
                on:input=move |event| name.set(event_target_value(&event))
            />
            <button type="submit">"Rename"</button>
        </form>
    }
    .into_any()
}

/// Its name, else what its text says it is.
fn title(draft: &Draft) -> String {
    if !draft.name.is_empty() {
        return draft.name.clone();
    }
    match slot::number(&Issue::new(draft.text.as_str())) {
        Some(number) => format!("Issue {number}"),
        None => "Pasted text".to_owned(),
    }
}
