//! Checks the open issue with the rules: a handle that is cheap to copy.
//!
//! Typing never waits for the rules. They run in steps when typing pauses, and the next key stops them. A report names
//! the revision of the text that was checked. Panels show findings, which are values without offsets. The position and
//! the fix of a finding are looked up on demand, in the text as it is then.

use std::ops::Deref;
use std::sync::Arc;

use issue::lint::{Archive, Fix, Problem, Safety, Settings, Severity};
use issue::{Issue, Revision};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_use_fn_debounce_throttle::use_debounce_fn;

use crate::editor::{Editor, RowId, Rows, SectionId};
use crate::parts::rules::Rules;
use crate::parts::{Part, rules};
use crate::section_commands::remove_past_events;
use crate::view::View;

mod checklists;
mod groups;
mod past_issues;
mod report;

pub use checklists::{Checklist, Point};
pub use groups::FindingRow;
use groups::PAST_EVENTS;
pub use past_issues::PastIssues;
use report::CheckReport;
pub use report::{Finding, FindingPlace};

/// How long typing has to pause before the rules run, in milliseconds.
const PAUSE: f64 = 150.0;

/// What the rules found, and what can be done about it.
#[derive(Clone, Copy, Debug)]
pub struct Checks(&'static State);

/// The state of [`Checks`], for as long as the page lives.
#[derive(Debug)]
pub struct State {
    editor: Editor,
    /// The rules, which are loaded once a draft is open.
    part: Part,
    report: RwSignal<Arc<CheckReport>>,
    ignored: RwSignal<Vec<String>>,
    archive: RwSignal<Arc<Archive>>,
    /// Why past issues are kept for this visit only; empty if they are stored.
    unkept: RwSignal<String>,
    shown: Memo<Vec<Arc<Finding>>>,
    rows: Memo<Vec<FindingRow>>,
    /// The revision that the rules are checking now.
    checking: StoredValue<Option<Revision>>,
}

/// How many problems an entry has, and how bad the worst one is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Never zero.
    pub count: usize,
    /// The severity of the worst one.
    pub severity: Severity,
    /// What is wrong, one problem per line.
    pub messages: String,
}

impl Tally {
    fn of(finding: &Finding) -> Self {
        Self {
            count: 0,
            severity: finding.severity,
            messages: String::new(),
        }
    }

    fn add(&mut self, finding: &Finding) {
        self.count += 1;
        self.severity = self.severity.min(finding.severity);
        if !self.messages.is_empty() {
            self.messages.push('\n');
        }
        self.messages.push_str(&finding.message);
    }
}

impl Deref for Checks {
    type Target = State;

    fn deref(&self) -> &State {
        self.0
    }
}

impl Checks {
    /// Checks the issue that is open in `editor`; leaves out the findings that `view` ignores.
    pub fn new(editor: Editor, view: View, part: Part) -> Self {
        let report = RwSignal::<Arc<CheckReport>>::default();
        let ignored = view.ignored;
        let shown = Memo::new(move |_| ignored.with(|it| report.get().without(it)));
        let state = State {
            editor,
            part,
            report,
            ignored,
            archive: RwSignal::default(),
            unkept: RwSignal::default(),
            shown,
            rows: Memo::new(move |_| shown.with(|it| FindingRow::of(it))),
            checking: StoredValue::default(),
        };
        Self(Box::leak(Box::new(state)))
    }

    /// The checks of this page.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Runs the rules once they are loaded, and whenever typing pauses from then on.
    pub fn start(self) {
        self.recall_past_issues();
        Effect::new(move || {
            if self.part.is_ready() {
                self.look();
            }
        });
        let look_later = use_debounce_fn(move || self.look(), PAUSE);
        Effect::new(move || {
            self.editor.issue().track();
            // The problems of an unfinished entry count once its form is closed.
            self.editor.form().track();
            look_later();
        });
    }

    /// Runs the rules in steps. If the text changes meanwhile, they stop without a report.
    fn look(self) {
        let Some((rules, issue)) = self.unseen() else {
            return;
        };
        let revision = Some(issue.revision());
        if self.checking.get_value() == revision {
            return;
        }
        self.checking.set_value(revision);
        spawn_local(async move {
            let settings = self.settings(&issue);
            let is_wanted = || {
                self.checking.get_value() == revision
                    && self.editor.issue().with_untracked(Issue::revision) == issue.revision()
            };
            let found = (rules.check_in_steps)(&issue, &settings.as_settings(), &is_wanted).await;
            if let Some(problems) = found {
                self.show(&issue, problems);
            }
            if self.checking.get_value() == revision {
                self.checking.set_value(None);
            }
        });
    }

