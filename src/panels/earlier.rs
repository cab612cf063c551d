//! Earlier versions of the open draft: each is compared with the text as it is now before it comes back.

use issue::difference::count;
use leptos::prelude::*;

use crate::browser::dom::{El, Nodes, button, div, each, li, nodes, p, span, ul};
use crate::browser::snapshots::Snapshot;
use crate::editor::Editor;
use crate::parts::difference::{difference_view, differing, unfolds};
use crate::parts::modal::modal_anew;
use crate::snapshots::{Snapshots, title};
use crate::view::{Dialog, View};

/// The dialog.
pub fn earlier_dialog() -> El {
    modal_anew(Dialog::Earlier, "Earlier versions", earlier)
}

fn earlier() -> Nodes {
    let snapshots = Snapshots::expect();
    snapshots.refresh();
    let all = snapshots.all();
    let numbered = move || -> Vec<(usize, Snapshot)> {
        all.get()
            .unwrap_or_default()
            .into_iter()
            .enumerate()
            .collect()
    };
    let said = move || all.with(Option::is_none).then_some("Reading them…");
    let words = "One is kept before each change of many entries at once and every five minutes of work, for seven \
                 days, the newest ones longest where the device is full. Going back is a step that undo takes back.";

    nodes()
        .child(p().class("hint").child(words))
        .child(p().attr("role", "status").child(said))
        .child(
            ul().class("versions")
                .child(each(numbered, |it| it.0, |it| row(it.1))),
        )
}

fn row(snapshot: Snapshot) -> El {
    let editor = Editor::expect();
    let name = title(&snapshot);
    let snapshot = StoredValue::new(snapshot);
    let compared = move || {
        let now = editor.issue().get_untracked();
        snapshot.with_value(|it| count(now.text(), &it.text))
    };
    let differs = compared();
    if differs == 0 {
        return li().child(span().child(name)).child(same());
    }
    let unfolded = format!("{name}: {}", differing(differs));
    li().child(unfolds(unfolded, move || comparison(snapshot)))
}

fn same() -> El {
    span().class("hint").child("No line differs")
}

/// What going back would change, and the button for it.
fn comparison(snapshot: StoredValue<Snapshot>) -> Nodes {
    let snapshots = Snapshots::expect();
    let view = View::expect();
    let now = Editor::expect().issue().get_untracked();
    let restore = move || {
        view.dialog.set(None);
        snapshots.restore(&snapshot.get_value());
    };
    let button = button()
        .class("primary")
        .on_click(restore)
        .child("Go back to this version");
    let name = "What going back would change";
    let difference = snapshot.with_value(|it| difference_view(now.text(), &it.text, name));

    nodes()
        .child(difference)
        .child(div().class("modal-actions").child(button))
}
