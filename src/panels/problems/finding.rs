//! One finding: what is wrong, where, and what can be done about it.

use std::sync::Arc;

use issue::lint::RULES;
use issue::render::{Rendering, render};
use leptos::prelude::*;

use super::words;
use crate::browser::focus;
use crate::editor::Editor;
use crate::findings::{Finding, Findings};
use crate::panels::issue::row_selector;
use crate::parts::mark;
use crate::view::{Tab, View};

/// The list's element.
pub const LIST: &str = "findings";

/// A finding, with its section's heading if it is the first there.
pub fn view(finding: &Arc<Finding>, is_first: bool) -> AnyView {
    let heading = is_first.then(|| finding.heading.clone());
    let word = finding.severity.name();

    view! {
        <li class="finding" tabindex="-1" data-severity=word>
            {heading.map(|it| view! { <h2 class="finding-section">{it}</h2> })}
            <p class="finding-message">
                {mark::view(word)}
                <span class="finding-severity">{word}</span>
                " "
                {words::with_code(&finding.message)}
            </p>
            <p class="finding-line" hidden=finding.line.trim().is_empty()>{shortened(&finding.line)}</p>
            <Actions finding=finding.clone()/>
        </li>
    }
    .into_any()
}

/// What can be done about it.
#[component]
fn Actions(finding: Arc<Finding>) -> impl IntoView {
    let findings = Findings::expect();
    let (editor, view) = (Editor::expect(), View::expect());
    let fix = finding.fix.clone().map(|title| {
        let finding = finding.clone();
        let fix = move |_| fix(findings, &finding);
        let shown = words::with_code(&title);
        view! {
            <button type="button" title=title on:click=fix>"Fix"</button>
            <span class="finding-fix" aria-hidden="true">{shown}</span>
        }
    });
    let is_told = RwSignal::new(false);
    let rule = finding.rule;
    let ignored = finding.clone();
    let ignore = move |_| {
        let at = place(findings, &ignored);
        findings.ignore(&ignored);
        focus_at(findings, at);
    };

    view! {
        <div class="finding-actions">
            <button type="button" on:click=move |_| go_to(findings, editor, view, &finding)>"Go to"</button>
            {fix}
            <span class="finding-aside">
                <button
                    type="button"
                    class="quiet"
                    aria-expanded=move || is_told.get().to_string()
                    on:click=move |_| is_told.update(|it| *it = !*it)
                >
                    "Why?"
                </button>
                <button type="button" class="quiet" on:click=ignore>"Ignore once"</button>
            </span>
        </div>
        <Show when=move || is_told.get()>
            <div class="finding-why" inner_html=manual(rule)></div>
        </Show>
    }
    .into_any()
}

/// Shows where it is: the row of its entry, or else its line in the source.
fn go_to(findings: Findings, editor: Editor, view: View, finding: &Finding) {
    let Some(place) = findings.place(finding) else {
        editor.say("This problem is not there any more.");
        return;
    };
    let at = place.problem.range.start;
    editor.look_at(at);
    match (finding.section.as_ref(), place.entry) {
        (Some(section), Some(entry)) => {
            editor.keep();
            view.show(Tab::Entries);
            focus::soon_on_match(row_selector(section, entry));
        }
        _ => view.show_source_at(at),
    }
}

fn fix(findings: Findings, finding: &Finding) {
    let at = place(findings, finding);
    if findings.fix(finding) {
        focus_at(findings, at);
    }
}

/// Mends all that can be mended without a look.
pub fn fix_all(findings: Findings) {
    findings.fix_all_safe();
    focus_at(findings, 0);
}

/// The rule's own documentation.
fn manual(rule: &str) -> String {
    let found = RULES.iter().find(|it| it.name == rule);
    let doc = found.map_or("", |it| it.doc);
    render(doc, Rendering::GitHub).html()
}

/// Where the finding stands in the list.
fn place(findings: Findings, finding: &Finding) -> usize {
    let shown = findings.shown();
    let at = shown.with_untracked(|it| it.iter().position(|it| **it == *finding));
    at.unwrap_or_default()
}

/// Puts the focus on what stands at `index` now, for what had it is gone.
fn focus_at(findings: Findings, index: usize) {
    let count = findings.shown().with_untracked(Vec::len);
    match count {
        0 => focus::soon("problems"),
        _ => focus::soon_on_match(format!(
            "#{LIST} > :nth-child({})",
            index.min(count - 1) + 1
        )),
    }
}

/// How much of a line is shown.
const LENGTH: usize = 240;

fn shortened(line: &str) -> String {
    let line = line.trim();
    match line.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line.to_owned(),
    }
}
