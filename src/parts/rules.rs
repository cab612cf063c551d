//! The part with the rules and the panel that shows their findings. Nothing else in the page waits for it.

use std::pin::Pin;
use std::sync::OnceLock;

use issue::Issue;
use issue::checklist::{Item, Submission};
use issue::edit::{EditError, Transaction};
use issue::lint::{Archive, Problem, Settings};
use issue::submission::Readiness;
use leptos::prelude::*;

/// Whether the result is still wanted.
pub type GoesOn<'a> = &'a dyn Fn() -> bool;

/// What the rules found; `None` if it is no longer wanted.
pub type Steps<'a> = Pin<Box<dyn Future<Output = Option<Vec<Problem>>> + 'a>>;

/// Whether a contribution is ready; `None` if it is no longer wanted.
pub type ReadySteps<'a> = Pin<Box<dyn Future<Output = Option<Readiness>> + 'a>>;

/// What the part provides.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// [`issue::lint::check`].
    pub check: fn(&Issue, &Settings<'_>) -> Vec<Problem>,
    /// [`issue::lint::check_in_steps`], which leaves the page responsive in between.
    pub check_in_steps: for<'a> fn(&'a Issue, &'a Settings<'a>, GoesOn<'a>) -> Steps<'a>,
    /// [`issue::lint::fix_these`].
    pub fix_these: fn(&Issue, Vec<Problem>) -> Result<Transaction, EditError>,
    /// [`issue::checklist::publish`].
    pub publish: fn(&Issue, &Settings<'_>) -> Vec<Item>,
    /// [`issue::checklist::submit`].
    pub submit: fn(&Submission<'_>) -> Vec<Item>,
    /// [`issue::submission::ready_in_steps`], which leaves the page responsive in between.
    pub ready_in_steps: for<'a> fn(&'a Submission<'a>, GoesOn<'a>) -> ReadySteps<'a>,
    /// [`Archive::add`].
    pub add_past_issue: fn(&mut Archive, &str, &str),
    /// How many rules there are.
    pub count: usize,
    /// The panel that lists the problems that the rules found.
    pub panel: fn() -> AnyView,
    /// The bar above a form while the user goes through the remaining problems.
    pub finish: fn() -> AnyView,
    /// The documentation of the rule of this name, as Markdown; empty if there is none.
    pub manual: fn(&str) -> &'static str,
}

static RULES: OnceLock<Rules> = OnceLock::new();

/// Registers what the part provides. Later calls have no effect.
pub fn register(rules: Rules) {
    let _ = RULES.set(rules);
}

/// The rules; nothing until the part is loaded.
pub fn loaded() -> Option<Rules> {
    RULES.get().copied()
}
