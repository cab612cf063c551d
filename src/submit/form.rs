//! The form: what is submitted, where it belongs, and what the newsletter asks of it.

mod details;
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
use super::fields::Fields;
use crate::browser::focus;
use crate::components::field_id;

/// The form.
#[component]
pub fn SubmitForm() -> impl IntoView {
    let (fields, contribution) = (Fields::expect(), Contribution::expect());
    focus::soon(field_id("URL"));
    let details = move || match fields.kind.get() {
        SubmissionKind::Link => view! { <LinkDetails/> }.into_any(),
        SubmissionKind::Event => view! { <EventDetails/> }.into_any(),
        SubmissionKind::CfpProject => view! { <TaskDetails/> }.into_any(),
        SubmissionKind::CfpEvent => view! { <CallDetails/> }.into_any(),
    };
    let others = move || {
        let all = contribution.remarks().into_iter();
        all.filter(|it| it.field.is_none()).collect::<Vec<_>>()
    };

    view! {
        <form
            class="submit-form"
            aria-label="What to submit"
            on:submit=move |event| event.prevent_default()
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

/// Clears the form, and brings back what was put aside.
#[component]
fn StartOver() -> impl IntoView {
    let (fields, put_aside) = (Fields::expect(), PutAside::expect());
    let clear = move |_| {
        put_aside.put(fields);
        focus::soon(field_id("URL"));
    };

    view! {
        <p class="submit-over">
            <button type="button" class="quiet" hidden=move || fields.is_empty() on:click=clear>
                "Start over"
            </button>
            <button
                type="button"
                class="quiet"
                hidden=move || !put_aside.is_there()
                on:click=move |_| put_aside.exchange(fields)
            >
                "Restore what I typed before"
            </button>
        </p>
    }
}
