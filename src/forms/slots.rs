//! The forms of the issue's single fields, one field a file, and what a closed card says of each.
//!
//! They are the forms of entries in all but one thing: what they write is a field of the issue, not an item of a list.

use issue::Issue;
use issue::operation::{Operation, plan};
use issue::section::Kind;
use issue::slot::{Field, Slot, read};

use super::writing::Writing;
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
pub fn of(section: &Summary) -> &'static [Field] {
    match section.kind {
        Kind::CrateOfTheWeek => &[Field::CrateOfTheWeek],
        Kind::Project => &[Field::PullRequests],
        Kind::PerformanceTriage if !section.is_group => &[Field::PerformanceTriage],
        Kind::Jobs => &[Field::JobsThread],
        Kind::QuoteOfTheWeek => &[
            Field::QuoteOfTheWeek,
            Field::Editors,
            Field::Sponsor,
            Field::DiscussLink,
        ],
        _ => &[],
    }
}

/// What a card and its form are called.
pub fn name(field: Field) -> &'static str {
    match field {
        Field::Date | Field::Number => "Date and number",
        Field::CrateOfTheWeek => "Crate of the week",
        Field::QuoteOfTheWeek => "Quote of the week",
        Field::PerformanceTriage => "Performance triage",
        Field::JobsThread => "Hiring thread",
        Field::DiscussLink => "Discussion",
        Field::PullRequests => "Merged pull requests",
        Field::Editors => "Editors",
        Field::Sponsor => "Sponsor",
    }
}

/// Whether the issue says something in `field`, or has a place to.
pub fn has_place(issue: &Issue, field: Field) -> bool {
    let slot = match field {
        Field::Editors => Slot::Editors(vec!["x".to_owned()]),
        Field::Sponsor => Slot::Sponsor("x sponsored by x".to_owned()),
        Field::DiscussLink => Slot::DiscussLink("https://x.example".to_owned()),
        Field::JobsThread => Slot::JobsThread("https://x.example".to_owned()),
        _ => return true,
    };
    read(issue, field).is_some() || plan(issue, &Operation::Set { slot }).is_ok()
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
    pub fn of(issue: &Issue, field: Field) -> Self {
        let Some(slot) = read(issue, field) else {
            return Self::default();
        };
        let plain = |it: &str| issue::inline::plain(it);
        let alone = |main: String| Self {
            main,
            more: String::new(),
        };
        match &slot {
            Slot::Date(_) | Slot::Number(_) => header::said(issue),
            Slot::CrateOfTheWeek(it) => crate_of_the_week::said(it),
            Slot::QuoteOfTheWeek(it) => quote_of_the_week::said(it),
            Slot::PerformanceTriage(it) => performance_triage::said(it),
            Slot::JobsThread(it) | Slot::DiscussLink(it) => alone(it.clone()),
            Slot::PullRequests(it) => pull_requests::said(issue, *it),
            Slot::Editors(it) => alone(it.join(", ")),
            Slot::Sponsor(it) => alone(plain(it)),
        }
    }
}

/// The form that fills `field`, opened in `section`.
pub fn filling(section: SectionId, field: Field) -> El {
    let part = Part::Slot(field);
    let writing = Writing::new(FormPlace { section, part }, None);
    let issue = Editor::expect().issue().get_untracked();
    let slot = read(&issue, field);
    match field {
        Field::Date | Field::Number => header::form(writing, &issue),
        Field::CrateOfTheWeek => crate_of_the_week::form(writing, slot),
        Field::QuoteOfTheWeek => quote_of_the_week::form(writing, slot),
        Field::PerformanceTriage => performance_triage::form(writing, slot),
        Field::JobsThread => address::form(writing, slot, Slot::JobsThread),
        Field::DiscussLink => address::form(writing, slot, Slot::DiscussLink),
        Field::PullRequests => pull_requests::form(writing, &issue),
        Field::Editors => editors::form(writing, slot),
        Field::Sponsor => sponsor::form(writing, slot),
    }
}
