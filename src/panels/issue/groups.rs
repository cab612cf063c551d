//! A new group in a section that has groups: chosen from the list, it comes with its first entry.

use issue::operation::under;
use issue::section::Kind;
use leptos::ev;
use leptos::prelude::*;

use crate::browser::dom::{self, El, Region, button, div, label, nodes, of, option, p};
use crate::browser::keys;
use crate::editor::{Editor, FormPlace, Part, SectionId, Summary};
use crate::element_ids::group_select_id;
use crate::forms;

/// The choice of a group that the section does not have yet; its form once it is chosen.
pub fn groups(section: &Summary) -> Option<El> {
    let has_groups = matches!(
        section.kind,
        Kind::FinalCommentPeriod | Kind::CallsForTesting
    );
    let all = under(&section.heading);
    // "Final Comment Period" itself has but one heading under it, and that one has the groups.
    let is_above = section.is_group && all.is_empty() || all.len() < 2;
    (has_groups && !is_above).then(|| choice(section, all))
}

fn choice(section: &Summary, all: &'static [&'static str]) -> El {
    let editor = Editor::expect();
    let id = section.id.clone();
    let chosen = move || {
        let place = editor.form().get().filter(|it| it.section == id)?;
        match place.part {
            Part::Group(name) => Some((name, editor.turn().get())),
            _ => None,
        }
    };
    let section = section.clone();
    let show = move |chosen: Option<(&'static str, u64)>| match chosen {
        Some((name, _)) => nodes()
            .child(p().class("group-name").child(name))
            .child(forms::adding(&section, Part::Group(name))),
        None => nodes().child(select(&section.id, all)),
    };
    div().class("adding").child(of(chosen, show))
}

fn select(section: &SectionId, all: &'static [&'static str]) -> Region {
    let editor = Editor::expect();
    let id = group_select_id(section);
    let section = section.clone();
    let target = section.clone();
    let begin = move |name: &'static str| {
        editor.begin(FormPlace {
            section: target.clone(),
            part: Part::Group(name),
        });
    };
    let missing = move || missing(editor, &section, all);
    of(missing, move |missing| {
        (!missing.is_empty()).then(|| picker(id.clone(), missing, begin.clone()))
    })
}

fn picker(
    id: String,
    missing: Vec<&'static str>,
    begin: impl Fn(&'static str) + Clone + 'static,
) -> El {
    let chosen = RwSignal::new(0_usize);
    let options: Vec<_> = missing
        .iter()
        .enumerate()
        .map(|(at, name)| option().attr("value", at).child(*name))
        .collect();
    let go = move || {
        if let Some(name) = missing.get(chosen.get_untracked()) {
            begin(name);
        }
    };
    let by_key = go.clone();
    let on_key = move |event: ev::KeyboardEvent| {
        if keys::is_enter(&event) {
            event.prevent_default();
            by_key();
        }
    };
    let choose = move |event| chosen.set(event_target_value(&event).parse().unwrap_or_default());
    let choice = dom::select()
        .id(id.clone())
        .on(ev::change, choose)
        .on(ev::keydown, on_key)
        .child(options);
    div()
        .class("picker")
        .child(label().attr("for", id).child("Group"))
        .child(choice)
        .child(button().class("add").on_click(go).child("Add group"))
}

/// The groups of the section that the issue does not have.
fn missing(editor: Editor, section: &SectionId, all: &'static [&'static str]) -> Vec<&'static str> {
    let there = editor.sections().with(|it| groups_of(it, section));
    let missing = |it: &&&'static str| !there.iter().any(|name| name == **it);
    all.iter().filter(missing).copied().collect()
}

fn groups_of(sections: &[Summary], parent: &SectionId) -> Vec<String> {
    let mut all = sections.iter();
    let Some(parent) = all.find(|it| it.id == *parent) else {
        return Vec::new();
    };
    let under = all.take_while(|it| it.level > parent.level);
    under.map(|it| it.heading.clone()).collect()
}
