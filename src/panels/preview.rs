//! The issue as its readers will see it: on the site, in the email, on GitHub.
//!
//! The frame runs no scripts. After each change only the changed parts are replaced, so that its scroll position and a
//! selection in it stay.

mod masthead;
mod patch;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use issue::Issue;
use issue::render::{Block, Rendered, Rendering, rerender_site};
use leptos::html;
use leptos::prelude::*;

use crate::browser::focus;
use crate::browser::frame::{Frame, FrameKey, Masthead, Patch, Spot, skeleton};
use crate::editor::{Editor, Part as FormPart, SectionId, ids};
use crate::element_ids::section_id;
use crate::navigation::Navigation;
use crate::parts::{Part, PartNotice, Parts, github};
use crate::shortcuts;
use crate::top_section::TopSection;
use crate::view::{Tab, View};

/// How long after a change the preview checks whether it must scroll its place into view again, in milliseconds.
const REST: u32 = 150;

/// The renderings, with the name of each and of its stylesheet.
const LOOKS: [(Rendering, &str, &str); 3] = [
    (Rendering::Site, "Site", "site"),
    (Rendering::Email, "Email", "email"),
    (Rendering::GitHub, "GitHub", "github"),
];

/// The frame, and the choice of rendering.
#[component]
pub fn PreviewPanel() -> impl IntoView {
    let frame = NodeRef::<html::Iframe>::new();
    let preview = Preview::new();
    preview.follow();
    preview.follow_reading();
    preview.follow_forms();
    let loaded = move |_| preview.loaded(frame.get_untracked().and_then(|it| Frame::of(&it)));

    view! {
        <section class="preview" aria-label="Preview">
            <div class="preview-bar">
                <LookChoice chosen=preview.look/>
                <button
                    type="button"
                    class="quiet"
                    hidden=move || !preview.has_images.get()
                    on:click=move |_| preview.load_images()
                >
                    "Load images"
                </button>
            </div>
            <Show when=move || preview.look.get() == Rendering::GitHub>
                <PartNotice part=preview.github name="GitHub’s view"/>
            </Show>
            <iframe
                class="preview-frame"
                title="Preview"
                sandbox="allow-same-origin"
                node_ref=frame
                use:skeleton
                on:load=loaded
            ></iframe>
        </section>
    }
}

/// The choice of rendering.
#[component]
fn LookChoice(
    /// The chosen rendering.
    chosen: RwSignal<Rendering>,
) -> impl IntoView {
    let radio = |(look, name, value)| {
        view! {
            <label class="segment">
                <input
                    type="radio"
                    name="look"
                    value=value
                    prop:checked=move || chosen.get() == look
                    on:change=move |_| chosen.set(look)
                />
                <span>{name}</span>
            </label>
        }
    };

    view! {
        <fieldset class="segments">
            <legend class="visually-hidden">"Rendered as on"</legend>
            {LOOKS.map(radio).into_iter().collect_view()}
        </fieldset>
    }
}

#[derive(Clone, Copy)]
struct Preview {
    editor: Editor,
    view: View,
    navigation: Navigation,
    /// GitHub's renderer, which is loaded when the user selects it.
    github: Part,
    look: RwSignal<Rendering>,
    /// Counts the frame's loads: each begins with an empty article.
    loads: RwSignal<usize>,
    /// What the frame shows.
    shown: StoredValue<Shown, LocalStorage>,
    has_images: RwSignal<bool>,
}

#[derive(Default)]
struct Shown {
    frame: Option<Frame>,
    /// Handle the clicks, the keys and the focus in this frame while it is shown.
    _listeners: Option<[EventListener; 3]>,
    /// The [`Editor::opening`] of the issue that it shows.
    opening: u64,
    masthead: Masthead,
    rendered: Rendered,
    attention: Option<usize>,
    /// The last spot that was scrolled into view.
    looked_at: Option<Spot>,
    /// Whether that spot is about to be scrolled into view again.
    is_revealing: bool,
    images: bool,
}

impl Preview {
    fn new() -> Self {
        Self {
            editor: Editor::expect(),
            view: View::expect(),
            navigation: Navigation::expect(),
            github: Parts::expect().github,
            look: RwSignal::default(),
            loads: RwSignal::new(0),
            shown: StoredValue::new_local(Shown::default()),
            has_images: RwSignal::new(false),
        }
    }

