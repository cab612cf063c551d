//! One finding: what is wrong, where, and what can be done about it.

use std::sync::Arc;

use issue::Issue;
use issue::render::{Rendered, Rendering, rerender_site};
use leptos::prelude::*;

use crate::browser::focus;
use crate::browser::html::rendered;
use crate::checks::{Checks, Finding};
use crate::components::{CodeText, SeverityIcon};
use crate::editor::Editor;
use crate::element_ids::row_selector;
use crate::navigation::Navigation;
use crate::parts::rules;
use crate::view::{Tab, View};

/// The id of the list.
pub const LIST_ID: &str = "findings";

/// A finding, after its section's heading if it is the first there.
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
    let line = shortened(&finding.line);
    let has_no_line = line.is_empty();

    view! {
        <li class="finding" tabindex="-1" data-severity=severity>
            {heading}
            <p class="finding-message">
                <SeverityIcon severity/>
                <span class="finding-severity">{severity}</span>
                " "
                <CodeText text=finding.message.clone()/>
            </p>
            <p class="finding-line" hidden=has_no_line>
                {line}
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
    let ignore = move |_| actions.ignore(&finding);
    let explain = move |_| is_explained.update(|it| *it = !*it);

    view! {
        <div class="finding-actions">
            <button type="button" on:click=go>
                "Go to"
            </button>
            {fix_button}
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

/// The button that fixes a finding, and what that does.
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

/// What the buttons of a finding do.
#[derive(Clone, Copy)]
struct Actions {
    checks: Checks,
    editor: Editor,
    view: View,
    navigation: Navigation,
}

impl Actions {
    fn new() -> Self {
        Self {
            checks: Checks::expect(),
            editor: Editor::expect(),
            view: View::expect(),
            navigation: Navigation::expect(),
        }
    }

    /// Shows where it is: the row of its entry, or else its line in the source.
    fn go_to(self, finding: &Finding) {
        let Some(place) = self.checks.place(finding) else {
            self.editor.announce("Already fixed.");
            return;
        };
        let at = place.problem.range.start;
        self.editor.reveal(at);
        match (finding.section.as_ref(), place.entry) {
            (Some(section), Some(entry)) => {
                if self.editor.closes_form() {
                    self.view.show(Tab::Forms);
                    focus::soon_on_match(row_selector(section, entry));
                }
            }
            _ => self.navigation.reveal_source(at),
        }
    }

    fn fix(self, finding: &Finding) {
        let at = index_of(self.checks, finding);
        if self.checks.fix(finding) {
            focus_at(self.checks, at);
        }
    }

    fn ignore(self, finding: &Finding) {
        let at = index_of(self.checks, finding);
        self.checks.ignore(finding);
        focus_at(self.checks, at);
    }
}

/// Applies every safe fix.
pub fn fix_all(checks: Checks) {
    checks.fix_all_safe();
    focus_at(checks, 0);
}

/// The rule's own documentation, as HTML.
fn manual(rule: &str) -> String {
    let doc = rules::loaded().map_or("", |it| (it.manual)(rule));
    rerender_site(&Rendered::nothing(Rendering::Site), &Issue::new(doc)).html()
}

/// The finding's index in the list.
fn index_of(checks: Checks, finding: &Finding) -> usize {
    let shown = checks.shown();
    let at = shown.with_untracked(|it| it.iter().position(|it| **it == *finding));
    at.unwrap_or_default()
}

/// Puts the focus on the item that is at `index` now: the one that had it is gone.
fn focus_at(checks: Checks, index: usize) {
    let count = checks.shown().with_untracked(Vec::len);
    match count {
        0 => focus::soon("problems"),
        _ => focus::soon_on_match(format!(
            "#{LIST_ID} > :nth-child({})",
            index.min(count - 1) + 1
        )),
    }
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
