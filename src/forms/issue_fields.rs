//! The forms of the issue's own fields, one per file, and the text of each closed card.
//!
//! Unlike the forms of entries, they write a field of the issue, not a list item.

use issue::Issue;
use issue::issue_field::{FieldValue, IssueField, read};
use issue::operation::{Operation, plan};
use issue::section::Kind;
use leptos::context::Provider;
use leptos::prelude::*;

use self::address::AddressForm;
use self::crate_of_the_week::CrateOfTheWeekForm;
use self::editors::EditorsForm;
use self::header::HeaderForm;
use self::performance_triage::PerformanceTriageForm;
use self::pull_requests::PullRequestsForm;
use self::quote_of_the_week::QuoteOfTheWeekForm;
use self::sponsor::SponsorForm;
use super::state::EntryFormState;
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

/// The fields whose cards are in a section.
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

/// The name of a card and its form.
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

/// Whether the issue has a value for `field`, or a place for one.
pub fn has_place(issue: &Issue, field: IssueField) -> bool {
    let value = match field {
        IssueField::Editors => FieldValue::Editors(vec!["x".to_owned()]),
        IssueField::Sponsor => FieldValue::Sponsor("x sponsored by x".to_owned()),
        IssueField::DiscussLink => FieldValue::DiscussLink("https://x.example".to_owned()),
        IssueField::JobsThread => FieldValue::JobsThread("https://x.example".to_owned()),
        _ => return true,
    };
    read(issue, field).is_some() || plan(issue, &Operation::Set { value }).is_ok()
}

/// The text of a closed card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardText {
    /// The field's value as readers see it; empty if there is none.
    pub main: String,
    /// More information about it.
    pub more: String,
}

impl CardText {
    /// The text for `field`.
    pub fn of(issue: &Issue, field: IssueField) -> Self {
        let Some(value) = read(issue, field) else {
            return Self::default();
        };
        match &value {
            FieldValue::Date(_) | FieldValue::Number(_) => header::card_text(issue),
            FieldValue::CrateOfTheWeek(it) => crate_of_the_week::card_text(it),
            FieldValue::QuoteOfTheWeek(it) => quote_of_the_week::card_text(it),
            FieldValue::PerformanceTriage(it) => performance_triage::card_text(it),
            FieldValue::JobsThread(it) | FieldValue::DiscussLink(it) => {
                Self::of_one_line(it.clone())
            }
            FieldValue::PullRequests(it) => pull_requests::card_text(issue, *it),
            FieldValue::Editors(it) => Self::of_one_line(it.join(", ")),
            FieldValue::Sponsor(it) => Self::of_one_line(issue::inline::plain(it)),
        }
    }

    fn of_one_line(main: String) -> Self {
        Self {
            main,
            more: String::new(),
        }
    }
}

/// The form of one of the issue's fields.
#[component]
pub fn IssueFieldForm(
    /// The section it is opened in.
    section: SectionId,
    /// The field.
    field: IssueField,
) -> impl IntoView {
    let part = Part::Field(field);
    let state = EntryFormState::new(name(field), FormPlace { section, part }, None);

    view! { <Provider value=state>{form(field)}</Provider> }
}

fn form(field: IssueField) -> AnyView {
    match field {
        IssueField::Date | IssueField::Number => view! { <HeaderForm/> }.into_any(),
        IssueField::CrateOfTheWeek => view! { <CrateOfTheWeekForm/> }.into_any(),
        IssueField::QuoteOfTheWeek => view! { <QuoteOfTheWeekForm/> }.into_any(),
        IssueField::PerformanceTriage => view! { <PerformanceTriageForm/> }.into_any(),
        IssueField::JobsThread | IssueField::DiscussLink => {
            view! { <AddressForm field/> }.into_any()
        }
        IssueField::PullRequests => view! { <PullRequestsForm/> }.into_any(),
        IssueField::Editors => view! { <EditorsForm/> }.into_any(),
        IssueField::Sponsor => view! { <SponsorForm/> }.into_any(),
    }
}

/// The value of a field when its form opens.
fn value_before(field: IssueField) -> Option<FieldValue> {
    let issue = Editor::expect().issue();
    issue.with_untracked(|it| read(it, field))
}
