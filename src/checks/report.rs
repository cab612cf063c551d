//! The result of one run of the rules: what the page shows of each problem, and where it is in that revision of the
//! text.

use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Range;
use std::sync::Arc;

use issue::Issue;
use issue::Revision;
use issue::calendar::Date;
use issue::entry::{self, LocatedEntry as Entry, entries};
use issue::lint::{Problem, Safety, Severity};

use crate::editor::{SectionId, Summary, display_title};

/// A problem as the page shows it. Values only: it stays the same while text elsewhere changes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Finding {
    /// The section it is in; `None` above the first heading.
    pub section: Option<SectionId>,
    /// That section's heading.
    pub heading: String,
    /// The rule that found it.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The message, which says what is wrong.
    pub message: String,
    /// The line it is on.
    pub line: String,
    /// The entry it is in, with date and title as readers see them; empty if it is in none.
    pub subject: String,
    /// The first day of the event it is in, if it is in one.
    pub day: Option<Date>,
    /// What a fix would do, if there is one.
    pub fix: Option<String>,
    /// Whether that fix keeps the meaning of the issue.
    pub is_safe: bool,
    /// The field of the entry's form that it is about; `None` for the whole entry.
    pub field: Option<&'static str>,
    /// The index among equal findings.
    nth: usize,
}

impl Finding {
    /// The key under which it is ignored: all findings of its rule on a line with this text.
    pub(super) fn ignored(&self) -> String {
        format!("{} {}", self.rule, self.line)
    }

    /// A key that no other finding has, and that stays the same while the finding's line changes.
    pub fn key(&self) -> String {
        let Self {
            rule,
            heading,
            message,
            nth,
            ..
        } = self;
        format!("{rule} {nth} {heading}: {message}")
    }

    /// The part of the finding that a form shows, which stays the same while the rest of its line changes.
    pub fn in_form(&self) -> impl Eq + Hash + use<> {
        let about = (self.rule, self.severity, self.field, self.nth);
        (about, self.message.clone(), self.fix.clone())
    }
}

/// Where a finding is. Offsets are of the text that was checked.
#[derive(Clone, Debug)]
pub struct FindingPlace {
    /// The problem.
    pub problem: Problem,
    /// The index of the entry that it is in, within its section.
    pub entry: Option<usize>,
    /// Whether its entry is still being typed for the first time, so that only the form shows it.
    is_in_progress: bool,
}

/// What one run of the rules found.
#[derive(Debug, Default)]
pub(super) struct CheckReport {
    /// The revision of the text that was checked.
    revision: Option<Revision>,
    /// In the order of the text.
    list: Vec<(Arc<Finding>, FindingPlace)>,
}

impl CheckReport {
    /// The report on `issue`, whose sections are `sections`. The bytes `in_progress` are an entry that is still being
    /// typed for the first time.
    pub(super) fn of(
        issue: &Issue,
        sections: &[Summary],
        problems: Vec<Problem>,
        in_progress: &[Range<usize>],
    ) -> Self {
        let mut reader = Reader::new(issue, sections, in_progress);
        Self {
            revision: Some(issue.revision()),
            list: problems.into_iter().map(|it| reader.read(it)).collect(),
        }
    }

    pub(super) fn is_about(&self, issue: &Issue) -> bool {
        self.revision == Some(issue.revision())
    }

    pub(super) fn has_looked(&self) -> bool {
        self.revision.is_some()
    }

    /// Whether a problem is left out because its entry is still being typed for the first time.
    pub(super) fn is_in_progress(&self) -> bool {
        self.list.iter().any(|(_, it)| it.is_in_progress)
    }

    fn settled(&self) -> impl Iterator<Item = &(Arc<Finding>, FindingPlace)> {
        self.list.iter().filter(|(_, it)| !it.is_in_progress)
    }

    pub(super) fn len(&self) -> usize {
        self.settled().count()
    }

