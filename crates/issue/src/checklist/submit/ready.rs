//! The definition of "Ready to submit": whether the editors' tool accepts a contribution, and if not, why.
//!
//! Both the checklist and Submit use it.
//!
//! The tool, `submerge`, accepts a pull request that inserts one list item into a section of "Updates from Rust
//! Community" in the current draft, changes nothing else, and passes the checks. Editors add events and calls for
//! participation by hand, but these entries must meet the same conditions. An error blocks a contribution, because the
//! newsletter's own checks would fail or readers would get a broken page. Two more rules also block it. Other findings
//! are shown, but do not block.

use std::ops::Range;

use super::{
    Change, DUPLICATES, Submission, added, current, is_bare, is_same_event, newly_twice, takes_none,
};
use crate::checklist::State;
use crate::entry::LocatedEntry;
use crate::lint::{Problem, Settings, Severity, check, check_in_steps};
use crate::outline::Section;
use crate::section::Kind;
use crate::text::Issue;

/// How a contribution gets into the issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// The editors' tool accepts it.
    Tool,
    /// The editors add it by hand, like all events and calls. This is not a fault of the contribution.
    ByHand,
}

impl Route {
    /// Returns a sentence about what happens to the pull request.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Tool => "The editors can add this pull request with one command.",
            Self::ByHand => "The editors add events and calls by hand. Nothing is missing.",
        }
    }
}

/// A condition for a contribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// It is for the next issue.
    Current,
    /// It is one entry.
    One,
    /// It changes nothing else.
    Alone,
    /// It is in a section that takes contributions.
    Section,
    /// The entry has no mistakes.
    Form,
    /// The entry was not listed before.
    New,
}

/// Why a contribution is not ready.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The condition that it does not meet.
    pub condition: Condition,
    /// The reason: one or two sentences.
    pub text: String,
    /// The bytes of the draft with the contribution that the reason is about, if any.
    pub range: Option<Range<usize>>,
    /// The rule that found it, if one did.
    pub rule: Option<&'static str>,
}

impl Reason {
    /// Whether `problem` is the reason.
    pub fn is_about(&self, problem: &Problem) -> bool {
        self.rule == Some(problem.rule) && self.range.as_ref() == Some(&problem.range)
    }
}

/// Whether a contribution is ready.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Readiness {
    /// How it gets into the issue once it is ready.
    pub route: Route,
    /// Why it is not ready, the most important reason first; empty if it is ready.
    pub reasons: Vec<Reason>,
    /// All problems on the added lines, including warnings and hints, with their fixes. Errors are also among the
    /// reasons. Offsets are bytes of the draft with the contribution.
    pub problems: Vec<Problem>,
}

impl Readiness {
    /// Whether nothing blocks the contribution.
    pub fn is_ready(&self) -> bool {
        self.reasons.is_empty()
    }
}

/// Returns whether the contribution `it` is ready. Runs all rules on the draft; those about past issues need an
/// archive.
pub fn ready(it: &Submission<'_>) -> Readiness {
    let found = Added::of(it);
    let problems = check(it.now, &settings(it));
    let before = if found.needs_problems_before(&problems) {
        check(it.base, &settings(it))
    } else {
        Vec::new()
    };
    found.readiness(it, problems, &before)
}

/// Does the same as [`ready`] in steps, so that the page can react to keys in between.
///
/// Awaits `goes_on` between steps. When `goes_on` returns `false`, the result is no longer needed, and this function
/// returns `None`.
pub async fn ready_in_steps(
    it: &Submission<'_>,
    goes_on: impl AsyncFn() -> bool,
) -> Option<Readiness> {
    let found = Added::of(it);
    let problems = check_in_steps(it.now, &settings(it), &goes_on).await?;
    let before = if found.needs_problems_before(&problems) {
        check_in_steps(it.base, &settings(it), &goes_on).await?
    } else {
        Vec::new()
    };
    Some(found.readiness(it, problems, &before))
}

fn settings<'a>(it: &Submission<'a>) -> Settings<'a> {
    Settings {
        archive: it.archive,
        ..Settings::default()
    }
}

/// What a contribution adds.
struct Added<'a> {
    changes: Vec<Change>,
    entries: Vec<(&'a Section, LocatedEntry)>,
}

impl<'a> Added<'a> {
    fn of(it: &Submission<'a>) -> Self {
        let changes = Change::between(it.base.text(), it.now.text());
        Self {
            entries: added(it.now, &changes),
            changes,
        }
    }

    /// Whether `range` is on the added lines.
    fn touches(&self, range: &Range<usize>) -> bool {
        let overlaps =
            |it: &Range<usize>| it.start < range.end.max(range.start + 1) && range.start < it.end;
        self.changes.iter().any(|it| overlaps(&it.added))
            || self.entries.iter().any(|it| overlaps(&it.1.range))
    }

    /// Whether a link is listed twice. If so, only the problems of the fetched draft show whether that is new.
    fn needs_problems_before(&self, problems: &[Problem]) -> bool {
        let is_twice = |it: &Problem| DUPLICATES.contains(&it.rule) && !self.touches(&it.range);
        problems.iter().any(is_twice)
    }

