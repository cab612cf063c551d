//! A text area's text and caret. Offsets are UTF-16 units of the area's own text.

use issue::edit::Replace;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

/// A text area on the page.
#[derive(Clone, Debug)]
pub struct Area(HtmlTextAreaElement);

impl Area {
    /// The text and caret of a `textarea`.
    pub fn of(area: HtmlTextAreaElement) -> Self {
        Self(area)
    }

    /// The area with this id, if the page has it.
    pub fn by_id(id: &str) -> Option<Self> {
        let found = super::document()?.get_element_by_id(id)?;
        Some(Self(found.dyn_into().ok()?))
    }

    /// Its text; line endings are `\n`.
    pub fn text(&self) -> String {
        self.0.value()
    }

    /// Whether it has the focus.
    pub fn has_focus(&self) -> bool {
        super::focused().is_some_and(|it| it.is_same_node(Some(&self.0)))
    }

    /// The selection's start and end.
    pub fn selection(&self) -> (usize, usize) {
        let offset = |it: Option<u32>| usize::try_from(it.unwrap_or_default()).unwrap_or_default();
        let start = offset(self.0.selection_start().ok().flatten());
        let end = offset(self.0.selection_end().ok().flatten());
        (start, end.max(start))
    }

    /// Shows `text` with this selection, and does not scroll.
    pub fn show(&self, text: &str, selection: (usize, usize)) {
        let top = self.0.scroll_top();
        self.0.set_value(text);
        self.select(selection);
        self.0.set_scroll_top(top);
    }

    fn select(&self, (start, end): (usize, usize)) {
        let offset = |it| u32::try_from(it).unwrap_or(u32::MAX);
        // Fails only for inputs without text.
        let _ = self.0.set_selection_range(offset(start), offset(end));
    }

    /// Scrolls the caret into view.
    pub fn reveal_caret(&self) {
        // Only focusing does this in every browser.
        let _ = self.0.blur();
        let _ = self.0.focus();
    }

    /// Takes the focus, and selects and shows the line of `text` that contains `offset`.
    pub fn reveal_line(&self, text: &str, offset: usize) {
        let byte = byte_of(text, offset);
        let start = text.get(..byte).and_then(|it| it.rfind('\n'));
        let start = start.map_or(0, |it| it + 1);
        let end = text.get(byte..).and_then(|it| it.find('\n'));
        let end = end.map_or(text.len(), |it| byte + it);
        let before = text.get(..start).unwrap_or_default();
        let line = text.get(start..end).unwrap_or_default();
        // The height of the text before a line is the only way to find out how far down the line is.
        self.0.set_value(before);
        let depth = self.0.scroll_height();
        self.0.set_value(text);
        let _ = self.0.focus();
        let start = units(before);
        self.select((start, start + units(line)));
        self.0.set_scroll_top(depth - self.0.client_height() / 2);
    }
}

/// Returns the offset in `new` that corresponds to `offset` in `old`, if the two differ in only one stretch.
pub fn moved(old: &str, new: &str, offset: usize) -> usize {
    let Some(edit) = Replace::between(&(0..old.len()), old, new) else {
        return offset;
    };
    let start = units(old.get(..edit.range.start).unwrap_or_default());
    let gone = units(old.get(edit.range).unwrap_or_default());
    let come = units(&edit.text);
    if offset <= start {
        offset
    } else if offset >= start + gone {
        offset - gone + come
    } else {
        start + come
    }
}

/// The caret after the stretch in which `new` differs from `old`.
pub fn end_of_change(old: &str, new: &str) -> (usize, usize) {
    let Some(edit) = Replace::between(&(0..old.len()), old, new) else {
        return (0, 0);
    };
    let end = units(old.get(..edit.range.start).unwrap_or_default()) + units(&edit.text);
    (end, end)
}

fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// The byte at `offset`, at most the text's length.
fn byte_of(text: &str, offset: usize) -> usize {
    let mut passed = 0;
    let found = text.char_indices().find(|(_, it)| {
        let is_there = passed >= offset;
        passed += it.len_utf16();
        is_there
    });
    found.map_or(text.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_caret_stays_at_the_same_text() {
        let (old, new) = ("💛 one two", "💛 one ä two");
        assert_eq!([0, 2, 6, 10].map(|it| moved(old, new, it)), [0, 2, 6, 12]);
        assert_eq!([0, 6, 8, 12].map(|it| moved(new, old, it)), [0, 6, 7, 10]);
        assert_eq!(end_of_change(old, new), (9, 9));
    }

    #[test]
    fn offsets_past_the_end_are_the_end() {
        assert_eq!(byte_of("a💛b", 3), 5);
        assert_eq!(byte_of("a💛b", 99), 6);
    }
}
