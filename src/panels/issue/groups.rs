//! A new group in a section that has groups: chosen from the list, it comes with its first entry.

use issue::operation::under;
use issue::section::Kind;
use leptos::prelude::*;

use super::group_select_id;
use crate::browser::keys;
use crate::editor::{Editor, FormPlace, Part, SectionId, Summary};
use crate::forms;

/// The choice of a group that the section does not have yet; its form once it is chosen.
#[component]
pub fn Groups(section: Summary) -> impl IntoView {
    let has_groups = matches!(
        section.kind,
        Kind::FinalCommentPeriod | Kind::CallsForTesting
    );
    let all = under(&section.heading);
    // "Final Comment Period" itself has but one heading under it, and that one has the groups.
    if !has_groups || section.is_group && all.is_empty() || all.len() < 2 {
        return ().into_any();
    }
    view! { <Choice section all/> }.into_any()
}

#[component]
fn Choice(section: Summary, all: &'static [&'static str]) -> impl IntoView {
    let editor = Editor::expect();
    let id = section.id.clone();
    let chosen = Memo::new(move |_| {
        let place = editor.form().get().filter(|it| it.section == id)?;
        match place.part {
            Part::Group(name) => Some((name, editor.turn().get())),
            _ => None,
        }
    });
    let target = section.id.clone();
    let begin = Callback::new(move |name: &'static str| {
        editor.begin(FormPlace {
            section: target.clone(),
            part: Part::Group(name),
        });
    });
    let select = group_select_id(&section.id);
    let form = section.clone();

    view! {
        <div class="adding">
            {move || match chosen.get() {
                Some((name, _)) => view! {
                    <p class="group-name">{name}</p>
                    {forms::adding(&form, Part::Group(name))}
                }
                .into_any(),
                None => view! { <Select section=section.id.clone() id=select.clone() all begin/> }.into_any(),
            }}
        </div>
    }
    .into_any()
}

#[component]
fn Select(
    section: SectionId,
    id: String,
    all: &'static [&'static str],
    begin: Callback<&'static str>,
) -> impl IntoView {
    let missing = missing(section, all);
    let label = id.clone();
    let chosen = RwSignal::new(0_usize);
    let go = move || {
        let name = missing.with(|it| it.get(chosen.get_untracked()).copied());
        if let Some(name) = name {
            begin.run(name);
        }
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if keys::is_enter(&event) {
            event.prevent_default();
            go();
        }
    };
    let options = move || {
        let option =
            |(at, name): (usize, &&'static str)| view! { <option value=at>{*name}</option> };
        missing.with(|it| it.iter().enumerate().map(option).collect_view())
    };

    view! {
        <Show when=move || missing.with(|it| !it.is_empty())>
            <div class="picker">
                <label for=label.clone()>"Group"</label>
                <select
                    id=id.clone()
                    on:change=move |event| chosen.set(event_target_value(&event).parse().unwrap_or_default())
                    on:keydown=on_key
                >
                    {options}
                </select>
                <button type="button" class="add" on:click=move |_| go()>"Add group"</button>
            </div>
        </Show>
    }
    .into_any()
}

/// The groups of the section that the issue does not have.
fn missing(section: SectionId, all: &'static [&'static str]) -> Memo<Vec<&'static str>> {
    let sections = Editor::expect().sections();
    Memo::new(move |_| {
        let there = sections.with(|it| groups_of(it, &section));
        let missing = |it: &&&'static str| !there.iter().any(|name| name == **it);
        all.iter().filter(missing).copied().collect()
    })
}

fn groups_of(sections: &[Summary], parent: &SectionId) -> Vec<String> {
    let mut all = sections.iter();
    let Some(parent) = all.find(|it| it.id == *parent) else {
        return Vec::new();
    };
    let under = all.take_while(|it| it.level > parent.level);
    under.map(|it| it.heading.clone()).collect()
}
