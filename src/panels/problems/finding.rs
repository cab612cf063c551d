//! One finding: what is wrong, where, and what can be done about it.

use std::sync::Arc;

use issue::Issue;
use issue::render::{Rendered, Rendering, rerender_site};
use leptos::prelude::*;

use super::actions::{Actions, line_in};
use crate::browser::html::rendered;
use crate::checks::Finding;
use crate::components::{CodeText, SeverityIcon};
use crate::parts::rules;

/// A finding, below its section's heading if it is the first one there.
#[component]
pub fn FindingItem(
    /// The finding.
    finding: Arc<Finding>,
    /// Whether its section's heading is shown.
    is_first: bool,
) -> impl IntoView {
    let severity = finding.severity.name();
    let rule = finding.rule;
    let is_explained = RwSignal::new(false);
    let heading =
        is_first.then(|| view! { <h2 class="finding-section">{finding.heading.clone()}</h2> });
    let is_entry = !finding.subject.is_empty();
    let about = if is_entry {
        finding.subject.clone()
    } else {
        shortened(&finding.line)
    };
    let has_no_line = about.is_empty();

    view! {
        <li class="finding" tabindex="-1" data-severity=severity>
            {heading}
            <p class="finding-message">
                <SeverityIcon severity/>
                <span class="finding-severity">{severity}</span>
                " "
                <CodeText text=finding.message.clone()/>
            </p>
            <p class="finding-line" data-code=(!is_entry).to_string() hidden=has_no_line>
                {about}
            </p>
            <FindingActions finding is_explained/>
            <Show when=move || is_explained.get()>
                <div class="finding-why" use:rendered=manual(rule)></div>
            </Show>
        </li>
    }
    .into_any()
}

/// What can be done about a finding.
#[component]
fn FindingActions(
    /// The finding.
    finding: Arc<Finding>,
    /// Whether its rule is explained.
    is_explained: RwSignal<bool>,
) -> impl IntoView {
    let actions = Actions::new();
    let fix_button = finding.fix.clone().map(|title| {
        let finding = finding.clone();
        view! { <FixButton title on_click=move |()| actions.fix(&finding)/> }
    });
    let go = {
        let finding = finding.clone();
        move |_| actions.go_to(&finding)
    };
    let other = line_in(&finding.message).map(|line| {
        let go = move |_| actions.go_to_line(line);
        view! {
            <button type="button" class="quiet" on:click=go>
                {format!("Go to line {line}")}
            </button>
        }
    });
    let ignore = move |_| actions.ignore(&finding);
    let explain = move |_| is_explained.update(|it| *it = !*it);

    view! {
        <div class="finding-actions">
            <button type="button" on:click=go>
                "Go to"
            </button>
            {fix_button}
            {other}
            <span class="finding-aside">
                <button
                    type="button"
                    class="quiet"
                    aria-expanded=move || is_explained.get().to_string()
                    on:click=explain
                >
                    "Why?"
                </button>
                <button type="button" class="quiet" on:click=ignore>
                    "Ignore once"
                </button>
            </span>
        </div>
    }
}

/// The button that fixes a finding, with the description of the fix.
#[component]
fn FixButton(
    /// What the fix does.
    title: String,
    /// Called when it is pressed.
    #[prop(into)]
    on_click: Callback<()>,
) -> impl IntoView {
    view! {
        <button type="button" class="fix" title=title.clone() on:click=move |_| on_click.run(())>
            "Fix"
        </button>
        <span class="finding-fix" aria-hidden="true">
            <CodeText text=title/>
        </span>
    }
}

/// The rule's own documentation, as HTML.
fn manual(rule: &str) -> String {
    let doc = rules::loaded().map_or("", |it| (it.manual)(rule));
    rerender_site(&Rendered::nothing(Rendering::Site), &Issue::new(doc)).html()
}

/// How much of a line is shown, in characters.
const LENGTH: usize = 240;

fn shortened(line: &str) -> String {
    let line = line.trim();
    match line.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line.to_owned(),
    }
}
