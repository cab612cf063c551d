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
    /// An HTML element that issues do not use: its tags are shown as text.
    Shown,
}

/// Elements that published issues use and that Markdown makes.
const ALLOWED: &[&str] = &[
    "a",
    "abbr",
    "blockquote",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "i",
    "li",
    "ol",
    "p",
    "pre",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
];

const VOID: &[&str] = &["br", "hr", "img", "input"];

/// Every other name that means something to a browser, of today or of old.
const OTHER: &[&str] = &[
    "acronym",
    "address",
    "applet",
    "area",
    "article",
    "aside",
    "audio",
    "b",
    "base",
    "basefont",
    "bdi",
    "bdo",
    "bgsound",
    "big",
    "blink",
    "body",
    "button",
    "canvas",
    "caption",
    "center",
    "cite",
    "col",
    "colgroup",
    "command",
    "content",
    "data",
    "datalist",
    "details",
    "dfn",
    "dialog",
    "dir",
    "element",
    "embed",
    "fencedframe",
    "fieldset",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "frame",
    "frameset",
    "head",
    "header",
    "hgroup",
    "html",
    "iframe",
    "image",
    "ins",
    "isindex",
    "kbd",
    "keygen",
    "label",
    "legend",
    "link",
    "listing",
    "main",
    "map",
    "mark",
    "marquee",
    "math",
    "menu",
    "menuitem",
    "meta",
    "meter",
    "multicol",
    "nav",
    "nextid",
    "nobr",
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
    "q",
    "rb",
    "rp",
    "rt",
    "rtc",
    "ruby",
    "s",
    "samp",
    "script",
    "search",
    "section",
    "select",
    "selectedcontent",
    "shadow",
    "slot",
    "source",
    "spacer",
    "strike",
    "style",
    "summary",
    "svg",
    "template",
    "textarea",
    "tfoot",
    "time",
    "title",
    "track",
    "tt",
    "var",
    "video",
    "wbr",
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
