//! Groups: headings that exist only while they have entries, and the sentence that names the other groups.
//!
//! "Final Comment Period" and "Calls for Testing" have groups. A group with items has a heading, `##### [Cargo](…)`.
//! The others are in a sentence, `*No Items entered Final Comment Period this week for [Rust](…), … or [Cargo](…).*`.
//! The order and the links are those of the newest issues, but a link that is already in the issue is kept.

use std::ops::Range;

use super::insert;
use super::section_catalog::{FCP_NAMES, TESTING_NAMES, TRACKING};
use crate::block::{Kind as BlockKind, blocks};
use crate::edit::Replace;
use crate::entry::is_none_sentence;
use crate::inline::{link_at, plain};
use crate::lines::line_at;
use crate::outline::Section;
use crate::section::Kind;
use crate::text::Issue;

const FCP_LINKS: [&str; 8] = [
    "[Rust](https://github.com/rust-lang/rust/issues?q=is%3Aopen+label%3Afinal-comment-period+sort%3Aupdated-desc)",
    "[Rust RFCs](https://github.com/rust-lang/rfcs/labels/final-comment-period)",
    "[Cargo](https://github.com/rust-lang/cargo/issues?q=is%3Aopen+label%3Afinal-comment-period+sort%3Aupdated-desc)",
    "[Compiler Team](https://github.com/rust-lang/compiler-team/issues?q=label%3Amajor-change%20%20label%3Afinal-comment-period) [(MCPs only)](https://forge.rust-lang.org/compiler/mcp.html)",
    "[Language Team](https://github.com/rust-lang/lang-team/issues?q=is%3Aopen+label%3Afinal-comment-period+sort%3Aupdated-desc+)",
    "[Language Reference](https://github.com/rust-lang/reference/issues?q=is%3Aopen+label%3Afinal-comment-period+sort%3Aupdated-desc)",
    "[Leadership Council](https://github.com/rust-lang/leadership-council/issues?q=state%3Aopen%20label%3Afinal-comment-period)",
    "[Unsafe Code Guidelines](https://github.com/rust-lang/unsafe-code-guidelines/issues?q=is%3Aopen+label%3Afinal-comment-period+sort%3Aupdated-desc)",
];

const TESTING_LINKS: [&str; 4] = [
    "[Rust](https://github.com/rust-lang/rust/labels/call-for-testing)",
    "[Rust language RFCs](https://github.com/rust-lang/rfcs/issues?q=label%3Acall-for-testing)",
    "[Cargo](https://github.com/rust-lang/cargo/labels/call-for-testing)",
    "[Rustup](https://github.com/rust-lang/rustup/labels/call-for-testing)",
];

/// One of the two sections that have groups.
#[derive(Clone, Copy)]
struct Family {
    kind: Kind,
    names: &'static [&'static str],
    links: &'static [&'static str],
    /// The start of the sentence.
    opening: &'static str,
}

const FAMILIES: [Family; 2] = [
    Family {
        kind: Kind::FinalCommentPeriod,
        names: &FCP_NAMES,
        links: &FCP_LINKS,
        opening: "No Items entered Final Comment Period this week for",
    },
    Family {
        kind: Kind::CallsForTesting,
        names: &TESTING_NAMES,
        links: &TESTING_LINKS,
        opening: "No calls for testing were issued this week by",
    },
];

fn family(kind: Kind) -> Option<Family> {
    FAMILIES.into_iter().find(|it| it.kind == kind)
}

/// Whether the section at `index` is a group, whose heading is removed together with its last entry.
pub(super) fn is_group(issue: &Issue, index: usize) -> bool {
    let Some(section) = issue.outline().sections.get(index) else {
        return false;
    };
    let known = family(section.kind).is_some_and(|it| it.names.contains(&section.heading.as_str()));
    known && section.level == 5
}

/// Returns the heading of the group `name` in the section `under`: the link that the sentence has, or else the usual
/// link.
pub(super) fn heading(issue: &Issue, under: &str, name: &str) -> Option<String> {
    let family = family_under(under)?;
    let listed =
        sentence(issue, family).and_then(|it| it.links.into_iter().find(|it| plain(it) == name));
    listed.or_else(|| usual(family, name))
}

