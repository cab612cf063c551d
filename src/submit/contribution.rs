//! The contribution: the entry in the fields, in the draft, and what the rules find about it.

use std::sync::Arc;

use issue::Issue;
use issue::checklist::Submission;
use issue::entry::{Entry, entry_at};
use issue::lint::{Archive, Problem, Severity};
use issue::operation::{OperationError, SectionRef};
use issue::submission::{Listed, Placement, Readiness, lines_alone, listed, place, place_over};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_use_fn_debounce_throttle::use_debounce_fn;

use super::current_draft::{Base, CurrentDraft};
use super::entry::Amount;
use super::fields::Fields;
use crate::browser::{clock, past_issue_store};
use crate::parts::{Part, rules};

/// The rules that find the same entry elsewhere in the draft.
const DUPLICATES: [&str; 2] = ["duplicate-link", "event-duplicate"];

/// How long typing has to pause before the rules run, in milliseconds.
const PAUSE: f64 = 150.0;

/// An entry in a draft.
#[derive(Clone, Debug)]
pub struct Placed {
    /// The draft without it.
    pub base: Arc<Base>,
    /// The heading of the chosen section.
    pub section: String,
    /// The entry.
    pub entry: Entry,
    /// The draft with it, or why it cannot be added.
    pub placement: Result<Placement, OperationError>,
    /// The same entry, if the draft already has it.
    pub listed: Option<Listed>,
    /// Whether the entry replaces that one.
    pub is_replacing: bool,
}

impl Placed {
    fn new(base: Arc<Base>, section: String, entry: Entry, replaced: Option<&str>) -> Self {
        let to: SectionRef = section.as_str().into();
        let added = place(&base.issue, &to, &entry);
        let found = added.as_ref().ok();
        let listed = found.and_then(|it| listed(&base.issue, it, &entry));
        let over = listed.as_ref().filter(|it| replaced == Some(&it.lines));
        let over = over.map(|it| place_over(&base.issue, it, &entry));
        Self {
            is_replacing: over.is_some(),
            placement: over.unwrap_or(added),
            listed,
            base,
            section,
            entry,
        }
    }
}

/// The same entry in the same place of the same draft.
impl PartialEq for Placed {
    fn eq(&self, other: &Self) -> bool {
        self.base == other.base
            && self.section == other.section
            && self.entry == other.entry
            && self.is_replacing == other.is_replacing
    }
}

/// What the rules found about an entry in a draft.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The entry in the draft.
    pub placed: Arc<Placed>,
    /// Whether it is ready.
    pub readiness: Readiness,
    /// What was found on its lines.
    pub remarks: Vec<Remark>,
}

/// Something that the rules found on the entry's lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// The field of the entry that it is about, by its name in `galley show`.
    pub field: Option<&'static str>,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// Whether it reports the same entry elsewhere in the draft.
    pub is_duplicate: bool,
    /// The title of the fix and the entry after it, if the fields can show that entry.
    pub fix: Option<(String, Entry)>,
}

/// The contribution: a handle that is cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct Contribution {
    amount: Memo<Amount>,
    placed: Memo<Option<Arc<Placed>>>,
    checked: RwSignal<Option<Arc<Checked>>>,
    /// The lines of the draft that the user chose to replace.
    replaced: RwSignal<Option<String>>,
    archive: RwSignal<Arc<Archive>>,
}

impl Contribution {
    /// The contribution of `fields` to `draft`.
    pub fn new(fields: Fields, draft: CurrentDraft) -> Self {
        let amount = Memo::new(move |_| Amount::of(fields));
        let replaced = RwSignal::new(None::<String>);
        let placed = Memo::new(move |_| {
            let Amount::Entry(entry) = amount.get() else {
                return None;
            };
            let (base, section) = (draft.base().get(), fields.section.get());
            let placed = replaced.with(|it| Placed::new(base, section, entry, it.as_deref()));
            Some(Arc::new(placed))
        });
        Self {
            amount,
            placed,
            checked: RwSignal::default(),
            replaced,
            archive: RwSignal::default(),
        }
    }

    /// The contribution of this screen.
    pub fn expect() -> Self {
        expect_context()
    }

    /// What is in the fields: nothing, an incomplete entry, or an entry.
    pub fn amount(self) -> Memo<Amount> {
        self.amount
    }

