//! From one link or event to a pull request: where it goes, whether it is ready, and how it gets there.
//!
//! Nothing here fetches or shows anything. The page asks for text and addresses, and hands back what GitHub answered.

mod carry;
mod commands;
mod event_page;
pub mod github;
mod guidelines;
mod kind;
mod mailed;
mod placement;
mod proposal;
mod pull_request;
mod ready;
mod repository;
mod sections;
mod share;

pub use carry::{AlreadyThere, Carried, Conflict, Keep, carry};
pub use commands::commands;
pub use event_page::{EventPageError, PageEvent, events_in};
pub use guidelines::guidelines;
pub use kind::SubmissionKind;
pub use mailed::{Author, mailed};
pub use placement::{Insertion, Placement, expected_day, lines_alone, place};
pub use proposal::{Proposal, propose};
pub use pull_request::{PullRequest, pull_request};
pub use ready::{Readiness, Reason, Route, ready, ready_in_steps};
pub use repository::{Compare, Repository};
pub use sections::{Closed, SectionChoice, section_choices};
pub use share::Share;
