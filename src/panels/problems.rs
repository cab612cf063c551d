//! What the rules found, by section: each finding with a way to go to it and, if there is one, its fix.

use issue::lint::Severity;
use leptos::prelude::*;

use crate::checks::{Checks, FindingRow};
use crate::editor::{Editor, SectionId};
use crate::parts::rules;
use crate::view::{Tab, View};
use crate::words::counted;

mod actions;
mod checklist;
mod finding;
mod finish;
mod group;
mod past_issues;

use actions::{LIST_ID, fix_all};
use checklist::Checklists;
use finding::FindingItem;
use finish::FinishBar;
pub use finish::FinishStrip;
use group::GroupItem;
use past_issues::PastIssuesChoice;

/// The most findings that are listed at once.
const MOST: usize = 300;

/// What the list shows of a row. It is the key of a list item, so the item is built again only if this changes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Card {
    row: FindingRow,
    /// Whether it is the first finding of its section.
    is_first: bool,
}

/// What the rules found.
#[component]
pub fn ProblemsPanel() -> impl IntoView {
    view! {
        <section class="problems" id="problems" tabindex="-1" aria-label="Problems">
            <FinishBar/>
            <ProblemsBar/>
            <FindingList/>
            <Checklists/>
            <PastIssuesChoice/>
        </section>
    }
}

/// The findings: first the groups, then each of the rest in the order of the text.
#[component]
fn FindingList() -> impl IntoView {
    let view = View::expect();
    let rows = Checks::expect().rows();
    // While the list is hidden it does not change, so that typing does not wait for it.
    let cards = Memo::new(move |last: Option<&Vec<Card>>| {
        if view.shows(Tab::Problems) {
            rows.with(|it| cards(it))
        } else {
            last.cloned().unwrap_or_default()
        }
    });
    let unlisted = Memo::new(move |_| rows.with(Vec::len).saturating_sub(MOST));
    let hint = move || format!("And {} more, listed once these are fixed.", unlisted.get());
    let item = |card: Card| {
        let Card { row, is_first } = card;
        match row.findings.as_slice() {
            [one] => view! { <FindingItem finding=one.clone() is_first/> }.into_any(),
            _ => view! { <GroupItem row/> }.into_any(),
        }
    };

    view! {
        <ul class="findings" id=LIST_ID role="list" hidden=move || rows.with(Vec::is_empty)>
            <For each=move || cards.get() key=Card::clone children=item/>
        </ul>
        <Show when=move || unlisted.get() != 0>
            <p class="hint">{hint}</p>
        </Show>
    }
}

fn cards(rows: &[FindingRow]) -> Vec<Card> {
    let mut section: Option<Option<SectionId>> = None;
    let mut list = Vec::with_capacity(rows.len().min(MOST));
    for row in rows.iter().take(MOST) {
        let own = row.findings.first().and_then(|it| it.section.clone());
        let is_first = !row.is_group() && section.as_ref() != Some(&own);
        if !row.is_group() {
            section = Some(own);
        }
        list.push(Card {
            row: row.clone(),
            is_first,
        });
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
        () if checks.has_looked() => checks.rows().with(|it| summary(it)),
        () => String::new(),
    });
    let fix_title = move || match fixes.get() {
        1 => "1 fix that does not change what the page says".to_owned(),
        count => format!("{count} fixes that do not change what the page says"),
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

/// "3 problems: 1 error, 2 warnings. 4 hints".
fn summary(rows: &[FindingRow]) -> String {
    let count = |severity: Severity| rows.iter().filter(|it| it.severity() == severity).count();
    let part = |severity: Severity| match count(severity) {
        0 => None,
        some => Some(counted(some, severity.name())),
    };
    let parts = [Severity::Error, Severity::Warning]
        .into_iter()
        .filter_map(part);
    let parts = parts.collect::<Vec<_>>().join(", ");
    let hints = part(Severity::Hint);
    match (count(Severity::Error) + count(Severity::Warning), hints) {
        (0, None) => {
            let rules = rules::loaded().map_or(0, |it| it.count);
            format!("No problems: {rules} rules checked this issue.")
        }
        (0, Some(hints)) => format!("No problems. {hints}"),
        (some, None) => format!("{}: {parts}", counted(some, "problem")),
        (some, Some(hints)) => format!("{}: {parts}. {hints}", counted(some, "problem")),
    }
}