    /// The entry in the draft; `None` while the fields are not complete.
    pub fn placed(self) -> Memo<Option<Arc<Placed>>> {
        self.placed
    }

    /// The draft with the entry; tracked.
    pub fn placement(self) -> Option<(Arc<Placed>, Placement)> {
        let placed = self.placed.get()?;
        let placement = placed.placement.as_ref().ok()?.clone();
        Some((placed, placement))
    }

    /// The same entry in the draft, if it is already there, and the lines of this one; tracked.
    pub fn listed(self) -> Option<(Listed, String)> {
        let placed = self.placed.get()?;
        let lines = lines_alone(&placed.entry).ok()?;
        Some((placed.listed.clone()?, lines))
    }

    /// Whether the entry replaces the draft's; tracked.
    pub fn is_replacing(self) -> bool {
        self.placed
            .with(|it| it.as_ref().is_some_and(|it| it.is_replacing))
    }

    /// Replaces these lines of the draft, if they are the same entry; `None` replaces nothing.
    pub fn replace(self, lines: Option<String>) {
        self.replaced.set(lines);
    }

    /// What the rules found about the current entry; `None` while they have not checked it. Tracked.
    pub fn checked(self) -> Option<Arc<Checked>> {
        let placed = self.placed.get()?;
        self.checked.get().filter(|it| it.placed == placed)
    }

    /// The last findings, perhaps about the entry as it was a moment ago; tracked.
    pub fn remarks(self) -> Vec<Remark> {
        if self.placed.with(Option::is_none) {
            return Vec::new();
        }
        let checked = self.checked.get();
        checked.map(|it| it.remarks.clone()).unwrap_or_default()
    }

    /// Runs the rules whenever typing pauses, once they are loaded.
    pub fn start(self, part: Part) {
        self.recall_past_issues();
        part.load();
        let check = use_debounce_fn(move || self.check(), PAUSE);
        Effect::new(move || {
            self.archive.track();
            if self.placed.with(Option::is_some) && part.is_ready() {
                check();
            }
        });
    }

    fn recall_past_issues(self) {
        spawn_local(async move {
            // Without past issues there is less to compare with, and the checks say so.
            let kept = past_issue_store::all().await.unwrap_or_default();
            let mut archive = Archive::default();
            for (file, links) in &kept {
                archive.take_text(file, links);
            }
            self.archive.try_set(Arc::new(archive));
        });
    }

    fn check(self) {
        let placed = self.placed.try_get_untracked().flatten();
        let (Some(placed), Some(today)) = (placed, clock::today()) else {
            return;
        };
        spawn_local(async move {
            let (Ok(placement), Some(rules)) = (&placed.placement, rules::loaded()) else {
                return;
            };
            let mut archive = Archive::clone(&self.archive.get_untracked());
            if let Some((file, text)) = &placed.base.previous {
                (rules.add_past_issue)(&mut archive, file, text);
            }
            let submission = Submission {
                base: &placed.base.issue,
                now: &placement.after,
                today,
                archive: Some(&archive),
            };
            let is_wanted = || {
                let now = self.placed.try_get_untracked().flatten();
                now.is_some_and(|it| it == placed)
            };
            let Some(readiness) = (rules.ready_in_steps)(&submission, &is_wanted).await else {
                return;
            };
            let remarks = remarks(placement, &readiness);
            self.checked.try_set(Some(Arc::new(Checked {
                placed: Arc::clone(&placed),
                readiness,
                remarks,
            })));
        });
    }
}

/// The findings, by the field that they are about.
fn remarks(placement: &Placement, readiness: &Readiness) -> Vec<Remark> {
    let problems = readiness.problems.iter();
    problems
        .map(|problem| {
            let (text, outline) = (placement.after.text(), placement.after.outline());
            let found = entry_at(text, outline, problem.range.start);
            let field = found.as_ref().and_then(|it| problem.field(text, &it.2));
            Remark {
                field,
                severity: problem.severity,
                message: problem.message.clone(),
                is_duplicate: DUPLICATES.contains(&problem.rule),
                fix: found.and_then(|it| fix(&placement.after, problem, (it.0, it.1))),
            }
        })
        .collect()
}

fn fix(issue: &Issue, problem: &Problem, place: (usize, usize)) -> Option<(String, Entry)> {
    let fix = problem.fix.as_ref()?;
    let entry = fix.entry_after(issue, place.0, place.1)?;
    Some((fix.title.clone(), entry))
}
