//! Decodes GitHub's answers.
//!
//! Decoding is strict: an answer that does not match the documentation is refused, with an error that says what was
//! expected and what was found. The formats are those of GitHub's REST API, "Get repository content" and "Get a
//! commit".

mod answer_error;
mod commit;
mod current;
mod listing;
mod rate_limit;

pub use answer_error::AnswerError;
pub use commit::commit;
pub use current::{CurrentDraft, NoDraft, are_of_same_issue, current_draft, is_template};
pub use listing::{ListedFile, listing};
pub use rate_limit::{RateLimit, rate_limit};
