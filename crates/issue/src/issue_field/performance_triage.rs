//! The performance triage: the report's Markdown.

use std::ops::Range;

use super::{change, with_ending, without_ending};
use crate::comments::HiddenRanges;
use crate::edit::Replace;
use crate::lines::lines;
use crate::operation_error::OperationError;
use crate::outline::heading;
use crate::section::Kind;
use crate::text::Issue;

/// The highest level for headings of a report, because the triage itself is under a heading of level 3.
const DEEPEST: u8 = 4;

/// The lowest level that the newsletter's check allows.
const LOWEST: u8 = 5;

/// Returns the range from the heading of the triage to the next section that is not part of the report.
fn zone(issue: &Issue) -> Option<(Range<usize>, usize)> {
    let outline = issue.outline();
    let (index, section) = outline.section(Kind::PerformanceTriage)?;
    let rest = outline.sections.iter().skip(index);
    let end = rest
        .take_while(|it| it.kind == Kind::PerformanceTriage)
        .last()?
        .body
        .end;
    let start = section.heading_range.end;
    let body = issue.text().get(start..end)?;
    let from = start + (body.len() - body.trim_start().len());
    Some((
        if body.trim().is_empty() {
            start..start
        } else {
            from..from + body.trim().len()
        },
        start,
    ))
}

/// Returns the report; `None` if there is only a placeholder.
pub(super) fn read(issue: &Issue) -> Option<String> {
    let text = issue.text().get(zone(issue)?.0)?;
    let is_placeholder =
        text.starts_with("<!--") && text.ends_with("-->") && text.matches("<!--").count() == 1;
    (!text.is_empty() && !is_placeholder).then(|| without_ending(text))
}

/// Returns the edits that write the report; headings that would end the section are demoted.
pub(super) fn write(issue: &Issue, value: &str) -> Result<Vec<Replace>, OperationError> {
    let missing =
        OperationError::NoPlace("expected a section \"Rust Compiler Performance Triage\"");
    let (range, start) = zone(issue).ok_or(missing)?;
    let new = with_ending(issue, &demoted(value.trim()));
    let ending = issue.line_ending().as_str();
    let new = if range == (start..start) && !new.is_empty() {
        format!("{ending}{ending}{new}")
    } else {
        new
    };
    Ok(vec![change(issue, range, &new)])
}

/// Returns the report with all headings demoted by the same amount, so that the highest is below level 3. No heading
/// becomes lower than level 5.
///
/// Lines end in `\n`. A `#` in a comment or in code does not count as a heading.
pub fn demoted(report: &str) -> String {
    let hidden = HiddenRanges::read(report);
    let level = |line: &Range<usize>| {
        let found = heading(report, line).filter(|_| !hidden.contains(line.start));
        found.map(|it| it.0)
    };
    let highest = lines(report).filter_map(|it| level(&it.range)).min();
    let by = highest.map_or(0, |it| DEEPEST.saturating_sub(it));
    if by == 0 {
        return report.to_owned();
    }
    let mut out = String::with_capacity(report.len() + 16);
    for line in lines(report) {
        let content = report.get(line.range.start..line.next).unwrap_or_default();
        out.push_str(&match level(&line.range) {
            Some(level) => {
                let marks = "#".repeat(usize::from(by.min(LOWEST.saturating_sub(level))));
                format!("{marks}{}", content.trim_start_matches(' '))
            }
            None => content.to_owned(),
        });
    }
    out
}
