//! Ids of headings, so that links to `#tracking-issues-prs` work.
//!
//! An id is the heading's text in lower case, with hyphens for spaces. Letters outside ASCII lose their accents or are
//! removed; the second of two equal ids gets `_1`. GitHub keeps letters and counts with `-1`.

mod latin;

use std::collections::{HashMap, HashSet};

use crate::render::site::contents::Entry;
use crate::render::site::serialize::{restore, serialize_inside};
use crate::render::site::stash::{Stash, unescaped};
use crate::render::site::tree::{NodeId, Tree, is_heading};
use crate::render::text::{byte, char_at, find, find_str, is_space, rest, slice};

/// A heading that needs an id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Heading {
    pub(crate) node: NodeId,
    pub(crate) wanted: Wanted,
    /// The heading in the list of all headings.
    pub(crate) entry: Entry,
}

/// The id that a heading asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// An id derived from its text, made unique.
    Slug(String),
    /// Exactly this id, because the text sets it.
    Own(String),
}

/// The headings below `node`, in order, and every id that already exists.
pub(crate) fn collect(tree: &Tree, stash: &Stash) -> (Vec<Heading>, Vec<String>) {
    let (mut headings, mut ids) = (Vec::new(), Vec::new());
    let mut open = vec![Tree::ROOT];
    while let Some(node) = open.pop() {
        let id = tree.attribute(node, "id");
        if is_heading(tree.tag(node)) {
            let name = name(tree, node, stash);
            let slug = || Wanted::Slug(slug(&name));
            let wanted = id.map_or_else(slug, |it| Wanted::Own(it.to_owned()));
            let level = tree.tag(node).bytes().last().unwrap_or_default();
            let label = tree.attribute(node, "data-toc-label");
            let name = label.map_or(name, |it| without_tags(&restore(&unescaped(it), stash)));
            headings.push(Heading {
                node,
                wanted,
                entry: Entry { level, name },
            });
        }
        ids.extend(id.map(str::to_owned));
        open.extend(tree.children(node).iter().rev());
    }
    (headings, ids)
}

/// Gives a heading its id, and makes it a link to itself.
pub(crate) fn apply(tree: &mut Tree, node: NodeId, id: &str) {
    tree.set_attribute(node, "id", id.to_owned());
    let link = tree.make("a");
    tree.set_attribute(link, "class", "toclink".to_owned());
    tree.set_attribute(link, "href", format!("#{id}"));
    tree.wrap_content(node, link);
}

/// The ids in use.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    used: HashSet<String>,
    /// For an id in use, the last id that was tried after it. All ids between the two are also in use.
    next: HashMap<String, String>,
}

impl Ids {
    pub(crate) fn reserve(&mut self, id: &str) {
        self.used.insert(id.to_owned());
    }

    /// Returns `slug`, with a number if it is in use.
    pub(crate) fn unique(&mut self, slug: &str) -> String {
        let (mut id, mut taken) = (slug.to_owned(), Vec::new());
        while id.is_empty() || self.used.contains(&id) {
            let next = self.next.get(&id).cloned();
            let next = next.unwrap_or_else(|| counted(&id));
            taken.push(std::mem::replace(&mut id, next));
        }
        self.used.insert(id.clone());
        // A later search that reaches one of these ids can skip the others.
        for it in taken {
            self.next.insert(it, id.clone());
        }
        id
    }
}

/// `a` becomes `a_1`, and `a_1` becomes `a_2`.
fn counted(id: &str) -> String {
    let base = id.trim_end_matches(|it: char| it.is_ascii_digit());
    let number = rest(id, base.len());
    let number = number.parse::<u64>().ok().and_then(|it| it.checked_add(1));
    match (base.strip_suffix('_'), number) {
        (Some(base), Some(number)) => format!("{base}_{number}"),
        _ => format!("{id}_1"),
    }
}

/// The text of a heading without tags and footnotes.
fn name(tree: &Tree, node: NodeId, stash: &Stash) -> String {
    let html = restore(&serialize_inside(tree, node), stash);
    without_tags(&without(&html, "<sup id=\"fnref", "</sup>"))
}

