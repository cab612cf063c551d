//! The issue's sections with their entries, each a region of its own.

use issue::section::Kind;
use leptos::ev;
use leptos::prelude::*;

use crate::browser::dom::{
    self, El, Nodes, Region, button, div, each, h2, h3, h4, li, nodes, of, p, span, ul, when,
};
use crate::browser::{drag, rows, spy};
use crate::dialogs::PastedLinks;
use crate::editor::{Editor, FormPlace, Part, RowId, SectionId, Summary};
use crate::element_ids::{add_button_id, row_id, section_id};
use crate::findings::{Findings, Tally};
use crate::forms;
use crate::navigation::Navigation;
use crate::view::View;

mod action;
mod actions;
mod groups;
mod hand;
mod header;
mod pasted;
mod picker;
mod row;
mod selection;
mod slots;

use action::Action;
pub use hand::Dragging;
use hand::Hand;
pub use row::shown_title;
pub use selection::{Selecting, selection_bar};

/// Which section is being read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reading(RwSignal<String>);

impl Reading {
    /// The one of this page.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Whether it is this section.
    pub fn is(self, section: &SectionId) -> bool {
        self.0.with(|it| *it == section_id(section))
    }
}

/// The issue's sections.
pub fn issue_panel() -> El {
    let reading = Reading::expect();
    let sections = Editor::expect().sections();
    let key = |it: &Summary| (it.id.clone(), it.kind, it.depth, it.is_group);
    let on_scroll = move |event: ev::Event| {
        spy::scrolled(&event, move |id| {
            if reading.0.with_untracked(|it| *it != id) {
                reading.0.set(id);
            }
        });
    };
    let none = || {
        p().class("hint").child(
            "This text has no headings, so there is nothing to fill in. It can be edited under Source.",
        )
    };

    div()
        .class("issue")
        .id("issue")
        .attr("tabindex", "-1")
        .on(ev::scroll, on_scroll)
        .child(header::header())
        .child(each(move || sections.get(), key, |it| section(&it)))
        .child(when(move || sections.with(Vec::is_empty), none))
}

/// One section: its heading, what it says beside its entries, its entries, and a button for a new one.
fn section(section: &Summary) -> El {
    let editor = Editor::expect();
    let id = section_id(&section.id);
    let hand = Hand::new(section.clone(), editor.rows(section.id.clone()));
    let count = move || hand.rows.with(|it| it.list.len());
    let slots = forms::slots::of(section);
    let selecting = Selecting::expect();
    let gone = section.id.clone();
    on_cleanup(move || selecting.forget(&gone));
    let head = div()
        .class("section-head")
        .child(heading(section.depth, &id).child(section.heading.clone()))
        .child(
            span()
                .class("count")
                .attr("aria-hidden", "true")
                .child(move || Some(count()).filter(|it| *it > 0)),
        )
        .child(actions::actions(section, hand));

    dom::section()
        .class("section")
        .id(id)
        .attr("tabindex", "-1")
        .attr("aria-label", section.id.to_string())
        .attr("data-depth", section.depth)
        .attr("data-empty", move || (count() == 0).to_string())
        .on(ev::dragover, move |event| hand.over(&event))
        .on(ev::drop, move |event| hand.dropped(&event))
        .on(ev::paste, pasted::pasting(section))
        .child(head)
        .child(slots.is_empty().then(|| prose(hand)))
        .child(slots::cards(&section.id, slots))
        .child(list(hand))
        .child(groups::groups(section))
        .child(adding(section, hand))
}

fn takes_links(section: &Summary) -> bool {
    section.kind == Kind::Links
}

fn heading(depth: usize, section: &str) -> El {
    let heading = match depth {
        0 | 1 => h2(),
        2 => h3(),
        3 => h4(),
        _ => El::new("h5"),
    };
    heading.id(format!("{section}-title"))
}

/// What the section says beside its entries: shown, and edited as text.
fn prose(hand: Hand) -> Region {
    let navigation = Navigation::expect();
    let prose = move || hand.rows.with(|it| it.prose.join(" "));
    let edit = move || {
        if let Some(at) = hand.body_start() {
            navigation.reveal_source(at);
        }
    };
    of(prose, move |prose| {
        let edit = || button().class("quiet").on_click(edit).child("Edit as text");
        let shown = |prose| div().class("prose").child(p().child(prose)).child(edit());
        Some(prose).filter(|it: &String| !it.is_empty()).map(shown)
    })
}

/// What the list shows of a row, and by which it knows whether to show it anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Shown {
    Row(RowId, u32),
    /// With its turn.
    Form(RowId, u64),
    Picker(RowId),
}

