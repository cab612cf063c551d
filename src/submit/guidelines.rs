//! What the newsletter asks of a submission.

use issue::submission::guidelines;
use leptos::prelude::*;

use super::RepositorySetting;
use super::fields::Fields;

/// The guidelines for the chosen kind, with a link to all of them.
#[component]
pub fn Guidelines() -> impl IntoView {
    let fields = Fields::expect();
    let readme = RepositorySetting::expect().get().readme_page();
    let rows = move || {
        let all = guidelines(fields.kind.get()).iter();
        all.map(|it| view! { <li>{*it}</li> }).collect_view()
    };

    view! {
        <section class="submit-guidelines" aria-labelledby="submit-guidelines-title">
            <h2 id="submit-guidelines-title">"What the newsletter asks"</h2>
            <ul>{rows}</ul>
            <p>
                <a href=readme target="_blank" rel="noopener noreferrer">
                    "The newsletter’s guidelines"
                </a>
            </p>
        </section>
    }
}
