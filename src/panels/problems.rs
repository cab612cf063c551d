//! What the rules found, by section: each finding with the way to it and, where there is one, its fix.

use std::sync::Arc;

use issue::lint::Severity;
use leptos::prelude::*;

use crate::checks::{Checks, Finding};
use crate::editor::{Editor, SectionId};
use crate::parts::rules;
use crate::view::{Tab, View};
use crate::words::counted;

mod checklist;
mod finding;
mod past_issues;

use checklist::Checklists;
use finding::{FindingItem, LIST_ID, fix_all};
use past_issues::PastIssuesChoice;

/// The most findings that are listed at once.
const MOST: usize = 300;

/// All that the list shows of a finding: the key by which an item stays as it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Card {
    finding: Arc<Finding>,
    /// Whether it is the first of its section.
    is_first: bool,
}

/// What the rules found.
#[component]
pub fn ProblemsPanel() -> impl IntoView {
    view! {
        <section class="problems" id="problems" tabindex="-1" aria-label="Problems">
            <Checklists/>
            <ProblemsBar/>
            <FindingList/>
            <PastIssuesChoice/>
        </section>
    }
}

/// The findings, in the order of the text.
#[component]
fn FindingList() -> impl IntoView {
    let view = View::expect();
    let shown = Checks::expect().shown();
    // While the list is out of sight it stays as it is: typing does not wait for it.
    let cards = Memo::new(move |last: Option<&Vec<Card>>| {
        if view.shows(Tab::Problems) {
            shown.with(|it| cards(it))
        } else {
            last.cloned().unwrap_or_default()
        }
    });
    let unlisted = Memo::new(move |_| shown.with(Vec::len).saturating_sub(MOST));
    let hint = move || format!("And {} more, listed once these are fixed.", unlisted.get());

    view! {
        <ul class="findings" id=LIST_ID role="list" hidden=move || shown.with(Vec::is_empty)>
            <For each=move || cards.get() key=Card::clone let(Card { finding, is_first })>
                <FindingItem finding is_first/>
            </For>
        </ul>
        <Show when=move || unlisted.get() != 0>
            <p class="hint">{hint}</p>
        </Show>
    }
}

fn cards(findings: &[Arc<Finding>]) -> Vec<Card> {
    let mut section: Option<&Option<SectionId>> = None;
    let mut list = Vec::with_capacity(findings.len().min(MOST));
    for finding in findings.iter().take(MOST) {
        list.push(Card {
            finding: finding.clone(),
            is_first: section != Some(&finding.section),
        });
        section = Some(&finding.section);
    }
    list
}

/// How many problems there are, and what can be done about all of them.
#[component]
fn ProblemsBar() -> impl IntoView {
    let (editor, checks) = (Editor::expect(), Checks::expect());
    let shown = checks.shown();
    let fixes = Memo::new(move |_| shown.with(|it| it.iter().filter(|it| it.is_safe).count()));
    let ignored = Memo::new(move |_| checks.ignored_count());
    let summary = Memo::new(move |_| match () {
        () if !editor.is_open() => String::new(),
        () if checks.has_looked() => shown.with(|it| summary(it)),
        () => String::new(),
    });
    let fix_title = move || match fixes.get() {
        1 => "1 fix that leaves the page's meaning as it is".to_owned(),
        count => format!("{count} fixes that leave the page's meaning as it is"),
    };

    view! {
        <div class="problems-bar">
            <p class="problems-summary" aria-live="polite">
                {summary}
            </p>
            <button
                type="button"
                class="fix"
                title=fix_title
                hidden=move || fixes.get() == 0
                on:click=move |_| fix_all(checks)
            >
                "Apply all safe fixes"
            </button>
            <button
                type="button"
                class="quiet"
                hidden=move || ignored.get() == 0
                on:click=move |_| checks.show_ignored()
            >
                {move || format!("Show {} ignored", ignored.get())}
            </button>
        </div>
    }
}

/// "3 problems: 1 error, 2 warnings".
fn summary(findings: &[Arc<Finding>]) -> String {
    let of = |severity: Severity| {
        let count = findings.iter().filter(|it| it.severity == severity).count();
        (count > 0).then(|| counted(count, severity.name()))
    };
    let parts = [Severity::Error, Severity::Warning, Severity::Hint].map(of);
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    match findings.len() {
        0 => {
            let rules = rules::loaded().map_or(0, |it| it.count);
            format!("No problems: {rules} rules looked at this issue.")
        }
        count => format!("{}: {}", counted(count, "problem"), parts.join(", ")),
    }
}