    /// Runs the rules now, unless their report is for this revision of the text.
    pub fn run(self) {
        if let Some((rules, issue)) = self.unseen() {
            self.checking.set_value(None);
            let settings = self.settings(&issue);
            self.show(&issue, (rules.check)(&issue, &settings.as_settings()));
        }
    }

    /// The rules and the issue, if the rules are loaded and have not checked it yet.
    fn unseen(self) -> Option<(Rules, Issue)> {
        let issue = self.editor.issue().get_untracked();
        let is_form_open = self.editor.form().with_untracked(Option::is_some);
        let is_seen = self
            .report
            .with_untracked(|it| it.is_about(&issue) && (is_form_open || !it.is_in_progress()));
        let is_open = self.editor.opened().with_untracked(Option::is_some);
        let rules = rules::loaded().filter(|_| !is_seen && is_open);
        rules.map(|it| (it, issue))
    }

    fn show(self, issue: &Issue, problems: Vec<Problem>) {
        let sections = self.editor.sections().get_untracked();
        let in_progress = self.editor.partial_entry();
        let report = CheckReport::of(issue, &sections, problems, &in_progress);
        self.report.set(Arc::new(report));
    }
}

/// The settings of the rules.
#[derive(Debug)]
struct RuleSettings {
    archive: Arc<Archive>,
    file_name: String,
}

impl RuleSettings {
    fn as_settings(&self) -> Settings<'_> {
        Settings {
            archive: Some(&*self.archive).filter(|it| !it.is_empty()),
            file_name: Some(&self.file_name),
            ..Settings::default()
        }
    }
}

impl Checks {
    /// Returns the settings. The file's name is the one for downloading, even if the opened file has another.
    fn settings(self, issue: &Issue) -> RuleSettings {
        RuleSettings {
            archive: self.archive.get_untracked(),
            file_name: issue::draft::file_name(issue),
        }
    }
}

/// What panels and forms show.
impl Checks {
    /// The findings that are not ignored, in the order of the text.
    pub fn shown(self) -> Memo<Vec<Arc<Finding>>> {
        self.shown
    }

    /// The findings that are not ignored, with equal ones in one row.
    pub fn rows(self) -> Memo<Vec<FindingRow>> {
        self.rows
    }

    /// How many rows are problems, and not merely hints; tracked.
    pub fn problem_count(self) -> usize {
        let is_problem = |it: &&FindingRow| it.severity() != Severity::Hint;
        self.rows.with(|it| it.iter().filter(is_problem).count())
    }

    /// Whether the rules have already checked the open issue.
    pub fn has_looked(self) -> bool {
        self.report.with(|it| it.has_looked())
    }

    /// How many rows of the list of problems are about a section, hints apart; tracked.
    pub fn in_section(self, section: &SectionId) -> Option<Tally> {
        self.rows.with(|rows| {
            let mut tally = None;
            let is_ours = |it: &&Arc<Finding>| it.section.as_ref() == Some(section);
            let is_problem = |it: &&FindingRow| it.severity() != Severity::Hint;
            for row in rows.iter().filter(is_problem) {
                if let Some(it) = row.findings.iter().find(is_ours) {
                    tally.get_or_insert_with(|| Tally::of(it)).add(it);
                }
            }
            tally
        })
    }

    /// The problems of a section's rows, according to the last report.
    pub fn of_rows(self, section: SectionId, rows: Signal<Rows>) -> Memo<Vec<(RowId, Tally)>> {
        Memo::new(move |_| {
            let (report, ignored) = (self.report.get(), self.ignored.get());
            let mut tallies: Vec<(RowId, Tally)> = Vec::new();
            // Untracked, so that a row keeps its icon while it moves, until the rules have run again.
            rows.with_untracked(|rows| {
                for (finding, entry) in report.in_entries(&section) {
                    if let Some(row) = rows.list.get(entry)
                        && !ignored.contains(&finding.ignored())
                    {
                        if tallies.last().is_none_or(|it| it.0 != row.id) {
                            tallies.push((row.id, Tally::of(finding)));
                        }
                        tallies
                            .last_mut()
                            .into_iter()
                            .for_each(|it| it.1.add(finding));
                    }
                }
            });
            tallies
        })
    }