    /// Returns the section of the added entry; `None` unless exactly one entry was added.
    fn section(&self) -> Option<&'a Section> {
        match self.entries.as_slice() {
            [(section, _)] => Some(section),
            [one, again] if is_same_event(one, again) => Some(one.0),
            _ => None,
        }
    }

    fn readiness(
        &self,
        it: &Submission<'_>,
        mut problems: Vec<Problem>,
        before: &[Problem],
    ) -> Readiness {
        let elsewhere = newly_twice(it, &problems, before);
        let elsewhere = elsewhere.filter(|it| keeps_back(it) && !self.touches(&it.range));
        let twice = elsewhere.map(reason_of);
        problems.retain(|it| self.touches(&it.range));

        let mut reasons = self.reasons(it);
        reasons.extend(problems.iter().filter(|it| keeps_back(it)).map(reason_of));
        reasons.extend(twice);
        let by_hand = |it: &Section| !matches!(it.kind, Kind::Links | Kind::Community);
        Readiness {
            route: if self.section().is_some_and(by_hand) {
                Route::ByHand
            } else {
                Route::Tool
            },
            reasons,
            problems,
        }
    }

    /// Returns the reasons that do not come from problems on the added lines.
    fn reasons(&self, it: &Submission<'_>) -> Vec<Reason> {
        let mut reasons = Vec::new();
        let item = current(it);
        if item.state == State::Open {
            reasons.push(Reason {
                condition: Condition::Current,
                text: format!("{}.", item.detail),
                range: item.range,
                rule: None,
            });
        }
        reasons.extend(self.count());
        let is_closed = |section: &&Section| takes_none(it.now, section);
        let mut sections = self.entries.iter().map(|it| it.0);
        let section = self.section().or_else(|| sections.find(is_closed));
        reasons.extend(section.and_then(|section| in_section(it, section)));
        if section.is_none_or(|section| is_in(it.base, section)) {
            reasons.extend(self.beyond(it));
        }
        let bare = self.entries.iter().find(|it| is_bare(&it.1.entry));
        reasons.extend(bare.map(|(_, it)| Reason {
            condition: Condition::Form,
            text: "The entry needs a title and an address, like * [Title](https://…).".to_owned(),
            range: Some(it.range.clone()),
            rule: None,
        }));
        reasons
    }

    /// Returns the reason if the contribution is not a single entry.
    fn count(&self) -> Option<Reason> {
        let text = match self.entries.as_slice() {
            _ if self.section().is_some() => return None,
            [] => "No list item was added.".to_owned(),
            more => format!(
                "{} entries were added. Submit each one separately.",
                more.len()
            ),
        };
        let entry = self.entries.first().map(|it| it.1.range.clone());
        Some(Reason {
            condition: Condition::One,
            text,
            range: entry.or_else(|| Some(self.changes.first()?.added.clone())),
            rule: None,
        })
    }

    /// Returns the reason if more than the lines of the entry changed.
    fn beyond(&self, it: &Submission<'_>) -> Option<Reason> {
        let (base, now) = (it.base.text(), it.now.text());
        let mut changes = self.changes.iter();
        let (text, change) = changes.find_map(|it| Some((it.beyond_an_item(base, now)?, it)))?;
        Some(Reason {
            condition: Condition::Alone,
            text: format!("{text}."),
            range: Some(change.added.clone()),
            rule: None,
        })
    }
}

/// Returns the reason if the section does not accept contributions.
fn in_section(it: &Submission<'_>, section: &Section) -> Option<Reason> {
    let community = it.now.outline().section(Kind::Community);
    let is_community = community.is_some_and(|(_, it)| section.is_under(it));
    let is_list = matches!(
        section.kind,
        Kind::Events | Kind::CfpProjects | Kind::CfpEvents
    );
    let text = if takes_none(it.now, section) {
        "Project/Tooling Updates takes no pull requests since issue 665. Post it on r/rust."
    } else if !is_community && !is_list {
        "The editors fill this section themselves."
    } else if is_community && (section.level != 3 || section.path.len() != 2) {
        "The editors’ tool adds only to ### sections right under “Updates from Rust Community”."
    } else if is_community && !is_in(it.base, section) {
        // An editor who adds an event or a call by hand also adds its section.
        "The draft has no such section, and the editors’ tool adds none."
    } else {
        return None;
    };
    Some(Reason {
        condition: Condition::Section,
        text: text.to_owned(),
        range: Some(section.heading_range.clone()),
        rule: None,
    })
}

/// Whether `draft` has the section.
fn is_in(draft: &Issue, section: &Section) -> bool {
    let mut sections = draft.outline().sections.iter();
    sections.any(|it| it.path == section.path)
}

/// Rules whose problems block a contribution although they are not errors: nobody needs an event that is already
/// listed, and the newsletter's own check fails for an address that it would write differently.
const KEEP_BACK: [&str; 2] = ["event-duplicate", "simplifiable-address"];

/// Whether a problem on the added lines blocks a contribution.
fn keeps_back(it: &Problem) -> bool {
    it.severity == Severity::Error || KEEP_BACK.contains(&it.rule)
}

fn reason_of(it: &Problem) -> Reason {
    Reason {
        condition: if DUPLICATES.contains(&it.rule) {
            Condition::New
        } else {
            Condition::Form
        },
        text: format!("{}.", it.message),
        range: Some(it.range.clone()),
        rule: Some(it.rule),
    }
}

#[cfg(test)]
mod tests;