fn usual(family: Family, name: &str) -> Option<String> {
    let index = family.names.iter().position(|it| *it == name)?;
    family.links.get(index).map(ToString::to_string)
}

fn family_under(under: &str) -> Option<Family> {
    match under {
        TRACKING => family(Kind::FinalCommentPeriod),
        "Calls for Testing" => family(Kind::CallsForTesting),
        _ => None,
    }
}

/// The sentence that names the groups without entries.
struct Sentence {
    /// The sentence's lines.
    block: Range<usize>,
    /// From the first link to the end of the last one.
    list: Range<usize>,
    /// The links as written, each with its suffix such as `[(MCPs only)](…)`.
    links: Vec<String>,
    /// The text between two links.
    separator: String,
}

/// Returns the range of the sentence about the groups of `section`, which may be under any of them. It does not include
/// text that follows in the same paragraph.
pub(super) fn sentence_of(issue: &Issue, section: &Section) -> Option<Range<usize>> {
    let found = sentence(issue, family(section.kind)?)?;
    let line = line_at(
        issue.text(),
        crate::lines::line_start(issue.text(), found.list.end),
    )?;
    Some(found.block.start..line.range.end)
}

fn sentence(issue: &Issue, family: Family) -> Option<Sentence> {
    let outline = issue.outline();
    let sections = outline.sections.iter().filter(|it| it.kind == family.kind);
    sections.into_iter().find_map(|it| sentence_in(issue, it))
}

fn sentence_in(issue: &Issue, section: &Section) -> Option<Sentence> {
    let text = issue.text();
    let all = blocks(text, &issue.outline().hidden, section);
    let says_none = |it: &&crate::block::Block| {
        let block = text.get(it.range.clone()).unwrap_or_default();
        let block = block.trim_start_matches("* ").trim_start_matches("- ");
        it.kind != BlockKind::Hidden && is_none_sentence(block) && block.contains("](")
    };
    let block = all.iter().find(says_none)?.range.clone();
    let mut links: Vec<Range<usize>> = Vec::new();
    let mut at = block.start;
    while let Some(open) = text.get(at..block.end).and_then(|it| it.find('[')) {
        let Some(link) = link_at(text.get(..block.end)?, at + open) else {
            break;
        };
        match links.last_mut() {
            Some(last) if text.get(link.text.clone())?.starts_with('(') => last.end = link.end,
            _ => links.push(at + open..link.end),
        }
        at = link.end;
    }
    let (first, last) = (links.first()?, links.last()?);
    let list = first.start..last.end;
    let gap = links.get(1).and_then(|it| text.get(first.end..it.start));
    // The space after a comma, or after the "or" between two groups.
    let space = gap.and_then(|it| it.get(it.trim_end().len()..));
    let space = space.filter(|it| !it.is_empty());
    let separator = space.map_or_else(|| issue.line_ending().as_str().to_owned(), str::to_owned);
    let links = links
        .into_iter()
        .filter_map(|it| text.get(it).map(str::to_owned))
        .collect();
    Some(Sentence {
        block,
        list,
        links,
        separator,
    })
}

/// Joins links with commas, and "or" before the last.
fn list(links: &[String], separator: &str) -> String {
    match links.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!(
            "{} or{separator}{last}",
            rest.join(&format!(",{separator}"))
        ),
        None => String::new(),
    }
}

/// Inserts a group's link before the first link that belongs after it; the other links keep their order.
fn insert_link(family: Family, links: &mut Vec<String>, link: String) {
    let rank = |it: &String| family.names.iter().position(|name| *name == plain(it));
    let is_later = |own: usize| links.iter().position(|it| rank(it) > Some(own));
    let later = rank(&link).and_then(is_later);
    links.insert(later.unwrap_or(links.len()), link);
}

/// Returns the edits that remove the group `name` from the sentence, because it has entries now.
pub(crate) fn unlisted(issue: &Issue, under: &str, name: &str) -> Vec<Replace> {
    let Some(family) = family_under(under) else {
        return Vec::new();
    };
    let Some(mut found) = sentence(issue, family) else {
        return Vec::new();
    };
    let before = found.links.len();
    found.links.retain(|it| plain(it) != name);
    if found.links.len() == before {
        return Vec::new();
    }
    if found.links.is_empty() {
        return vec![Replace::delete(with_blank_line(issue.text(), &found.block))];
    }
    relist(issue, &found)
}

