//! The editors, by their GitHub names.

use issue::issue_field::FieldValue;

use crate::browser::dom::El;
use crate::forms::all_blank;
use crate::forms::frame::{Field, frame};
use crate::forms::state::{EntryFormState, FormValue};
use leptos::prelude::*;

/// The form of the editors.
pub fn form(state: EntryFormState, slot: Option<FieldValue>) -> El {
    let before = match slot {
        Some(FieldValue::Editors(names)) => names.join(", "),
        _ => String::new(),
    };
    let names = RwSignal::new(before);
    state.reads(move || {
        if all_blank(&[names]) {
            return FormValue::Invalid("value");
        }
        let split = |it: &String| {
            let all = it.split(',').map(str::trim);
            all.filter(|it| !it.is_empty()).map(str::to_owned).collect()
        };
        FormValue::Fields(vec![FieldValue::Editors(names.with(split))])
    });
    let field = Field {
        name: "value",
        label: "GitHub names",
        is_required: true,
        example: "nellshamrell, llogiq",
        ..Field::default()
    };
    frame(state, "GitHub names", field.show(state, names))
}
