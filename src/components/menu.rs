//! A button that opens a menu above the page. Nothing moves, and the keys work as in a system menu.

use std::sync::Arc;

use leptos::either::Either;
use leptos::ev::{FocusEvent, KeyboardEvent, MouseEvent};
use leptos::{html, prelude::*};

use crate::browser::{focus, keys, popover};

/// One item of a menu.
#[derive(Clone, Debug)]
pub struct MenuItem {
    label: String,
    keys: &'static str,
    is_possible: bool,
    act: Act,
}

/// What an item does.
#[derive(Clone, Debug)]
enum Act {
    Call(Callback<()>),
    /// Opens an address in a new tab.
    Visit(String),
}

impl MenuItem {
    /// An item that calls `act` after the menu has closed and the focus is back on the button.
    pub fn new(label: impl Into<String>, act: impl Fn() + Send + Sync + 'static) -> Self {
        Self {
            label: label.into(),
            keys: "",
            is_possible: true,
            act: Act::Call(Callback::new(move |()| act())),
        }
    }

    /// An item that opens the web address `url` in a new tab.
    pub fn link(label: impl Into<String>, url: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            keys: "",
            is_possible: true,
            act: Act::Visit(url.into()),
        }
    }

    /// The item with its keyboard shortcut, which is shown next to it: "Ctrl+S".
    #[must_use]
    pub fn with_keys(self, keys: &'static str) -> Self {
        Self { keys, ..self }
    }

    /// The item, disabled unless `is_possible`.
    #[must_use]
    pub fn only_if(self, is_possible: bool) -> Self {
        Self {
            is_possible,
            ..self
        }
    }
}

/// A button and the menu that it opens.
#[component]
pub fn MenuButton(
    /// The button's id.
    #[prop(into)]
    id: String,
    /// The accessible name of the button and the menu; by default what the button shows.
    #[prop(optional, into)]
    label: Option<String>,
    /// The button's class.
    #[prop(default = "quiet")]
    class: &'static str,
    /// Makes the items each time the menu opens.
    items: impl Fn() -> Vec<MenuItem> + Send + Sync + 'static,
    /// What the button shows.
    children: Children,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let items = Arc::new(items);
    let anchor = id.clone();
    let name = label.clone();
    let close = move |()| is_open.set(false);
    let on_keydown = move |event: KeyboardEvent| {
        if event.key() == "ArrowDown" && !is_open.get_untracked() {
            event.prevent_default();
            is_open.set(true);
        }
    };

    view! {
        <button
            type="button"
            class=class
            id=id
            aria-label=label.clone()
            title=label
            aria-haspopup="menu"
            aria-expanded=move || is_open.get().to_string()
            on:click=move |_| is_open.update(|it| *it = !*it)
            on:keydown=on_keydown
        >
            {children()}
        </button>
        <Show when=move || is_open.get()>
            <Menu anchor=anchor.clone() label=name.clone() items=items() on_close=close/>
        </Show>
    }
}

/// A menu next to the button that opened it, for as long as it is on the page.
///
/// Its first item gets the focus. Escape and Tab return to the button.
#[component]
pub fn Menu(
    /// The id of the button.
    #[prop(into)]
    anchor: String,
    /// The accessible name; by default the button's.
    label: Option<String>,
    /// The items.
    items: Vec<MenuItem>,
    /// Called when the menu should close.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let node_ref = NodeRef::<html::Div>::new();
    popover::show_next_to(node_ref, anchor.clone(), move || on_close.run(()));
    let labelled_by = label.is_none().then(|| anchor.clone());
    let on_focusout = {
        let anchor = anchor.clone();
        move |event: FocusEvent| {
            if popover::is_left(&event, &anchor) {
                on_close.run(());
            }
        }
    };
    let close = {
        let anchor = anchor.clone();
        Callback::new(move |()| {
            focus::on(&anchor);
            on_close.run(());
        })
    };
    let items = items.into_iter().map(|item| view! { <Item item close/> });

    view! {
        <div
            class="menu"
            role="menu"
            popover="manual"
            aria-label=label
            aria-labelledby=labelled_by
            node_ref=node_ref
            on:keydown=move |event| on_keydown(&event, close)
            on:focusout=on_focusout
        >
            {items.collect_view()}
        </div>
    }
}

/// Moves along the items, and closes the menu. While a menu is open, its keys have no effect on the page around it.
fn on_keydown(event: &KeyboardEvent, close: Callback<()>) {
    event.stop_propagation();
    match event.key().as_str() {
        "ArrowDown" => focus::on_item(event, focus::Step::Next),
        "ArrowUp" => focus::on_item(event, focus::Step::Previous),
        "Home" => focus::on_item(event, focus::Step::First),
        "End" => focus::on_item(event, focus::Step::Last),
        // The browser moves on from the button, which has the focus again.
        "Tab" => return close.run(()),
        _ if keys::is_escape(event) => close.run(()),
        key if keys::is_letter(event) => focus::on_item(event, focus::Step::Named(key)),
        _ => return,
    }
    event.prevent_default();
}

/// One item.
#[component]
fn Item(item: MenuItem, close: Callback<()>) -> impl IntoView {
    let MenuItem {
        label,
        keys,
        is_possible,
        act,
    } = item;
    let keys = (!keys.is_empty()).then(|| view! { <kbd aria-hidden="true">{keys}</kbd> });
    match act {
        Act::Call(act) => {
            let choose = move |_: MouseEvent| {
                if is_possible {
                    close.run(());
                    act.run(());
                }
            };
            Either::Left(view! {
                <button
                    type="button"
                    role="menuitem"
                    class="menu-item"
                    tabindex="-1"
                    aria-disabled=(!is_possible).then_some("true")
                    on:click=choose
                >
                    {label}
                    {keys}
                </button>
            })
        }
        Act::Visit(url) => Either::Right(view! {
            <a
                role="menuitem"
                class="menu-item"
                tabindex="-1"
                href=url
                target="_blank"
                rel="noopener noreferrer"
                on:click=move |_| close.run(())
            >
                {label}
                {keys}
            </a>
        }),
    }
}
