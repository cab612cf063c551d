//! The issue's headings, each with how many entries stand under it.

use leptos::ev;
use leptos::prelude::*;

use crate::browser::dom::{El, Nodes, a, each, kbd, li, nav, nodes, of, p, span, ul, when};
use crate::browser::focus;
use crate::editor::{Editor, SectionId, Summary};
use crate::element_ids::section_id;
use crate::findings::{Findings, Tally};
use crate::forms::add_label;
use crate::panels::issue::Reading;
use crate::parts::mark::mark;
use crate::parts::modal::opens;
use crate::view::{Dialog, Tab, View};

/// The issue's headings.
pub fn outline_panel() -> Nodes {
    let sections = Editor::expect().sections();
    let key = |it: &Summary| (it.id.clone(), it.depth, it.count, it.is_empty);
    let find = opens(Dialog::Palette)
        .class("find")
        .attr("aria-keyshortcuts", "Control+K")
        .child("Go to…")
        .child(kbd().attr("aria-hidden", "true").child("Ctrl+K"));
    let nothing = || p().class("hint").child("This text has no headings.");
    let headings = nav()
        .class("outline")
        .id("sections")
        .attr("tabindex", "-1")
        .attr("aria-label", "Sections")
        .child(ul().child(each(move || sections.get(), key, heading)))
        .child(when(move || sections.with(Vec::is_empty), nothing));
    let add = opens(Dialog::AddSection)
        .class("add add-section")
        .child("Add section…");

    nodes().child([find, headings, add])
}

/// One heading.
fn heading(section: Summary) -> El {
    let view = View::expect();
    let reading = Reading::expect();
    let id = section.id.clone();
    let (findings, own) = (Findings::expect(), id.clone());
    let problems = move || findings.in_section(&own);
    let is_current = move || reading.is(&id).then_some("true");
    // Where entries are not added one by one, their number says nothing.
    let is_list = add_label(&section).is_some() && section.count > 0;
    let count = is_list.then(|| section.count.to_string());
    let Summary {
        id,
        heading,
        depth,
        is_empty,
        ..
    } = section;
    let address = format!("#{}", section_id(&id));
    let go = move |event: ev::MouseEvent| {
        event.prevent_default();
        show_section(view, &id);
    };
    let name = a()
        .attr("href", address)
        .attr("aria-current", is_current)
        .on(ev::click, go)
        .child(heading);

    li().class("outline-item")
        .attr("data-depth", depth)
        .attr("data-empty", is_empty.to_string())
        .child(name)
        .child(of(problems, |it| it.as_ref().map(sign)))
        .child(
            span()
                .class("count")
                .attr("aria-hidden", "true")
                .child(count),
        )
}

/// How many problems there are, and how bad the worst is.
fn sign(tally: &Tally) -> El {
    let (count, word) = (tally.count, tally.severity.name());
    let said = match count {
        1 => format!("1 {word}"),
        _ => format!("{count} problems, the worst: {word}"),
    };
    let number = span().attr("aria-hidden", "true").child(count.to_string());
    span()
        .class("outline-mark")
        .attr("title", said.clone())
        .child(mark(word))
        .child(number)
        .child(span().class("visually-hidden").child(said))
}

/// Shows a section's entries, from its heading on.
pub fn show_section(view: View, section: &SectionId) {
    view.show(Tab::Entries);
    let id = section_id(section);
    request_animation_frame(move || {
        focus::show_at_start(&id);
        focus::on(&id);
    });
}
