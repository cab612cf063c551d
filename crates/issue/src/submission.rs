//! From one link or event to a pull request: where it goes in the draft, whether it is ready, and how to submit it.
//!
//! Nothing here fetches or shows anything. The page gets texts and addresses from this module, and passes in GitHub's
//! answers.

mod carry;
mod commands;
mod event_page;
pub mod github;
mod guidelines;
mod kind;
mod listed;
mod mailed;
mod placement;
mod proposal;
mod pull_request;
mod repository;
mod sections;
mod share;

pub use crate::checklist::{Readiness, Reason, Route, ready, ready_in_steps};
pub use carry::{AlreadyThere, Carried, Conflict, Keep, News, carry};
pub use commands::commands;
pub use event_page::{EventPageError, PageEvent, events_in};
pub use guidelines::guidelines;
pub use kind::SubmissionKind;
pub use listed::{Listed, listed, place_over};
pub use mailed::{Author, mailed};
pub use placement::{Insertion, Placement, expected_day, lines_alone, place};
pub use proposal::{Proposal, propose};
pub use pull_request::{PullRequest, pull_request};
pub use repository::{Compare, Repository};
pub use sections::{Closed, SectionChoice, section_choices};
pub use share::Share;