    pub(super) fn without(&self, ignored: &[String]) -> Vec<Arc<Finding>> {
        let findings = self.settled().map(|(it, _)| it);
        let shown = findings.filter(|it| ignored.is_empty() || !ignored.contains(&it.ignored()));
        shown.cloned().collect()
    }

    pub(super) fn problems_without(&self, ignored: &[String]) -> impl Iterator<Item = &Problem> {
        let shown = |(it, _): &&(Arc<Finding>, FindingPlace)| !ignored.contains(&it.ignored());
        self.settled().filter(shown).map(|(_, it)| &it.problem)
    }

    /// Whether `rule` found more than a hint at the bytes `range`.
    pub(super) fn has(&self, rule: &str, range: &Range<usize>) -> bool {
        let mut problems = self.list.iter().map(|(_, it)| &it.problem);
        let is_it = |it: &Problem| it.rule == rule && it.range == *range;
        problems.any(|it| is_it(it) && it.severity != Severity::Hint)
    }

    pub(super) fn place(&self, finding: &Finding) -> Option<&FindingPlace> {
        let mut list = self.list.iter();
        let found = list.find(|(it, _)| **it == *finding);
        found.map(|(_, place)| place)
    }

    /// The findings in one entry that ends at byte `end`. One that begins there is in the next entry.
    pub(super) fn of_entry(
        &self,
        section: &SectionId,
        entry: usize,
        end: usize,
    ) -> impl Iterator<Item = &Arc<Finding>> {
        let is_in = move |(it, place): &&(Arc<Finding>, FindingPlace)| {
            place.entry == Some(entry)
                && place.problem.range.start < end
                && it.section.as_ref() == Some(section)
        };
        self.list.iter().filter(is_in).map(|(it, _)| it)
    }

    /// The findings in a section's entries, each with the entry's index.
    pub(super) fn in_entries(
        &self,
        section: &SectionId,
    ) -> impl Iterator<Item = (&Finding, usize)> {
        self.settled()
            .filter(|(it, _)| it.section.as_ref() == Some(section))
            .filter_map(|(it, place)| Some((&**it, place.entry?)))
    }
}

/// Turns problems into findings, in the order of the text.
struct Reader<'a> {
    issue: &'a Issue,
    sections: &'a [Summary],
    in_progress: &'a [Range<usize>],
    /// The entries of the last section that was looked up.
    entries: Option<(usize, Vec<Entry>)>,
    /// How many equal findings there were so far.
    seen: HashMap<String, usize>,
}

impl<'a> Reader<'a> {
    fn new(issue: &'a Issue, sections: &'a [Summary], in_progress: &'a [Range<usize>]) -> Self {
        Self {
            issue,
            sections,
            in_progress,
            entries: None,
            seen: HashMap::new(),
        }
    }

    fn read(&mut self, problem: Problem) -> (Arc<Finding>, FindingPlace) {
        let at = problem.range.start;
        let outline = &self.issue.outline().sections;
        let index = outline.partition_point(|it| it.heading_range.start <= at);
        let index = index.checked_sub(1);
        let entry = index.and_then(|it| self.entry(it, at));
        let field = entry.and_then(|it| {
            problem.form_field(self.issue.text(), self.entries.as_ref()?.1.get(it)?)
        });
        let line = line_of(self.issue.text(), at).to_owned();
        let same = format!("{}\n{line}\n{}", problem.rule, problem.message);
        let count = self.seen.entry(same).or_default();
        *count += 1;
        let nth = *count;
        let section = index.and_then(|it| self.sections.get(it));
        let found = entry.and_then(|it| Some(&self.entries.as_ref()?.1.get(it)?.entry));
        let is_in_progress = self.in_progress.iter().any(|it| it.contains(&at));
        let finding = Finding {
            section: section.map(|it| it.id.clone()),
            heading: section.map_or_else(|| TOP.to_owned(), |it| it.heading.clone()),
            rule: problem.rule,
            severity: problem.severity,
            message: problem.message.clone(),
            line,
            subject: found.map(subject).unwrap_or_default(),
            day: found.and_then(day),
            fix: problem.fix.as_ref().map(|it| it.title.clone()),
            is_safe: (problem.fix.as_ref()).is_some_and(|it| it.safety == Safety::Safe),
            field,
            nth,
        };
        let place = FindingPlace {
            problem,
            entry,
            is_in_progress,
        };
        (Arc::new(finding), place)
    }

