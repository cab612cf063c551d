//! The bar above everything: which issue this is, and what can be done with the whole of it.

use issue::{Issue, issue_field};
use leptos::prelude::Effect;
use leptos::prelude::*;

use crate::browser::dom::{El, button, div, h1, header, img, span};
use crate::browser::screen;
use crate::editor::Editor;
use crate::panels::output::output;
use crate::panels::status::status;
use crate::parts::modal::opens;
use crate::view::Dialog;

/// The bar above everything.
pub fn top_bar() -> El {
    let name = name();
    name_tab(name);
    let brand = img()
        .class("brand")
        .attr("src", "icons/galley.svg")
        .attr("alt", "")
        .attr("width", "28")
        .attr("height", "28");
    let masthead = div()
        .class("masthead")
        .child(brand)
        .child(h1().child(move || name.get()))
        .child(status());
    let help = opens(Dialog::Shortcuts)
        .class("help")
        .attr("aria-label", "Keyboard shortcuts")
        .attr("title", "Keyboard shortcuts (?)")
        .child("?");
    let toolbar = div()
        .class("toolbar")
        .child(steps())
        .child(span().class("toolbar-gap"))
        .child(opens(Dialog::Open).child("Open"))
        .child(opens(Dialog::NewIssue).child("New issue"))
        .child(output())
        .child(help);

    header().class("top-bar").child(masthead).child(toolbar)
}

/// The browser's tab says which issue it is: several drafts may be open side by side.
fn name_tab(name: Memo<String>) {
    let editor = Editor::expect();
    Effect::new(move |_| {
        let suffix = if editor.is_open() { " · Galley" } else { "" };
        screen::set_title(&format!("{}{suffix}", name.get()));
    });
}

/// "666, Wednesday 26 August 2026", the page's own name while nothing is open.
fn name() -> Memo<String> {
    let editor = Editor::expect();
    Memo::new(move |_| {
        if editor.is_open() {
            editor.issue().with(name_of)
        } else {
            "Galley".to_owned()
        }
    })
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

/// Undo and redo, which say what they would do.
fn steps() -> [El; 2] {
    let editor = Editor::expect();
    let (undo, redo) = (move || editor.undo_label(), move || editor.redo_label());
    [
        step("Undo", "Ctrl+Z", undo).on_click(move || editor.undo()),
        step("Redo", "Ctrl+Shift+Z", redo).on_click(move || editor.redo()),
    ]
}

/// A button for a step, named `name` and done by `keys` too; `label` says what would change.
fn step(
    name: &'static str,
    keys: &'static str,
    label: impl Fn() -> Option<String> + Copy + 'static,
) -> El {
    let editor = Editor::expect();
    let title = move || label().map(|it| format!("{name} {it} ({keys})"));
    let is_idle = move || label().is_none() || editor.is_read_only();
    button()
        .attr("title", title)
        .attr("aria-disabled", move || is_idle().to_string())
        .child(name)
}
