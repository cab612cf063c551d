//! The guide of `docs/guide`, which is part of the program so that it works offline.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::browser::{anchors, focus, html::rendered};
use crate::components::Modal;
use crate::view::{Dialog, View};

/// The name of the page about the keyboard.
pub const KEYBOARD: &str = "keyboard";

/// The name of the page about Submit.
pub const SUBMIT: &str = "submit";

/// The name of the page about editing an issue.
pub const EDIT: &str = "edit";

/// The name, the title and the HTML of each page, from build/guide.rs.
const PAGES: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/guide.rs"));

/// What a link to another page of the guide begins with; the page's name follows.
const LINK: &str = "?guide=";

/// The id of the element with the page's text.
const TEXT: &str = "guide-text";

/// The dialog that shows the guide, one page at a time.
#[component]
pub fn GuideDialog() -> impl IntoView {
    let view = View::expect();
    let shown = Memo::new(move |_| match view.dialog.get() {
        Some(Dialog::Guide(name)) => Some(name),
        _ => None,
    });
    let open = Signal::derive(move || shown.get().is_some());
    let follow = move |event: MouseEvent| {
        let link = anchors::follow_within_page(&event);
        let name = link.as_deref().and_then(|it| it.strip_prefix(LINK));
        if let Some((name, ..)) = PAGES.iter().find(|it| Some(it.0) == name) {
            view.dialog.set(Some(Dialog::Guide(name)));
            focus::soon_at_start(TEXT);
        }
    };

    view! {
        <Modal title="Guide" open on_close=move |()| view.dialog.set(None)>
            <div class="guide" on:click=follow>
                <GuideContents shown/>
                {move || {
                    let page = PAGES.iter().find(|it| Some(it.0) == shown.get());
                    let html = page.map_or("", |it| it.2).to_owned();
                    view! { <article id=TEXT class="guide-text" tabindex="-1" use:rendered=html></article> }
                }}
            </div>
        </Modal>
    }
}

/// The links to all pages.
#[component]
fn GuideContents(
    /// The name of the page that is shown.
    shown: Memo<Option<&'static str>>,
) -> impl IntoView {
    let link = move |(name, title, _): &(&'static str, &'static str, &str)| {
        let (name, title) = (*name, *title);
        let is_shown = move || shown.get() == Some(name);
        view! {
            <li>
                <a
                    href=format!("{LINK}{name}")
                    aria-current=move || is_shown().then_some("page")
                    // The dialog opens with the focus here.
                    data-safe=is_shown
                >
                    {title}
                </a>
            </li>
        }
    };

    view! {
        <nav aria-label="Guide">
            <ul>{PAGES.iter().map(link).collect_view()}</ul>
        </nav>
    }
}
