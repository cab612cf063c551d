//! The current draft: whether and when it was read, the button that reads it, and the consent to read it each time.

use leptos::prelude::*;

use super::super::RepositorySetting;
use super::super::current_draft::{CurrentDraft, Source};
use crate::components::Checkbox;

/// The draft that the lines go to, and the button that reads it.
#[component]
pub fn DraftCard() -> impl IntoView {
    let draft = CurrentDraft::expect();
    let source = move || draft.base().with(|it| it.source.clone());
    let label = move || match (draft.is_reading(), source().is_some()) {
        (true, _) => "Reading…",
        (false, true) => "Read it again",
        (false, false) => "Get the current draft",
    };
    let read = move |_| draft.read();

    view! {
        <section class="submit-draft" aria-labelledby="submit-draft-title">
            <h2 id="submit-draft-title">"Current draft"</h2>
            {move || match source() {
                Some(source) => view! { <ReadSource source/> }.into_any(),
                None => view! { <NotRead/> }.into_any(),
            }}
            <p class="submit-news" role="status">{move || draft.news()}</p>
            <DraftFailure/>
            <div class="submit-draft-actions">
                <button
                    type="button"
                    aria-disabled=move || draft.is_reading().then_some("true")
                    on:click=read
                >
                    {label}
                </button>
                <Checkbox
                    label="Always get it when I open Submit"
                    checked=draft.has_agreed()
                    on_change=move |agrees| draft.agree(agrees)
                />
            </div>
        </section>
    }
}

#[component]
fn NotRead() -> impl IntoView {
    view! {
        <p class="hint">
            "Galley has not read the draft yet. Once it has, it shows the exact line and finds links that the draft already has. Reading asks GitHub for the draft and sends nothing you typed."
        </p>
    }
}

#[component]
fn ReadSource(source: Source) -> impl IntoView {
    let repository = RepositorySetting::expect().get();
    let draft = CurrentDraft::expect();
    let file = draft.base().with_untracked(|it| it.file.clone());
    let address = repository.line_page(&source.commit, &file, 1);
    let short: String = source.commit.chars().take(7).collect();

    view! {
        <p class="hint">
            {format!("{file}, read at {} from commit ", source.at)}
            <a href=address target="_blank" rel="noopener noreferrer">
                <code>{short}</code>
            </a> "."
        </p>
    }
}

/// Why the draft could not be read, and what to do.
#[component]
fn DraftFailure() -> impl IntoView {
    let draft = CurrentDraft::expect();
    let folder = RepositorySetting::expect().drafts_page();
    let failure = move || draft.failure().filter(|_| !draft.is_reading());
    let next = move || {
        let source = draft.base().with(|it| it.source.clone());
        source.map_or_else(
            || {
                "The lines are right even without the draft. Look up the file and the line on GitHub: "
                    .to_owned()
            },
            |it| format!("Still using the draft read at {}. Look on GitHub: ", it.at),
        )
    };

    view! {
        <div class="submit-failure" role="alert">
            {move || {
                let folder = folder.clone();
                failure()
                    .map(|it| {
                        view! {
                            <p>{it.to_string()}</p>
                            <p>
                                {next()}
                                <a href=folder target="_blank" rel="noopener noreferrer">
                                    "the folder of drafts"
                                </a> "."
                            </p>
                        }
                    })
            }}
        </div>
    }
}
