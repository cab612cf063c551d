//! The drafts kept on this device: open, rename, duplicate, delete and bring back.

use issue::{Issue, issue_field};
use leptos::ev;
use leptos::prelude::*;

use crate::browser::clock;
use crate::browser::dom::{El, button, each, form, h3, input, li, p, section, span, ul, when};
use crate::browser::storage::Draft;
use crate::drafts::Drafts;
use crate::editor::Editor;
use crate::parts::field::bound;
use crate::view::{Dialog, View};

/// The list, read anew whenever the dialog around it opens.
pub fn draft_list() -> El {
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
    let is_bare = move || all.with(Vec::is_empty) && deleted.with(Option::is_none);
    let key = move |it: &Draft| {
        let places = (drafts.is_open(&it.id), drafts.is_elsewhere(it));
        (
            it.id.clone(),
            it.name.clone(),
            it.revision.to_bits(),
            places,
        )
    };
    let rows = each(move || all.get(), key, move |it| row(it, deleted));

    section()
        .class("drafts")
        .attr("aria-labelledby", "drafts-title")
        .attr("hidden", is_bare)
        .child(h3().id("drafts-title").child("Drafts on this device"))
        .child(ul().child(rows))
        .child(undo(drafts, deleted))
}

/// Brings back what was deleted last.
fn undo(drafts: Drafts, deleted: RwSignal<Option<Draft>>) -> El {
    let bring_back = move || {
        if let Some(draft) = deleted.get_untracked() {
            deleted.set(None);
            drafts.put(Draft {
                revision: 0.0,
                ..draft
            });
        }
    };
    let said = move || deleted.with(|it| it.as_ref().map(|it| format!("Deleted {}.", title(it))));

    p().class("drafts-undo")
        .attr("hidden", move || deleted.with(Option::is_none))
        .child(span().attr("role", "status").child(said))
        .child(button().on_click(bring_back).child("Undo delete"))
}

/// A `draft`, which does not change: a saved one is another row. A deleted one waits in `deleted`.
fn row(draft: Draft, deleted: RwSignal<Option<Draft>>) -> El {
    let drafts = Drafts::expect();
    let editor = Editor::expect();
    let view = View::expect();
    let is_open = drafts.is_open(&draft.id);
    let is_elsewhere = drafts.is_elsewhere(&draft);
    let title = title(&draft);
    let when_saved = match (is_open, is_elsewhere) {
        (_, true) => "open in another tab".to_owned(),
        (true, _) => "open now".to_owned(),
        _ => clock::time_of(draft.updated),
    };
    let renaming = RwSignal::new(false);
    let draft = StoredValue::new(draft);
    let open = move || {
        view.dialog.set(None);
        if editor.is_finished() {
            drafts.open(&draft.get_value());
        }
    };
    let delete = move || {
        let draft = draft.get_value();
        drafts.remove(draft.id.clone());
        deleted.set(Some(draft));
    };
    let action = |name: &'static str| {
        button()
            .class("quiet")
            .attr("aria-label", format!("{name} {title}"))
            .child(name)
    };
    let actions = span()
        .class("draft-actions")
        .child(
            action("Rename")
                .attr("hidden", is_elsewhere)
                .on_click(move || renaming.update(|it| *it = !*it)),
        )
        .child(
            action("Earlier versions")
                .attr("hidden", !is_open)
                .on_click(move || view.dialog.set(Some(Dialog::Earlier))),
        )
        .child(action("Duplicate").on_click(move || drafts.duplicate(&draft.get_value())))
        .child(
            action("Delete")
                .attr("hidden", is_open || is_elsewhere)
                .on_click(delete),
        );
    let name = button()
        .class("draft-open")
        .attr("disabled", is_open)
        .on_click(open)
        .child(title);

    li().class("draft")
        .child(name)
        .child(span().class("hint").child(when_saved))
        .child(actions)
        .child(when(move || renaming.get(), move || rename(draft)))
}

/// A form that gives `draft` another name.
fn rename(draft: StoredValue<Draft>) -> El {
    let drafts = Drafts::expect();
    let name = RwSignal::new(draft.with_value(title));
    let rename = move |event: ev::SubmitEvent| {
        event.prevent_default();
        drafts.rename(draft.get_value(), name.get_untracked());
    };
    let text = input()
        .attr("aria-label", "New name")
        .attr("required", true);

    form()
        .class("draft-rename")
        .on(ev::submit, rename)
        .child(bound(text, name))
        .child(button().attr("type", "submit").child("Rename"))
}

/// Its name, else what its text says it is.
fn title(draft: &Draft) -> String {
    if !draft.name.is_empty() {
        return draft.name.clone();
    }
    match issue_field::number(&Issue::new(draft.text.as_str())) {
        Some(number) => format!("Issue {number}"),
        None => "Pasted text".to_owned(),
    }
}
