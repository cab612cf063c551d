//! Completions below a text box, one press away and never in the way of the Tab key.

use crate::browser::dom::{Region, button, div, of};
use crate::browser::focus;
use crate::parts::field::id_of;
use leptos::prelude::*;

/// At most so many are offered at once.
const MOST: usize = 6;

/// Completions of what is typed as `value` into the text box named `label`, out of all that is `known`;
/// `on_choice` is called with the one chosen.
pub fn suggestions(
    label: &'static str,
    value: RwSignal<String>,
    known: StoredValue<Vec<String>>,
    on_choice: impl Fn(String) + Clone + 'static,
) -> Region {
    let before = value.get_untracked();
    let fitting = move || match value.get().as_str() {
        same if same == before => Vec::new(),
        typed => known.with_value(|it| fitting(it, &typed.to_lowercase())),
    };
    let offer = move |name: String| {
        let (choice, on_choice) = (name.clone(), on_choice.clone());
        let choose = move || {
            on_choice(choice.clone());
            focus::on(&id_of(label));
        };
        button().class("chip").on_click(choose).child(name)
    };

    of(fitting, move |names| {
        let group = || {
            div()
                .class("suggestions")
                .attr("role", "group")
                .attr("aria-label", format!("Known for {label}"))
        };
        let offer =
            |names: Vec<_>| group().child(names.into_iter().map(&offer).collect::<Vec<_>>());
        (!names.is_empty()).then(|| offer(names))
    })
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
