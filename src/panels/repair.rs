//! Offers to repair a text that was once read in the wrong encoding: shows what would change, changes nothing unasked.

use std::time::Duration;

use issue::encoding::{self, Repair};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use crate::browser::dom::{El, Region, button, del, h2, ins, li, of, p, section, span, ul, when};
use crate::editor::Editor;

/// How long typing has to rest before the text is looked at again: looking reads all of it.
const REST: Duration = Duration::from_millis(400);

/// Words shown before and after.
const SHOWN: usize = 5;

/// The offer, for as long as there is something to repair.
pub fn repair_offer() -> Region {
    let editor = Editor::expect();
    let offer = RwSignal::new(None::<Repair>);
    look_when_typing_rests(editor, offer);
    when(
        move || offer.with(Option::is_some),
        move || shown(editor, offer),
    )
}

fn shown(editor: Editor, offer: RwSignal<Option<Repair>>) -> El {
    let words = move || offer.with(|it| it.as_ref().map(in_words));
    let samples = move || offer.with(|it| it.as_ref().map(samples));
    let list = |it: Option<Vec<_>>| it.into_iter().flatten().map(sample).collect::<Vec<_>>();
    let repair = button()
        .class("primary")
        .on_click(move || repair(editor, offer))
        .child("Repair text encoding");
    let title = h2()
        .id("repair-title")
        .child("This text was read in the wrong encoding");

    section()
        .class("repair")
        .attr("aria-labelledby", "repair-title")
        .child(title)
        .child(p().child(words))
        .child(ul().class("repair-words").child(of(samples, list)))
        .child(repair)
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
    editor.mark("repair text encoding");
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

/// Words before and after, the first few.
fn samples(repair: &Repair) -> Vec<(String, String)> {
    repair.samples.iter().take(SHOWN).cloned().collect()
}

fn sample((before, after): (String, String)) -> El {
    let arrow = span().attr("aria-hidden", "true").child(" → ");
    li().child(del().child(before))
        .child(arrow)
        .child(ins().child(after))
}
