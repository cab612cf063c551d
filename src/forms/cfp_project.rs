//! A project's task that looks for a contributor.

use issue::entry::{CfpProject, Entry};
use leptos::prelude::*;

use super::frame::{Field, frame};
use super::state::{EntryFormState, FormValue};
use super::{all_blank, trimmed_unless_unchanged};
use crate::browser::dom::{El, nodes};

/// The form of a task.
pub fn form(state: EntryFormState, task: &CfpProject) -> El {
    let before = task.clone();
    let project = RwSignal::new(task.project.clone());
    let title = RwSignal::new(task.title.clone());
    let url = RwSignal::new(task.url.clone());
    state.reads(move || {
        if all_blank(&[project, title, url]) {
            return FormValue::Empty;
        }
        FormValue::Entry(Entry::CfpProject(CfpProject {
            project: trimmed_unless_unchanged(project, &before.project),
            title: trimmed_unless_unchanged(title, &before.title),
            url: trimmed_unless_unchanged(url, &before.url),
            tail: before.tail.clone(),
        }))
    });
    let named = Field {
        name: "project",
        label: "Project",
        is_required: true,
        width: "half",
        ..Field::default()
    };

    let all = nodes()
        .child(named.show(state, project))
        .child(Field::title().show(state, title))
        .child(Field::url().show(state, url));
    frame(state, "Project", all)
}
