//! Adds a section that the issue does not have: a standard section in its usual place, or one with any heading.

use issue::Issue;
use issue::operation::{Operation, SectionRef, usual_sections};
use issue::section::Kind;
use leptos::ev;
use leptos::prelude::*;

use super::page_dialog::PageDialog;
use crate::components::TextField;
use crate::editor::Editor;
use crate::navigation::Navigation;
use crate::view::{Dialog, View};

/// The dialog.
#[component]
pub fn AddSectionDialog() -> impl IntoView {
    view! {
        <PageDialog which=Dialog::AddSection title="Add section">
            <AddSection/>
        </PageDialog>
    }
}

#[component]
fn AddSection() -> impl IntoView {
    let adder = Adder::new();
    let missing = adder.editor.issue().with_untracked(missing);
    let groups = missing
        .into_iter()
        .map(|missing| view! { <UsualSections adder missing/> });

    view! {
        <div class="missing">{groups.collect_view()}</div>
        <OtherSection adder/>
        <p class="hint">"A section with another heading goes before Miscellaneous."</p>
        <p class="trouble" role="alert">
            {adder.trouble}
        </p>
    }
}

/// A button for each missing section of one parent.
#[component]
fn UsualSections(adder: Adder, missing: Missing) -> impl IntoView {
    let parent = missing.under;
    let legend = if parent.is_empty() {
        "Main sections"
    } else {
        parent
    };
    let button = |name: &'static str| {
        view! {
            <button type="button" on:click=move |_| adder.add(name, parent)>
                {name}
            </button>
        }
    };

    view! {
        <fieldset>
            <legend>{legend}</legend>
            <div class="choices">{missing.names.into_iter().map(button).collect_view()}</div>
        </fieldset>
    }
}

/// A section with any heading.
#[component]
fn OtherSection(adder: Adder) -> impl IntoView {
    let heading = RwSignal::new(String::new());
    let is_empty = move || heading.with(|it| it.trim().is_empty());
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        adder.add(heading.get_untracked().trim(), "");
    };

    view! {
        <form class="other-section" on:submit=submit>
            <TextField
                label="Another heading"
                value=heading
                placeholder="EuroRust 2026"
            />
            <button type="submit" class="primary" disabled=is_empty>
                "Add section"
            </button>
        </form>
    }
}

/// Adds a section and goes there.
#[derive(Clone, Copy, Debug)]
struct Adder {
    editor: Editor,
    view: View,
    /// Why the last section was not added.
    trouble: RwSignal<Option<String>>,
}

impl Adder {
    fn new() -> Self {
        Self {
            editor: Editor::expect(),
            view: View::expect(),
            trouble: RwSignal::new(None),
        }
    }

    fn add(self, heading: &str, parent: &str) {
        let operation = Operation::AddSection {
            heading: heading.to_owned(),
            under: (!parent.is_empty()).then(|| SectionRef::from(parent)),
        };
        if let Err(error) = self.editor.run(&operation) {
            return self.trouble.set(Some(format!("Not added: {error}.")));
        }
        self.view.dialog.set(None);
        self.editor.announce(format!("Added section {heading}."));
        let sections = self.editor.sections();
        let added = sections.with_untracked(|it| {
            let found = it.iter().rfind(|it| it.heading == heading);
            found.map(|it| it.id.clone())
        });
        if let Some(section) = added {
            Navigation::new(self.editor, self.view).reveal_section(&section);
        }
    }
}

/// Missing sections of one parent.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Missing {
    /// The parent's heading; empty for main sections.
    under: &'static str,
    names: Vec<&'static str>,
}

/// The standard sections that the issue does not have, except groups, which are added with their first entry.
fn missing(issue: &Issue) -> Vec<Missing> {
    let sections = &issue.outline().sections;
    let is_there = |under: &str, name: &str| {
        sections.iter().any(|it| {
            // New RFCs are under the project or, in recent issues, one level deeper.
            let is_under = || it.path.iter().rev().nth(1).is_some_and(|it| it == under);
            it.heading.trim_end_matches(':') == name
                && (under.is_empty() || it.kind == Kind::NewRfcs || is_under())
        })
    };
    let takes = |under: &str| {
        let above = sections.iter().find(|it| it.heading == under);
        above.is_some_and(|it| !matches!(it.kind, Kind::FinalCommentPeriod | Kind::CallsForTesting))
    };
    let rows = usual_sections().filter(|(under, _)| under.is_empty() || takes(under));
    let rows = rows.map(|(under, names)| {
        let missing = names.iter().filter(|it| !is_there(under, it));
        let names = missing.copied().collect();
        Missing { under, names }
    });
    rows.filter(|it| !it.names.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn existing_sections_are_not_offered() {
        let issue = Issue::new(
            "## Updates from Rust Community\n### Official\n## Upcoming Events\n### Oceania:\n",
        );
        let found = missing(&issue);
        assert_eq!(found[0].names[0], "Crate of the Week");
        assert_eq!(found[1].names[0], "Foundation");
        assert!(!found[2].names.contains(&"Oceania"));
        assert_eq!(found.len(), 3);
    }

    #[test]
    fn new_rfcs_below_the_final_comment_period_are_there() {
        let issue = Issue::new(
            "## Updates from the Rust Project\n### Final Comment Period\n#### [New and Updated RFCs](https://rfcs.example/)\n",
        );
        let found = missing(&issue);
        assert!(found.iter().any(|it| it.names.contains(&"Approved RFCs")));
        assert!(
            !found
                .iter()
                .any(|it| it.names.contains(&"New and Updated RFCs"))
        );
    }

    #[test]
    fn a_team_of_a_final_comment_period_is_not_a_section_of_updates() {
        let issue = Issue::new(
            "## Updates from the Rust Project\n### Final Comment Period\n#### Tracking Issues & PRs\n##### Cargo\n",
        );
        let found = missing(&issue);
        let updates = found
            .iter()
            .find(|it| it.under == "Updates from the Rust Project");
        assert!(updates.is_some_and(|it| it.names.contains(&"Cargo")));
    }
}
