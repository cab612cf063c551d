//! What the rules found, under the field that it is about.

use leptos::prelude::*;

use super::super::contribution::Remark;
use super::super::fields::Fields;
use crate::components::{CodeText, SeverityIcon};
use crate::messages::Messages;

/// A list of remarks, each with its fix.
#[component]
pub fn RemarkList(
    /// The remarks.
    #[prop(into)]
    remarks: Signal<Vec<Remark>>,
) -> impl IntoView {
    let key = |it: &Remark| (it.message.clone(), it.fix.clone().map(|it| it.0));

    view! {
        <div class="found" aria-live="polite">
            <For each=move || remarks.get() key=key let(remark)>
                <RemarkRow remark/>
            </For>
        </div>
    }
}

#[component]
fn RemarkRow(remark: Remark) -> impl IntoView {
    let severity = remark.severity.name();
    let fix = remark.fix.map(|(title, entry)| {
        let (fields, messages) = (Fields::expect(), Messages::expect());
        let label = format!("Fix: {title}");
        let said = format!("Fixed: {title}.");
        let apply = move |_| {
            fields.take_entry(entry.clone());
            messages.announce(said.clone());
        };
        view! {
            <p>
                <button type="button" class="fix" aria-label=label on:click=apply>
                    "Fix"
                </button>
                <span class="finding-fix" aria-hidden="true">
                    <CodeText text=title/>
                </span>
            </p>
        }
    });

    view! {
        <div class="finding-in-form" data-severity=severity>
            <p>
                <SeverityIcon severity/>
                <span class="finding-severity">{severity}</span>
                " "
                <CodeText text=remark.message/>
            </p>
            {fix}
        </div>
    }
}
