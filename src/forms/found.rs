//! What the rules found about the entry of an open form, said in the field it belongs to.
//!
//! The form writes as it is typed into, so the rules look at the entry with the rest of the text, once typing rests.
//! A field that was typed into since then says nothing of what was found before.

use leptos::prelude::*;
use std::sync::Arc;

use issue::Issue;
use issue::entry::{Entry, LocatedEntry, entries};

use super::state::EntryFormState;
use crate::browser::dom::{El, button, div, each, p, span};
use crate::components::CodeText;
use crate::editor::{Editor, SectionId, index_of};
use crate::findings::{Finding, Findings};
use crate::parts::mark::mark;

/// What was found about the entry of the form, as of the rules' last look.
pub fn found(findings: Findings, place: impl FnOnce() -> Option<EntryPlace>) -> Vec<Arc<Finding>> {
    let place = findings.has_looked().then(place).flatten();
    let found = place.map(|it| findings.of_entry(&it.id, it.index, it.end));
    found.unwrap_or_default()
}

/// Where the form's entry stands in the text as it is.
pub struct EntryPlace {
    id: SectionId,
    /// Which of the outline's sections it is in.
    section: usize,
    /// Which of that section's entries it is.
    index: usize,
    /// The byte at which it ends.
    end: usize,
}

impl EntryPlace {
    /// The entry at `index` of a section.
    pub fn at(editor: Editor, id: &SectionId, index: usize) -> Option<Self> {
        let issue = editor.issue().get_untracked();
        let section = index_of(issue.outline(), id)?;
        Some(Self {
            id: id.clone(),
            section,
            index,
            end: entries_in(&issue, section).get(index)?.range.end,
        })
    }

    /// The entry that the open form added.
    pub fn added(editor: Editor) -> Option<Self> {
        let issue = editor.issue().get_untracked();
        let at = editor.written_at()?;
        let sections = &issue.outline().sections;
        let mut section = sections.partition_point(|it| it.heading_range.start <= at);
        section = section.checked_sub(1)?;
        let found = entries_in(&issue, section);
        // A line's break may be written before it.
        let index = found.iter().position(|it| at < it.range.end)?;
        let sections = editor.sections().get_untracked();
        Some(Self {
            id: sections.get(section)?.id.clone(),
            section,
            index,
            end: found.get(index)?.range.end,
        })
    }

    /// What the entry says once `finding` is mended, where its fields can say that.
    pub fn mended(&self, editor: Editor, findings: Findings, finding: &Finding) -> Option<Entry> {
        let fix = findings.place(finding)?.problem.fix?;
        let issue = editor.issue().get_untracked();
        fix.entry_after(&issue, self.section, self.index)
    }
}

fn entries_in(issue: &Issue, section: usize) -> Vec<LocatedEntry> {
    let outline = issue.outline();
    let section = outline.sections.get(section);
    let found = section.map(|it| entries(issue.text(), &outline.hidden, it));
    found.unwrap_or_default()
}

/// The problems that `shown` gives, each with the way to mend it.
pub fn list(state: EntryFormState, shown: impl Fn() -> Vec<Arc<Finding>> + 'static) -> El {
    div()
        .class("found")
        .attr("aria-live", "polite")
        .child(each(shown, Arc::clone, move |it| row(state, it)))
}

fn row(state: EntryFormState, finding: Arc<Finding>) -> El {
    let word = finding.severity.name();
    let message = p()
        .child(mark(word))
        .child(span().class("finding-severity").child(word))
        .child(" ")
        .child(view! { <CodeText text=finding.message.clone()/> }.into_any());
    let fix = finding.fix.clone().map(|title| {
        let face = match state.mended(&finding) {
            Some(_) => "Fix",
            None => "Save and fix",
        };
        let button = button()
            .class("fix")
            .attr("aria-label", format!("{face}: {title}"))
            .on_click(move || state.mend(&finding));
        let shown = span().class("finding-fix").attr("aria-hidden", "true");
        p().child(button.child(face))
            .child(shown.child(view! { <CodeText text=title.clone()/> }.into_any()))
    });
    div()
        .class("finding-in-form")
        .attr("data-severity", word)
        .child(message)
        .child(fix)
}
