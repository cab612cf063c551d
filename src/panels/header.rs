//! The header: which issue is open, and what can be done with all of it.

mod menus;
mod status;

use issue::{Issue, issue_field};
use leptos::prelude::*;

use crate::browser::set_title;
use crate::components::{Icon, IconView};
use crate::dialogs::{DialogButton, guide};
use crate::editor::Editor;
use crate::view::{Dialog, Tab, View};
use menus::{ExportMenu, IssueMenu, SaveButton};
use status::Status;

/// The header.
#[component]
pub fn Header() -> impl IntoView {
    let name = name();
    show_in_tab(name);
    let editor = Editor::expect();
    let short_name = move || editor.read_outside_entries(short_name_of);

    view! {
        <header class="top-bar">
            <OutlineButton/>
            <div class="masthead">
                <h1>
                    <span class="long-name">{name}</span>
                    <span class="short-name">{short_name}</span>
                </h1>
                <Status/>
            </div>
            <Toolbar/>
        </header>
    }
}

/// Shows or hides the outline.
#[component]
fn OutlineButton() -> impl IntoView {
    let view = View::expect();
    let is_shown = move || view.shows(Tab::Sections);
    let toggle = move |_| {
        if untrack(is_shown) {
            view.hide_outline();
        } else {
            view.show(Tab::Sections);
        }
    };

    view! {
        <button
            type="button"
            class="quiet icon outline-button"
            hidden=move || view.is_narrow()
            aria-label="Outline"
            title=move || if is_shown() { "Hide the outline" } else { "Show the outline" }
            aria-expanded=move || is_shown().to_string()
            aria-controls="panel-sections"
            on:click=toggle
        >
            <IconView icon=Icon::List/>
        </button>
    }
}

#[component]
fn Toolbar() -> impl IntoView {
    let editor = Editor::expect();
    let undo_label = Signal::derive(move || editor.undo_label());
    let redo_label = Signal::derive(move || editor.redo_label());

    view! {
        <div class="toolbar">
            <HistoryButton name="Undo" keys="Ctrl+Z" icon=Icon::Undo label=undo_label on_click=move |()| editor.undo()/>
            <HistoryButton name="Redo" keys="Ctrl+Shift+Z" icon=Icon::Redo label=redo_label on_click=move |()| editor.redo()/>
            <SearchButton/>
            <IssueMenu/>
            <DialogButton opens=Dialog::NewIssue attr:class="quiet next-issue">
                "New issue…"
            </DialogButton>
            <ExportMenu/>
            <SaveButton/>
            <DialogButton
                opens=Dialog::Guide(guide::EDIT)
                attr:class="quiet icon help"
                attr:aria-label="Guide"
                attr:title="Guide"
            >
                "?"
            </DialogButton>
        </div>
    }
    .into_any()
}

/// A button that undoes or redoes a step.
#[component]
fn HistoryButton(
    /// Its name.
    name: &'static str,
    /// The keys that do the same.
    keys: &'static str,
    /// Its icon.
    icon: Icon,
    /// The label of the step; `None` if there is none.
    label: Signal<Option<String>>,
    /// Called when it is pressed.
    #[prop(into)]
    on_click: Callback<()>,
) -> impl IntoView {
    let editor = Editor::expect();
    let full_name = move || match label.get() {
        Some(label) => format!("{name} {label}"),
        None => name.to_owned(),
    };
    let title = move || format!("{} ({keys})", full_name());
    let is_idle = move || label.with(Option::is_none) || editor.is_read_only();

    view! {
        <button
            type="button"
            class="quiet icon"
            aria-label=full_name
            title=title
            aria-disabled=move || is_idle().to_string()
            on:click=move |_| on_click.run(())
        >
            <IconView icon/>
        </button>
    }
}

/// Opens the palette.
#[component]
fn SearchButton() -> impl IntoView {
    view! {
        <DialogButton
            opens=Dialog::Palette
            attr:class="search"
            attr:title="Search"
            attr:aria-keyshortcuts="Control+K"
        >
            <IconView icon=Icon::Search/>
            <span class="label">"Search"</span>
            <kbd aria-hidden="true">"Ctrl+K"</kbd>
        </DialogButton>
    }
}

/// Shows the issue's name in the browser's tab, because several drafts may be open at once.
fn show_in_tab(name: Memo<String>) {
    let editor = Editor::expect();
    Effect::new(move || {
        let suffix = if editor.is_open() { " · Galley" } else { "" };
        set_title(&format!("{}{suffix}", name.get()));
    });
}

/// "666, Wednesday 26 August 2026", or the page's name while nothing is open.
fn name() -> Memo<String> {
    let editor = Editor::expect();
    Memo::new(move |_| {
        if editor.is_open() {
            editor.read_outside_entries(name_of)
        } else {
            "Galley".to_owned()
        }
    })
}

/// "666, 26 Aug", for a narrow screen.
fn short_name_of(issue: &Issue) -> String {
    let number = issue_field::number(issue).map(|it| it.to_string());
    let date = issue_field::date(issue).map(issue::calendar::Date::day_and_month);
    let date = date.map(|it| shortened(&it).to_owned());
    let known = [number, date].into_iter().flatten().collect::<Vec<_>>();
    if known.is_empty() {
        "No date".to_owned()
    } else {
        known.join(", ")
    }
}

/// "26 August" as "26 Aug".
fn shortened(day: &str) -> &str {
    let end = day.find(' ').map(|it| it + " Aug".len());
    end.and_then(|it| day.get(..it)).unwrap_or(day)
}

fn name_of(issue: &Issue) -> String {
    let number = issue_field::number(issue).map(|it| it.to_string());
    let date = issue_field::date(issue).map(issue::calendar::Date::in_words);
    match (number, date) {
        (None, None) => "An issue without number and date".to_owned(),
        (number, date) => [number, date]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", "),
    }
}
