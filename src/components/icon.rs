//! Small pictures for buttons, drawn in the color of their text.

use leptos::prelude::*;

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// An arrow that curves back.
    Undo,
    /// An arrow that curves forward.
    Redo,
    /// A magnifying glass.
    Search,
    /// A list.
    List,
    /// A page.
    Page,
    /// An arrow that points out of a box.
    Export,
    /// Two columns, the right one marked.
    RightSide,
    /// Two columns, the left one marked.
    LeftSide,
}

impl Icon {
    /// Its paths, in a square of 16 by 16.
    fn path(self) -> &'static str {
        match self {
            Self::Undo => "M6 3 2.5 6.5 6 10M3 6.5h6.5a3.5 3.5 0 0 1 0 7H7",
            Self::Redo => "m10 3 3.5 3.5L10 10m3-3.5H6.5a3.5 3.5 0 0 0 0 7H9",
            Self::Search => "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM10.5 10.5l3.5 3.5",
            Self::List => "M2.5 4h11M2.5 8h11M2.5 12h11",
            Self::Page => "M4 1.5h5.5L12.5 5v9.5h-8.5zM9.5 1.5V5h3M6 8h4.5M6 11h4.5",
            Self::Export => "M8 10V2M5 5l3-3 3 3M3.5 8.5v5h9v-5",
            Self::RightSide => "M2 3h12v10H2zM9.5 3v10M11 5.5h1.5M11 8h1.5",
            Self::LeftSide => "M2 3h12v10H2zM6.5 3v10M3.5 5.5H5M3.5 8H5",
        }
    }
}

/// The picture. Assistive technology ignores it, because the button has a name.
#[component]
pub fn IconView(
    /// What is drawn.
    icon: Icon,
) -> impl IntoView {
    view! {
        <svg class="icon-lines" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <path d=icon.path() fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>
        </svg>
    }
}
