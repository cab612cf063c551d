//! What the rules found, by section: each with the way to it and, where there is one, the way to mend it.

use std::sync::Arc;

use issue::lint::{RULES, Severity};
use leptos::prelude::*;

use crate::editor::{Editor, SectionId};
use crate::findings::{Finding, Findings};
use crate::view::{Tab, View};

mod archive;
mod checklist;
mod finding;
mod words;

/// More findings than this are not listed at once.
const MOST: usize = 300;

/// What the list shows of a finding, and by which it knows whether to show it anew.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Card {
    finding: Arc<Finding>,
    /// Whether its section begins with it.
    is_first: bool,
}

/// What the rules found.
#[component]
pub fn ProblemsPanel() -> impl IntoView {
    let findings = Findings::expect();
    let view = View::expect();
    let shown = findings.shown();
    // While nobody sees it, the list stays as it was.
    let cards = Memo::new(move |old: Option<&Vec<Card>>| {
        if view.shows(Tab::Problems) {
            shown.with(|it| cards(it))
        } else {
            old.cloned().unwrap_or_default()
        }
    });
    let rest = move || shown.with(Vec::len).saturating_sub(MOST);

    view! {
        <section class="problems" id="problems" tabindex="-1" aria-label="Problems">
            <checklist::Checklists/>
            <Bar/>
            <ul class="findings" id=finding::LIST role="list" hidden=move || cards.with(Vec::is_empty)>
                <For
                    each=move || cards.get()
                    key=Card::clone
                    children=|it| finding::view(&it.finding, it.is_first)
                />
            </ul>
            <Show when=move || rest() != 0>
                <p class="hint">{move || format!("And {} more, listed once these are mended.", rest())}</p>
            </Show>
            <archive::EarlierIssues/>
        </section>
    }
    .into_any()
}

fn cards(findings: &[Arc<Finding>]) -> Vec<Card> {
    let mut seen: Option<&Option<SectionId>> = None;
    let mut list = Vec::with_capacity(findings.len().min(MOST));
    for finding in findings.iter().take(MOST) {
        list.push(Card {
            finding: finding.clone(),
            is_first: seen != Some(&finding.section),
        });
        seen = Some(&finding.section);
    }
    list
}

/// How many problems there are, and what can be done about all of them.
#[component]
fn Bar() -> impl IntoView {
    let findings = Findings::expect();
    let shown = findings.shown();
    let fixes = Memo::new(move |_| shown.with(|it| it.iter().filter(|it| it.is_safe).count()));
    let ignored = findings.ignored_count();
    let is_open = Editor::expect().is_open();
    let summary = move || match () {
        () if !is_open.get() => String::new(),
        () if findings.has_looked() => shown.with(|it| summary(it)),
        () => "Looking…".to_owned(),
    };
    let fixed = move || match fixes.get() {
        1 => "1 fix that leaves the page's meaning as it is".to_owned(),
        count => format!("{count} fixes that leave the page's meaning as it is"),
    };

    view! {
        <div class="problems-bar">
            <p class="problems-summary" aria-live="polite">{summary}</p>
            <button
                type="button"
                title=fixed
                hidden=move || fixes.get() == 0
                on:click=move |_| finding::fix_all(findings)
            >
                "Fix all safe ones"
            </button>
            <button
                type="button"
                class="quiet"
                hidden=move || ignored.get() == 0
                on:click=move |_| findings.show_ignored()
            >
                {move || format!("Show {} ignored", ignored.get())}
            </button>
        </div>
    }
    .into_any()
}

/// "3 problems: 1 error, 2 warnings"
fn summary(findings: &[Arc<Finding>]) -> String {
    let of = |severity: Severity| {
        let count = findings.iter().filter(|it| it.severity == severity).count();
        (count > 0).then(|| words::counted(count, severity.name()))
    };
    let parts = [Severity::Error, Severity::Warning, Severity::Hint].map(of);
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    match findings.len() {
        0 => format!("No problems: {} rules looked at this issue.", RULES.len()),
        count => format!("{}: {}", words::counted(count, "problem"), parts.join(", ")),
    }
}
