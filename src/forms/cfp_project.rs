//! A project's task that looks for a contributor.

use issue::entry::{CfpProject, Entry};
use leptos::prelude::*;

use super::frame::{Field, frame};
use super::writing::{Draft, Writing};
use super::{all_blank, said};
use crate::browser::dom::{El, nodes};

/// The form of a task.
pub fn form(writing: Writing, task: &CfpProject) -> El {
    let before = task.clone();
    let project = RwSignal::new(task.project.clone());
    let title = RwSignal::new(task.title.clone());
    let url = RwSignal::new(task.url.clone());
    writing.reads(move || {
        if all_blank(&[project, title, url]) {
            return Draft::Blank;
        }
        Draft::Entry(Entry::CfpProject(CfpProject {
            project: said(project, &before.project),
            title: said(title, &before.title),
            url: said(url, &before.url),
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
        .child(named.show(writing, project))
        .child(Field::title().show(writing, title))
        .child(Field::url().show(writing, url));
    frame(writing, "Project", all)
}