    /// Keeps the frame up to date with the issue while it is visible.
    fn follow(self) {
        Effect::new(move || {
            if self.look.get() == Rendering::GitHub {
                self.github.load();
            }
        });
        Effect::new(move || {
            self.loads.track();
            self.github.is_ready();
            let (look, attention) = (self.look.get(), self.editor.focus_offset().get());
            if self.view.shows(Tab::Preview) {
                let issue = self.editor.issue().get();
                let opening = self.editor.opening().get_untracked();
                self.update(&issue, look, attention, opening);
            }
        });
    }

    /// Follows the section being read, unless an entry is being edited: then the preview stays with the entry.
    fn follow_reading(self) {
        let top = TopSection::expect();
        Effect::new(move || {
            let section = top.element_id();
            let may_follow =
                || self.view.shows(Tab::Preview) && self.editor.form().with(Option::is_none);
            if untrack(may_follow) {
                self.show_section(&section);
            }
        });
    }

    /// Goes to the section of a form that adds an entry or fills in a field. The form of an existing entry does this
    /// itself.
    fn follow_forms(self) {
        Effect::new(move || {
            let place = self.editor.form().get();
            let place = place.filter(|it| !matches!(it.part, FormPart::Row(_)));
            if let Some(place) = place.filter(|_| untrack(|| self.view.shows(Tab::Preview))) {
                self.show_section(&section_id(&place.section));
            }
        });
    }

    fn show_section(self, element_id: &str) {
        let issue = self.editor.issue().get_untracked();
        let outline = issue.outline();
        let is_it = |it: &SectionId| section_id(it) == element_id;
        let index = ids(outline).iter().position(is_it);
        let start = index.and_then(|it| Some(outline.sections.get(it)?.heading_range.start));
        self.shown.with_value(|it| {
            let blocks = &it.rendered.blocks;
            let spot = start.and_then(|start| spot(blocks, start));
            let spot = spot.filter(|it| is_one(blocks, it));
            if let (Some(frame), Some(spot)) = (&it.frame, spot) {
                frame.reveal(spot);
            }
        });
    }

    fn loaded(self, frame: Option<Frame>) {
        let listeners = frame.as_ref().map(|it| {
            [
                it.on_click(move |spot| self.go_to(spot)),
                it.on_key(move |key| self.press(key)),
                it.on_focus(),
            ]
        });
        self.shown.set_value(Shown {
            frame,
            _listeners: listeners,
            ..Shown::default()
        });
        self.loads.update(|it| *it += 1);
    }

    fn update(self, issue: &Issue, look: Rendering, attention: Option<usize>, opening: u64) {
        let has_images = self.shown.try_update_value(|shown| {
            let frame = shown.frame.clone()?;
            let is_opened = shown.opening != opening;
            // Nobody asked for the images of this text yet.
            shown.images &= !is_opened;
            let (is_first, patches) = shown.render(&frame, issue, look)?;
            shown.opening = opening;
            let holds_back = put(&frame, &patches, shown.images);
            let requested = std::mem::replace(&mut shown.attention, attention) != attention;
            let requested = attention.filter(|_| requested);
            if is_opened {
                frame.to_top();
            } else if !is_first {
                let changed = patches.first().map(|it| it.at);
                shown.look_at_change(&frame, requested, changed, || self.reveal_soon());
            }
            (is_opened || holds_back).then_some(holds_back)
        });
        if let Some(has_images) = has_images.flatten() {
            self.has_images.set(has_images);
        }
    }

    /// Scrolls when typing pauses, because reading positions forces a layout.
    fn reveal_soon(self) {
        let reveal = move || {
            self.shown.try_update_value(|it| {
                it.is_revealing = false;
                if let (Some(frame), Some(spot)) = (&it.frame, it.looked_at) {
                    frame.reveal(spot);
                }
            });
        };
        Timeout::new(REST, reveal).forget();
    }

    fn load_images(self) {
        self.shown.update_value(|it| it.images = true);
        self.with_frame(Frame::load_images);
        self.has_images.set(false);
    }

    fn with_frame(self, act: impl FnOnce(&Frame)) {
        self.shown.with_value(|it| it.frame.as_ref().map(act));
    }

    /// Handles a key that was pressed in the frame. Returns false to leave it to the browser.
    fn press(self, key: FrameKey) -> bool {
        match key {
            FrameKey::Shortcut(it) => return shortcuts::run(self.editor, self.view, it),
            FrameKey::Leave => focus::soon("view-side"),
            FrameKey::Edit(spot) => self.go_to(spot),
        }
        true
    }