fn without_tags(html: &str) -> String {
    let html = without(html, "<!--", "-->");
    let html = without(&html, "<", ">");
    html.split(is_space)
        .filter(|it| !it.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn without(html: &str, open: &str, close: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut from = 0;
    while let Some(start) = find_str(html, from, open) {
        let Some(end) = find_str(html, start, close) else {
            break;
        };
        out.push_str(slice(html, from..start));
        from = end + close.len();
    }
    out.push_str(rest(html, from));
    out
}

/// `name` as an id; its entities are decoded first.
fn slug(name: &str) -> String {
    let mut ascii = String::with_capacity(name.len());
    let mut at = 0;
    while let Some(it) = char_at(name, at) {
        if it == '&' {
            let (text, len) = entity(rest(name, at));
            push_plain(&text, &mut ascii);
            at += len;
        } else {
            latin::push_ascii(it, &mut ascii);
            at += it.len_utf8();
        }
    }
    let kept = |it: &char| it.is_ascii_alphanumeric() || matches!(it, '_' | '-') || is_space(*it);
    let kept: String = ascii.chars().filter(kept).collect();
    let mut slug = String::with_capacity(kept.len());
    for it in kept.trim_matches(is_space).chars() {
        match it {
            '-' => {}
            it if is_space(it) => {}
            it => {
                slug.push(it.to_ascii_lowercase());
                continue;
            }
        }
        if !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug
}

fn push_plain(text: &str, ascii: &mut String) {
    for it in text.chars() {
        latin::push_ascii(it, ascii);
    }
}

/// Decodes the entity at the start of `text`, if it matters for an id.
fn entity(text: &str) -> (String, usize) {
    let Some(end) = find(text, 0, b';').filter(|it| *it < 32) else {
        return ("&".to_owned(), 1);
    };
    let name = slice(text, 1..end);
    let number = match (byte(name, 0), byte(name, 1)) {
        (b'#', b'x' | b'X') => u32::from_str_radix(rest(name, 2), 16).ok(),
        (b'#', _) => rest(name, 1).parse().ok(),
        _ => None,
    };
    if let Some(it) = number.and_then(char::from_u32) {
        return (it.to_string(), end + 1);
    }
    if name.is_empty() || !name.bytes().all(|it| it.is_ascii_alphanumeric()) {
        return ("&".to_owned(), 1);
    }
    let accents = [
        "grave", "acute", "circ", "tilde", "uml", "ring", "cedil", "caron", "slash", "macr",
    ];
    let plain = match name {
        "nbsp" | "ensp" | "emsp" | "thinsp" => " ".to_owned(),
        "lowbar" => "_".to_owned(),
        _ => {
            let letter = accents
                .iter()
                .find_map(|it| name.strip_suffix(it))
                .filter(|it| it.len() == 1);
            let slashed = name.ends_with("slash");
            letter.filter(|_| !slashed).unwrap_or_default().to_owned()
        }
    };
    (plain, end + 1)
}

#[cfg(test)]
mod tests {
    use super::{Ids, slug};
    use crate::render::site::test::check;

    #[test]
    fn makes_ids() {
        assert_eq!(slug("Tracking Issues &amp; PRs"), "tracking-issues-prs");
        assert_eq!(slug("RustNL – Žlutý  kůň 🦀 x_y"), "rustnl-zluty-kun-x_y");
        assert_eq!(slug("日本"), "");
    }

    #[test]
    fn counts_equal_ids() {
        let mut ids = Ids::default();
        ids.reserve("b");
        let given: Vec<String> = ["a", "a", "a_1", "a", "", "", "b"]
            .iter()
            .map(|it| ids.unique(it))
            .collect();
        assert_eq!(given, ["a", "a_1", "a_2", "a_3", "_1", "_2", "b_1"]);
    }

    #[test]
    fn a_heading_links_to_itself() {
        check(
            "# A *b* [c](d)",
            "<h1 id=\"a-b-c\"><a class=\"toclink\" href=\"#a-b-c\">A <em>b</em> <a href=\"d\">c</a></a></h1>",
        );
    }
}
