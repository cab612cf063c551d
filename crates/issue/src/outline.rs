//! The outline of an issue: front matter, headings, and the list items under each.
//!
//! The outline has only ranges; [`crate::entry`] parses the items. Any text has an outline.
//! A heading is a line that starts with one to six `#`s and a space. It may be indented by up to three spaces: the site
//! shows such a line as text, but the spaces are a typo, which a rule reports. A line such as `#122010` is text.
//! Offsets are bytes of the whole text.

use std::ops::Range;

use crate::comments::HiddenRanges;
use crate::front_matter::{FrontMatterField, front_matter};
use crate::inline;
use crate::item::{self, Item};
use crate::lines::{Line, line_at, lines};
use crate::section::Kind;

mod changed;
mod entries_only;

/// The parts of an issue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// `Key: value` lines at the start of the file.
    pub front_matter: Vec<FrontMatterField>,
    /// The headings in order, each with the text under it. If there are list items above the first heading, the first
    /// section is one of level 0 without a name.
    pub sections: Vec<Section>,
    /// Comments and fenced code.
    pub hidden: HiddenRanges,
}

/// A heading and the text up to the next one, of any level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The heading as readers see it: links become their text.
    pub heading: String,
    /// The headings above this one, outermost first, and itself.
    pub path: Vec<String>,
    /// 1 to 6; 0 for the text above the first heading.
    pub level: u8,
    /// The section's kind, which follows from its heading and its parents.
    pub kind: Kind,
    /// The line of the heading, counted from 1.
    pub line: usize,
    /// The heading's line, without its ending.
    pub heading_range: Range<usize>,
    /// From after the heading's line to the next heading.
    pub body: Range<usize>,
    /// The top-level list items in the body.
    pub items: Vec<Item>,
}

impl Section {
    /// Whether this section is under `other`.
    pub fn is_under(&self, other: &Self) -> bool {
        self.path.len() > other.path.len() && self.path.starts_with(&other.path)
    }
}

impl Outline {
    /// Parses the outline of `text`.
    pub fn read(text: &str) -> Self {
        let (front_matter, start) = front_matter(text);
        let hidden = HiddenRanges::read(text);
        let mut reader = Reader {
            text,
            hidden: &hidden,
            sections: vec![top(text, start)],
            open: Vec::new(),
        };
        reader.read(start);
        let mut sections = reader.sections;
        if sections.first().is_some_and(|it| it.items.is_empty()) {
            sections.remove(0);
        }
        Self {
            front_matter,
            sections,
            hidden,
        }
    }

    /// Returns the value of a front-matter key, as a range of `text`; ignores the key's case.
    pub fn field(&self, text: &str, key: &str) -> Option<Range<usize>> {
        let is_key = |it: &Range<usize>| {
            text.get(it.clone())
                .is_some_and(|it| it.eq_ignore_ascii_case(key))
        };
        self.front_matter
            .iter()
            .find(|it| is_key(&it.key))
            .map(|it| it.value.clone())
    }

    /// Returns the first section of this kind.
    pub fn section(&self, kind: Kind) -> Option<(usize, &Section)> {
        self.sections
            .iter()
            .enumerate()
            .find(|(_, it)| it.kind == kind)
    }

    /// Returns the end of the section at `index` with its subsections.
    pub fn subtree_end(&self, index: usize) -> usize {
        let Some(section) = self.sections.get(index) else {
            return 0;
        };
        let under = self
            .sections
            .iter()
            .skip(index + 1)
            .take_while(|it| it.level > section.level);
        under.last().unwrap_or(section).body.end
    }
}

fn top(text: &str, start: usize) -> Section {
    Section {
        heading: String::new(),
        path: Vec::new(),
        level: 0,
        kind: Kind::Introduction,
        line: 1,
        heading_range: start..start,
        body: start..text.len(),
        items: Vec::new(),
    }
}

/// Returns a heading's level and the range of its text.
///
/// Public within the crate for the few callers that check a single line.
pub(crate) fn heading(text: &str, line: &Range<usize>) -> Option<(u8, Range<usize>)> {
    let content = text.get(line.clone())?;
    let marks = content.trim_start_matches(' ');
    let indent = content.len() - marks.len();
    let level = marks.bytes().take_while(|it| *it == b'#').count();
    let rest = marks.get(level..)?;
    if indent > 3 || !(1..=6).contains(&level) || !rest.starts_with([' ', '\t']) {
        return None;
    }
    let body = rest.trim();
    let body = match body.trim_end_matches('#') {
        cut if cut.is_empty() || cut.ends_with(' ') => cut.trim_end(),
        _ => body,
    };
    let start = line.start + indent + level + (rest.len() - rest.trim_start().len());
    Some((u8::try_from(level).ok()?, start..start + body.len()))
}

/// The longest name of a section, in bytes. The limit bounds memory, because the path of each subsection repeats the
/// name.
const LONGEST_NAME: usize = 200;

