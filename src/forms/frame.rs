//! What stands around the fields of every form: its buttons, and the keys Enter and Escape.

use leptos::ev;
use leptos::prelude::*;

use super::checks::{self, Check};
use super::slots;
use super::state::EntryFormState;
use crate::browser::dom::{Child, El, button, div, form, p, span};
use crate::browser::focus;
use crate::browser::keys::{self, Key};
use crate::parts::field::{Remark, TextField, id_of};

/// A form around `fields`; `first` is the label of the field where the typing begins.
pub fn frame<K>(state: EntryFormState, first: &'static str, fields: impl Child<K>) -> El {
    let on_submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        state.save(false);
    };
    let on_key = move |event: ev::KeyboardEvent| match keys::pressed(&event) {
        Some(Key::Escape) => {
            event.prevent_default();
            event.stop_propagation();
            state.give_up();
        }
        Some(Key::Accept { and_next }) => {
            event.prevent_default();
            state.save(and_next);
        }
        None => {}
    };
    let name = match state.slot() {
        Some(field) => slots::name(field),
        None if state.is_adding() => "New entry",
        None => "Edit entry",
    };
    focus::soon_within(id_of(first), "entry-form");

    form()
        .class("entry-form")
        .id("entry-form")
        .attr("aria-label", name)
        .on(ev::submit, on_submit)
        .on(ev::keydown, on_key)
        .child(div().class("fields").child(fields))
        .child(
            p().class("trouble")
                .attr("role", "alert")
                .child(move || state.trouble().get()),
        )
        .child(state.other_problems())
        .child(buttons(state))
}

fn buttons(state: EntryFormState) -> El {
    let save = El::new("button")
        .attr("type", "submit")
        .class("primary")
        .attr("title", "Enter");
    let cancel = button().class("quiet").attr("title", "Escape");
    let hint = state
        .is_adding()
        .then_some("Ctrl+Enter saves and begins the next");
    div()
        .class("form-actions")
        .child(save.child("Save"))
        .child(cancel.on_click(move || state.give_up()).child("Cancel"))
        .child(span().class("hint").child(hint))
}

/// A text box of a form: what `galley show` calls it, its label, and how it is.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name in `galley show`.
    pub name: &'static str,
    /// Its label.
    pub label: &'static str,
    /// Whether an entry needs it.
    pub is_required: bool,
    /// What can be wrong with it.
    pub check: Check,
    /// "short", "half" or "whole".
    pub width: &'static str,
    /// The keyboard a phone shows.
    pub keyboard: &'static str,
    /// What stands in the empty box.
    pub example: &'static str,
}

impl Default for Field {
    fn default() -> Self {
        Self {
            name: "title",
            label: "Title",
            is_required: false,
            check: checks::any,
            width: "whole",
            keyboard: "text",
            example: "",
        }
    }
}

impl Field {
    /// The title, which every entry has.
    pub fn title() -> Self {
        Self {
            is_required: true,
            ..Self::default()
        }
    }

    /// The address, which every entry has.
    pub fn url() -> Self {
        Self {
            name: "url",
            label: "URL",
            is_required: true,
            check: checks::url,
            keyboard: "url",
            example: "https://",
            ..Self::default()
        }
    }

    /// What follows the link.
    pub fn tail() -> Self {
        Self {
            name: "tail",
            label: "After the link",
            width: "half",
            ..Self::default()
        }
    }

    /// A day.
    pub fn date(name: &'static str, label: &'static str, is_required: bool) -> Self {
        Self {
            name,
            label,
            is_required,
            check: checks::date,
            width: "short",
            keyboard: "numeric",
            example: "YYYY-MM-DD",
        }
    }

    /// The text box that edits `value`.
    pub fn show(self, state: EntryFormState, value: RwSignal<String>) -> El {
        self.show_with(state, value, self.check, || ())
    }

    /// The text box that edits `value`, with a check that sees more than the field;
    /// `then` is called after each key, before the form writes.
    pub fn show_with(
        self,
        state: EntryFormState,
        value: RwSignal<String>,
        check: impl Fn(&str) -> Option<Remark> + 'static,
        then: impl Fn() + 'static,
    ) -> El {
        let remark = state.remark(self.name, self.label, value, self.is_required, check);
        let field = TextField {
            label: self.label,
            value,
            width: self.width,
            keyboard: self.keyboard,
            example: self.example,
        };
        let found = state.problems_of(self.name);
        field.show(remark, Some(found), move || {
            then();
            state.typed_in(self.name);
        })
    }
}
