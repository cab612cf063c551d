//! The main ways to submit, best first: the clipboard and GitHub's editor, or a patch.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::verdict::Verdict;
use super::answer::{Answer, AnswerLine};
use super::outcome::{Outcome, have_same_lines};
use crate::browser::{clipboard, download, tab};

/// The buttons below the lines. If the entry is not ready, none of them is highlighted.
#[component]
pub fn WaysOut() -> impl IntoView {
    let (outcome, answer, verdict) = (Outcome::expect(), Answer::expect(), Verdict::expect());
    let is_ready = move || !verdict.is_held_back();
    // A message is about the lines at the time, so it is removed when they change.
    Effect::new(move |before: Option<String>| {
        let lines = outcome.lines();
        if before.is_some_and(|it| it != lines) {
            answer.clear();
        }
        lines
    });
    let label = move || {
        if verdict.is_faulty() {
            "Open on GitHub anyway"
        } else {
            "Open on GitHub"
        }
    };
    let copy = move |_| {
        let lines = outcome.lines();
        if lines.is_empty() {
            return answer.say(NOTHING);
        }
        copy_text(answer, lines, copied(outcome));
    };

    view! {
        <div class="submit-ways">
            <PostInstead/>
            <button
                type="button"
                class:primary=is_ready
                id=OPEN_BUTTON
                title=move || is_ready().then_some("Ctrl+Enter")
                on:click=move |_| open_on_github(outcome, answer)
            >
                {label}
            </button>
            <button type="button" on:click=copy>
                "Copy lines"
            </button>
            <button type="button" on:click=move |_| download_patch(outcome, answer)>
                "Download patch"
            </button>
        </div>
        <AnswerLine answer/>
    }
}

/// The link to the place in which to post instead, if the section is closed.
#[component]
fn PostInstead() -> impl IntoView {
    let verdict = Verdict::expect();

    move || {
        verdict.closed().map(|it| {
            view! {
                <a class="submit-instead" href=it.address target="_blank" rel="noopener noreferrer">
                    {format!("Open {}", it.place)}
                </a>
            }
        })
    }
}

/// The id of the button that opens GitHub.
pub const OPEN_BUTTON: &str = "submit-open";

const NOTHING: &str = "Nothing to copy yet: the form is not complete.";

const REFUSED: &str = "Not copied: the browser refused. Select the text and copy it.";

/// Copies `text` to the clipboard, and shows the message `said`.
pub fn copy_text(answer: Answer, text: String, said: String) {
    spawn_local(async move {
        let is_done = clipboard::copy(&text).await;
        answer.say(if is_done { said } else { REFUSED.to_owned() });
    });
}

fn copied(outcome: Outcome) -> String {
    let insertions = outcome.insertions();
    match insertions.as_slice() {
        [one] if outcome.is_read() => format!("Copied. Paste after line {}.", one.after_line),
        [_, _, ..] if have_same_lines(&insertions) => "Copied. Paste in each place.".to_owned(),
        _ => "Copied.".to_owned(),
    }
}

/// Opens the draft in GitHub's editor, with the lines on the clipboard.
pub fn open_on_github(outcome: Outcome, answer: Answer) {
    let (lines, file) = (outcome.lines(), outcome.file());
    let address = outcome.repository().edit_page(&file);
    if lines.is_empty() {
        tab::open(&address);
        return answer.say("Opened GitHub. Nothing to paste yet: the form is not complete.");
    }
    let said = copied(outcome);
    spawn_local(async move {
        // Copies first, because only the tab in front may use the clipboard.
        let is_done = clipboard::copy(&lines).await;
        tab::open(&address);
        answer.say(if is_done { said } else { REFUSED.to_owned() });
    });
}

fn download_patch(outcome: Outcome, answer: Answer) {
    let Some(patch) = outcome.mail() else {
        return answer.say_missing(outcome);
    };
    let name = outcome.file().replace(".md", ".patch");
    download::download(&name, patch.as_bytes());
    answer.say(format!("Downloaded {name}."));
}
