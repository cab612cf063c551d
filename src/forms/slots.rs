//! The forms of the issue's single fields, one field a file, and what a closed card says of each.
//!
//! They are the forms of entries in all but one thing: what they write is a field of the issue, not an item of a list.

use issue::Issue;
use issue::issue_field::{FieldValue, IssueField, read};
use issue::operation::{Operation, plan};
use issue::section::Kind;
use leptos::prelude::*;

use super::state::EntryFormState;
use crate::browser::dom::El;
use crate::editor::{Editor, FormPlace, Part, SectionId, Summary};

mod address;
mod crate_of_the_week;
mod editors;
mod free_text;
mod header;
mod performance_triage;
mod pull_requests;
mod quote_of_the_week;
mod sponsor;
mod thanks;

/// The fields whose cards stand in a section.
pub fn of(section: &Summary) -> &'static [IssueField] {
    match section.kind {
        Kind::CrateOfTheWeek => &[IssueField::CrateOfTheWeek],
        Kind::Project => &[IssueField::PullRequests],
        Kind::PerformanceTriage if !section.is_group => &[IssueField::PerformanceTriage],
        Kind::Jobs => &[IssueField::JobsThread],
        Kind::QuoteOfTheWeek => &[
            IssueField::QuoteOfTheWeek,
            IssueField::Editors,
            IssueField::Sponsor,
            IssueField::DiscussLink,
        ],
        _ => &[],
    }
}

/// What a card and its form are called.
pub fn name(field: IssueField) -> &'static str {
    match field {
        IssueField::Date | IssueField::Number => "Date and number",
        IssueField::CrateOfTheWeek => "Crate of the week",
        IssueField::QuoteOfTheWeek => "Quote of the week",
        IssueField::PerformanceTriage => "Performance triage",
        IssueField::JobsThread => "Hiring thread",
        IssueField::DiscussLink => "Discussion",
        IssueField::PullRequests => "Merged pull requests",
        IssueField::Editors => "Editors",
        IssueField::Sponsor => "Sponsor",
    }
}

/// Whether the issue says something in `field`, or has a place to.
pub fn has_place(issue: &Issue, field: IssueField) -> bool {
    let slot = match field {
        IssueField::Editors => FieldValue::Editors(vec!["x".to_owned()]),
        IssueField::Sponsor => FieldValue::Sponsor("x sponsored by x".to_owned()),
        IssueField::DiscussLink => FieldValue::DiscussLink("https://x.example".to_owned()),
        IssueField::JobsThread => FieldValue::JobsThread("https://x.example".to_owned()),
        _ => return true,
    };
    read(issue, field).is_some() || plan(issue, &Operation::Set { value: slot }).is_ok()
}

/// What a closed card says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// What is filled in, as readers see it; empty while nothing is.
    pub main: String,
    /// What else is good to know.
    pub more: String,
}

impl Said {
    /// What the issue says in `field`.
    pub fn of(issue: &Issue, field: IssueField) -> Self {
        let Some(slot) = read(issue, field) else {
            return Self::default();
        };
        let plain = |it: &str| issue::inline::plain(it);
        let alone = |main: String| Self {
            main,
            more: String::new(),
        };
        match &slot {
            FieldValue::Date(_) | FieldValue::Number(_) => header::said(issue),
            FieldValue::CrateOfTheWeek(it) => crate_of_the_week::said(it),
            FieldValue::QuoteOfTheWeek(it) => quote_of_the_week::said(it),
            FieldValue::PerformanceTriage(it) => performance_triage::said(it),
            FieldValue::JobsThread(it) | FieldValue::DiscussLink(it) => alone(it.clone()),
            FieldValue::PullRequests(it) => pull_requests::said(issue, *it),
            FieldValue::Editors(it) => alone(it.join(", ")),
            FieldValue::Sponsor(it) => alone(plain(it)),
        }
    }
}

/// The form that fills `field`, opened in `section`.
pub fn filling(section: SectionId, field: IssueField) -> El {
    let part = Part::Slot(field);
    let state = EntryFormState::new(FormPlace { section, part }, None);
    let issue = Editor::expect().issue().get_untracked();
    let slot = read(&issue, field);
    match field {
        IssueField::Date | IssueField::Number => header::form(state, &issue),
        IssueField::CrateOfTheWeek => crate_of_the_week::form(state, slot),
        IssueField::QuoteOfTheWeek => quote_of_the_week::form(state, slot),
        IssueField::PerformanceTriage => performance_triage::form(state, slot),
        IssueField::JobsThread => address::form(state, slot, FieldValue::JobsThread),
        IssueField::DiscussLink => address::form(state, slot, FieldValue::DiscussLink),
        IssueField::PullRequests => pull_requests::form(state, &issue),
        IssueField::Editors => editors::form(state, slot),
        IssueField::Sponsor => sponsor::form(state, slot),
    }
}
