//! The form of a task for which a project looks for a contributor.

use issue::entry::{CfpProject, Entry};
use leptos::prelude::*;

use super::entry_form::EntryForm;
use super::fields::{FormField, TitleField};
use super::form_value::{FormValue, all_blank, trimmed_unless_unchanged};
use super::url_field::UrlField;
use crate::components::FieldWidth;

/// Edits a task.
#[component]
pub fn CfpProjectForm(
    /// The task as it is now; the default for a new one.
    task: CfpProject,
) -> impl IntoView {
    let project = RwSignal::new(task.project.clone());
    let title = RwSignal::new(task.title.clone());
    let url = RwSignal::new(task.url.clone());
    let value = move || {
        if all_blank(&[project, title, url]) {
            return FormValue::Empty;
        }
        FormValue::Entry(Entry::CfpProject(CfpProject {
            project: trimmed_unless_unchanged(project, &task.project),
            title: trimmed_unless_unchanged(title, &task.title),
            url: trimmed_unless_unchanged(url, &task.url),
            tail: task.tail.clone(),
        }))
    };

    view! {
        <EntryForm value autofocus="Project">
            <FormField
                name="project"
                label="Project"
                value=project
                required=true
                width=FieldWidth::Half
            />
            <TitleField value=title/>
            <UrlField value=url/>
        </EntryForm>
    }
}
