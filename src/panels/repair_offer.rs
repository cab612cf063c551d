//! Offers to repair a text that was once decoded with the wrong encoding, and shows what would change first.

use issue::encoding::{self, Repair};
use leptos::prelude::*;
use leptos_use_fn_debounce_throttle::use_debounce_fn;

use crate::editor::Editor;
use crate::words::counted;

/// How long typing pauses before the text is checked again, in milliseconds: the check reads all of it.
const PAUSE: f64 = 400.0;

/// The id of the button that repairs the text.
pub const REPAIR_BUTTON: &str = "repair-encoding";

/// How many words are shown before and after.
const SHOWN: usize = 5;

/// The offer, while there is something to repair.
#[component]
pub fn RepairOffer() -> impl IntoView {
    let editor = Editor::expect();
    let offer = RwSignal::new(None::<Repair>);
    check_when_typing_pauses(editor, offer);
    let message = move || offer.with(|it| it.as_ref().map(message));
    let samples = Memo::new(move |_| offer.with(|it| it.as_ref().map(samples)));
    let rows = move || {
        samples
            .get()
            .unwrap_or_default()
            .into_iter()
            .map(row)
            .collect_view()
    };
    let repair = move |_| repair(editor, offer);

    view! {
        <Show when=move || offer.with(Option::is_some)>
            <section class="repair" aria-labelledby="repair-title">
                <h2 id="repair-title">"This text was decoded with the wrong encoding"</h2>
                <p>{message}</p>
                <ul class="repair-words">{rows}</ul>
                <button type="button" class="primary" id=REPAIR_BUTTON on:click=repair>
                    "Repair text encoding"
                </button>
            </section>
        </Show>
    }
}

fn check_when_typing_pauses(editor: Editor, offer: RwSignal<Option<Repair>>) {
    let check = move || {
        let issue = editor.issue().get_untracked();
        // The panel may be removed before the pause is over.
        offer.try_set(encoding::repair(issue.text()));
    };
    let check_later = use_debounce_fn(check, PAUSE);
    Effect::new(move |before: Option<()>| {
        editor.issue().track();
        if before.is_some() {
            check_later();
        } else {
            check();
        }
    });
}

/// Repairs the text as one step that can be undone.
fn repair(editor: Editor, offer: RwSignal<Option<Repair>>) {
    let issue = editor.issue().get_untracked();
    let Some(repair) = encoding::repair(issue.text()) else {
        return;
    };
    editor.before_many_changes("repair text encoding");
    match editor.apply("repair text encoding", repair.edits, None) {
        Ok(()) => {
            offer.set(None);
            editor.announce("Repaired the text encoding.");
        }
        Err(error) => editor.announce(format!("Not applied: {error}. Nothing was lost.")),
    }
}

fn message(repair: &Repair) -> String {
    format!(
        "Its UTF-8 was decoded as {}. A repair changes {} and nothing else:",
        repair.encoding,
        counted(repair.changes, "word")
    )
}

/// The first few words, before and after.
fn samples(repair: &Repair) -> Vec<(String, String)> {
    repair.samples.iter().take(SHOWN).cloned().collect()
}

fn row((before, after): (String, String)) -> impl IntoView {
    view! {
        <li>
            <del>{before}</del>
            <span aria-hidden="true">" → "</span>
            <ins>{after}</ins>
        </li>
    }
}
