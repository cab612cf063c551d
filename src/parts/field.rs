//! Labelled controls that say in words what is wrong, and leave alone what was typed.

use std::rc::Rc;
use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;

use crate::browser::dom::{self, Child, El, div, input, option, p, select, textarea};

/// How long a typist pauses before half-typed text is told what is wrong with it.
const PAUSE: Duration = Duration::from_millis(700);

/// What a text field says below itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// Something is wrong; said once the typing pauses.
    Problem(String),
    /// Something good to know; said at once.
    Note(String),
}

/// What there is to say about a field, now; it is followed.
pub type Remarks = Rc<dyn Fn() -> Option<Remark>>;

/// A text box.
#[derive(Clone, Copy, Debug)]
pub struct TextField {
    /// Its name.
    pub label: &'static str,
    /// What is typed.
    pub value: RwSignal<String>,
    /// How wide it is: "short", "half" or "whole".
    pub width: &'static str,
    /// The keyboard a phone shows, as the attribute `inputmode` has it.
    pub keyboard: &'static str,
    /// What stands in the empty box.
    pub example: &'static str,
}

impl TextField {
    /// The box. `remark` is what there is to say about it, `more` what stands below that and describes it too;
    /// `on_typed` is called after each key.
    pub fn show(self, remark: Remarks, more: Option<El>, on_typed: impl Fn() + 'static) -> El {
        let is_typing = RwSignal::new(false);
        let mut wait = debounce(PAUSE, move |()| {
            is_typing.set(false);
        });
        let said: Remarks = Rc::new(move || {
            remark().filter(|it| !(is_typing.get() && matches!(it, Remark::Problem(_))))
        });
        // Not sooner when the focus leaves: what is said then would move the button that is being pressed.
        let on_input = move |event| {
            self.value.set(event_target_value(&event));
            is_typing.set(true);
            wait(());
            on_typed();
        };
        let control = input()
            .attr("type", "text")
            .attr("autocomplete", "off")
            .attr("spellcheck", (self.keyboard == "text").to_string())
            .attr("inputmode", self.keyboard)
            .attr("placeholder", self.example)
            .attr("aria-invalid", is_wrong(&said, "true", None))
            .value(move || self.value.get())
            .on(ev::input, on_input);
        field(self.label, self.width, control, said, more)
    }
}

/// A control below its label; what there is to say about it stands below.
fn field(
    label: &'static str,
    width: &'static str,
    control: El,
    said: Remarks,
    more: Option<El>,
) -> El {
    let id = id_of(label);
    let note_id = format!("{id}-note");
    let more_id = format!("{id}-more");
    let described_by = match more {
        Some(_) => format!("{note_id} {more_id}"),
        None => note_id.clone(),
    };
    let note = p()
        .class("hint")
        .id(note_id.clone())
        .attr("aria-live", "polite");
    div()
        .class("field")
        .attr("data-width", width)
        .attr("data-state", is_wrong(&said, "problem", Some("fine")))
        .child(named(label, &id))
        .child(control.id(id).attr("aria-describedby", described_by))
        .child(note.child(move || said().map(words)))
        .child(more.map(|it| it.id(more_id)))
}

fn named(label: &'static str, id: &str) -> El {
    dom::label().attr("for", id.to_owned()).child(label)
}

/// `wrong` while the remark is a problem, else `fine`.
fn is_wrong(
    said: &Remarks,
    wrong: &'static str,
    fine: Option<&'static str>,
) -> impl Fn() -> Option<&'static str> + use<> {
    let said = said.clone();
    move || match said() {
        Some(Remark::Problem(_)) => Some(wrong),
        _ => fine,
    }
}

fn words(remark: Remark) -> String {
    match remark {
        Remark::Problem(words) | Remark::Note(words) => words,
    }
}

/// The element that a label of this name belongs to.
pub fn id_of(label: &str) -> String {
    format!("field-{}", label.to_ascii_lowercase().replace(' ', "-"))
}

/// A text box of several lines, named `label`; `more` and `on_typed` as for [`TextField::show`].
pub fn text_area(
    label: &'static str,
    value: RwSignal<String>,
    remark: Remarks,
    more: Option<El>,
    on_typed: impl Fn() + 'static,
) -> El {
    let rows = value.with_untracked(|it| it.split('\n').count().clamp(2, 12));
    let on_input = move |event| {
        value.set(event_target_value(&event));
        on_typed();
    };
    let control = textarea()
        .class("code")
        .attr("rows", rows)
        .attr("spellcheck", "false")
        .value(move || value.get())
        .on(ev::input, on_input);
    field(label, "whole", control, remark, more)
}

/// A `control` that holds `text` and takes what is typed.
pub fn bound(control: El, text: RwSignal<String>) -> El {
    let on_input = move |event| text.set(event_target_value(&event));
    control.value(move || text.get()).on(ev::input, on_input)
}

/// A check box before its `label`; `on_change` is called with its new state.
pub fn check_field<K>(
    label: impl Child<K>,
    is_checked: impl Fn() -> bool + 'static,
    on_change: impl Fn(bool) + 'static,
) -> El {
    let control =
        input()
            .attr("type", "checkbox")
            .checked(is_checked)
            .on(ev::change, move |event| {
                on_change(event_target_checked(&event));
            });
    dom::label().class("check").child(control).child(label)
}

/// A choice of a few: for each the value, and the words for it. `on_change` is called after each choice.
pub fn select_field(
    label: &'static str,
    options: Vec<(String, String)>,
    value: RwSignal<String>,
    on_change: impl Fn() + 'static,
) -> El {
    let id = id_of(label);
    let chosen = value.get_untracked();
    let offer = |(key, words): (String, String)| {
        let is_chosen = key == chosen;
        option()
            .attr("value", key)
            .attr("selected", is_chosen)
            .child(words)
    };
    let options: Vec<_> = options.into_iter().map(offer).collect();
    let control = select().on(ev::change, move |event| {
        value.set(event_target_value(&event));
        on_change();
    });
    div()
        .class("field")
        .attr("data-width", "short")
        .child(named(label, &id))
        .child(control.id(id).child(options))
}
