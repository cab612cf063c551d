//! Adds a section: a standard one in its usual place, or one for this issue only.

use super::insert::after;
use super::section_catalog::{COMMUNITY, LINKED, Siblings, find};
use super::{OperationError, SectionRef, group};
use crate::block::{Block, Kind as BlockKind, blocks};
use crate::edit::Replace;
use crate::entry::is_none_sentence;
use crate::outline::Section;
use crate::section::Kind;
use crate::text::Issue;

/// Returns the edits of [`super::Operation::AddSection`].
pub(super) fn plan(
    issue: &Issue,
    heading: &str,
    parent: Option<&SectionRef>,
) -> Result<Vec<Replace>, OperationError> {
    let name = crate::inline::plain(heading);
    let under = parent.map(|it| it.heading().to_owned());
    if is_there(issue, &name, find(&name, under.as_deref()), parent)? {
        return Err(OperationError::NoPlace(
            "heading: expected one that the issue does not have yet",
        ));
    }
    match find(&name, under.as_deref()) {
        Some(siblings) => make_in(issue, siblings, &name, None),
        None => one_off(issue, heading, parent),
    }
}

/// Whether a section with this name already exists under the same parent.
fn is_there(
    issue: &Issue,
    name: &str,
    siblings: Option<&Siblings>,
    parent: Option<&SectionRef>,
) -> Result<bool, OperationError> {
    let outline = issue.outline();
    let under: Vec<String> = match siblings {
        Some(it) if it.under.is_empty() => Vec::new(),
        Some(it) => vec![it.under.to_owned()],
        None => {
            let community = SectionRef::Name(COMMUNITY.to_owned());
            let above = parent.unwrap_or(&community).resolve(outline)?;
            let above = outline.sections.get(above);
            above.map(|it| it.path.clone()).unwrap_or_default()
        }
    };
    let is_it = |it: &Section| {
        let (own, above) = it.path.split_last().unwrap_or((&it.heading, &[]));
        own.trim_end_matches(':') == name && above.ends_with(&under)
    };
    Ok(outline.sections.iter().any(is_it))
}

/// Returns the edits that create the section `wanted` with `lines` in it.
pub(super) fn make(
    issue: &Issue,
    wanted: &SectionRef,
    lines: Option<&str>,
) -> Result<Vec<Replace>, OperationError> {
    let siblings = find(wanted.heading(), wanted.parent());
    let siblings = siblings.ok_or_else(|| OperationError::NoSection(wanted.to_string()))?;
    make_in(issue, siblings, wanted.heading(), lines)
}

fn make_in(
    issue: &Issue,
    siblings: &Siblings,
    name: &str,
    lines: Option<&str>,
) -> Result<Vec<Replace>, OperationError> {
    let ending = issue.line_ending().as_str();
    let mut text = heading_line(issue, siblings, name);
    if let Some(lines) = lines {
        text = format!("{text}{ending}{lines}");
    }
    let mut edits = vec![place(issue, siblings, name, &text)?];
    if lines.is_some() {
        edits.extend(group::unlisted(issue, siblings.under, name));
    }
    Ok(edits)
}

fn heading_line(issue: &Issue, siblings: &Siblings, name: &str) -> String {
    let marks = "#".repeat(usize::from(if name == "Quote of the Week" {
        1
    } else {
        siblings.level
    }));
    if let Some(link) = group::heading(issue, siblings.under, name) {
        return format!("{marks} {link}");
    }
    match LINKED.iter().find(|it| it.0 == name) {
        Some((_, url)) => format!("{marks} [{name}]({url})"),
        None => format!("{marks} {name}"),
    }
}

/// Inserts the section's text before the first sibling that belongs after it. If there is none, inserts it after the
/// last sibling that belongs before it, or else at the end of the text directly under the parent's heading.
fn place(
    issue: &Issue,
    siblings: &Siblings,
    name: &str,
    text: &str,
) -> Result<Replace, OperationError> {
    let outline = issue.outline();
    let rank = |name: &str| {
        siblings
            .names
            .iter()
            .position(|it| *it == name.trim_end_matches(':'))
    };
    let own = rank(name);
    let is_there = |it: &Section| match it.path.iter().rev().nth(1) {
        Some(parent) => parent == siblings.under,
        None => true,
    };
    // A draft also has empty headings of repositories, at another level and after the closing words.
    let is_like = |it: &Section| siblings.level < 5 || it.level == siblings.level;
    let ranked = || {
        outline
            .sections
            .iter()
            .enumerate()
            .filter(|(_, it)| is_there(it) && is_like(it) && rank(&it.heading).is_some())
    };
    let ending = issue.line_ending().as_str();
    if let Some((_, next)) = ranked().find(|(_, it)| rank(&it.heading) > own) {
        return Ok(Replace::insert(
            next.heading_range.start,
            format!("{text}{ending}{ending}"),
        ));
    }
    if let Some((index, _)) = ranked().next_back() {
        return Ok(after_section(issue, index, text));
    }
    let parent = outline
        .sections
        .iter()
        .position(|it| it.heading == siblings.under);
    match parent.and_then(|it| outline.sections.get(it)) {
        Some(parent) => Ok(within(issue, parent, text)),
        None if siblings.under.is_empty() => Ok(at_end(issue, issue.text().len(), text)),
        None => Err(OperationError::NoSection(siblings.under.to_owned())),
    }
}

