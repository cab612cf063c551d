//! One finding: what is wrong, where, and what can be done about it.

use leptos::prelude::*;
use std::sync::Arc;

use issue::lint::RULES;
use issue::render::{Rendering, render};

use super::words;
use crate::browser::dom::{El, Nodes, button, div, h2, li, nodes, p, span, when};
use crate::browser::focus;
use crate::editor::Editor;
use crate::element_ids::row_selector;
use crate::findings::{Finding, Findings};
use crate::navigation::Navigation;
use crate::parts::mark::mark;
use crate::view::{Tab, View};

/// The list's element.
pub const LIST: &str = "findings";

/// A finding, with its section's heading if it is the first there.
pub fn row(finding: &Arc<Finding>, is_first: bool) -> El {
    let heading = || {
        let heading = h2().class("finding-section");
        heading.child(finding.heading.as_str())
    };
    let word = finding.severity.name();
    let message = p()
        .class("finding-message")
        .child(mark(word))
        .child(span().class("finding-severity").child(word))
        .child(" ")
        .child(words::with_code(&finding.message));
    let line = p()
        .class("finding-line")
        .attr("hidden", finding.line.trim().is_empty())
        .child(shortened(&finding.line));
    let is_told = RwSignal::new(false);
    let rule = finding.rule;
    let why = move || div().class("finding-why").html(&manual(rule));

    li().class("finding")
        .attr("tabindex", "-1")
        .attr("data-severity", word)
        .child(is_first.then(heading))
        .child(message)
        .child(line)
        .child(actions(finding, is_told))
        .child(when(move || is_told.get(), why))
}

/// What can be done about it; `is_told` is whether its rule is explained.
fn actions(finding: &Arc<Finding>, is_told: RwSignal<bool>) -> El {
    let findings = Findings::expect();
    let (editor, view) = (Editor::expect(), View::expect());
    let navigation = Navigation::expect();
    let it = finding.clone();
    let go = move || go_to(findings, editor, view, navigation, &it);
    let it = finding.clone();
    let ignore = move || {
        let at = place(findings, &it);
        findings.ignore(&it);
        focus_at(findings, at);
    };
    let why = button()
        .class("quiet")
        .attr("aria-expanded", move || is_told.get().to_string())
        .on_click(move || is_told.update(|it| *it = !*it))
        .child("Why?");
    let ignore = button().class("quiet").on_click(ignore);
    let aside = span()
        .class("finding-aside")
        .child(why)
        .child(ignore.child("Ignore once"));

    div()
        .class("finding-actions")
        .child(button().on_click(go).child("Go to"))
        .child(finding.fix.as_ref().map(|it| fix_button(finding, it)))
        .child(aside)
}

/// The button that mends it, and what that would do.
fn fix_button(finding: &Arc<Finding>, title: &str) -> Nodes {
    let findings = Findings::expect();
    let finding = finding.clone();
    let shown = span().class("finding-fix").attr("aria-hidden", "true");
    let button = button()
        .class("fix")
        .attr("title", title.to_owned())
        .on_click(move || fix(findings, &finding));
    nodes()
        .child(button.child("Fix"))
        .child(shown.child(words::with_code(title)))
}

/// Shows where it is: the row of its entry, or else its line in the source.
fn go_to(
    findings: Findings,
    editor: Editor,
    view: View,
    navigation: Navigation,
    finding: &Finding,
) {
    let Some(place) = findings.place(finding) else {
        editor.say("This problem is not there any more.");
        return;
    };
    let at = place.problem.range.start;
    editor.look_at(at);
    match (finding.section.as_ref(), place.entry) {
        (Some(section), Some(entry)) => {
            if !editor.is_finished() {
                return;
            }
            view.show(Tab::Entries);
            focus::soon_on_match(row_selector(section, entry));
        }
        _ => navigation.reveal_source(at),
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
