//! Cleans several blocks together, so that an element that one of them leaves open continues in the next.
//!
//! A browser ends `<b>` with the list item around it, and opens it again in the next item, until there is a `</b>`. A
//! `<div>` ends the paragraph that it is in, and stays open after that paragraph's end tag. So this module keeps the
//! tags as they are written, and the browser treats them as it does on the site. It tracks open elements only to find
//! out which end tags have a meaning, and where all elements are closed.

use crate::render::clean::nesting::{ends_paragraph, is_special};
use crate::render::clean::{Clean, Cleaner};
use crate::render::target::Target;

/// Elements that a browser opens again after the end of the element around them.
const FORMATTING: &[&str] = &[
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

/// The most open elements to remember.
const MOST: usize = super::DEPTH;

/// Cleans a page of several blocks: elements end where a browser ends them.
pub(crate) fn clean_whole(html: &str, target: Target) -> Clean {
    clean_until(html, |_| false, target).0
}

/// Does the same as [`clean_whole`], but stops at the first offset at which no element is open and for which `is_start`
/// returns true, which means that a block starts there. Also returns that offset.
///
/// Calls `is_start` with increasing offsets, but not with all of them.
pub(crate) fn clean_until(
    html: &str,
    mut is_start: impl FnMut(usize) -> bool,
    target: Target,
) -> (Clean, usize) {
    let mut cleaner = Cleaner::new(html, target);
    cleaner.reopened = Some(Vec::new());
    let end = cleaner.run(|cleaner, at| cleaner.is_neutral() && at > 0 && is_start(at));
    let again = cleaner.reopened.take().unwrap_or_default();
    let mut clean = cleaner.finish();
    for name in again.iter().rev() {
        clean.html.push_str(&format!("</{name}>"));
    }
    clean.items.clear();
    (clean, end)
}

fn is_formatting(name: &str) -> bool {
    FORMATTING.binary_search(&name).is_ok()
}

/// Whether elements that are left open in this element end with it.
fn is_bound(name: &str) -> bool {
    matches!(name, "caption" | "td" | "th")
}

impl Cleaner<'_> {
    fn is_neutral(&self) -> bool {
        self.open.is_empty() && self.reopened.as_ref().is_none_or(Vec::is_empty)
    }

    /// Whether an element inside the one at `depth` continues after that one ends.
    pub(super) fn leaks_from(&self, depth: usize) -> bool {
        let name = self.open.get(depth).map_or("", |it| it.name.as_str());
        let inner = self.open.iter().skip(depth + 1);
        let mut kept = inner.filter(|it| !it.is_inert);
        !is_bound(name)
            && kept.any(|it| is_formatting(&it.name) || name == "p" && ends_paragraph(&it.name))
    }

    /// Ends the paragraph that is open, before the start of an element that cannot be in one.
    pub(super) fn leave_paragraph(&mut self, name: &str) {
        if self.reopened.is_none() || !ends_paragraph(name) {
            return;
        }
        let is_bound = |name: &str| is_bound(name) || name == "table";
        let place = self
            .open
            .iter()
            .rposition(|it| it.name == "p" || is_bound(&it.name));
        let inner = self
            .open
            .get(place.unwrap_or(self.open.len())..)
            .unwrap_or_default();
        let ends = inner.first().is_some_and(|it| it.name == "p");
        if !ends || inner.iter().any(|it| it.hidden_from.is_some()) {
            return;
        }
        // A browser ends the paragraph without an end tag, so do not write one.
        let left = self.open.split_off(place.unwrap_or_default());
        let again = left
            .into_iter()
            .filter(|it| !it.is_inert && is_formatting(&it.name));
        if let Some(all) = &mut self.reopened {
            all.extend(again.map(|it| it.name));
            all.truncate(MOST);
        }
    }

    /// Closes the element at `depth` as a browser does.
    pub(super) fn close_as_written(&mut self, depth: usize) {
        let name = self
            .open
            .get(depth)
            .map_or(String::new(), |it| it.name.clone());
        let mut inner = self.open.iter().skip(depth + 1);
        if is_formatting(&name) && inner.any(|it| !it.is_inert && is_special(&it.name)) {
            self.open.remove(depth);
            return self.end_tag(&name);
        }
        let before = self.reopened.as_ref().map_or(0, Vec::len);
        while self.open.len() > depth + 1 {
            self.leave_last();
        }
        if let Some(all) = self.reopened.as_mut().filter(|_| is_bound(&name)) {
            all.truncate(before);
        }
        self.close_last();
    }

    /// Handles an end tag of an element that is not open.
    pub(super) fn close_unopened(&mut self, name: &str) {
        self.in_comment_gap = true;
        let Some(again) = &mut self.reopened else {
            return;
        };
        let place = again.iter().rposition(|it| it == name);
        if let Some(place) = place {
            again.remove(place);
        }
        // A browser makes an empty paragraph from an end tag without a start tag.
        if place.is_some() || name == "p" {
            self.end_tag(name);
        }
    }

    fn end_tag(&mut self, name: &str) {
        self.in_comment_gap = false;
        self.out.html.push_str(&format!("</{name}>"));
    }

    /// Leaves the innermost element with the one around it. An element that a browser opens again has no end tag here.
    fn leave_last(&mut self) {
        let last = self.open.last();
        let again = last.is_some_and(|it| !it.is_inert && is_formatting(&it.name));
        match (&mut self.reopened, again) {
            (Some(all), true) => {
                let open = self.open.pop().filter(|_| all.len() < MOST);
                all.extend(open.map(|it| it.name));
            }
            _ => self.close_last(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{FORMATTING, clean_until, clean_whole};
    use crate::render::target::Target;

    fn whole(html: &str) -> String {
        clean_whole(html, Target::File).html
    }

    #[test]
    fn names_are_in_order() {
        assert!(FORMATTING.is_sorted());
    }

    #[test]
    fn elements_that_a_browser_opens_again_keep_their_tags() {
        for html in [
            "<ul><li>a <b>x</li><li>y</b> z</li></ul>",
            "<p>a <b><i>x</b> y</i> z</p>",
            "<p>a <small>b</p><p>c</small> d</p>",
            "<b><div>x</b>y</div>",
            "<p>a <div>b</p><p>c</p></div>",
        ] {
            assert_eq!(whole(html), html);
        }
        assert_eq!(whole("<p>a <b>x</p><p>y</p>"), "<p>a <b>x</p><p>y</p></b>");
        let row = "<table><tr><td><i>x</td><td>y</td></tr></table>";
        assert_eq!(whole(row), row);
        assert_eq!(
            whole("<li>a <span>x</li>y</span>"),
            "<li>a <span>x</span></li>y"
        );
    }

    #[test]
    fn cleaning_ends_where_all_elements_are_closed() {
        let html = "<p>a <b>x</p><p>y</b></p><p>z</p><p>w</p>";
        let until = |html, starts: &[usize]| {
            let (clean, end) = clean_until(html, |it| starts.contains(&it), Target::Frame);
            (clean.html, end)
        };
        assert_eq!(
            until(html, &[13, 25, 33]),
            ("<p>a <b>x</p><p>y</b></p>".to_owned(), 25)
        );
        let html = "<p>a <b>x</p><p>z</p>";
        assert_eq!(until(html, &[13]), (format!("{html}</b>"), 21));
    }
}