/// Inserts after the section at `index`: after its list if it ends with a list, otherwise after all its subsections.
fn after_section(issue: &Issue, index: usize, text: &str) -> Replace {
    let outline = issue.outline();
    let ending = issue.line_ending().as_str();
    let Some(section) = outline.sections.get(index) else {
        return at_end(issue, issue.text().len(), text);
    };
    let lists = matches!(
        section.kind,
        Kind::Links | Kind::Events | Kind::ProjectUpdates
    ) || group::is_group(issue, index);
    if lists && outline.subtree_end(index) == section.body.end {
        let end = section
            .items
            .last()
            .map_or(section.heading_range.end, |it| it.range.end);
        return after(issue, end, &format!("{ending}{ending}{text}"));
    }
    at_end(issue, outline.subtree_end(index), text)
}

/// Inserts directly under the parent's heading, after the text there but before the section's closing words.
fn within(issue: &Issue, parent: &Section, text: &str) -> Replace {
    let ending = issue.line_ending().as_str();
    let blocks = blocks(issue.text(), &issue.outline().hidden, parent);
    let closes = |it: &&Block| {
        let text = issue.text().get(it.range.clone()).unwrap_or_default();
        let sentence = text.trim_start_matches("* ");
        text.starts_with("If you are running")
            || text.starts_with("[Let us know")
            || is_none_sentence(sentence)
    };
    let closing = blocks
        .iter()
        .filter(|it| it.kind != BlockKind::Hidden)
        .find(closes);
    match (closing, blocks.last()) {
        (Some(closing), _) => {
            Replace::insert(closing.range.start, format!("{text}{ending}{ending}"))
        }
        (None, Some(last)) => after(issue, last.range.end, &format!("{ending}{ending}{text}")),
        (None, None) => after(
            issue,
            parent.heading_range.end,
            &format!("{ending}{ending}{text}"),
        ),
    }
}

/// Inserts at byte `offset`, the start of a heading or the end of the text.
fn at_end(issue: &Issue, offset: usize, text: &str) -> Replace {
    let ending = issue.line_ending().as_str();
    let before = issue.text().get(..offset).unwrap_or_default();
    let blank = before.is_empty() || before.ends_with(&format!("{ending}{ending}"));
    let gap = match (blank, before.ends_with(ending)) {
        (true, _) => String::new(),
        (false, true) => ending.to_owned(),
        (false, false) => ending.repeat(2),
    };
    let tail = if offset == issue.text().len() {
        ending.to_owned()
    } else {
        ending.repeat(2)
    };
    Replace::insert(offset, format!("{gap}{text}{tail}"))
}

/// Adds a section for this issue only: before "Miscellaneous" in the community sections, elsewhere last in its parent.
fn one_off(
    issue: &Issue,
    heading: &str,
    parent: Option<&SectionRef>,
) -> Result<Vec<Replace>, OperationError> {
    if heading.contains(['\n', '\r']) || heading.trim().is_empty() {
        return Err(OperationError::NoPlace(
            "heading: expected one line of text",
        ));
    }
    let outline = issue.outline();
    let community = SectionRef::Name(COMMUNITY.to_owned());
    let index = parent.unwrap_or(&community).resolve(outline)?;
    let Some(above) = outline.sections.get(index) else {
        return Ok(Vec::new());
    };
    let text = format!(
        "{} {heading}",
        "#".repeat(usize::from(above.level.min(5)) + 1)
    );
    let last = outline
        .sections
        .iter()
        .find(|it| it.is_under(above) && it.heading == "Miscellaneous");
    let ending = issue.line_ending().as_str();
    Ok(vec![match last {
        Some(next) => Replace::insert(next.heading_range.start, format!("{text}{ending}{ending}")),
        None => at_end(issue, outline.subtree_end(index), &text),
    }])
}