    /// The index of the entry of the section at `index` that contains byte `at`.
    fn entry(&mut self, index: usize, at: usize) -> Option<usize> {
        if self.entries.as_ref().is_none_or(|(it, _)| *it != index) {
            let outline = self.issue.outline();
            let section = outline.sections.get(index)?;
            let found = entries(self.issue.text(), &outline.hidden, section);
            self.entries = Some((index, found));
        }
        let (_, found) = self.entries.as_ref()?;
        let is_at = |it: &Entry| it.range.start <= at && at <= it.range.end;
        found.iter().position(is_at)
    }
}

/// Returns how messages name an entry: with its date, if it has one, and its title.
fn subject(entry: &entry::Entry) -> String {
    let title = display_title(entry);
    match entry {
        entry::Entry::Event(event) => format!("{} · {title}", event.date),
        entry::Entry::CfpEvent(event) => format!("{} · {title}", event.date),
        _ => title,
    }
}

/// The first day of an event.
fn day(entry: &entry::Entry) -> Option<Date> {
    match entry {
        entry::Entry::Event(event) => Some(event.date),
        _ => None,
    }
}

/// The panel's name for the text above the first heading.
const TOP: &str = "At the top";

fn line_of(text: &str, at: usize) -> &str {
    let (before, after) = (text.get(..at), text.get(at..));
    let start = before.and_then(|it| it.rfind('\n')).map_or(0, |it| it + 1);
    let end = after.and_then(|it| it.find(['\r', '\n'])).map(|it| at + it);
    text.get(start..end.unwrap_or(text.len()))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use issue::lint::{Settings, check};

    use super::*;

    fn look(text: &str) -> Vec<(String, Option<usize>, String)> {
        let issue = Issue::new(text);
        let sections = crate::editor::summaries(&issue);
        let report = CheckReport::of(&issue, &sections, check(&issue, &Settings::default()), &[]);
        let dashes = report
            .list
            .iter()
            .filter(|(it, _)| it.rule == "dash-marker");
        dashes
            .map(|(it, place)| (it.heading.clone(), place.entry, it.line.clone()))
            .collect()
    }

    #[test]
    fn a_finding_has_its_section_entry_and_line() {
        assert_eq!(
            look(
                "### Official\r\n* [a](https://a.example/)\r\n- [ä💛](https://b.example/)\r\n### B\r\n"
            ),
            [(
                "Official".to_owned(),
                Some(1),
                "- [ä💛](https://b.example/)".to_owned()
            )]
        );
    }

    #[test]
    fn equal_findings_are_distinguished() {
        let issue =
            Issue::new("### Official\n- [a](https://a.example/)\n- [a](https://a.example/)\n");
        let sections = crate::editor::summaries(&issue);
        let report = CheckReport::of(&issue, &sections, check(&issue, &Settings::default()), &[]);
        let all: std::collections::HashSet<_> = report.list.iter().map(|(it, _)| it).collect();
        assert_eq!(all.len(), report.list.len());
        for (finding, place) in &report.list {
            let again = report.place(finding).map(|it| &it.problem);
            assert_eq!(again, Some(&place.problem));
        }
    }

    #[test]
    fn lines_at_every_edge() {
        assert_eq!(line_of("", 0), "");
        assert_eq!(line_of("a\r\nb", 1), "a");
        assert_eq!(line_of("a\r\nb", 4), "b");
        assert_eq!(line_of("a\n", 2), "");
    }
}
