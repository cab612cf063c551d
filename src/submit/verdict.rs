//! Whether the contribution is ready to submit, and why not. The result, its buttons and its steps depend on it.

use issue::checklist::{Condition, Readiness, Reason};
use issue::submission::{Closed, Route, section_choices};
use leptos::prelude::*;

use super::contribution::{Checked, Contribution};
use super::entry::Amount;
use super::fields::{Field, Fields};

/// The state of the contribution.
#[derive(Clone, Debug, PartialEq)]
pub enum State {
    /// Nothing is typed.
    Empty,
    /// These fields have to be filled in first.
    Lacks(Vec<Field>),
    /// The entry cannot be written, with the reason.
    Refused(String),
    /// The chosen section, by its heading, takes no pull requests.
    Closed(&'static str, Closed),
    /// The draft already has the entry: its line number, and whether it is the same word for word.
    Listed(usize, bool),
    /// The rules have not checked it yet.
    Checking,
    /// How it gets into the issue, and whether the current draft was read.
    Ready(Route, bool),
    /// It is ready, but replaces lines of the draft.
    Replaces,
    /// It is not ready: the reasons that the form does not show, and whether the form shows others.
    NotReady(Vec<String>, bool),
}

impl State {
    /// Whether there is an entry, and it is known not to be ready.
    pub fn is_fault(&self) -> bool {
        matches!(
            self,
            Self::Refused(_) | Self::Closed(..) | Self::Listed(..) | Self::NotReady(..)
        )
    }
}

/// The verdict: a handle that is cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct Verdict {
    state: Memo<State>,
    is_faulty: Memo<bool>,
}

impl Verdict {
    /// The verdict on the content of `fields`.
    pub fn new(fields: Fields, contribution: Contribution) -> Self {
        let state = Memo::new(move |_| state(fields, contribution));
        let is_faulty = Memo::new(move |before: Option<&bool>| match state.get() {
            // While the rules run, keep the last verdict.
            State::Checking => before.copied().unwrap_or_default(),
            it => it.is_fault(),
        });
        Self { state, is_faulty }
    }

    /// The verdict of this screen.
    pub fn expect() -> Self {
        expect_context()
    }

    /// The state; tracked.
    pub fn state(self) -> State {
        self.state.get()
    }

    /// Whether there is no entry, or one that is not ready; tracked.
    pub fn is_held_back(self) -> bool {
        self.is_faulty() || matches!(self.state(), State::Empty | State::Lacks(_))
    }

    /// Whether there is an entry that is not ready, or was not a moment ago; tracked.
    pub fn is_faulty(self) -> bool {
        self.is_faulty.get()
    }

    /// Where to post instead, if the section is closed; tracked.
    pub fn closed(self) -> Option<Closed> {
        match self.state() {
            State::Closed(_, closed) => Some(closed),
            _ => None,
        }
    }
}

fn state(fields: Fields, contribution: Contribution) -> State {
    match contribution.amount().get() {
        Amount::Nothing => return State::Empty,
        Amount::Incomplete(fields) => return State::Lacks(fields),
        Amount::Entry(_) => {}
    }
    if let Some((heading, closed)) = closed_section(fields) {
        return State::Closed(heading, closed);
    }
    let is_replacing = contribution.is_replacing();
    if let Some((listed, mine)) = contribution.listed().filter(|_| !is_replacing) {
        return State::Listed(listed.line, listed.lines == mine);
    }
    let placed = contribution.placed().get();
    let error = placed.and_then(|it| it.placement.as_ref().err().map(ToString::to_string));
    if let Some(error) = error {
        return State::Refused(error);
    }
    let Some(checked) = contribution.checked() else {
        return State::Checking;
    };
    if is_replacing {
        let reasons = checked.readiness.reasons.iter();
        let mut others = reasons.filter(|it| it.condition != Condition::Alone);
        if others.next().is_none() {
            return State::Replaces;
        }
    }
    if checked.readiness.is_ready() {
        let is_compared = checked.placed.base.source.is_some();
        return State::Ready(checked.readiness.route, is_compared);
    }
    let (reasons, in_form) = reasons(&checked);
    State::NotReady(reasons, in_form)
}

fn closed_section(fields: Fields) -> Option<(&'static str, Closed)> {
    let mut choices = section_choices(fields.kind.get()).iter();
    let chosen = choices.find(|it| fields.section.with(|section| section == it.heading))?;
    Some((chosen.heading, chosen.closed?))
}

/// The reasons that the form does not show at a field, and whether it shows others.
fn reasons(checked: &Checked) -> (Vec<String>, bool) {
    let Readiness {
        reasons, problems, ..
    } = &checked.readiness;
    // The form shows what the rules find on the entry's lines.
    let is_in_form = |it: &&Reason| problems.iter().any(|problem| it.is_about(problem));
    let (in_form, others): (Vec<_>, Vec<_>) = reasons.iter().partition(is_in_form);
    let others = others.into_iter().map(|it| it.text.clone());
    (others.collect(), !in_form.is_empty())
}
