//! The error for an answer that does not match GitHub's documentation.

use std::fmt;

/// Why an answer cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerError {
    /// What was expected: "a list of files".
    pub expected: &'static str,
    /// What was found, shortened.
    pub found: String,
}

/// The most characters of the answer to show in a message.
const LONGEST: usize = 80;

impl AnswerError {
    /// An error with `found` shortened to what a message can show.
    pub(super) fn new(expected: &'static str, found: &str) -> Self {
        let mut shown: String = found
            .chars()
            .filter(|it| !it.is_control())
            .take(LONGEST)
            .collect();
        if shown.len() < found.len() {
            shown.push('…');
        }
        Self {
            expected,
            found: shown,
        }
    }
}

impl fmt::Display for AnswerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}, found {}", self.expected, self.found)
    }
}

impl std::error::Error for AnswerError {}