    /// The problems of one entry, which ends at byte `end`, according to the last report; empty if the text has changed
    /// since. Tracks the report.
    pub fn of_entry(self, section: &SectionId, entry: usize, end: usize) -> Vec<Arc<Finding>> {
        let (report, ignored) = (self.report.get(), self.ignored.get());
        if !self.editor.issue().with_untracked(|it| report.is_about(it)) {
            return Vec::new();
        }
        let all = report.of_entry(section, entry, end);
        all.filter(|it| !ignored.contains(&it.ignored()))
            .cloned()
            .collect()
    }

    /// Whether the text has changed since the last report. Tracks both.
    pub fn is_behind(self) -> bool {
        let report = self.report.get();
        !self.editor.issue().with(|it| report.is_about(it))
    }

    /// How many problems are ignored.
    pub fn ignored_count(self) -> usize {
        self.report.get().len() - self.shown.with(Vec::len)
    }
}

/// What can be done about findings.
impl Checks {
    /// Where the finding is in the current text; `None` if it is already fixed.
    pub fn place(self, finding: &Finding) -> Option<FindingPlace> {
        self.run();
        self.report.with_untracked(|it| it.place(finding).cloned())
    }

    /// Applies the finding's fix as one step. Returns whether it was applied.
    pub fn fix(self, finding: &Finding) -> bool {
        let place = self.place(finding);
        let Some(fix) = place.and_then(|it| it.problem.fix) else {
            self.editor
                .announce("Not applied: the text has changed. Nothing was lost.");
            return false;
        };
        let Fix { title, edits, .. } = fix;
        self.apply(&format!("fix: {title}"), edits, &format!("Fixed: {title}."))
    }

    /// Fixes all findings of a row as one step.
    pub fn fix_row(self, row: &FindingRow) {
        if row.rule() == PAST_EVENTS {
            remove_past_events(self.editor, "Removed");
            return self.run();
        }
        self.run();
        let place = |it: &Arc<Finding>| self.place(it).map(|it| it.problem);
        self.fix_problems(row.findings.iter().filter_map(place).collect());
    }

    /// Applies all safe fixes, as one step.
    pub fn fix_all_safe(self) {
        self.run();
        let ignored = self.ignored.get_untracked();
        let report = self.report.get_untracked();
        self.fix_problems(report.problems_without(&ignored).cloned().collect());
    }

    fn fix_problems(self, problems: Vec<Problem>) {
        let Some(rules) = rules::loaded() else {
            return;
        };
        let count = problems.iter().filter(|it| is_safe(it)).count();
        let issue = self.editor.issue().get_untracked();
        match (rules.fix_these)(&issue, problems) {
            Ok(tx) => {
                let what = if count == 1 { "problem" } else { "problems" };
                let said = format!("Fixed {count} {what}.");
                let label = format!("fix {count} {what}");
                self.editor.before_many_changes(&label);
                self.apply(&label, tx.edits().to_vec(), &said);
            }
            Err(error) => self.refused(&error),
        }
    }

    fn apply(self, label: &str, edits: Vec<issue::edit::Replace>, said: &str) -> bool {
        let done = self.editor.apply(label, edits, None);
        match &done {
            // The user did not type, so there is no pause to wait for.
            Ok(()) => {
                self.run();
                self.editor.announce(said);
            }
            Err(error) => self.refused(error),
        }
        done.is_ok()
    }

    fn refused(self, error: &dyn std::fmt::Display) {
        self.editor
            .announce(format!("Not applied: {error}. Nothing was lost."));
    }

    /// Hides a finding until the text of its line changes.
    pub fn ignore(self, finding: &Finding) {
        self.ignored.update(|it| {
            it.push(finding.ignored());
        });
    }

    /// Shows all hidden findings again.
    pub fn show_ignored(self) {
        self.ignored.update(Vec::clear);
    }
}

fn is_safe(problem: &Problem) -> bool {
    let fix = problem.fix.as_ref();
    fix.is_some_and(|it| it.safety == Safety::Safe)
}
