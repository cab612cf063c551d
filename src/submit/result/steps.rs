//! What to do on GitHub, step by step.

use leptos::prelude::*;

use super::super::verdict::Verdict;
use super::outcome::Outcome;

/// The steps from the lines to the pull request, for an entry that is ready.
#[component]
pub fn Steps() -> impl IntoView {
    let outcome = Outcome::expect();
    let verdict = Verdict::expect();
    let is_shown = move || !verdict.is_held_back() && !outcome.lines().is_empty();
    let place = move || match outcome.insertions().as_slice() {
        [one] if outcome.is_read() && !one.replaced.is_empty() => format!(
            "after line {}, in place of the lines that they replace",
            one.after_line
        ),
        [one] if outcome.is_read() => format!("after line {}", one.after_line),
        [one] => format!(
            "at the end of {}",
            one.path.last().cloned().unwrap_or_default()
        ),
        _ => "in each of the places named above".to_owned(),
    };

    view! {
        <Show when=is_shown>
            <ol class="submit-steps">
                <li>
                    <strong>"Open on GitHub"</strong>
                    " copies the lines and opens the draft in GitHub’s editor. GitHub makes a fork for you."
                </li>
                <li>"Paste the lines " {place} "."</li>
                <li>
                    "Press " <strong>"Commit changes…"</strong> ", then "
                    <strong>"Propose changes"</strong> " and "
                    <strong>"Create pull request"</strong> "."
                </li>
            </ol>
        </Show>
    }
}
