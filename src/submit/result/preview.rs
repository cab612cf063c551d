//! The section as the site will show it, in a frame without scripts.

use issue::Issue;
use issue::render::{Rendered, Rendering, rerender_site};
use issue::submission::Placement;
use leptos::html;
use leptos::prelude::*;
use leptos_use_fn_debounce_throttle::use_debounce_fn;

use super::super::contribution::Contribution;
use crate::browser::frame::{Frame, Patch, Spot, skeleton};
use crate::panels::preview::{put, spot};

/// How long typing has to pause before the section is rendered, in milliseconds.
const PAUSE: f64 = 120.0;

/// The frame.
#[component]
pub fn SectionPreview() -> impl IntoView {
    let node = NodeRef::<html::Iframe>::new();
    let contribution = Contribution::expect();
    let frame = StoredValue::new_local(None::<Shown>);
    let show = use_debounce_fn(
        move || {
            let found = untrack(|| contribution.placement());
            if let Some((_, placement)) = found {
                frame.try_update_value(|it| it.as_mut().map(|it| it.show(&placement)));
            }
        },
        PAUSE,
    );
    let loaded = {
        let show = show.clone();
        move |_| {
            let found = node.get_untracked().and_then(|it| Frame::of(&it));
            frame.set_value(found.map(Shown::new));
            show();
        }
    };
    Effect::new(move || {
        contribution.placed().track();
        show();
    });
    let has_entry = move || contribution.placed().with(Option::is_some);

    view! {
        <section class="submit-preview" aria-label="Preview" hidden=move || !has_entry()>
            <h2>"On the site"</h2>
            <iframe
                title="Preview"
                sandbox="allow-same-origin"
                node_ref=node
                use:skeleton
                on:load=loaded
            ></iframe>
        </section>
    }
}

/// The frame, and how much it shows.
struct Shown {
    frame: Frame,
    /// Opens links in new tabs.
    _clicks: gloo::events::EventListener,
    blocks: usize,
}

impl Shown {
    fn new(frame: Frame) -> Self {
        frame.look("site");
        frame.drop_head();
        Self {
            _clicks: frame.on_click(|_| ()),
            frame,
            blocks: 0,
        }
    }

    /// Shows the section of the first run of lines, scrolled to the entry.
    fn show(&mut self, placement: &Placement) {
        let Some((rendered, at)) = section(placement) else {
            return;
        };
        let first = Spot {
            block: 0,
            item: None,
        };
        let patch = Patch {
            at: first,
            remove: self.blocks,
            insert: rendered
                .blocks
                .iter()
                .map(|it| it.html.to_string())
                .collect(),
        };
        self.blocks = patch.insert.len();
        put(&self.frame, &[patch], false);
        if let Some(spot) = spot(&rendered.blocks, at) {
            self.frame.mark(spot);
            self.frame.reveal(spot);
        }
    }
}

/// The rendered section of the lines, and the byte of it at which they begin.
fn section(placement: &Placement) -> Option<(Rendered, usize)> {
    let range = &placement.insertions.first()?.range;
    let sections = &placement.after.outline().sections;
    let own = |it: &&issue::outline::Section| it.heading_range.start <= range.end;
    let section = sections.iter().rev().find(own)?;
    let start = section.heading_range.start;
    let text = placement.after.text().get(start..section.body.end)?;
    let lines = text.get(range.start.saturating_sub(start)..)?;
    let blank = lines.len() - lines.trim_start().len();
    let at = range.start.saturating_sub(start) + blank;
    let nothing = Rendered::nothing_previewed(Rendering::Site);
    Some((rerender_site(&nothing, &Issue::new(text)), at))
}
