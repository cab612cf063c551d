//! What just happened, in a sentence, for those who look and for those who listen.

use std::time::Duration;

use leptos::prelude::*;

use crate::editor::Editor;

/// How long a sentence stays.
const LONG_ENOUGH: Duration = Duration::from_secs(6);

/// The last sentence that the editor said.
#[component]
pub fn Said() -> impl IntoView {
    let said = Editor::expect().said();
    let is_over = RwSignal::new(true);
    let mut wait = debounce(LONG_ENOUGH, move |()| is_over.set(true));
    Effect::watch(
        move || said.track(),
        move |(), _, _| {
            is_over.set(false);
            wait(());
        },
        false,
    );

    view! {
        <p class="said" aria-live="polite" data-over=move || is_over.get().to_string()>
            {move || said.get()}
        </p>
    }
    .into_any()
}
