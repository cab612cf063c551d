//! Which elements a rendered issue may hold.

/// How a tag of some name is treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Element {
    /// Kept, with its content.
    Allowed,
    /// Kept; has no content.
    Void,
    /// No HTML element at all: kept without attributes.
    Unknown,
    /// An HTML element that does more than mark text: its tags are shown as text.
    Shown,
}

/// Elements that Markdown makes, that issues use, and all others that only mark text or parts of a page.
const ALLOWED: &[&str] = &[
    "a",
    "abbr",
    "acronym",
    "address",
    "article",
    "aside",
    "b",
    "bdi",
    "bdo",
    "big",
    "blockquote",
    "caption",
    "center",
    "cite",
    "code",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
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
    "i",
    "ins",
    "kbd",
    "li",
    "main",
    "mark",
    "nav",
    "nobr",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
];

const VOID: &[&str] = &["br", "hr", "img", "input", "wbr"];

/// Every other name that means something to a browser, of today or of old.
const OTHER: &[&str] = &[
    "applet",
    "area",
    "audio",
    "base",
    "basefont",
    "bgsound",
    "blink",
    "body",
    "button",
    "canvas",
    "col",
    "colgroup",
    "command",
    "content",
    "data",
    "datalist",
    "dialog",
    "dir",
    "element",
    "embed",
    "fencedframe",
    "fieldset",
    "font",
    "form",
    "frame",
    "frameset",
    "head",
    "html",
    "iframe",
    "image",
    "isindex",
    "keygen",
    "label",
    "legend",
    "link",
    "listing",
    "map",
    "marquee",
    "math",
    "menu",
    "menuitem",
    "meta",
    "meter",
    "multicol",
    "nextid",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "optgroup",
    "option",
    "output",
    "param",
    "permission",
    "picture",
    "plaintext",
    "portal",
    "progress",
    "rb",
    "rtc",
    "script",
    "search",
    "select",
    "selectedcontent",
    "shadow",
    "slot",
    "source",
    "spacer",
    "style",
    "svg",
    "template",
    "textarea",
    "title",
    "track",
    "video",
    "xmp",
];

/// How a tag with this name, in lower case, is treated.
pub(crate) fn element(name: &str) -> Element {
    if ALLOWED.binary_search(&name).is_ok() {
        Element::Allowed
    } else if VOID.binary_search(&name).is_ok() {
        Element::Void
    } else if OTHER.binary_search(&name).is_ok() {
        Element::Shown
    } else {
        Element::Unknown
    }
}

/// Whether the site would act on this element where the preview shows its tags.
pub(crate) fn is_shown_as_text(name: &str) -> bool {
    element(name) == Element::Shown
}

/// A name as it is written: control characters leave a mark, or what is no element's name might become one.
pub(super) fn printable(name: &str) -> impl Iterator<Item = char> {
    name.chars()
        .map(|it| if it.is_control() { '\u{fffd}' } else { it })
}

#[cfg(test)]
mod tests {
    use super::{ALLOWED, OTHER, VOID};

    #[test]
    fn names_are_in_order() {
        for names in [ALLOWED, VOID, OTHER] {
            assert!(names.is_sorted());
        }
    }
}
