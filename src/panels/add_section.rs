//! Makes a section that the issue does not have: one that issues usually have, in its place, or another one.

use leptos::prelude::*;
use std::rc::Rc;

use issue::Issue;
use issue::operation::{Operation, SectionRef, usual_sections};
use issue::section::Kind;
use leptos::ev;

use crate::browser::dom::{El, Nodes, button, div, fieldset, form, legend, nodes, p};
use crate::editor::Editor;
use crate::panels::outline::show_section;
use crate::parts::field::TextField;
use crate::parts::modal::modal_anew;
use crate::view::{Dialog, View};

/// The dialog.
pub fn add_section_dialog() -> El {
    modal_anew(Dialog::AddSection, "Add section", add_section)
}

/// Missing sections that stand under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Missing {
    /// The heading; empty for those under none.
    under: &'static str,
    names: Vec<&'static str>,
}

fn add_section() -> Nodes {
    let editor = Editor::expect();
    let heading = RwSignal::new(String::new());
    let missing = editor.issue().with_untracked(missing);
    let (adds, other) = (Adder::new(), Adder::new());
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        other.add(heading.get_untracked().trim(), "");
    };
    let groups: Vec<_> = missing.into_iter().map(|it| group(adds, it)).collect();
    let field = TextField {
        label: "Another heading",
        value: heading,
        width: "whole",
        keyboard: "text",
        example: "EuroRust 2026",
    };
    let add = button()
        .class("primary")
        .attr("type", "submit")
        .attr("disabled", move || heading.with(|it| it.trim().is_empty()))
        .child("Add section");
    let form = form()
        .class("other-section")
        .on(ev::submit, submit)
        .child(field.show(Rc::new(|| None), None, || ()))
        .child(add);
    let hint = p()
        .class("hint")
        .child("Another section stands among the community's, before Miscellaneous.");
    let trouble = p()
        .class("trouble")
        .attr("role", "alert")
        .child(move || other.trouble.get().or(adds.trouble.get()));

    nodes()
        .child(div().class("missing").child(groups))
        .child(form)
        .child(hint)
        .child(trouble)
}

fn group(adds: Adder, missing: Missing) -> El {
    let under = missing.under;
    let title = if under.is_empty() {
        "Main sections"
    } else {
        under
    };
    let add = |name| button().on_click(move || adds.add(name, under)).child(name);
    let buttons: Vec<_> = missing.names.into_iter().map(add).collect();
    fieldset()
        .child(legend().child(title))
        .child(div().class("choices").child(buttons))
}

/// Adds a section and goes there.
#[derive(Clone, Copy, Debug)]
struct Adder {
    editor: Editor,
    view: View,
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

    fn add(self, heading: &str, under: &str) {
        let operation = Operation::AddSection {
            heading: heading.to_owned(),
            under: (!under.is_empty()).then(|| SectionRef::from(under)),
        };
        if let Err(error) = self.editor.run(&operation) {
            return self.trouble.set(Some(format!("Not added: {error}.")));
        }
        self.view.dialog.set(None);
        self.editor.say(format!("Added section {heading}."));
        let sections = self.editor.sections();
        let made = sections.with_untracked(|it| {
            let is_it = |heading: &str| it.iter().rfind(|it| it.heading == heading);
            is_it(heading).map(|it| it.id.clone())
        });
        if let Some(section) = made {
            show_section(self.view, &section);
        }
    }
}

/// The usual sections that the issue does not have, but for groups, which come with their first entry.
fn missing(issue: &Issue) -> Vec<Missing> {
    let sections = &issue.outline().sections;
    let is_there = |under: &str, name: &str| {
        sections.iter().any(|it| {
            // New RFCs stand under the project or, as of late, one deeper.
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
    fn what_is_there_is_not_offered() {
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
    fn a_team_of_a_final_comment_period_is_no_section_of_updates() {
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
