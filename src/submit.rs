//! Submit: one screen that turns a link or an event into lines of the draft, and shows where they go and how to submit
//! them.
//!
//! It does not touch the editor's drafts. Typed text is stored on the device; the current draft is read from GitHub
//! only if the user asks for it, or has agreed to it once.

mod arrival;
mod contribution;
mod current_draft;
mod entry;
mod fields;
mod form;
mod guidelines;
mod kept;
mod own_fork;
mod result;
mod share;
mod verdict;

use issue::submission::Repository;
use leptos::prelude::*;

use self::arrival::PutAside;
use self::contribution::Contribution;
use self::current_draft::CurrentDraft;
use self::fields::Fields;
use self::form::SubmitForm;
use self::guidelines::Guidelines;
use self::own_fork::OwnFork;
use self::result::{Answer, Outcome, ResultPanel};
use self::verdict::Verdict;
use crate::browser::keys::{self, Shortcut};
use crate::browser::{dialog, set_title, setting};
use crate::dialogs::{DialogButton, guide};
use crate::messages::Messages;
use crate::parts::Parts;
use crate::submit_route::SubmitRoute;
use crate::view::{Dialog, View};

/// The Submit screen.
#[component]
pub fn SubmitScreen() -> impl IntoView {
    provide_state();
    set_title("Submit · Galley");
    on_cleanup(|| set_title("Galley"));
    let route = SubmitRoute::expect();
    let message = Messages::expect().last();
    listen_for_help();

    view! {
        <div class="submit">
            <header class="submit-bar">
                <button type="button" class="quiet submit-back" on:click=move |_| route.leave()>
                    <img src="icons/galley.svg" alt="" width="20" height="20"/>
                    "Galley"
                </button>
                <p class="submit-status" role="status">{move || message.with(|it| it.text.clone())}</p>
                <DialogButton
                    opens=GUIDE
                    attr:class="quiet icon"
                    attr:aria-label="Guide"
                    attr:title="Guide"
                >
                    "?"
                </DialogButton>
            </header>
            <main aria-labelledby="submit-title">
                <h1 id="submit-title">"Submit"</h1>
                <p class="submit-lead">
                    "Get a link or an event into this week’s "<cite>"This Week in Rust"</cite>"."
                </p>
                <div class="submit-columns">
                    <SubmitForm/>
                    <ResultPanel/>
                    <Guidelines/>
                </div>
            </main>
        </div>
    }
}

/// The guide to this screen.
const GUIDE: Dialog = Dialog::Guide(guide::SUBMIT);

/// Opens the guide when `?` is pressed outside of a text box.
fn listen_for_help() {
    let view = View::expect();
    keys::on_shortcut(move |shortcut| {
        let is_help = shortcut == Shortcut::Help && !dialog::is_any_open();
        if is_help {
            view.dialog.set(Some(GUIDE));
        }
        is_help
    });
}

/// Creates the state that the form and the result share, and starts what follows it.
fn provide_state() {
    Messages::expect().announce("");
    let repository = StoredValue::new(setting::repository());
    let fields = Fields::new();
    provide_context(RepositorySetting(repository));
    provide_context(fields);
    let draft = CurrentDraft::new(repository);
    provide_context(draft);
    let contribution = Contribution::new(fields, draft);
    provide_context(contribution);
    provide_context(Verdict::new(fields, contribution));
    provide_context(Outcome::new());
    provide_context(OwnFork::new(contribution, repository));
    let put_aside = PutAside::new();
    provide_context(put_aside);
    provide_context(Answer::new());
    kept::start(fields, put_aside);
    arrival::start(fields, put_aside, SubmitRoute::expect());
    draft.start();
    contribution.start(Parts::expect().rules);
}

/// The repository that Submit is for.
#[derive(Clone, Copy, Debug)]
struct RepositorySetting(StoredValue<Repository>);

impl RepositorySetting {
    fn expect() -> Self {
        expect_context()
    }

    fn get(self) -> Repository {
        self.0.get_value()
    }

    /// The page of the folder of drafts.
    fn drafts_page(self) -> String {
        let it = self.get();
        format!("{}/tree/{}/{}", it.page(), it.branch, it.drafts)
    }
}
