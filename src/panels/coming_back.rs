//! Asks what becomes of a file and of the draft of the same issue that is kept on this device.
//!
//! Nothing is applied before a choice is made, and each choice shows what it changes.

use issue::difference::count;

use crate::arrivals::{Arrivals, Met};
use crate::browser::dom::{El, Nodes, button, div, h3, nodes, p, section};
use crate::drafts::Drafts;
use crate::parts::difference::{difference_view, differing, unfolds};
use crate::parts::modal::modal_anew;
use crate::view::Dialog;

/// The dialog.
pub fn coming_back_dialog() -> El {
    modal_anew(
        Dialog::ComingBack,
        "This issue is being drafted already",
        ask,
    )
}

/// What can be chosen.
struct Choice {
    name: &'static str,
    explained: String,
    /// What is compared, in words.
    compared: &'static str,
    old: String,
    new: String,
    act: fn(Arrivals),
}

fn ask() -> Nodes {
    let arrivals = Arrivals::expect();
    let Some(met) = arrivals.met() else {
        return nodes();
    };
    let file = if met.name.is_empty() {
        "The pasted text".to_owned()
    } else {
        format!("“{}”", met.name)
    };
    let which = if Drafts::expect().is_open(&met.draft.id) {
        "the open draft"
    } else {
        "a draft kept on this device"
    };
    let said = format!(
        "{file} is of the same issue as {which}, which has changes of its own. Nothing changes until you choose."
    );
    let choices: Vec<El> = choices(met)
        .into_iter()
        .map(|it| shown(arrivals, it))
        .collect();

    nodes().child(p().child(said)).child(choices)
}

fn choices(met: Met) -> [Choice; 3] {
    let merged = met.merged();
    let (draft, file) = (met.draft.text, met.text);
    [
        Choice {
            name: "Merge both",
            explained: merging(merged.places.len()),
            compared: "The draft after the merge",
            old: draft.clone(),
            new: merged.text,
            act: Arrivals::merge,
        },
        Choice {
            name: "Continue with the draft",
            explained: "The file is not taken.".to_owned(),
            compared: "The draft against the file",
            old: file.clone(),
            new: draft.clone(),
            act: Arrivals::keep_draft,
        },
        Choice {
            name: "Take the file",
            explained: "It becomes a draft of its own; the other one stays under Open.".to_owned(),
            compared: "The file against the draft",
            old: draft,
            new: file,
            act: Arrivals::take_file,
        },
    ]
}

fn merging(places: usize) -> String {
    let rest = match places {
        0 => "No line was changed on both sides.".to_owned(),
        1 => "Both changed the same lines at one place: there both stay, and it is listed for you to look at.".to_owned(),
        count => format!(
            "Both changed the same lines at {count} places: there both stay, and they are listed for you to look at."
        ),
    };
    format!("The draft gets what changed in the file, as one step that undo takes back. {rest}")
}

fn shown(arrivals: Arrivals, choice: Choice) -> El {
    let Choice {
        name,
        explained,
        compared,
        old,
        new,
        act,
    } = choice;
    let unfolded = format!("{compared}: {}", differing(count(&old, &new)));
    let difference = unfolds(unfolded, move || difference_view(&old, &new, compared));
    let is_first = name == "Merge both";
    let button = button()
        .class(if is_first { "primary" } else { "plain" })
        .on_click(move || act(arrivals))
        .child(name);

    section()
        .class("way")
        .attr("aria-label", name)
        .child(h3().child(name))
        .child(p().class("hint").child(explained))
        .child(difference)
        .child(div().class("modal-actions").child(button))
}
