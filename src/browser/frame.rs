//! The preview's frame: a document without scripts. Only the changed parts of it are replaced.
//!
//! The article has one `div` for each rendered block, so a block is found by its number whatever its HTML contains.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{
    Document, Element, Event, HtmlElement, HtmlIFrameElement, KeyboardEvent, Node, Window,
};

use crate::browser::html;
use crate::browser::keys::{self, Shortcut};

/// The document that the frame starts with. Its addresses are relative to the page.
const SKELETON: &str = r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Preview</title>
<link rel="stylesheet" href="preview.css">
<link rel="stylesheet" href="preview-site.css" media="not all" data-look="site">
<link rel="stylesheet" href="preview-email.css" media="not all" data-look="email">
<link rel="stylesheet" href="preview-github.css" media="not all" data-look="github">
</head>
<body tabindex="0">
<header><p class="name">This Week in Rust</p><p class="issue"></p></header>
<main><p class="post"><time></time><span class="title"></span></p><article></article></main>
</body>
</html>"#;

/// What Tab would stop at. In a whole issue these are hundreds, so the arrow keys go through them instead.
const STOPS: &str = "a[href], summary";

/// A key pressed in the frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrameKey {
    /// A shortcut of the whole page.
    Shortcut(Shortcut),
    /// Leaves the frame.
    Leave,
    /// Opens what is focused in the editor.
    Edit(Spot),
}

/// A position in the rendered article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The number of the block, from 0.
    pub block: usize,
    /// The number of the item, if the block is a list.
    pub item: Option<usize>,
}

/// A replacement of adjacent blocks, or of adjacent items of one list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patch {
    /// Where it begins: at a block, or at an item of one.
    pub at: Spot,
    /// How many are removed.
    pub remove: usize,
    /// The HTML to insert, which must be safe. An item's HTML begins with the text between it and the item before it.
    pub insert: Vec<String>,
}

/// What the frame shows above the article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Masthead {
    /// The day, as the site's theme writes it.
    pub date: String,
    /// "This Week in Rust 666"
    pub title: String,
    /// The issue's number, as the newsletter's header writes it.
    pub issue: String,
}

/// Sets the first document of a frame that is not on the page yet.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the signature of a directive"
)]
pub fn skeleton(frame: Element) {
    html::set_document(&frame, SKELETON);
}

/// The frame's document.
#[derive(Clone, Debug)]
pub struct Frame {
    window: Window,
    document: Document,
    article: Element,
    /// The day, the title and the issue's number above the article.
    head: [Element; 3],
}

impl Frame {
    /// The document of an `iframe`, once it has loaded.
    pub fn of(frame: &HtmlIFrameElement) -> Option<Self> {
        let document = frame.content_document()?;
        // The draft's own elements come later in the document.
        let first = |selector| document.query_selector(selector).ok().flatten();
        Some(Self {
            window: frame.content_window()?,
            head: [
                first("main > .post > time")?,
                first("main > .post > .title")?,
                first("body > header > .issue")?,
            ],
            article: first("main > article")?,
            document,
        })
    }

    /// Chooses the stylesheet.
    pub fn look(&self, name: &str) {
        for link in self.all("link[data-look]") {
            let is_it = link.get_attribute("data-look").as_deref() == Some(name);
            let _ = link.set_attribute("media", if is_it { "all" } else { "not all" });
        }
    }

    /// Hides what is above the article.
    pub fn drop_head(&self) {
        for it in self.all("body > header, .post") {
            it.remove();
        }
    }

    /// Fills in what is above the article.
    pub fn head(&self, masthead: &Masthead) {
        let Masthead { date, title, issue } = masthead;
        for (place, text) in self.head.iter().zip([date, title, issue]) {
            place.set_text_content(Some(text));
        }
    }

    /// Applies `patch`. Nothing else in the document changes.
    pub fn apply(&self, patch: &Patch) {
        match patch.at.item {
            None => self.replace_blocks(patch),
            Some(first) => {
                if let Some(list) = self.list(patch.at.block) {
                    self.replace_items(&list, first, patch);
                }
            }
        }
    }

    fn replace_blocks(&self, patch: &Patch) {
        let first = patch.at.block;
        for _ in 0..patch.remove {
            if let Some(it) = child(&self.article, first) {
                it.remove();
            }
        }
        let next = child(&self.article, first);
        for html in &patch.insert {
            if let Ok(block) = self.document.create_element("div") {
                html::set(&block, html);
                let _ = self.article.insert_before(&block, next.as_deref());
            }
        }
    }

