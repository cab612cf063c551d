//! The part with the rules and the panel that shows what they found; nothing else of the page waits for them.

use std::sync::OnceLock;

use issue::Issue;
use issue::checklist::{self, Item, Submission};
use issue::edit::{EditError, Transaction};
use issue::lint::{self, Archive, Problem, RULES, Settings};
use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use super::LoadError;
use crate::panels::problems::ProblemsPanel;

/// What the part brings.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// [`lint::check`].
    pub check: fn(&Issue, &Settings<'_>) -> Vec<Problem>,
    /// [`lint::fix_these`].
    pub fix_these: fn(&Issue, Vec<Problem>) -> Result<Transaction, EditError>,
    /// [`checklist::publish`].
    pub publish: fn(&Issue, &Settings<'_>) -> Vec<Item>,
    /// [`checklist::submit`].
    pub submit: fn(&Submission<'_>) -> Vec<Item>,
    /// [`Archive::add`].
    pub add_past_issue: fn(&mut Archive, &str, &str),
    /// How many rules there are.
    pub count: usize,
    /// The panel with what they found.
    pub panel: fn() -> AnyView,
    /// The documentation of the rule of this name, as Markdown; empty if there is none.
    pub manual: fn(&str) -> &'static str,
}

static RULES_PART: OnceLock<Rules> = OnceLock::new();

/// Loads the part.
#[wasm_split(rules, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn load() -> Result<(), LoadError> {
    let _ = RULES_PART.set(Rules {
        check: lint::check,
        fix_these: |issue, problems| lint::fix_these(issue, problems),
        publish: checklist::publish,
        submit: checklist::submit,
        add_past_issue: Archive::add,
        count: RULES.len(),
        panel: || ProblemsPanel().into_any(),
        manual,
    });
    Ok(())
}

fn manual(rule: &str) -> &'static str {
    let found = RULES.iter().find(|it| it.name == rule);
    found.map_or("", |it| it.doc)
}

/// The rules; nothing until the part is loaded.
pub fn loaded() -> Option<Rules> {
    RULES_PART.get().copied()
}
