//! What the rules found, by section: each with the way to it and, where there is one, the way to mend it.

use leptos::prelude::*;
use std::cell::RefCell;
use std::sync::Arc;

use issue::lint::{RULES, Severity};

use crate::browser::dom::{El, button, div, each, of, p, section, ul};
use crate::editor::{Editor, SectionId};
use crate::findings::{Finding, Findings};
use crate::view::{Tab, View};

mod archive;
mod checklist;
mod finding;
pub mod words;

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
pub fn problems_panel() -> El {
    let findings = Findings::expect();
    let view = View::expect();
    let shown = findings.shown();
    // While nobody sees it, the list stays as it was.
    let last = RefCell::new(Vec::new());
    let cards = move || {
        if view.shows(Tab::Problems) {
            last.replace(shown.with(|it| cards(it)));
        }
        last.borrow().clone()
    };
    let list = ul()
        .class("findings")
        .id(finding::LIST)
        .attr("role", "list")
        .attr("hidden", move || shown.with(Vec::is_empty))
        .child(each(cards, Card::clone, |it| {
            finding::row(&it.finding, it.is_first)
        }));
    let rest = move || shown.with(Vec::len).saturating_sub(MOST);
    let hint = move |rest| {
        let words = || format!("And {rest} more, listed once these are mended.");
        (rest != 0).then(|| p().class("hint").child(words()))
    };

    section()
        .class("problems")
        .id("problems")
        .attr("tabindex", "-1")
        .attr("aria-label", "Problems")
        .child(checklist::checklists())
        .child(bar())
        .child(list)
        .child(of(rest, hint))
        .child(archive::earlier_issues())
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
fn bar() -> El {
    let findings = Findings::expect();
    let shown = findings.shown();
    let fixes = move || shown.with(|it| it.iter().filter(|it| it.is_safe).count());
    let ignored = move || findings.ignored_count();
    let editor = Editor::expect();
    let said = move || match () {
        () if !editor.is_open() => String::new(),
        () if findings.has_looked() => shown.with(|it| summary(it)),
        () => "Looking…".to_owned(),
    };
    let fixed = move || match fixes() {
        1 => "1 fix that leaves the page's meaning as it is".to_owned(),
        count => format!("{count} fixes that leave the page's meaning as it is"),
    };

    let summary = p().class("problems-summary").attr("aria-live", "polite");
    let fix_all = button()
        .class("fix")
        .attr("title", fixed)
        .attr("hidden", move || fixes() == 0)
        .on_click(move || finding::fix_all(findings));
    let show_ignored = button()
        .class("quiet")
        .attr("hidden", move || ignored() == 0)
        .on_click(move || findings.show_ignored())
        .child(move || format!("Show {} ignored", ignored()));
    div()
        .class("problems-bar")
        .child(summary.child(said))
        .child(fix_all.child("Fix all safe ones"))
        .child(show_ignored)
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
