//! Links that open Submit filled in.

use leptos::prelude::*;

use super::super::fields::Fields;
use super::super::share::{bookmarklet, link_to};
use super::answer::{Answer, AnswerLine};
use super::ways::copy_text;

/// The button that makes and copies the link to share.
#[component]
pub fn ShareLink() -> impl IntoView {
    let (fields, answer) = (Fields::expect(), Answer::new());
    let link = RwSignal::new(String::new());
    let make = move |_| {
        link.set(link_to(fields));
        copy_text(answer, link.get_untracked(), "Copied the link.".to_owned());
    };

    view! {
        <p class="hint">
            "Opens this screen filled in, so that you can ask somebody to add it. What you typed is in the link itself."
        </p>
        <p>
            <button type="button" on:click=make>
                "Copy link to share"
            </button>
        </p>
        <AnswerLine answer/>
        <Show when=move || link.with(|it| !it.is_empty())>
            <div class="field submit-copyable">
                <label for="submit-share">"Link to share"</label>
                <textarea id="submit-share" class="code" readonly rows="3" prop:value=link></textarea>
            </div>
        </Show>
    }
}

/// The bookmarklet, to drag or copy.
#[component]
pub fn BookmarkletOffer() -> impl IntoView {
    let answer = Answer::new();
    let code = StoredValue::new(bookmarklet());
    let press = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        answer.say("Drag it to your bookmarks bar, or copy it.");
    };
    let copy = move |_| {
        copy_text(
            answer,
            code.get_value(),
            "Copied the bookmarklet.".to_owned(),
        );
    };

    view! {
        <p class="hint">
            "A bookmark that opens this screen with the page you are on: its address, its title, and the date and place of an event. Drag it to your bookmarks bar."
        </p>
        <p class="submit-links">
            <a class="submit-bookmarklet" href=code.get_value() draggable="true" on:click=press>
                "Submit to This Week in Rust"
            </a>
            <button type="button" on:click=copy>
                "Copy bookmarklet"
            </button>
        </p>
        <AnswerLine answer/>
    }
}
