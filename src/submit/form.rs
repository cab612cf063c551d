//! The form: what is submitted, which section it goes to, and what the newsletter asks of it.

mod details;
mod early;
mod event_details;
mod kind_choice;
mod link_details;
mod main_boxes;
mod remarks;
mod section_choice;
mod text_box;

use issue::submission::SubmissionKind;
use leptos::prelude::*;

use self::details::{CallDetails, TaskDetails};
use self::event_details::EventDetails;
use self::kind_choice::KindChoice;
use self::link_details::LinkDetails;
use self::main_boxes::MainBoxes;
use self::remarks::RemarkList;
use self::section_choice::SectionChoices;
use super::arrival::PutAside;
use super::contribution::Contribution;
use super::entry::{Amount, boxes};
use super::fields::{Field, Fields};
use super::result::{Answer, OPEN_BUTTON, Outcome, open_on_github};
use super::verdict::Verdict;
use crate::browser::focus;
use crate::browser::keys::{self, Onward};
use crate::components::field_id;

/// The form.
#[component]
pub fn SubmitForm() -> impl IntoView {
    let (fields, contribution) = (Fields::expect(), Contribution::expect());
    early::take_over(fields, PutAside::expect());
    let (outcome, answer, verdict) = (Outcome::expect(), Answer::expect(), Verdict::expect());
    let press = move |event| {
        let Some(onward) = keys::onward(&event) else {
            return;
        };
        event.prevent_default();
        match contribution.amount().get_untracked() {
            Amount::Nothing => {}
            Amount::Incomplete(missing) => focus_first(&missing),
            // While the checks are still running, the button works.
            Amount::Entry(_) if untrack(|| verdict.state()).is_fault() => {
                answer.say("Not ready to submit: the reasons are above.");
                focus::on(OPEN_BUTTON);
            }
            Amount::Entry(_) if onward == Onward::Finish => open_on_github(outcome, answer),
            Amount::Entry(_) => focus::on(OPEN_BUTTON),
        }
    };
    let details = move || match fields.kind.get() {
        SubmissionKind::Link => view! { <LinkDetails/> }.into_any(),
        SubmissionKind::Event => view! { <EventDetails/> }.into_any(),
        SubmissionKind::CfpProject => view! { <TaskDetails/> }.into_any(),
        SubmissionKind::CfpEvent => view! { <CallDetails/> }.into_any(),
    };
    let others = move || {
        let boxes = boxes(fields.kind.get(), fields.event_format());
        let has_box = |name: &str| boxes.iter().any(|it| it.entry_field() == name);
        let all = contribution.remarks().into_iter();
        all.filter(|it| !it.field.is_some_and(has_box))
            .collect::<Vec<_>>()
    };

    view! {
        <form
            class="submit-form"
            aria-label="What to submit"
            on:submit=move |event| event.prevent_default()
            on:keydown=press
        >
            <KindChoice/>
            <MainBoxes/>
            {details}
            <RemarkList remarks=others/>
            <SectionChoices/>
            <StartOver/>
        </form>
    }
    .into_any()
}

fn focus_first(fields: &[Field]) {
    if let Some(field) = fields.first() {
        focus::on(&field_id(field.label()));
    }
}

/// Clears the form, and restores what was put aside.
#[component]
fn StartOver() -> impl IntoView {
    let (fields, put_aside) = (Fields::expect(), PutAside::expect());
    let clear = move |_| {
        put_aside.put(fields);
        focus::soon(field_id("URL"));
    };

    view! {
        <p class="submit-over">
            <button type="button" hidden=move || fields.is_empty() on:click=clear>
                "Start over"
            </button>
            <button
                type="button"
                hidden=move || !put_aside.is_there()
                on:click=move |_| put_aside.exchange(fields)
            >
                "Restore what I typed before"
            </button>
        </p>
    }
}
