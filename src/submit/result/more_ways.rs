//! Other ways: the text of the pull request, shell commands, the whole file, and a link to share.

use issue::submission::commands;
use leptos::prelude::*;

use super::super::fields::{Field, Fields};
use super::answer::{Answer, AnswerLine};
use super::links::{BookmarkletOffer, ShareLink};
use super::outcome::Outcome;
use super::token_way::TokenWay;
use super::ways::copy_text;
use crate::browser::download;
use crate::components::{Disclosure, TextArea};

/// Less common ways, each folded.
#[component]
pub fn MoreWays() -> impl IntoView {
    view! {
        <div class="submit-more">
            <Disclosure label="Title and text for the pull request">
                <RequestText/>
            </Disclosure>
            <Disclosure label="Git: commands and the whole file">
                <Commands/>
            </Disclosure>
            <Disclosure label="With a token: let Galley make the branch">
                <TokenWay/>
            </Disclosure>
            <Disclosure label="Link to share">
                <ShareLink/>
            </Disclosure>
            <Disclosure label="Bookmarklet">
                <BookmarkletOffer/>
            </Disclosure>
        </div>
    }
}

/// A text that can be read and copied, but not changed.
#[component]
fn Copyable(
    /// What it is called.
    label: &'static str,
    /// The element's id.
    id: &'static str,
    /// The text.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let answer = Answer::new();
    let copy = move |_| copy_text(answer, text.get_untracked(), format!("Copied: {label}."));
    let rows = move || text.with(|it| it.split('\n').count().clamp(1, 12));

    view! {
        <div class="field submit-copyable">
            <label for=id>{label}</label>
            <textarea id=id class="code" readonly spellcheck="false" rows=rows prop:value=text></textarea>
            <p>
                <button type="button" on:click=copy aria-label=format!("Copy {label}")>
                    "Copy"
                </button>
            </p>
            <AnswerLine answer/>
        </div>
    }
}

#[component]
fn RequestText() -> impl IntoView {
    let outcome = Outcome::expect();
    let note = Fields::expect().text(Field::Note);

    view! {
        <TextArea label=Field::Note.label() value=note/>
        <Copyable
            label="Title of the pull request"
            id="submit-request-title"
            text=Signal::derive(move || outcome.request().title)
        />
        <Copyable
            label="Text of the pull request"
            id="submit-request-text"
            text=Signal::derive(move || outcome.request().text)
        />
    }
}

/// What the box of commands shows while there is no patch.
const NO_PATCH: &str =
    "Fill in the form and get the current draft first: the commands are made from it.";

#[component]
fn Commands() -> impl IntoView {
    let (outcome, answer) = (Outcome::expect(), Answer::new());
    let text = Signal::derive(move || {
        let patch = outcome.patch();
        let text = patch.map(|it| commands(&outcome.repository(), &outcome.request(), &it, ""));
        text.unwrap_or_else(|| NO_PATCH.to_owned())
    });
    let save = move |_| match outcome.whole_file() {
        Some(text) => {
            let name = outcome.file();
            download::download(&name, text.as_bytes());
            answer.say(format!("Downloaded {name}."));
        }
        None => answer.say_missing(outcome),
    };

    view! {
        <Copyable label="Commands" id="submit-commands" text/>
        <p>
            <button type="button" on:click=save>
                "Download file"
            </button>
            <span class="hint">" The whole draft with the lines in it."</span>
        </p>
        <AnswerLine answer/>
    }
}
