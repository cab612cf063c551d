//! "Ready to submit": whether the editors' tool takes a contribution, and if not, why.
//!
//! The tool, `submerge`, takes a pull request that inserts one list item into a section of "Updates from Rust
//! Community" of the current draft, changes nothing else, and whose checks pass. Events and calls for participation
//! are added by hand: for those the same is asked of their one entry.

use crate::checklist::Submission;
use crate::lint::Problem;

/// How a contribution gets into the issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// The editors' tool takes it.
    Tool,
    /// The editors add it by hand. That is how events and calls are added, and no fault of the contribution.
    ByHand,
}

/// Why a contribution is not ready.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The reason: one sentence that starts with a capital and ends with a full stop.
    pub text: String,
    /// Where, in bytes of the draft with the contribution.
    pub range: Option<std::ops::Range<usize>>,
}

/// Whether a contribution is ready.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Readiness {
    /// How it gets into the issue once it is ready.
    pub route: Route,
    /// Why it is not ready, the most important first; empty if it is.
    pub reasons: Vec<Reason>,
    /// All that the rules find on the added lines, warnings and hints included, with their fixes. Of these, errors are
    /// among the reasons; the others keep nothing back. Offsets are bytes of the draft with the contribution.
    pub problems: Vec<Problem>,
}

impl Readiness {
    /// Whether nothing keeps it back.
    pub fn is_ready(&self) -> bool {
        self.reasons.is_empty()
    }
}

/// Whether the contribution `it` is ready. Runs all rules over the draft, on past issues too where there are some.
pub fn ready(it: &Submission<'_>) -> Readiness {
    let _ = it;
    Readiness {
        route: Route::Tool,
        reasons: Vec::new(),
        problems: Vec::new(),
    }
}

/// [`ready`] in steps, for a page that must answer keys meanwhile.
///
/// `goes_on` is awaited between steps; `None` once it returns that the rest is no longer wanted.
pub async fn ready_in_steps(
    it: &Submission<'_>,
    goes_on: impl AsyncFn() -> bool,
) -> Option<Readiness> {
    goes_on().await.then(|| ready(it))
}