/// Returns a heading as readers see it; only the start if it is too long.
fn named(title: &str) -> String {
    // The limit leaves enough for addresses, which are not part of the name.
    let mut name = inline::plain(cut(title, 20 * LONGEST_NAME));
    if name.len() > LONGEST_NAME {
        name.truncate(cut(&name, LONGEST_NAME).len());
        name.push('…');
    }
    name
}

/// Returns at most the first `length` bytes of `text`, up to a character boundary.
fn cut(text: &str, length: usize) -> &str {
    if text.len() <= length {
        return text;
    }
    let start = (0..=length).rev().find_map(|it| text.get(..it));
    start.unwrap_or_default()
}

struct Reader<'a> {
    text: &'a str,
    hidden: &'a HiddenRanges,
    sections: Vec<Section>,
    /// The indices of the sections that may be parents of the next heading, outermost first.
    open: Vec<usize>,
}

impl Reader<'_> {
    fn read(&mut self, start: usize) {
        let before = lines(self.text.get(..start).unwrap_or_default());
        // A byte order mark alone is not a line.
        let mut number = 1 + before.filter(|it| it.next > it.range.end).count();
        let mut items = item::Reader::new(self.text, self.hidden);
        let mut at = start;
        while let Some(line) = line_at(self.text, at) {
            let hidden = self.hidden.contains(line.range.start);
            match if hidden {
                None
            } else {
                heading(self.text, &line.range)
            } {
                Some((level, title)) => {
                    self.close(line.range.start, &mut items);
                    self.open(level, title, &line, number);
                }
                None => items.line(&line, number, hidden),
            }
            at = line.next;
            number += 1;
        }
        self.close(self.text.len(), &mut items);
    }

    fn close(&mut self, end: usize, items: &mut item::Reader<'_>) {
        if let Some(last) = self.sections.last_mut() {
            last.body.end = end;
            last.items = items.finish();
        }
    }

    fn open(&mut self, level: u8, title: Range<usize>, line: &Line, number: usize) {
        let heading = named(self.text.get(title).unwrap_or_default());
        let parents = self.parents(level);
        let kind = Kind::of(
            &heading,
            &parents.iter().map(|it| it.kind).collect::<Vec<_>>(),
        );
        let mut path = parents.last().map(|it| it.path.clone()).unwrap_or_default();
        path.push(heading.clone());
        self.open.push(self.sections.len());
        self.sections.push(Section {
            heading,
            path,
            level,
            kind,
            line: number,
            heading_range: line.range.clone(),
            body: line.next..line.next,
            items: Vec::new(),
        });
    }

    /// Returns the parents of a heading of `level`, outermost first.
    fn parents(&mut self, level: u8) -> Vec<&Section> {
        let sections = &self.sections;
        self.open
            .retain(|it| sections.get(*it).is_some_and(|it| it.level < level));
        self.open
            .iter()
            .filter_map(|it| sections.get(*it))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    fn check(text: &str, expected: &Expect) {
        let outline = Outline::read(text);
        let mut out = String::new();
        for it in &outline.front_matter {
            out += &format!(
                "{} = {:?}\n",
                &text[it.key.clone()],
                &text[it.value.clone()]
            );
        }
        for it in &outline.sections {
            out += &format!(
                "{}: {} {} {:?}\n",
                it.line,
                it.level,
                it.path.join(" / "),
                it.kind
            );
            for item in &it.items {
                out += &format!(
                    "    {}+{}: {:?}\n",
                    item.line,
                    item.lines,
                    &text[item.range.clone()]
                );
            }
        }
        expected.assert_eq(&out);
    }

    #[test]
    fn headings_items_and_front_matter() {
        check(
            "\u{feff}Title: A: b\r\nDate: 2026-08-26\r\n\r\nhi\r\n\r\n## [Jobs](u)\r\n* a\r\n    * b\r\n\r\n    c\r\n* d 💛",
            &expect![[r#"
                Title = "A: b"
                Date = "2026-08-26"
                6: 2 Jobs Jobs
                    7+4: "* a\r\n    * b\r\n\r\n    c"
                    11+1: "* d 💛"
            "#]],
        );
    }

    #[test]
    fn comments_and_fences_contain_no_content() {
        check(
            "## A\n<!--\n### B\n* b\n-->\n* c <!-- url=x\ny -->\n<!-- * d -->\n* e\n```\n* f\n# G\n```\n",
            &expect![[r#"
                1: 2 A Links
                    6+2: "* c <!-- url=x\ny -->"
                    9+1: "* e"
            "#]],
        );
    }

    #[test]
    fn headings_nest_even_if_a_level_is_skipped() {
        check(
            "* top\n# A\n### B\n## C\n##### D\n ### E ##\n#F\n####### G\n    ## H\n# I",
            &expect![[r#"
                1: 0  Introduction
                    1+1: "* top"
                2: 1 A Links
                3: 3 A / B Links
                4: 2 A / C Links
                5: 5 A / C / D Links
                6: 3 A / C / E Links
                10: 1 I Links
            "#]],
        );
    }

    #[test]
    fn an_empty_text_has_an_outline() {
        check("", &expect![""]);
        check("\u{feff}", &expect![""]);
        check("prose only", &expect![""]);
    }
}
