//! Checks whether a browser nests elements as their tags are written.
//!
//! A browser's parser closes some elements by itself, moves others out of tables, and opens others again. Then elements
//! have other children than their tags suggest, so that their positions do not match those of the tags.

/// The elements whose start tag ends an open paragraph.
const ENDS_PARAGRAPH: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "dd",
    "details",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "ul",
];

/// Elements that a browser moves elsewhere, or that end each other.
const MOVED: &[&str] = &[
    "caption", "col", "colgroup", "optgroup", "option", "rb", "rp", "rt", "rtc", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr",
];

/// Follows the elements that are opened and closed.
#[derive(Debug, Default)]
pub(super) struct Nesting {
    paragraphs: usize,
    links: usize,
    roots: usize,
    is_broken: bool,
}

impl Nesting {
    /// Whether a browser nests all elements so far as their tags are written, with one element around them.
    pub(super) fn is_as_written(&self) -> bool {
        !self.is_broken && self.roots == 1
    }

    /// Notes that an element called `name` begins in `parent`, which is `None` for an inert parent.
    pub(super) fn open(&mut self, name: &str, parent: Option<&str>) {
        self.roots += usize::from(parent.is_none());
        let is_list = matches!(parent, Some("ul" | "ol"));
        let is_out_of_place = match name {
            "a" | "nobr" => self.links > 0,
            "dd" | "dt" => parent != Some("dl"),
            _ => is_heading(name) && parent.is_some_and(is_heading),
        };
        let ends_paragraph = self.paragraphs > 0 && ends_paragraph(name);
        let is_moved = MOVED.binary_search(&name).is_ok();
        self.is_broken |=
            is_out_of_place || ends_paragraph || is_moved || is_list != (name == "li");
        self.count(name, 1);
    }

    /// Notes that the element ends.
    pub(super) fn close(&mut self, name: &str) {
        self.count(name, -1);
    }

    fn count(&mut self, name: &str, by: isize) {
        let counted = match name {
            "p" => &mut self.paragraphs,
            "a" | "nobr" => &mut self.links,
            _ => return,
        };
        *counted = counted.saturating_add_signed(by);
    }
}

/// Whether a paragraph ends at the start tag of this element.
pub(super) fn ends_paragraph(name: &str) -> bool {
    ENDS_PARAGRAPH.binary_search(&name).is_ok()
}

/// Whether this element is more than inline markup, so that the end tag of inline markup does not end it.
pub(super) fn is_special(name: &str) -> bool {
    ends_paragraph(name) || MOVED.binary_search(&name).is_ok()
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

#[cfg(test)]
mod tests {
    use super::{ENDS_PARAGRAPH, MOVED};
    use crate::render::clean::clean;
    use crate::render::target::Target;

    fn items(html: &str) -> usize {
        clean(html, Target::Frame).items.len()
    }

    #[test]
    fn names_are_in_order() {
        assert!(ENDS_PARAGRAPH.is_sorted() && MOVED.is_sorted());
    }

    #[test]
    fn items_nested_as_written_are_recognized() {
        for inside in [
            "<p>a <em>b</em></p><p>c</p>",
            "<div><pre>a</pre></div><h3>b</h3><h4>c</h4>",
            "<a>b</a><a>c</a><ul><li>d</li></ul>",
            "<t>a<b>c",
            "<dl><dt>a</dt><dd>b</dd></dl><hr><br><input>",
        ] {
            assert_eq!(
                items(&format!("<ul>\n<li>{inside}</li>\n<li>b</li></ul>")),
                2,
                "{inside}"
            );
        }
    }

    #[test]
    fn items_that_a_browser_nests_differently_are_not_recognized() {
        for inside in [
            "<li>b",
            "<div><li>b</li></div>",
            "<p>a<div>b</div></p>",
            "<p><b><hr></b></p>",
            "<a>b<i><a>c</a></i></a>",
            "<nobr><nobr>a",
            "<h3>a<h4>b",
            "<table>a<tr><td>b</table>",
            "<dd>a</dd>",
            "<ul>a<b>c</b></ul>",
            "</li></ul><ul><li>b</li></ul><ul><li>",
        ] {
            assert_eq!(
                items(&format!("<ul>\n<li>{inside}</li>\n<li>b</li></ul>")),
                0,
                "{inside}"
            );
        }
        assert_eq!(items("<ul><li>a</li><b>c</b><li>b</li></ul>"), 0);
    }
}
