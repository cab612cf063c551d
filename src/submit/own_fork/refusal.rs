//! Why GitHub did not make the branch, as a message.

use std::fmt;

use issue::submission::github::RateLimit;

use crate::browser::fetch::FetchError;

/// Why the branch could not be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The form is not complete.
    NoEntry,
    /// The draft was not read.
    NoDraft,
    /// There was no answer.
    Fetch(FetchError),
    /// GitHub accepts no more requests.
    Limit(RateLimit),
    /// GitHub does not accept the token.
    Token,
    /// The token does not allow it.
    Forbidden,
    /// The account has no fork.
    NoFork(String),
    /// The fork lacks the commit at which the draft was read.
    ForkLags,
    /// The file has changed.
    Stale,
    /// All names for the branch are taken.
    BranchNames,
    /// GitHub refused the request, with its own explanation.
    Invalid(String),
    /// GitHub answered with this status.
    Status(u16),
    /// GitHub's answer is not as documented.
    Answer,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            Self::NoEntry => "The form is not complete yet.",
            Self::NoDraft => "Get the current draft first.",
            Self::Fetch(FetchError::Network) => {
                "GitHub could not be reached. Check your connection, then press the button again: it continues where it stopped."
            }
            Self::Fetch(FetchError::Timeout) => {
                "GitHub took too long to answer. Press the button again: it continues where it stopped."
            }
            Self::Limit(limit) => return f.write_str(&limit.in_words()),
            Self::Token => "GitHub does not accept this token. It may be mistyped or expired.",
            Self::Forbidden => {
                "The token does not allow this. It needs “Contents: read and write” for your fork."
            }
            Self::NoFork(login) => {
                return write!(
                    f,
                    "{login} has no fork of the newsletter, or the token does not include it. Make a fork, then press the button again."
                );
            }
            Self::ForkLags => {
                "Your fork does not have the newest commit yet. Press “Sync fork” on its page, then press the button again."
            }
            Self::Stale => "The draft has changed. Read it again, then press the button again.",
            Self::BranchNames => {
                "Your fork has branches of this name already. Remove the old ones."
            }
            Self::Invalid(message) => return write!(f, "GitHub refused the request: {message}."),
            Self::Status(status @ 500..) => {
                return write!(
                    f,
                    "GitHub reported an error ({status}). Press the button again in a few minutes."
                );
            }
            Self::Status(status) => return write!(f, "GitHub refused the request ({status})."),
            Self::Answer => "GitHub’s answer cannot be used.",
        };
        f.write_str(text)
    }
}