    /// Goes to the entry or the line of the source that was clicked.
    fn go_to(self, spot: Spot) {
        let offset = self
            .shown
            .with_value(|it| offset(&it.rendered.blocks, spot));
        let Some(offset) = offset else {
            return;
        };
        self.navigation.reveal_where_edited(offset);
    }
}

impl Shown {
    /// Fills in what is above the article, if that has changed.
    fn head(&mut self, frame: &Frame, masthead: Masthead) {
        if self.masthead != masthead {
            frame.head(&masthead);
            self.masthead = masthead;
        }
    }

    /// Renders the issue. Returns whether all of it is new, and how the frame changes; `None` while the renderer is being
    /// loaded.
    fn render(
        &mut self,
        frame: &Frame,
        issue: &Issue,
        look: Rendering,
    ) -> Option<(bool, Vec<Patch>)> {
        self.head(frame, masthead::read(issue));
        let is_first = self.rendered.blocks.is_empty() || self.rendered.rendering != look;
        let rendered = if is_first {
            frame.look(name(look));
            rerender(&Rendered::nothing_previewed(look), issue)?
        } else {
            rerender(&self.rendered, issue)?
        };
        let patches = patch::patches(&self.rendered.blocks, &rendered.blocks);
        self.rendered = rendered;
        Some((is_first, patches))
    }

    /// Marks what was changed and scrolls it into view. The first changed spot may be in the neighbour of a moved entry, so
    /// the requested byte of the text takes precedence.
    fn look_at_change(
        &mut self,
        frame: &Frame,
        requested: Option<usize>,
        changed: Option<Spot>,
        soon: impl FnOnce(),
    ) {
        let blocks = &self.rendered.blocks;
        let spot = requested.and_then(|it| spot(blocks, it)).or(changed);
        if let Some(spot) = spot.filter(|it| is_one(blocks, it)) {
            self.look_at(frame, spot, soon);
        }
    }

    /// Marks `spot` and scrolls it into view: at once if it is a new place, otherwise `soon`.
    fn look_at(&mut self, frame: &Frame, spot: Spot, soon: impl FnOnce()) {
        frame.mark(spot);
        if self.looked_at.replace(spot) != Some(spot) {
            frame.reveal(spot);
        } else if !std::mem::replace(&mut self.is_revealing, true) {
            soon();
        }
    }
}

/// Applies the patches. Returns whether the frame now has images that were not requested.
pub fn put(frame: &Frame, patches: &[Patch], images: bool) -> bool {
    for patch in patches {
        frame.apply(patch);
    }
    if images {
        frame.load_images();
    }
    // Searching the whole frame after every key would take longer than the change itself.
    let may_have = |it: &Patch| it.insert.iter().any(|html| html.contains("data-src"));
    !images && patches.iter().any(may_have) && frame.has_images()
}

/// Renders after an edit; `None` while GitHub's renderer is being loaded.
fn rerender(previous: &Rendered, issue: &Issue) -> Option<Rendered> {
    match previous.rendering {
        Rendering::GitHub => Some(github::rerender()?(previous, issue)),
        Rendering::Site | Rendering::Email => Some(rerender_site(previous, issue)),
    }
}

fn name(look: Rendering) -> &'static str {
    let found = LOOKS.iter().find(|(it, ..)| *it == look);
    found.map_or("site", |(_, _, name)| name)
}

/// The block, and the item in it, that contains byte `offset` of the text, or the next one after it.
pub fn spot(blocks: &[Block], offset: usize) -> Option<Spot> {
    let block = blocks.partition_point(|it| it.range.end <= offset);
    let block = block.min(blocks.len().checked_sub(1)?);
    let it = blocks.get(block)?;
    let inside = offset.saturating_sub(it.range.start);
    let item = it.items.iter().position(|it| it.range.end > inside);
    Some(Spot { block, item })
}

/// Whether the block at `spot` is a single one of the page. In several that raw HTML joins, no single part can be
/// found.
fn is_one(blocks: &[Block], spot: &Spot) -> bool {
    blocks.get(spot.block).is_some_and(|it| it.parts == 1)
}

/// The byte of the text at which the content of `spot` begins.
fn offset(blocks: &[Block], spot: Spot) -> Option<usize> {
    let block = blocks.get(spot.block)?;
    let item = spot.item.and_then(|it| block.items.get(it));
    Some(block.range.start + item.map_or(0, |it| it.range.start))
}
