//! Adds a group to a section that has groups. The user chooses it from a list, and it is added with its first entry.

use issue::operation::under;
use issue::section::Kind;
use leptos::ev;
use leptos::prelude::*;

use crate::browser::keys;
use crate::editor::{Editor, FormPlace, Part, SectionId, Summary};
use crate::element_ids::group_select_id;
use crate::forms::NewEntryForm;

/// The names of groups.
type Groups = &'static [&'static str];

/// The groups that the section may have, if it has groups.
pub fn groups_of(section: &Summary) -> Option<Groups> {
    let has_groups = matches!(
        section.kind,
        Kind::FinalCommentPeriod | Kind::CallsForTesting
    );
    let all = under(&section.heading);
    // "Final Comment Period" itself has only one heading under it, and that one has the groups.
    let is_above = section.is_group && all.is_empty() || all.len() < 2;
    (has_groups && !is_above).then_some(all)
}

/// The choice of a group that the section lacks, then the form of its first entry.
#[component]
pub fn AddGroup(
    /// The section.
    section: Summary,
    /// The groups it may have.
    groups: Groups,
) -> impl IntoView {
    let editor = Editor::expect();
    let id = StoredValue::new(section.id.clone());
    let open_form = Memo::new(move |_| {
        let place = editor.form().get();
        let place = place.filter(|it| id.with_value(|id| it.section == *id))?;
        match place.part {
            Part::Group(name) => Some((name, editor.form_generation().get())),
            _ => None,
        }
    });
    let form = move |(name, _): (&'static str, u64)| {
        view! {
            <p class="group-name">{name}</p>
            <NewEntryForm section=section.clone() part=Part::Group(name)/>
        }
    };
    let content = move || match open_form.get() {
        Some(chosen) => form(chosen).into_any(),
        None => view! { <GroupPicker section=id.get_value() groups/> }.into_any(),
    };

    view! { <div class="adding">{content}</div> }
}

/// The groups that the section lacks, and the button that adds the chosen one.
#[component]
fn GroupPicker(section: SectionId, groups: Groups) -> impl IntoView {
    let editor = Editor::expect();
    let select_id = group_select_id(&section);
    let parent = section.clone();
    let missing = Memo::new(move |_| missing(editor, &parent, groups));
    let chosen = RwSignal::new(String::new());
    let add = move || {
        let Some(name) = missing.with_untracked(|it| chosen_of(it, &chosen.get_untracked())) else {
            return;
        };
        editor.open_form(FormPlace {
            section: section.clone(),
            part: Part::Group(name),
        });
    };
    let add = Callback::new(move |()| add());

    view! {
        <Show when=move || missing.with(|it| !it.is_empty())>
            <div class="picker">
                <label for=select_id.clone()>"Group"</label>
                <GroupSelect id=select_id.clone() missing chosen on_enter=add/>
                <button type="button" class="add" on:click=move |_| add.run(())>
                    "Add group"
                </button>
            </div>
        </Show>
    }
}

#[component]
fn GroupSelect(
    id: String,
    missing: Memo<Vec<&'static str>>,
    chosen: RwSignal<String>,
    on_enter: Callback<()>,
) -> impl IntoView {
    let choose = move |event| chosen.set(event_target_value(&event));
    let on_keydown = move |event: ev::KeyboardEvent| {
        if keys::is_enter(&event) {
            event.prevent_default();
            on_enter.run(());
        }
    };

    view! {
        <select id=id on:change=choose on:keydown=on_keydown>
            <For each=move || missing.get() key=|it| *it let:name>
                <option value=name>{name}</option>
            </For>
        </select>
    }
}

/// The chosen one of `missing`. If none was chosen, the first, because that is the one the browser shows.
fn chosen_of(missing: &[&'static str], chosen: &str) -> Option<&'static str> {
    let found = missing.iter().find(|it| **it == chosen);
    found.or(missing.first()).copied()
}

/// The groups that the section lacks.
fn missing(editor: Editor, section: &SectionId, groups: Groups) -> Vec<&'static str> {
    let present = editor.sections().with(|it| headings_under(it, section));
    let is_missing = |it: &&&'static str| !present.iter().any(|heading| is_of(heading, it));
    groups.iter().filter(is_missing).copied().collect()
}

/// Whether a heading is that of a group, in full or in short: "RFCs" for "Rust language RFCs".
fn is_of(heading: &str, group: &str) -> bool {
    let rest = group.strip_suffix(heading);
    rest.is_some_and(|it| it.is_empty() || it.ends_with(' '))
}

fn headings_under(sections: &[Summary], parent: &SectionId) -> Vec<String> {
    let mut all = sections.iter();
    let Some(parent) = all.find(|it| it.id == *parent) else {
        return Vec::new();
    };
    let under = all.take_while(|it| it.level > parent.level);
    under.map(|it| it.heading.clone()).collect()
}
