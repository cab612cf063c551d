//! Offers to repair a text that was once read in the wrong encoding: shows what would change, changes nothing unasked.

use std::time::Duration;

use issue::encoding::{self, Repair};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use crate::editor::Editor;

/// How long typing has to rest before the text is looked at again: looking reads all of it.
const REST: Duration = Duration::from_millis(400);

/// Words shown before and after.
const SHOWN: usize = 5;

/// The offer, for as long as there is something to repair.
#[component]
pub fn RepairOffer() -> impl IntoView {
    let editor = Editor::expect();
    let offer = RwSignal::new(None::<Repair>);
    look_when_typing_rests(editor, offer);
    let is_offered = Memo::new(move |_| offer.with(Option::is_some));

    view! {
        <Show when=move || is_offered.get()>
            <section class="repair" aria-labelledby="repair-title">
                <h2 id="repair-title">"This text was read in the wrong encoding"</h2>
                <p>{move || offer.with(|it| it.as_ref().map(in_words))}</p>
                <ul class="repair-words">{move || offer.with(|it| it.as_ref().map(samples))}</ul>
                <button class="primary" type="button" on:click=move |_| repair(editor, offer)>
                    "Repair text encoding"
                </button>
            </section>
        </Show>
    }
    .into_any()
}

fn look_when_typing_rests(editor: Editor, offer: RwSignal<Option<Repair>>) {
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let look = move || {
        let issue = editor.issue().get_untracked();
        offer.set(encoding::repair(issue.text()));
    };
    Effect::new(move |before: Option<()>| {
        editor.issue().track();
        if let Some(timer) = waiting.get_value() {
            timer.clear();
        }
        let rest = if before.is_some() {
            REST
        } else {
            Duration::ZERO
        };
        waiting.set_value(set_timeout_with_handle(look, rest).ok());
    });
}

/// One undo step.
fn repair(editor: Editor, offer: RwSignal<Option<Repair>>) {
    let issue = editor.issue().get_untracked();
    let Some(repair) = encoding::repair(issue.text()) else {
        return;
    };
    match editor.apply("repair text encoding", repair.edits, None) {
        Ok(()) => {
            offer.set(None);
            editor.say("Repaired the text encoding.");
        }
        Err(error) => editor.say(format!("Not applied: {error}. Nothing was lost.")),
    }
}

fn in_words(repair: &Repair) -> String {
    let words = match repair.changes {
        1 => "1 word".to_owned(),
        count => format!("{count} words"),
    };
    format!(
        "Its UTF-8 was taken for {}. A repair changes {words} and nothing else:",
        repair.encoding
    )
}

fn samples(repair: &Repair) -> impl IntoView + use<> {
    let shown = repair.samples.iter().take(SHOWN).cloned();
    let words = shown.map(|(before, after)| {
        view! {
            <li>
                <del>{before}</del>
                <span aria-hidden="true">" → "</span>
                <ins>{after}</ins>
            </li>
        }
    });
    words.collect_view()
}
