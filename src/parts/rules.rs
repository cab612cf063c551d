//! The part with the rules: they check an open issue, and nothing else of the page waits for them.

use std::sync::OnceLock;

use issue::Issue;
use issue::checklist::{self, Item, Submission};
use issue::edit::{EditError, Transaction};
use issue::lint::{self, Archive, Problem, RULES, Settings};
use leptos::wasm_split::wasm_split;

use super::LoadError;

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