fn relist(issue: &Issue, found: &Sentence) -> Vec<Replace> {
    let old = issue.text().get(found.list.clone()).unwrap_or_default();
    let new = list(&found.links, &found.separator);
    Replace::between(&found.list, old, &new)
        .into_iter()
        .collect()
}

/// Returns the edits that remove the group at `index` with its entries, and add its name to the sentence.
///
/// Text after the entries is kept, because after the last group it is the sentence and the section's closing words.
pub(super) fn leave(issue: &Issue, index: usize) -> Vec<Replace> {
    let outline = issue.outline();
    let Some(section) = outline.sections.get(index) else {
        return Vec::new();
    };
    let Some(family) = family(section.kind) else {
        return Vec::new();
    };
    let text = issue.text();
    let link = text.get(section.heading_range.clone()).unwrap_or_default();
    let link = link.trim_start_matches(['#', ' ']).trim_end().to_owned();
    let whole = section.heading_range.start..end_of(section);
    let gone = Replace::delete(with_blank_line(text, &whole));
    if let Some(mut found) = sentence(issue, family) {
        insert_link(family, &mut found.links, link);
        let mut edits = relist(issue, &found);
        edits.push(gone);
        return edits;
    }
    let links = without_heading(issue, family, Some((&section.heading, &link)));
    let text = written(issue, family, &links);
    if last_group(issue, section.kind) == Some(section) {
        return vec![Replace { range: whole, text }];
    }
    vec![gone, add_sentence(issue, section, &text)]
}

/// Returns the end of the last entry, or of the heading if there is no entry.
fn end_of(group: &Section) -> usize {
    let last = group.items.last();
    last.map_or(group.heading_range.end, |it| it.range.end)
}

fn last_group(issue: &Issue, kind: Kind) -> Option<&Section> {
    let sections = &issue.outline().sections;
    sections.iter().rfind(|it| it.kind == kind && it.level == 5)
}

fn written(issue: &Issue, family: Family, links: &[String]) -> String {
    let ending = issue.line_ending().as_str();
    format!("*{}{ending}{}.*", family.opening, list(links, ending))
}

/// Returns the sentence that names the groups of `section` without a heading; `None` if it has no groups.
pub(super) fn sentence_for(issue: &Issue, section: &Section) -> Option<String> {
    let family = family(section.kind)?;
    let links = without_heading(issue, family, None);
    Some(written(issue, family, &links))
}

/// Returns the links of the groups without a heading, in order. Includes the link of the group `leaving`, whose heading
/// will be removed.
fn without_heading(issue: &Issue, family: Family, leaving: Option<(&str, &str)>) -> Vec<String> {
    let sections = &issue.outline().sections;
    let has = |name: &str| {
        let mut groups = sections.iter().filter(|it| it.kind == family.kind);
        groups.any(|it| named(&it.heading) == name)
    };
    let link = |name: &&str| match leaving {
        Some((heading, link)) if heading == *name => Some(link.to_owned()),
        _ if has(name) => None,
        _ => usual(family, name),
    };
    family.names.iter().filter_map(link).collect()
}

/// Returns the name that the sentence uses for the group with this heading.
fn named(heading: &str) -> &str {
    if heading == "RFCs" {
        "Rust language RFCs"
    } else {
        heading
    }
}

/// Returns the edit that inserts the sentence after the last group.
pub(super) fn add_sentence(issue: &Issue, section: &Section, text: &str) -> Replace {
    let ending = issue.line_ending().as_str();
    match last_group(issue, section.kind) {
        Some(group) => insert::after(issue, end_of(group), &format!("{ending}{ending}{text}")),
        None => insert::insert(issue, section, text, None),
    }
}

/// Extends `range` to whole lines, with the blank line after them.
fn with_blank_line(text: &str, range: &Range<usize>) -> Range<usize> {
    let start = crate::lines::line_start(text, range.end);
    let next = line_at(text, start).map_or(range.end, |it| it.next);
    let blank = line_at(text, next).filter(|it| it.range.is_empty());
    range.start..blank.map_or(next, |it| it.next)
}
