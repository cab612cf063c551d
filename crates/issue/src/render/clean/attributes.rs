//! Writes a start tag with its allowed attributes.

use super::address::is_allowed;
use super::elements::{Element, element, printable};
use crate::render::email::style_of;
use crate::render::tag::{Attribute, StartTag};
use crate::render::target::Target;
use crate::render::text::slice;

/// The attributes of a tag that is being written.
struct Written<'a> {
    element: &'a str,
    target: Target,
    /// The names so far. Only the first attribute of each name counts.
    names: Vec<String>,
    out: &'a mut String,
}

/// Writes `tag` of `source` to the end of `out`, with `prefix` before its name.
pub(super) fn write_tag(
    source: &str,
    tag: &StartTag,
    prefix: &str,
    target: Target,
    out: &mut String,
) {
    out.push('<');
    out.push_str(prefix);
    out.extend(printable(&tag.name));
    let mut written = Written {
        element: &tag.name,
        target,
        names: Vec::new(),
        out,
    };
    let is_address = |it: &&Attribute| slice(source, it.name.clone()).eq_ignore_ascii_case("src");
    // Write an image's address first, as most people do.
    let (addresses, others): (Vec<_>, Vec<_>) = tag.attributes.iter().partition(is_address);
    for attribute in addresses.into_iter().chain(others) {
        written.attribute(source, attribute);
    }
    written.finish();
}

impl Written<'_> {
    fn attribute(&mut self, source: &str, attribute: &Attribute) {
        let name = slice(source, attribute.name.clone()).to_ascii_lowercase();
        let value = attribute.value.clone().map_or("", |it| slice(source, it));
        let has_many = matches!(element(self.element), Element::Allowed | Element::Void);
        let is_kept = is_allowed(self.element, &name, value) && (has_many || name == "title");
        if !is_kept || self.names.contains(&name) {
            return;
        }
        self.write(&name, value);
        self.names.push(name);
    }

    /// Writes an allowed attribute in the form that the target needs.
    fn write(&mut self, name: &str, value: &str) {
        match (name, self.target) {
            ("src", Target::Frame) => self.put("data-src", &[value]),
            ("style", Target::Frame) => self.put("align", &[side(value)]),
            ("style", Target::Email) => {
                self.put(
                    "style",
                    &[style_of(self.element).unwrap_or_default(), value],
                );
            }
            _ => self.put(name, &[value]),
        }
    }

    fn put(&mut self, name: &str, values: &[&str]) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        for it in values.iter().flat_map(|it| it.chars()) {
            match it {
                '"' => self.out.push_str("&quot;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                other => self.out.push(other),
            }
        }
        self.out.push('"');
    }

    fn finish(mut self) {
        let lacks = |name: &str| self.names.iter().all(|it| it != name);
        let is_open = self.element == "input" && lacks("disabled");
        let style =
            style_of(self.element).filter(|_| self.target == Target::Email && lacks("style"));
        if let Some(style) = style {
            self.put("style", &[style]);
        }
        if is_open {
            self.put("disabled", &[]);
        }
        self.out.push('>');
    }
}

/// Returns `center` for `text-align: center;`.
fn side(style: &str) -> &str {
    let side = style.rsplit(' ').next().unwrap_or_default();
    side.trim_end_matches(';')
}
