//! Submitting with a token: what Galley will ask GitHub to do, and the button that starts it.

use leptos::prelude::*;

use super::super::RepositorySetting;
use super::super::own_fork::{ListedCall, OwnFork};
use super::outcome::Outcome;

/// The token, the calls, the button, and the outcome.
#[component]
pub fn TokenWay() -> impl IntoView {
    let (own_fork, outcome) = (OwnFork::expect(), Outcome::expect());
    let has_token = move || own_fork.token().with(|it| !it.trim().is_empty());
    let press = move |_| {
        if untrack(has_token) {
            own_fork.make(untrack(|| outcome.request()));
        }
    };
    let label = move || {
        if own_fork.is_busy() {
            "Making the branch…"
        } else {
            "Make the branch"
        }
    };
    let is_off = move || own_fork.is_busy() || !has_token();

    view! {
        <TokenBox/>
        <p class="hint">"When you press the button, Galley asks GitHub, in your name, for this and no more:"</p>
        <CallList/>
        <p>
            <button type="button" aria-disabled=move || is_off().then_some("true") on:click=press>
                {label}
            </button>
        </p>
        <div role="alert" class="submit-failure">
            {move || own_fork.refusal().map(|it| view! { <p>{it.to_string()}</p> })}
        </div>
        {move || own_fork.page().map(|page| view! { <Made page/> })}
    }
}

/// The box for the token, which neither a password manager nor the page stores.
#[component]
fn TokenBox() -> impl IntoView {
    let token = OwnFork::expect().token();
    let web = RepositorySetting::expect().get().web;
    let make = format!("{web}/settings/personal-access-tokens/new?name=Galley&contents=write");

    view! {
        <p class="hint">
            "For this you need a fork, and a fine-grained token for it with “Contents: read and write”. The token stays in this page’s memory: it is gone when you leave Submit or reload the page. "
            <a href=make target="_blank" rel="noopener noreferrer">
                "Make a token"
            </a>
        </p>
        <div class="field">
            <label for="submit-token">"Token"</label>
            <input
                type="password"
                id="submit-token"
                autocomplete="off"
                spellcheck="false"
                prop:value=token
                on:input=move |event| token.set(event_target_value(&event))
            />
        </div>
    }
}

/// Every call, shown before the first is made.
#[component]
fn CallList() -> impl IntoView {
    let (own_fork, outcome) = (OwnFork::expect(), Outcome::expect());
    let rows = move || {
        let calls = own_fork.listed(&outcome.file(), &outcome.request().branch);
        let row = |it: ListedCall| {
            view! {
                <li>
                    <code>{format!("{} {}", it.method, it.path)}</code>
                    " "
                    {it.purpose}
                </li>
            }
        };
        calls.into_iter().map(row).collect_view()
    };

    view! { <ol class="submit-steps submit-calls">{rows}</ol> }
}

/// Shown once the branch exists: the user makes the pull request.
#[component]
fn Made(page: String) -> impl IntoView {
    view! {
        <p role="status">
            "The branch is on your fork. "
            <a href=page target="_blank" rel="noopener noreferrer">
                "Open the pull request"
            </a>
            " and press “Create pull request” there."
        </p>
    }
}