    /// An item is removed together with the text between it and the item before it, so that the list is the same as if
    /// it were rendered again.
    fn replace_items(&self, list: &Element, first: usize, patch: &Patch) {
        let item = |number: usize| child(list, number).map(Node::from);
        let begin = match first.checked_sub(1) {
            Some(before) => item(before).and_then(|it| it.next_sibling()),
            None => item(0),
        };
        let last = patch.remove.checked_sub(1).and_then(|it| item(first + it));
        let next = match last {
            Some(last) => remove(list, begin, &last),
            None => begin,
        };
        let Ok(home) = self.document.create_element(&list.tag_name()) else {
            return;
        };
        html::set(&home, &patch.insert.concat());
        while let Some(it) = home.first_child() {
            let _ = list.insert_before(&it, next.as_ref());
        }
    }

    /// Marks the last edit, and removes the previous mark.
    pub fn mark(&self, spot: Spot) {
        for old in self.all("[data-edited]") {
            let _ = old.remove_attribute("data-edited");
        }
        if let Some(element) = self.element(spot) {
            let _ = element.set_attribute("data-edited", "");
        }
    }

    /// Scrolls `spot` into view if it is not visible.
    pub fn reveal(&self, spot: Spot) {
        let Some(element) = self.element(spot) else {
            return;
        };
        let bounds = element.get_bounding_client_rect();
        let height = self
            .window
            .inner_height()
            .ok()
            .and_then(|it| it.as_f64())
            .unwrap_or_default();
        let fits = bounds.height() < height;
        if bounds.top() < 0.0 || (fits && bounds.bottom() > height) || bounds.top() > height {
            // Not `scrollIntoView`, which would scroll the page around the frame too.
            self.window
                .scroll_by_with_x_and_y(0.0, bounds.top() - height / 3.0);
        }
    }

    /// Scrolls back to the top, for another issue.
    pub fn to_top(&self) {
        self.window.scroll_to_with_x_and_y(0.0, 0.0);
    }

    /// Whether there are images that have not been requested.
    pub fn has_images(&self) -> bool {
        matches!(self.document.query_selector("img[data-src]"), Ok(Some(_)))
    }

    /// Requests the images that have not been requested.
    pub fn load_images(&self) {
        for image in self.all("img[data-src]") {
            if let Some(address) = image.get_attribute("data-src") {
                let _ = image.set_attribute("src", &address);
                let _ = image.remove_attribute("data-src");
            }
        }
    }

