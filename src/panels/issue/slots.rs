//! The cards of a section's single fields: what each says, and its form where it is open.

use issue::issue_field::IssueField;

use crate::browser::dom::{El, Region, button, div, of, span, when, when_else};
use crate::editor::{Editor, FormPlace, Part, SectionId};
use crate::element_ids::issue_field_button_id;
use crate::forms::slots::{Said, filling, has_place, name};
use leptos::prelude::*;

/// The cards of a section.
pub fn cards(section: &SectionId, fields: &[IssueField]) -> Vec<Region> {
    let one = |field: &IssueField| {
        let (section, field) = (section.clone(), *field);
        let issue = Editor::expect().issue();
        let has_place = move || issue.with(|it| has_place(it, field));
        when(has_place, move || card(section.clone(), field))
    };
    fields.iter().map(one).collect()
}

/// The card of a field in a section, closed or as a form.
pub fn card(section: SectionId, field: IssueField) -> Region {
    let editor = Editor::expect();
    let place = FormPlace {
        section: section.clone(),
        part: Part::Slot(field),
    };
    let begun = place.clone();
    let is_open = move || editor.form().with(|it| it.as_ref() == Some(&place));
    when_else(
        is_open,
        move || filling(section.clone(), field),
        move || closed(editor, field, &begun),
    )
}

/// What the field says, and the button that opens its form.
fn closed(editor: Editor, field: IssueField, place: &FormPlace) -> El {
    let said = Memo::new(move |_| editor.issue().with(|it| Said::of(it, field)));
    let is_empty = move || said.with(|it| it.main.is_empty());
    let main = move || match said.with(|it| it.main.clone()) {
        empty if empty.is_empty() => "Not filled in yet".to_owned(),
        main => main,
    };
    let more = move || said.with(|it| it.more.clone());
    let verb = move || if is_empty() { "Fill in" } else { "Edit" };
    let title = name(field);
    let open = || {
        let place = place.clone();
        move || editor.begin(place.clone())
    };
    let text = span()
        .class("slot-text")
        .on_click(open())
        .child(span().class("slot-main").child(main))
        .child(of(more, |it| {
            (!it.is_empty()).then(|| span().class("slot-more").child(it))
        }));
    let opener = button()
        .class("quiet")
        .id(issue_field_button_id(field))
        .attr("aria-label", move || format!("{}: {title}", verb()))
        .on_click(open())
        .child(verb);

    div()
        .class("slot")
        .attr("data-empty", move || is_empty().to_string())
        .child(span().class("slot-name").child(title))
        .child(text)
        .child(opener)
}
