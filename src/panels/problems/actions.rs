//! What the buttons of the list do, and where the focus goes afterwards.

use leptos::prelude::*;

use crate::browser::focus;
use crate::checks::{Checks, Finding, FindingRow};
use crate::editor::Editor;
use crate::element_ids::row_selector;
use crate::navigation::{Navigation, entry_at};
use crate::view::{Tab, View};

/// The id of the list.
pub const LIST_ID: &str = "findings";

/// What the buttons of a finding do.
#[derive(Clone, Copy)]
pub struct Actions {
    checks: Checks,
    editor: Editor,
    view: View,
    navigation: Navigation,
}

impl Actions {
    /// Creates the actions for the caller's component.
    pub fn new() -> Self {
        Self {
            checks: Checks::expect(),
            editor: Editor::expect(),
            view: View::expect(),
            navigation: Navigation::expect(),
        }
    }

    /// Shows where the finding is: the row of its entry, or otherwise its line in the source.
    pub fn go_to(self, finding: &Finding) {
        let Some(place) = self.checks.place(finding) else {
            self.editor.announce("Already fixed.");
            return;
        };
        let at = place.problem.range.start;
        match (finding.section.as_ref(), place.entry) {
            (Some(section), Some(entry)) => self.go_to_row(section, entry, at),
            _ => self.go_to_source(at),
        }
    }

    /// Shows the entry that contains `line` of the text, counted from 1, or otherwise the line in the source.
    pub fn go_to_line(self, line: usize) {
        let issue = self.editor.issue().get_untracked();
        let starts = issue.text().match_indices('\n').map(|(at, _)| at + 1);
        let at = std::iter::once(0).chain(starts).nth(line.saturating_sub(1));
        let at = at.unwrap_or_default();
        let sections = self.editor.sections().get_untracked();
        let found = entry_at(&issue, at)
            .and_then(|(section, entry)| Some((sections.get(section)?.id.clone(), entry)));
        match found {
            Some((section, entry)) => self.go_to_row(&section, entry, at),
            None => self.go_to_source(at),
        }
    }

    fn go_to_row(self, section: &str, entry: usize, at: usize) {
        if self.editor.closes_form() {
            self.editor.reveal(at);
            self.view.show(Tab::Forms);
            focus::soon_on_match(row_selector(section, entry));
        }
    }

    fn go_to_source(self, at: usize) {
        self.editor.reveal(at);
        self.navigation.reveal_source(at);
    }

    /// Fixes all findings of a row, and keeps the focus where it is.
    pub fn fix_all_of(self, row: &FindingRow) {
        if self.editor.closes_form() {
            self.checks.fix_row(row);
        }
    }

    /// Fixes all findings of a row.
    pub fn fix_row(self, row: &FindingRow) {
        let at = row.findings.first().map(|it| index_of(self.checks, it));
        self.checks.fix_row(row);
        focus_at(self.checks, at.unwrap_or_default());
    }

    /// Applies the fix of a finding.
    pub fn fix(self, finding: &Finding) {
        let at = index_of(self.checks, finding);
        if self.checks.fix(finding) {
            focus_at(self.checks, at);
        }
    }

    /// Ignores a finding.
    pub fn ignore(self, finding: &Finding) {
        let at = index_of(self.checks, finding);
        self.checks.ignore(finding);
        focus_at(self.checks, at);
    }
}

/// Applies every safe fix.
pub fn fix_all(checks: Checks) {
    checks.fix_all_safe();
    focus_at(checks, 0);
}

/// The index in the list of the row with the finding.
fn index_of(checks: Checks, finding: &Finding) -> usize {
    let has = |row: &FindingRow| row.findings.iter().any(|it| **it == *finding);
    let at = checks.rows().with_untracked(|it| it.iter().position(has));
    at.unwrap_or_default()
}

/// The number of another line that a message names: "Address is already listed in line 262". `None` for a line of
/// another file.
pub fn line_in(message: &str) -> Option<usize> {
    let (_, after) = message.split_once(" in line ")?;
    let digits = after
        .find(|it: char| !it.is_ascii_digit())
        .unwrap_or(after.len());
    after.get(..digits)?.parse().ok()
}

/// Focuses the item that is now at `index`, because the focused one is gone.
fn focus_at(checks: Checks, index: usize) {
    let count = checks.rows().with_untracked(Vec::len);
    match count {
        0 => focus::soon("problems"),
        _ => focus::soon_on_match(format!(
            "#{LIST_ID} > :nth-child({})",
            index.min(count - 1) + 1
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::line_in;

    #[test]
    fn a_message_may_name_another_line() {
        assert_eq!(line_in("Address is already listed in line 262"), Some(262));
        assert_eq!(line_in("Event is also in line 26"), Some(26));
        assert_eq!(
            line_in("Address was listed in 2026-08-19.md, line 12"),
            None
        );
        assert_eq!(line_in("Nothing in line with it"), None);
    }
}