    /// Opens links in a new tab, without an opener. `chosen` receives the position of any other click.
    pub fn on_click(&self, chosen: impl Fn(Spot) + 'static) -> EventListener {
        let frame = self.clone();
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&self.document, "click", options, move |event| {
            if let Some(spot) = frame.clicked(event) {
                chosen(spot);
            }
        })
    }

    /// Passes the keys that mean something outside of the frame to `pressed`, which returns false to leave one to the
    /// browser. The left and right arrows focus the previous and the next link.
    pub fn on_key(&self, pressed: impl Fn(FrameKey) -> bool + 'static) -> EventListener {
        let frame = self.clone();
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&self.document, "keydown", options, move |event| {
            // Not a checked cast, because the frame has its own classes.
            let event: &KeyboardEvent = event.unchecked_ref();
            let is_done = match frame.key(event) {
                Some(key) => pressed(key),
                None => frame.step(event),
            };
            if is_done {
                event.prevent_default();
            }
        })
    }

    /// Takes links out of the tab order when the focus enters the frame: Tab then stops only at the frame's body. Some
    /// browsers call no listeners in a frame without scripts. There the arrow keys do nothing, and Tab still goes
    /// through the links.
    pub fn on_focus(&self) -> EventListener {
        let frame = self.clone();
        EventListener::new(&self.document, "focusin", move |_| {
            for it in frame.all(STOPS) {
                let _ = it.set_attribute("tabindex", "-1");
            }
        })
    }

    fn key(&self, event: &KeyboardEvent) -> Option<FrameKey> {
        if let Some(shortcut) = keys::shortcut(event) {
            return Some(FrameKey::Shortcut(shortcut));
        }
        match event.key().as_str() {
            "Escape" => Some(FrameKey::Leave),
            "e" | "E" if !keys::is_command(event) => {
                let focused = self.document.active_element()?;
                self.spot(&focused).map(FrameKey::Edit)
            }
            _ => None,
        }
    }

    /// Focuses the next or the previous link, if the key is an arrow to the side. Returns whether it did.
    fn step(&self, event: &KeyboardEvent) -> bool {
        let is_forward = match event.key().as_str() {
            "ArrowRight" => true,
            "ArrowLeft" => false,
            _ => return false,
        };
        if keys::is_command(event) || event.shift_key() {
            return false;
        }
        let link = self.link_after_focus(is_forward);
        link.is_some_and(|it| it.focus().is_ok())
    }

    /// The link after or before the focused one; if no link is focused, the first or the last that is in view.
    fn link_after_focus(&self, is_forward: bool) -> Option<HtmlElement> {
        let links: Vec<_> = self.all(STOPS).collect();
        let focused = self.document.active_element();
        let is_focused = |it: &HtmlElement| it.is_same_node(focused.as_deref());
        let index = match links.iter().position(is_focused) {
            Some(at) if is_forward => at.checked_add(1)?,
            Some(at) => at.checked_sub(1)?,
            None if is_forward => links
                .iter()
                .position(|it| it.get_bounding_client_rect().top() >= 0.0)?,
            None => {
                let height = self.window.inner_height().ok()?.as_f64()?;
                let is_above = |it: &HtmlElement| it.get_bounding_client_rect().bottom() <= height;
                links.iter().rposition(is_above)?
            }
        };
        links.into_iter().nth(index)
    }

    /// Follows the link that was clicked. Returns the position of any other click, unless it selected text.
    fn clicked(&self, event: &Event) -> Option<Spot> {
        // Not a checked cast, because the frame has its own element classes.
        let target: Element = event.target()?.unchecked_into();
        if let Ok(Some(link)) = target.closest("a[href]") {
            event.prevent_default();
            self.follow(&link);
            return None;
        }
        self.selects_nothing().then(|| self.spot(&target)).flatten()
    }

    fn follow(&self, link: &Element) {
        let address = link.get_attribute("href").unwrap_or_default();
        if let Some(name) = address.strip_prefix('#') {
            if let Some(heading) = self.document.get_element_by_id(name) {
                let top = heading.get_bounding_client_rect().top();
                self.window.scroll_by_with_x_and_y(0.0, top);
            }
        } else if ["https:", "http:", "mailto:"]
            .iter()
            .any(|it| address.starts_with(it))
            && let Some(page) = web_sys::window()
        {
            let _ = page.open_with_url_and_target_and_features(
                &address,
                "_blank",
                "noopener,noreferrer",
            );
        }
    }

    fn selects_nothing(&self) -> bool {
        match self.window.get_selection() {
            Ok(Some(selection)) => selection.is_collapsed(),
            _ => true,
        }
    }

    fn spot(&self, inside: &Element) -> Option<Spot> {
        let mut block = inside.clone();
        let mut item = None;
        loop {
            let parent = block.parent_element()?;
            if parent.is_same_node(Some(&self.article)) {
                break;
            }
            item = Some(std::mem::replace(&mut block, parent));
        }
        let block_number = position(&block);
        // `item` is now the block's own element; the list's item is one level deeper.
        let item = item.and_then(|list| {
            let mut it = inside.clone();
            loop {
                let parent = it.parent_element()?;
                if parent.is_same_node(Some(&list)) {
                    return (it.tag_name() == "LI").then(|| position(&it));
                }
                it = parent;
            }
        });
        Some(Spot {
            block: block_number,
            item,
        })
    }

    fn element(&self, spot: Spot) -> Option<Element> {
        match spot.item {
            Some(item) => child(&self.list(spot.block)?, item),
            None => {
                child(&self.article, spot.block).map(|it| it.first_element_child().unwrap_or(it))
            }
        }
    }

    /// The only element of the block at `index`.
    fn list(&self, index: usize) -> Option<Element> {
        child(&self.article, index)?.first_element_child()
    }

    fn all(&self, selector: &str) -> impl Iterator<Item = HtmlElement> + use<> {
        let found = self.document.query_selector_all(selector).ok();
        let count = found.as_ref().map_or(0, web_sys::NodeList::length);
        (0..count).filter_map(move |it| Some(found.as_ref()?.item(it)?.unchecked_into()))
    }
}

/// Removes the nodes from `first` to `last`, and returns the node after them.
fn remove(parent: &Element, first: Option<Node>, last: &Node) -> Option<Node> {
    let mut at = first;
    while let Some(it) = at {
        at = it.next_sibling();
        let _ = parent.remove_child(&it);
        if it.is_same_node(Some(last)) {
            break;
        }
    }
    at
}

fn child(parent: &Element, index: usize) -> Option<Element> {
    parent.children().item(u32::try_from(index).ok()?)
}

fn position(element: &Element) -> usize {
    std::iter::successors(element.previous_element_sibling(), |it| {
        it.previous_element_sibling()
    })
    .count()
}
