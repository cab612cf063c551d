//! Completions below a text box, one press away and never in the way of the Tab key.

use leptos::prelude::*;

use crate::browser::focus;
use crate::parts::field::id_of;

/// At most so many are offered at once.
const MOST: usize = 6;

/// Completions of what is typed into the text box named `label`.
#[component]
pub fn Suggestions(
    /// The name of the text box.
    label: &'static str,
    /// What is typed.
    value: RwSignal<String>,
    /// All that is known.
    known: StoredValue<Vec<String>>,
    /// Called with the one chosen.
    #[prop(into)]
    on_choice: Callback<String>,
) -> impl IntoView {
    let before = value.get_untracked();
    let fitting = Memo::new(move |_| match value.read().as_str() {
        same if same == before => Vec::new(),
        typed => known.with_value(|it| fitting(it, &typed.to_lowercase())),
    });
    let choose = move |choice: String| {
        on_choice.run(choice);
        focus::on(&id_of(label));
    };
    let button = move |name: String| {
        let choice = name.clone();
        view! {
            <button type="button" class="chip" on:click=move |_| choose(choice.clone())>{name}</button>
        }
    };

    view! {
        <Show when=move || fitting.with(|it| !it.is_empty())>
            <div class="suggestions" role="group" aria-label=format!("Known for {label}")>
                {move || fitting.get().into_iter().map(button).collect_view()}
            </div>
        </Show>
    }
    .into_any()
}

/// Those that hold what is typed, those that begin with it first; none once one of them stands there.
fn fitting(known: &[String], typed: &str) -> Vec<String> {
    let lower: Vec<_> = known.iter().map(|it| (it.to_lowercase(), it)).collect();
    if typed.chars().count() < 2 || lower.iter().any(|(it, _)| it == typed) {
        return Vec::new();
    }
    let begin = lower.iter().filter(|(it, _)| it.starts_with(typed));
    let hold = lower
        .iter()
        .filter(|(it, _)| it.contains(typed) && !it.starts_with(typed));
    begin
        .chain(hold)
        .take(MOST)
        .map(|(_, it)| (*it).clone())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_come_first() {
        let known = ["Ferris Berlin", "Berlin.rs", "Oslo"].map(String::from);
        assert_eq!(fitting(&known, "berl"), ["Berlin.rs", "Ferris Berlin"]);
        assert!(fitting(&known, "b").is_empty());
        assert!(fitting(&known, "oslo").is_empty());
    }
}
