//! Moves an entry to another place, with its bytes unchanged.

use super::{
    OperationError, ResolvedEntry, SectionRef, Target, add_section, check_place, insert, listing,
    remove, style,
};
use crate::edit::Replace;
use crate::entry::Entry;
use crate::lines::line_at;
use crate::text::Issue;

/// Returns the edits that move the entry.
pub(super) fn plan(
    issue: &Issue,
    at: &ResolvedEntry<'_>,
    to: &Target,
) -> Result<Vec<Replace>, OperationError> {
    let outline = issue.outline();
    let mut edits = remove::plan(issue, at);
    let lines = lines(issue, at);
    match to.section.resolve(outline) {
        Ok(index) if index == at.index => {
            check_place(
                &at.section.heading,
                to.index,
                at.entries.len().saturating_sub(1),
            )?;
            if to.index == at.entry {
                return Ok(Vec::new());
            }
            // The target's index does not count the entry itself, so indices after its old place must be one higher.
            let before = if to.index > at.entry {
                to.index + 1
            } else {
                to.index
            };
            edits.push(insert::insert(issue, at.section, &lines, Some(before)));
        }
        Ok(index) => {
            let Some(section) = outline.sections.get(index) else {
                return Ok(Vec::new());
            };
            let there = listing(issue, section).len();
            check_place(&section.heading, to.index, there)?;
            edits.push(insert::insert(issue, section, &lines, Some(to.index)));
        }
        Err(OperationError::NoSection(_)) => {
            let made = into_new(issue, edits, &to.section, &lines)?;
            return check_place(to.section.heading(), to.index, 0).map(|()| made);
        }
        Err(error) => return Err(error),
    }
    Ok(edits)
}

/// Returns the edits that remove the entry with `edits` and insert it into a section that is created for it.
///
/// The removal and the insertion may both change the sentence that names the groups without entries, so they are
/// planned one after the other.
fn into_new(
    issue: &Issue,
    edits: Vec<Replace>,
    section: &SectionRef,
    lines: &str,
) -> Result<Vec<Replace>, OperationError> {
    let (without, _) = issue.apply(&issue.transaction(edits)?)?;
    let made = add_section::make(&without, section, Some(lines))?;
    let (after, _) = without.apply(&without.transaction(made)?)?;
    let whole = 0..issue.text().len();
    Ok(Replace::between(&whole, issue.text(), after.text())
        .into_iter()
        .collect())
}

/// Returns the entry's lines. For one of several events under an organiser, they include the organiser's line.
fn lines(issue: &Issue, at: &ResolvedEntry<'_>) -> String {
    let own = at.text(issue);
    let Some(item) = at
        .section
        .items
        .get(at.found.item)
        .filter(|_| at.found.sub.is_some_and(|it| it > 0))
    else {
        return own.to_owned();
    };
    let head = line_at(issue.text(), item.range.start).and_then(|it| issue.text().get(it.range));
    match (head, &at.found.entry) {
        (Some(head), _) => format!("{head}{}{own}", issue.line_ending().as_str()),
        (None, entry) => Entry::write(entry, style(issue, Some(at.section))),
    }
}
