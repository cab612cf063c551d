//! For an entry that the draft already has: both versions side by side, and the choice between them.

use issue::submission::Listed;
use leptos::prelude::*;

use super::super::contribution::Contribution;
use super::super::fields::Fields;
use crate::components::TwoVersions;

/// The two versions, if the draft has the entry in another wording.
#[component]
pub fn ListedCard() -> impl IntoView {
    let contribution = Contribution::expect();
    let differing = Memo::new(move |_| contribution.listed().filter(|it| it.0.lines != it.1));

    move || {
        differing
            .get()
            .map(|(listed, mine)| view! { <Versions listed mine/> })
    }
}

#[component]
fn Versions(
    /// The draft's version.
    listed: Listed,
    /// The lines of the contribution.
    mine: String,
) -> impl IntoView {
    let (contribution, fields) = (Contribution::expect(), Fields::expect());
    let place = format!("The draft’s, line {} in {}", listed.line, listed.heading);
    let lines = listed.lines.clone();
    let is_replacing = move || contribution.is_replacing();
    let entry = listed.entry.clone();
    let keep = move |_| {
        contribution.replace(None);
        fields.take_entry(entry.clone());
    };
    let replace = move |_| contribution.replace(Some(lines.clone()));

    view! {
        <section class="submit-listed" aria-label="Already in the draft">
            <TwoVersions
                first_name="Yours"
                first=mine
                second_name="The draft’s"
                second=listed.lines
            />
            <p class="hint">{place} "."</p>
            <div class="submit-draft-actions">
                <button type="button" on:click=keep>
                    "Keep the draft’s"
                </button>
                <button type="button" aria-pressed=move || is_replacing().to_string() on:click=replace>
                    "Replace it with yours"
                </button>
            </div>
        </section>
    }
}
