//! What GitHub answers, decoded.
//!
//! Strict: an answer that is not as documented is refused with what was expected and what was found. The forms are
//! those of GitHub's REST API, "Get repository content" and "Get a commit".

mod answer_error;
mod commit;
mod current;
mod listing;
mod rate_limit;

pub use answer_error::AnswerError;
pub use commit::commit;
pub use current::{CurrentDraft, NoDraft, current_draft, is_template};
pub use listing::{ListedFile, listing};
pub use rate_limit::{RateLimit, rate_limit};
