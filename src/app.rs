//! The page: the start page, and the loading of everything else.

use leptos::prelude::*;

use crate::arrivals::Arrivals;
use crate::browser::start_page::{self, Screen};
use crate::browser::{update, web_storage};
use crate::dialogs::OpenDialog;
use crate::draft_shelf::DraftShelf;
use crate::loaders;
use crate::messages::Messages;
use crate::panels::start::StartPanel;
use crate::parts::{self, Part, PartFailure, PartNotice, PartState, Parts, workspace};
use crate::submit_route::SubmitRoute;
use crate::view::{Dialog, View};

/// The page.
#[component]
pub fn App() -> impl IntoView {
    provide_state();
    let (view, arrivals, shelf) = (View::expect(), Arrivals::expect(), DraftShelf::expect());
    let Parts {
        workspace,
        dialogs,
        rules,
        submit,
        ..
    } = Parts::expect();
    let route = SubmitRoute::expect();
    // Someone who came only for Submit does not need the editor.
    Effect::new(move |was_submit: Option<bool>| {
        let is_submit = route.is_shown();
        if was_submit == Some(true) && !is_submit && !workspace.is_ready_now() {
            view.is_returning.set(web_storage::expects_drafts());
        }
        // The guide comes with the editor's dialogs.
        if !is_submit || view.dialog.with(Option::is_some) {
            workspace.load();
        }
        is_submit
    });
    let is_waiting = move || view.is_returning.get() || arrivals.is_any_waiting();
    start_page::follow(move || match () {
        () if route.is_shown() => Screen::Submit,
        () if shelf.has_own() => Screen::Issue,
        () if is_waiting() => Screen::Opening,
        () => Screen::Start,
    });
    let has_failed = move || workspace.state() == PartState::Failed;
    let waits_for_dialog = move || match view.dialog.get() {
        None | Some(Dialog::Open) => None,
        Some(Dialog::Update) => Some(submit),
        Some(_) => Some(dialogs),
    };
    let waits_for_dialog = move || waits_for_dialog().filter(|it| !it.is_ready() && !has_failed());
    let screen = || parts::submit::loaded().map(|it| (it.screen)());
    // The service worker fetches every file, so it starts only when this visit no longer needs the network.
    let needed = move || {
        let is_submit = route.is_shown();
        let is_editor = !is_submit;
        [
            (is_editor, workspace),
            (is_editor, dialogs),
            (is_submit || shelf.has_own(), rules),
            (is_submit, submit),
        ]
        .into_iter()
        .filter_map(|(is_needed, part)| is_needed.then_some(part))
    };
    Effect::new(move || {
        if needed().all(Part::is_settled) || has_failed() {
            update::keep_offline();
        }
    });

    view! {
        <StartPanel/>
        <Show when=move || route.is_shown() && submit.state() == PartState::Failed>
            <div class="load-failure">
                <PartFailure part=submit name="this screen"/>
            </div>
        </Show>
        {move || (route.is_shown() && submit.is_ready()).then(screen)}
        <Show when=move || has_failed() && (!route.is_shown() || view.dialog.with(Option::is_some))>
            <div class="load-failure">
                <PartFailure part=workspace name="the editor"/>
            </div>
        </Show>
        {move || waits_for_dialog().map(|part| view! { <DialogNotice part/> })}
        {move || workspace.is_ready().then(workspace::view)}
        <OpenDialog/>
    }
}

/// Shows that the part with a dialog is being loaded, or could not be loaded.
#[component]
fn DialogNotice(part: Part) -> impl IntoView {
    view! {
        <div class="load-notice">
            <PartNotice part name="this dialog"/>
        </div>
    }
}

/// Makes the state that all of the page shares.
fn provide_state() {
    let view = View::default();
    view.is_returning.set(start_page::is_returning());
    let messages = Messages::default();
    provide_context(view);
    provide_context(messages);
    provide_context(DraftShelf::new(messages));
    let parts = loaders::parts();
    provide_context(parts);
    provide_context(SubmitRoute::new(parts.submit));
    provide_context(Arrivals::new(view, parts.workspace));
}