/// So many entries are shown before one has to ask for more: each row is a dozen elements.
const FIRST: usize = 400;

/// The entries.
fn list(hand: Hand) -> Nodes {
    let marks = Findings::expect().of_rows(hand.section(), hand.rows);
    let limit = RwSignal::new(FIRST);
    let shown = move || shown(hand, limit.get());
    let selecting = Selecting::expect();
    let on_click = move |event: ev::MouseEvent| {
        if let Some((row, up_to)) = rows::checked(&event) {
            selecting.turn(hand, row, up_to);
        }
        if let Some((row, action)) = rows::pressed(&event)
            && let Some(action) = Action::named(&action)
        {
            hand.act(row, action, true);
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if let Some((row, up_to)) = rows::spaced(&event) {
            selecting.turn(hand, row, up_to);
        }
        if let Some((row, key)) = rows::key(&event) {
            hand.act(row, key.into(), false);
        }
    };

    let rows = ul()
        .class("rows")
        .attr("data-empty", move || {
            hand.rows.with(|it| it.list.is_empty()).to_string()
        })
        .on(ev::click, on_click)
        .on(ev::keydown, on_key)
        .on(ev::focusin, |event| rows::entered(&event))
        .on(ev::dragstart, move |event| hand.lift(&event))
        .on(ev::dragend, |_| drag::unmark())
        .child(each(shown, |it| *it, move |it| show(hand, marks, it)));
    nodes().child(rows).child(rest(hand, limit))
}

/// The rows to show: the first `limit`, and as many as it takes to show the one that is worked on.
fn shown(hand: Hand, limit: usize) -> Vec<Shown> {
    let editing = hand.form_place().and_then(|it| it.row());
    let moving = hand.moving.get();
    let turn = hand.editor().turn().get();
    let of = |id, version| match () {
        () if editing == Some(id) => Shown::Form(id, turn),
        () if moving == Some(id) => Shown::Picker(id),
        () => Shown::Row(id, version),
    };
    hand.rows.with(|it| {
        let worked_on = editing
            .and_then(|id| it.position(id))
            .map_or(0, |at| at + 1);
        let rows = it.list.iter().take(limit.max(worked_on));
        rows.map(|it| of(it.id, it.version)).collect()
    })
}

/// What is not shown yet, where there is any.
fn rest(hand: Hand, limit: RwSignal<usize>) -> Region {
    let left = move || {
        hand.rows
            .with(|it| it.list.len().saturating_sub(limit.get()))
    };
    of(left, move |left| {
        let more = move || limit.update(|it| *it += FIRST);
        let more = move || button().class("add").on_click(more);
        let show = |left| more().child(format!("Show {} of {left} more", FIRST.min(left)));
        Some(left).filter(|it| *it > 0).map(show)
    })
}

/// The problems of each row.
type Marks = Memo<Vec<(RowId, Tally)>>;

fn show(hand: Hand, marks: Marks, shown: Shown) -> El {
    let (Shown::Row(id, _) | Shown::Form(id, _) | Shown::Picker(id)) = shown;
    let Some((index, entry)) = hand.find(id) else {
        return li();
    };
    match shown {
        Shown::Row(..) => row::view(&entry, marks),
        Shown::Picker(_) => picker::view(hand, &entry),
        Shown::Form(..) => {
            let place = FormPlace {
                section: hand.section(),
                part: Part::Row(id),
            };
            let form = forms::editing(place, hand.kind(), &entry.entry, index);
            li().class("open-row").id(row_id(id)).child(form)
        }
    }
}

/// The button for a new entry and, while it is open, its form.
fn adding(section: &Summary, hand: Hand) -> Option<El> {
    let label = forms::add_label(section)?;
    let opener = button()
        .class("add")
        .id(add_button_id(&section.id))
        .on_click(move || hand.add())
        .child(label);
    let paste = takes_links(section).then(|| paste_button(section.id.clone()));
    let section = section.clone();
    let turn = move || hand.turn_of(Part::New);
    let form = of(turn, move |it| {
        it.map(|_| forms::adding(&section, Part::New))
    });
    Some(div().class("adding").child(form).child(opener).child(paste))
}

/// The button that adds many links at once.
fn paste_button(section: SectionId) -> El {
    let (editor, view, pasting) = (Editor::expect(), View::expect(), PastedLinks::expect());
    button()
        .class("add")
        .on_click(move || pasting.ask(editor, view, section.clone()))
        .child("Paste links")
}
