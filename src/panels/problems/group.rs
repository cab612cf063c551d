//! Several findings of one rule, as one row that opens.

use leptos::prelude::*;

use super::actions::Actions;
use super::finding::FindingItem;
use crate::checks::FindingRow;
use crate::components::SeverityIcon;

/// A row that contains several findings.
#[component]
pub fn GroupItem(
    /// The findings.
    row: FindingRow,
) -> impl IntoView {
    let severity = row.severity().name();
    let is_open = RwSignal::new(false);
    let (title, headings) = (row.title(), row.headings());
    let findings = StoredValue::new(row.findings.clone());
    let items = move || {
        let item = |finding| view! { <FindingItem finding is_first=false/> };
        findings.get_value().into_iter().map(item).collect_view()
    };

    view! {
        <li class="finding finding-group" tabindex="-1" data-severity=severity>
            <p class="finding-message">
                <SeverityIcon severity/>
                <span class="finding-severity">{severity}</span>
                " "
                <strong>{title}</strong>
            </p>
            <p class="finding-line" data-code="false">
                {headings}
            </p>
            <GroupActions row is_open/>
            <Show when=move || is_open.get()>
                <ul class="findings" role="list">
                    {items}
                </ul>
            </Show>
        </li>
    }
    .into_any()
}

/// What can be done about all of them.
#[component]
fn GroupActions(
    /// The findings.
    row: FindingRow,
    /// Whether they are listed one by one.
    is_open: RwSignal<bool>,
) -> impl IntoView {
    let actions = Actions::new();
    let count = row.findings.len();
    let first = row.findings.first().cloned();
    let go = move |_| {
        if let Some(first) = &first {
            actions.go_to(first);
        }
    };
    let label = row.fix_all_label();
    let fix_all = row.is_fixed_at_once().then(|| {
        let fix = move |_| actions.fix_row(&row);
        view! {
            <button type="button" class="fix" on:click=fix>
                {label}
            </button>
        }
    });
    let toggle = move |_| is_open.update(|it| *it = !*it);
    let toggle_label = move || {
        if is_open.get() {
            "Show less".to_owned()
        } else {
            format!("Show all {count}")
        }
    };

    view! {
        <div class="finding-actions">
            {fix_all}
            <button type="button" on:click=go>
                "Go to"
            </button>
            <button
                type="button"
                class="quiet"
                aria-expanded=move || is_open.get().to_string()
                on:click=toggle
            >
                {toggle_label}
            </button>
        </div>
    }
}
