//! Loads the parts of the program.
//!
//! The build splits the program at the functions marked `wasm_split`: code that only one of them reaches goes into its
//! part. A single ordinary call from elsewhere would pull that code into the first part, and tests/browser/weight.mjs
//! would fail. Each function registers what its part provides in `parts`.

#![allow(
    clippy::unnecessary_wraps,
    reason = "`wasm_split` turns each of the functions into one that may fail"
)]

use issue::checklist::Submission;
use issue::lint::{self, Archive, RULES, Settings};
use issue::{Issue, checklist, render, submission};
use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use crate::browser::turns::Turns;
use crate::dialogs::{GithubUpdateDialog, WorkspaceDialogs};
use crate::panels::problems::{FinishStrip, ProblemsPanel};
use crate::parts::rules::{GoesOn, ReadySteps, Rules, Steps};
use crate::parts::submit::Submit;
use crate::parts::{self, LoadError, Part, Parts};
use crate::submit::SubmitScreen;
use crate::workspace::Workspace;

/// All parts, none of them loaded.
pub fn parts() -> Parts {
    Parts {
        workspace: Part::new(|| Box::pin(workspace())),
        dialogs: Part::new(|| Box::pin(dialogs())),
        rules: Part::new(|| Box::pin(rules())),
        github: Part::new(|| Box::pin(github())),
        submit: Part::new(|| Box::pin(submit())),
    }
}

#[wasm_split(workspace, wasm_split_path = ::leptos::wasm_split, fallible)]
fn workspace() -> Result<(), LoadError> {
    parts::workspace::register(|| Workspace().into_any());
    Ok(())
}

#[wasm_split(dialogs, wasm_split_path = ::leptos::wasm_split, fallible)]
fn dialogs() -> Result<(), LoadError> {
    parts::dialogs::register(|| WorkspaceDialogs().into_any());
    Ok(())
}

#[wasm_split(rules, wasm_split_path = ::leptos::wasm_split, fallible)]
fn rules() -> Result<(), LoadError> {
    parts::rules::register(Rules {
        check: lint::check,
        check_in_steps,
        fix_these: |issue, problems| lint::fix_these(issue, problems),
        publish: checklist::publish,
        submit: checklist::submit,
        ready_in_steps,
        add_past_issue: Archive::add,
        count: RULES.len(),
        panel: || ProblemsPanel().into_any(),
        finish: || FinishStrip().into_any(),
        manual,
    });
    Ok(())
}

fn check_in_steps<'a>(
    issue: &'a Issue,
    settings: &'a Settings<'a>,
    is_wanted: GoesOn<'a>,
) -> Steps<'a> {
    Box::pin(async move {
        let turns = Turns::begin();
        let goes_on = async || {
            turns.next().await;
            is_wanted()
        };
        lint::check_in_steps(issue, settings, goes_on).await
    })
}

fn ready_in_steps<'a>(it: &'a Submission<'a>, is_wanted: GoesOn<'a>) -> ReadySteps<'a> {
    Box::pin(async move {
        let turns = Turns::begin();
        let goes_on = async || {
            turns.next().await;
            is_wanted()
        };
        submission::ready_in_steps(it, goes_on).await
    })
}

fn manual(rule: &str) -> &'static str {
    let found = RULES.iter().find(|it| it.name == rule);
    found.map_or("", |it| it.doc)
}

#[wasm_split(github, wasm_split_path = ::leptos::wasm_split, fallible)]
fn github() -> Result<(), LoadError> {
    parts::github::register(render::rerender);
    Ok(())
}

#[wasm_split(submit, wasm_split_path = ::leptos::wasm_split, fallible)]
fn submit() -> Result<(), LoadError> {
    parts::submit::register(Submit {
        screen: || SubmitScreen().into_any(),
        update: || GithubUpdateDialog().into_any(),
    });
    Ok(())
}
