//! The elements that a rendered issue may contain, and what happens to other tags.

/// What happens to a tag with a certain name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Element {
    /// Kept, with its content.
    Allowed,
    /// Kept; it has no content.
    Void,
    /// An element that does nothing by itself: kept, without attributes other than a title.
    Plain,
    /// Not an HTML element today: kept like a plain element, but with an inert name in the preview's frame.
    Unknown,
    /// An HTML element that acts, or changes how a browser parses the text after it: replaced by an inert element.
    Inert(Content),
}

/// What happens to the content of an element that is replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Content {
    /// It has none.
    Never,
    /// It is shown.
    Shown,
    /// It is not shown.
    Hidden,
    /// It is text up to the end tag, and is shown.
    RawShown,
    /// It is text up to the end tag, and is not shown.
    RawHidden,
}

/// Elements that Markdown creates or issues use, and all others that only mark text or parts of a page.
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

/// Elements that do nothing by themselves and need no attributes.
const PLAIN: &[&str] = &[
    "area", "col", "colgroup", "data", "dir", "fieldset", "font", "label", "legend", "map", "menu",
    "meter", "optgroup", "option", "output", "param", "picture", "progress", "rb", "rtc", "search",
    "slot",
];

/// Every element that acts, fetches something, or changes how a browser parses the text after it.
const INERT: &[(&str, Content)] = &[
    ("applet", Content::Shown),
    ("audio", Content::Hidden),
    ("base", Content::Never),
    ("basefont", Content::Never),
    ("bgsound", Content::Never),
    ("body", Content::Shown),
    ("button", Content::Shown),
    ("camera", Content::Hidden),
    ("canvas", Content::Hidden),
    ("datalist", Content::Hidden),
    ("dialog", Content::Hidden),
    ("embed", Content::Never),
    ("fencedframe", Content::Hidden),
    ("form", Content::Shown),
    ("frame", Content::Never),
    ("frameset", Content::Shown),
    ("geolocation", Content::Hidden),
    ("head", Content::Shown),
    ("html", Content::Shown),
    ("iframe", Content::RawHidden),
    ("image", Content::Never),
    ("install", Content::Hidden),
    ("keygen", Content::Never),
    ("link", Content::Never),
    ("listing", Content::Shown),
    ("marquee", Content::Shown),
    ("math", Content::Shown),
    ("meta", Content::Never),
    ("microphone", Content::Hidden),
    ("noembed", Content::RawHidden),
    ("noframes", Content::RawHidden),
    ("noscript", Content::RawHidden),
    ("object", Content::Shown),
    ("permission", Content::Hidden),
    ("plaintext", Content::RawShown),
    ("portal", Content::Hidden),
    ("script", Content::RawHidden),
    ("select", Content::Hidden),
    ("source", Content::Never),
    ("style", Content::RawHidden),
    ("svg", Content::Hidden),
    ("template", Content::Hidden),
    ("textarea", Content::RawShown),
    ("title", Content::RawHidden),
    ("track", Content::Never),
    ("usermedia", Content::Hidden),
    ("video", Content::Hidden),
    ("xmp", Content::RawShown),
];

/// Elements whose tags GitHub shows as text.
const SHOWN_ON_GITHUB: &[&str] = &[
    "iframe",
    "noembed",
    "noframes",
    "plaintext",
    "script",
    "style",
    "textarea",
    "title",
    "xmp",
];

/// Names for which a browser never looks for an end tag.
const EMPTY: &[&str] = &["area", "col", "param"];

/// How a tag with this name, in lower case, is treated.
pub(crate) fn element(name: &str) -> Element {
    if ALLOWED.binary_search(&name).is_ok() {
        return Element::Allowed;
    }
    if VOID.binary_search(&name).is_ok() {
        return Element::Void;
    }
    if PLAIN.binary_search(&name).is_ok() {
        return Element::Plain;
    }
    let inert = INERT.binary_search_by_key(&name, |it| it.0);
    inert
        .ok()
        .and_then(|it| INERT.get(it))
        .map_or(Element::Unknown, |it| Element::Inert(it.1))
}

/// Whether this element would have an effect on the site, but has none in the preview.
pub(crate) fn is_inert(name: &str) -> bool {
    name == "input" || matches!(element(name), Element::Inert(_))
}

/// Whether GitHub shows tags with this lower-case name as text.
pub(super) fn is_shown_on_github(name: &str) -> bool {
    SHOWN_ON_GITHUB.binary_search(&name).is_ok()
}

/// Whether a plain element has no content.
pub(super) fn is_empty(name: &str) -> bool {
    EMPTY.binary_search(&name).is_ok()
}

/// The name as written, with control characters replaced. If they were removed, the rest might be the name of an
/// element.
pub(super) fn printable(name: &str) -> impl Iterator<Item = char> {
    name.chars()
        .map(|it| if it.is_control() { '\u{fffd}' } else { it })
}

#[cfg(test)]
mod tests {
    use super::{ALLOWED, EMPTY, INERT, PLAIN, SHOWN_ON_GITHUB, VOID};

    #[test]
    fn names_are_in_order() {
        for names in [ALLOWED, VOID, PLAIN, SHOWN_ON_GITHUB, EMPTY] {
            assert!(names.is_sorted());
        }
        assert!(INERT.is_sorted_by_key(|it| it.0));
    }
}
