//! The headings of issues: their names, their usual levels, and the headings under each.

use std::ops::Range;

use super::{Context, LineKind};
use crate::calendar::Date;
use crate::entry::{Entry, is_none_sentence};
use crate::operation::under;
use crate::outline::Section;
use crate::section::Kind;

use super::since::is_since;

/// The heading above the groups of a final comment period.
pub(crate) const TRACKING: &str = "Tracking Issues & PRs";

/// The headings whose sections contain subsections.
const PARENTS: [&str; 7] = [
    "",
    "Updates from Rust Community",
    "Upcoming Events",
    "Updates from the Rust Project",
    "Call for Participation; projects and speakers",
    TRACKING,
    "Calls for Testing",
];

/// Returns the names of all sections that current issues have.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    let rows = PARENTS.iter().flat_map(|it| under(it));
    rows.copied().chain(RUST_PROJECT)
}

/// The sections of the Rust project that do not belong to a team.
pub(crate) const RUST_PROJECT: [&str; 4] = [
    "Rust Compiler Performance Triage",
    "Approved RFCs",
    "Final Comment Period",
    "New and Updated RFCs",
];

/// Returns the heading's text without stray punctuation after it.
pub(crate) fn name(section: &Section) -> &str {
    section.heading.trim_end_matches([':', ',', ' '])
}

/// Returns the allowed levels of a heading, the usual one first; empty for a heading that issues do not have.
pub(crate) fn levels(context: &Context<'_>, section: &Section) -> &'static [u8] {
    let name = name(section);
    let is = |it: &str| name.eq_ignore_ascii_case(it);
    match section.kind {
        // Only a final comment period has these groups, even if a wrong level puts one in another section.
        _ if is_fcp_group(name) && is_since(context, Date::new(2025, 2, 26)) => &[5],
        // Before that date, some of these groups were next to the final comment period, not in it.
        _ if is_fcp_group(name) => &[5, 4, 3],
        // The kind comes from the section around this one. Its heading, or the next heading, may have lost its `#`s.
        Kind::Community
        | Kind::CrateOfTheWeek
        | Kind::CallsForTesting
        | Kind::Participation
        | Kind::CfpProjects
        | Kind::CfpEvents
        | Kind::Project
        | Kind::ApprovedRfcs
        | Kind::NewRfcs
        | Kind::UpcomingEvents
        | Kind::Jobs
            if Kind::of(name, &[]) != section.kind =>
        {
            &[]
        }
        Kind::Community
        | Kind::CrateOfTheWeek
        | Kind::Participation
        | Kind::Project
        | Kind::UpcomingEvents
        | Kind::Jobs => &[2],
        Kind::QuoteOfTheWeek if is("Quote of the Week") => &[1],
        Kind::CallsForTesting if is_since(context, Date::new(2024, 3, 1)) => &[2],
        Kind::PerformanceTriage if !is("Rust Compiler Performance Triage") => &[],
        Kind::NewRfcs => &[3, 4],
        Kind::CfpProjects | Kind::CfpEvents | Kind::ApprovedRfcs | Kind::PerformanceTriage => &[3],
        Kind::FinalCommentPeriod => match name {
            "Final Comment Period" => &[3],
            TRACKING => &[4],
            "Rust" | "Cargo" => &[5],
            _ => &[],
        },
        Kind::Events if under("Upcoming Events").contains(&name) => &[3],
        Kind::ProjectUpdates if under("Updates from the Rust Project").contains(&name) => &[4],
        Kind::Links if under("Updates from Rust Community").contains(&name) => &[3],
        _ => &[],
    }
}

/// Whether only a final comment period has a group of this name.
pub(crate) fn is_fcp_group(name: &str) -> bool {
    under(TRACKING).contains(&name) && !matches!(name, "Rust" | "Cargo")
}

/// Returns for each section whether readers see any content directly under its heading.
pub(crate) fn filled(context: &Context<'_>) -> Vec<bool> {
    let mut filled = vec![false; context.outline.sections.len()];
    let shows = |it: LineKind| matches!(it, LineKind::Item | LineKind::InItem | LineKind::Prose);
    for line in context.lines.iter().filter(|it| shows(it.kind)) {
        if let Some(it) = line.section.and_then(|it| filled.get_mut(it)) {
            *it = true;
        }
    }
    filled
}

/// Whether the section at `index` has subsections.
pub(crate) fn has_children(context: &Context<'_>, index: usize) -> bool {
    let sections = &context.outline.sections;
    let level = sections.get(index).map(|it| it.level);
    sections.get(index + 1).map(|it| it.level) > level
}

/// Whether the section has entries, not counting the sentence that says there are none.
pub(crate) fn has_entries(context: &Context<'_>, index: usize) -> bool {
    let entries = context.entries.get(index).into_iter().flatten();
    let mut real = entries.filter(|it| !matches!(it.entry, Entry::None(_)));
    real.next().is_some()
}

/// Returns the sentences that say a section has no entries: whole lines, each with its section.
pub(crate) fn none_sentences(context: &Context<'_>) -> Vec<(usize, Range<usize>)> {
    let mut found = Vec::new();
    for (index, _, entries) in context.sections() {
        let items = entries
            .iter()
            .filter(|it| matches!(it.entry, Entry::None(_)));
        found.extend(items.map(|it| (index, it.range.clone())));
    }
    let mut lines = context.lines.iter().peekable();
    while let Some(line) = lines.next() {
        let opens = line.kind == LineKind::Prose && line.text.starts_with(['*', '_']);
        let Some(section) = line
            .section
            .filter(|_| opens && is_none_sentence(line.text))
        else {
            continue;
        };
        let mut range = line.range.clone();
        let mut last = line.text;
        while !last.trim_end().ends_with(['*', '_']) {
            let Some(next) = lines.next_if(|it| it.kind == LineKind::Prose) else {
                break;
            };
            (range.end, last) = (next.range.end, next.text);
        }
        found.push((section, range));
    }
    found
}
