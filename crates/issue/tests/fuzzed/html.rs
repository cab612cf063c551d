//! Checks that rendered HTML is well-formed, and contains only elements that a preview may show.

use issue::render::Rendered;

const VOID: [&str; 4] = ["br", "hr", "img", "input"];

/// Elements that run, fetch, or change how the rest of a page is read.
const FORBIDDEN: [&str; 28] = [
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "base",
    "meta",
    "link",
    "form",
    "button",
    "svg",
    "math",
    "template",
    "noscript",
    "textarea",
    "title",
    "select",
    "usermedia",
    "video",
    "audio",
    "source",
    "frame",
    "frameset",
    "body",
    "html",
    "head",
    "plaintext",
    "xmp",
];

const ATTRIBUTES: [&str; 16] = [
    "href", "src", "alt", "title", "id", "class", "style", "align", "width", "height", "colspan",
    "rowspan", "start", "type", "checked", "disabled",
];

/// Checks that each block can be inserted into a page separately, and that the ranges of blocks are valid.
pub fn check(text: &str, rendered: &Rendered) {
    for block in &rendered.blocks {
        assert!(
            text.get(block.range.clone()).is_some(),
            "{:?} in {text:?}",
            block.range
        );
        whole(&block.html);
        for item in block.items.iter() {
            let range = item.range.start + block.range.start..item.range.end + block.range.start;
            assert!(range.end <= block.range.end && text.get(range).is_some());
            let html = block.html.get(item.html.clone()).unwrap_or_default();
            assert!(html.starts_with("<li") && html.ends_with("</li>"), "{html}");
        }
    }
}

/// Checks that every tag is allowed, and that elements are closed in the right order.
fn whole(html: &str) {
    let mut open = Vec::new();
    let mut rest = html;
    while let Some((_, markup)) = rest.split_once('<') {
        let (tag, after) = markup.split_once('>').unwrap_or(("", markup));
        assert!(!tag.is_empty(), "<{markup} in {html}");
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{html}");
        } else if let Some(name) = started(tag) {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?} open in {html}");
}

/// The element that a tag begins; `None` for a void element or a comment, which must be empty.
fn started(tag: &str) -> Option<&str> {
    if tag == "!----" {
        return None;
    }
    let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
    let is_name = name.starts_with(|it: char| it.is_ascii_alphabetic())
        && !name.contains(['/', '\t', '\n', '\r', '\u{c}']);
    let is_allowed = !FORBIDDEN.contains(&name.to_ascii_lowercase().as_str());
    assert!(is_name && is_allowed, "<{tag}>");
    check_attributes(attributes);
    (!VOID.contains(&name)).then_some(name)
}

fn check_attributes(mut rest: &str) {
    while !rest.is_empty() {
        let (name, after) = rest.split_once("=\"").expect("an attribute has a value");
        assert!(ATTRIBUTES.contains(&name), "{name}");
        let (value, after) = after.split_once('"').expect("a value ends");
        if matches!(name, "href" | "src") {
            let (scheme, _) = value.split_once(':').unwrap_or_default();
            let plain: String = scheme.chars().filter(|it| *it > ' ').collect();
            let plain = plain.to_ascii_lowercase();
            assert!(
                !["javascript", "data", "vbscript", "file"].contains(&plain.as_str()),
                "{value}"
            );
        }
        rest = after.strip_prefix(' ').unwrap_or(after);
    }
}
