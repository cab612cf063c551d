//! The checklist before publishing: an item for every part of an issue, including those that are filled in only after publication.

use super::{Item, State};
use crate::entry::{Entry, entries};
use crate::issue_field::{self, CrateOfTheWeek, FieldValue, IssueField, QuoteOfTheWeek};
use crate::lint::{EVERY_SECTION, Problem, Settings, Severity, Stage, check};
use crate::outline::Section;
use crate::section::Kind;
use crate::text::Issue;

/// Returns the items for an issue that is about to be published, in the issue's order.
pub fn publish(issue: &Issue, settings: &Settings<'_>) -> Vec<Item> {
    let settings = Settings {
        stage: Stage::Publishing,
        ..*settings
    };
    let list = List {
        issue,
        problems: check(issue, &settings),
    };
    let header = list.header().about(IssueField::Date);
    let mut items = vec![header, list.community(), list.links()];
    items.extend([
        list.field(
            "Crate of the week",
            IssueField::CrateOfTheWeek,
            Kind::CrateOfTheWeek,
        ),
        list.section("Calls for testing", Kind::CallsForTesting),
        list.section("Calls for projects", Kind::CfpProjects),
        list.section("Calls for speakers", Kind::CfpEvents),
        list.field(
            "Merged pull requests",
            IssueField::PullRequests,
            Kind::Project,
        ),
        list.field(
            "Performance triage",
            IssueField::PerformanceTriage,
            Kind::PerformanceTriage,
        ),
        list.section("Approved RFCs", Kind::ApprovedRfcs),
        list.section("Final comment period", Kind::FinalCommentPeriod),
        list.section("New and updated RFCs", Kind::NewRfcs),
        list.window(),
        list.rules(
            "Past events",
            &["event-past", "event-year"],
            "No event is over",
        ),
        list.section("Events", Kind::UpcomingEvents),
        list.field("Jobs thread", IssueField::JobsThread, Kind::Jobs),
        list.field(
            "Quote of the week",
            IssueField::QuoteOfTheWeek,
            Kind::QuoteOfTheWeek,
        ),
        list.editors().about(IssueField::Editors),
    ]);
    items.push(list.others(
        &items,
        "Sections",
        &SECTIONS,
        "Nothing else is empty, misplaced or repeated",
    ));
    items.push(list.others(
        &items,
        "Placeholders",
        &["placeholder"],
        "Nothing else is left to fill in",
    ));
    items.extend([
        list.errors(&items),
        list.discussion().about(IssueField::DiscussLink),
    ]);
    items
}

/// The rules about sections, not about their entries.
const SECTIONS: [&str; 4] = [
    "duplicate-section",
    "empty-section",
    "section-order",
    "misspelt-section",
];

struct List<'a> {
    issue: &'a Issue,
    problems: Vec<Problem>,
}

impl List<'_> {
    fn of_rules(&self, rules: &[&str]) -> Vec<&Problem> {
        let problems = self.problems.iter();
        problems.filter(|it| rules.contains(&it.rule)).collect()
    }

    fn rules(&self, label: &'static str, rules: &[&str], done: &str) -> Item {
        Item::of(label, &self.of_rules(rules), done)
    }

    /// Returns an item for the problems that these rules find, except those of an open item in `before`.
    fn others(&self, before: &[Item], label: &'static str, rules: &[&str], done: &str) -> Item {
        let mut problems = self.of_rules(rules);
        problems.retain(|it| !self.is_told(before, it));
        Item::of(label, &problems, done)
    }

    /// Whether one of `items` is open and about the section that contains the problem.
    fn is_told(&self, items: &[Item], problem: &Problem) -> bool {
        let own = self.section_at(problem.range.start);
        let community = self.issue.outline().section(Kind::Community);
        let is_empty_link_section = problem.rule == "empty-section"
            && own
                .zip(community)
                .is_some_and(|(it, (_, parent))| it.is_under(parent));
        let starts = |it: &Section| it.heading_range.start;
        let mut open = items.iter().filter(|it| it.state == State::Open);
        is_empty_link_section
            || open.any(|it| {
                let there = it.range.as_ref().and_then(|it| self.section_at(it.start));
                there.is_some() && there.map(starts) == own.map(starts)
            })
    }

    fn section_at(&self, at: usize) -> Option<&Section> {
        let sections = self.issue.outline().sections.iter();
        sections.rev().find(|it| it.heading_range.start <= at)
    }

    /// Returns the item for a section that is missing.
    fn missing(&self, label: &'static str, kind: Kind) -> Item {
        let name = EVERY_SECTION
            .iter()
            .find(|it| it.0 == kind)
            .map_or("", |it| it.1);
        let message = format!("Section {name} is missing");
        let mut problems = self.of_rules(&["missing-section"]);
        problems.retain(|it| it.message == message);
        Item::new(label, State::Open, "Section is missing").because_of(&problems)
    }

    fn window(&self) -> Item {
        let label = "Weeks of events";
        match issue_field::window(self.issue) {
            Some(_) => self.rules(label, &["events-window"], "Four weeks from the issue's day"),
            None => Item::new(label, State::Open, "No line says `Rusty Events between …`"),
        }
    }

    fn header(&self) -> Item {
        let date = issue_field::date(self.issue).map(crate::calendar::Date::in_words);
        let number = issue_field::number(self.issue).map(|it| format!("Issue {it}"));
        let Some((number, date)) = number.zip(date) else {
            let detail = "Number or date is missing";
            return Item::new("Title, number and date", State::Open, detail).at(0..0);
        };
        let problems = self.of_rules(&["front-matter", "file-name"]);
        Item::of(
            "Title, number and date",
            &problems,
            format!("{number}, {date}"),
        )
    }

    /// Returns the item for the community links. It is open while a community section is empty.
    fn community(&self) -> Item {
        let label = "Community links";
        let outline = self.issue.outline();
        let Some((_, parent)) = outline.section(Kind::Community) else {
            return self.missing(label, Kind::Community);
        };
        let under: Vec<&Section> = outline
            .sections
            .iter()
            .filter(|it| it.is_under(parent))
            .collect();
        let links: usize = under.iter().map(|it| it.items.len()).sum();
        let is_empty = |it: &&&Section| it.items.is_empty() && self.is_blank(it);
        let empty: Vec<&str> = under
            .iter()
            .filter(is_empty)
            .map(|it| it.heading.as_str())
            .collect();
        let first = under.iter().find(is_empty);
        match first {
            Some(first) => {
                let detail = format!(
                    "Nothing under {}: add entries, or remove the section",
                    empty.join(", ")
                );
                Item::new(label, State::Open, detail).at(first.heading_range.clone())
            }
            None if links == 0 => {
                Item::new(label, State::Open, "There are none").at(parent.heading_range.clone())
            }
            None => Item::new(
                label,
                State::Done,
                format!("{links} in {} sections", under.len()),
            ),
        }
    }

    fn is_blank(&self, section: &Section) -> bool {
        let body = self.issue.text().get(section.body.clone());
        body.is_none_or(|it| it.trim().is_empty())
    }

    fn links(&self) -> Item {
        let rules = ["duplicate-link", "similar-link", "listed-before"];
        self.rules("Listed twice", &rules, "No link is listed twice")
    }

    /// Returns the item for a section with a single field.
    fn field(&self, label: &'static str, field: IssueField, kind: Kind) -> Item {
        self.filled(label, field, kind).about(field)
    }

    fn filled(&self, label: &'static str, field: IssueField, kind: Kind) -> Item {
        let Some((_, section)) = self.issue.outline().section(kind) else {
            return self.missing(label, kind);
        };
        match issue_field::read(self.issue, field).filter(|it| !is_blank(it)) {
            Some(value) => {
                let rules: &[&str] = match field {
                    IssueField::JobsThread => &["jobs-thread"],
                    IssueField::QuoteOfTheWeek => &["quote-dash"],
                    _ => &[],
                };
                let own = section.heading_range.start..section.body.end;
                let is_wrong = |it: &&Problem| {
                    rules.contains(&it.rule)
                        || it.severity == Severity::Error && own.contains(&it.range.start)
                };
                let problems: Vec<&Problem> = self.problems.iter().filter(is_wrong).collect();
                Item::of(label, &problems, summary(&value))
            }
            None => {
                Item::new(label, State::Open, "Not filled in").at(section.heading_range.clone())
            }
        }
    }

    /// Returns the item for a section with entries, or with the sentence that says there are none.
    fn section(&self, label: &'static str, kind: Kind) -> Item {
        let (text, outline) = (self.issue.text(), self.issue.outline());
        let Some((index, section)) = outline.section(kind) else {
            return self.missing(label, kind);
        };
        let silent = self.of_rules(&["missing-none-sentence"]);
        let own = section.heading_range.start..outline.subtree_end(index);
        let silent = silent.iter().find(|it| own.contains(&it.range.start));
        let all = outline.sections.iter().skip(index);
        let within = all.take_while(|it| it.heading_range.start < own.end);
        // New RFCs may be below the final comment period, and have their own item.
        let within = within.filter(|it| it.kind == kind || it.kind != Kind::NewRfcs);
        let found = within.flat_map(|it| entries(text, &outline.hidden, it));
        let count = found
            .filter(|it| !matches!(it.entry, Entry::None(_)))
            .count();
        match (silent, count) {
            (Some(_), _) => {
                let detail = "Empty: add an entry, or say “Nothing this week”";
                Item::new(label, State::Open, detail).at(section.heading_range.clone())
            }
            (None, 0) if kind == Kind::UpcomingEvents => {
                Item::new(label, State::Open, "There are none").at(section.heading_range.clone())
            }
            (None, 0) => Item::new(label, State::Done, "Nothing this week"),
            (None, 1) => Item::new(label, State::Done, "One"),
            (None, count) => Item::new(label, State::Done, count.to_string()),
        }
    }

    fn editors(&self) -> Item {
        match issue_field::read(self.issue, IssueField::Editors) {
            Some(FieldValue::Editors(names)) if !names.is_empty() => {
                Item::new("Editors", State::Done, names.join(", "))
            }
            _ => Item::new("Editors", State::Open, "Nobody is named"),
        }
    }

    /// Returns the item for all errors that no item of `before` covers.
    fn errors(&self, before: &[Item]) -> Item {
        let is_told = |problem: &Problem| before.iter().any(|it| it.is_due_to(problem));
        let errors = self.problems.iter();
        let errors = errors.filter(|it| it.severity == Severity::Error && it.rule != "placeholder");
        let errors: Vec<&Problem> = errors.filter(|it| !is_told(it)).collect();
        Item::of("Errors", &errors, "The rules find no other errors")
    }

    /// Returns the item for the discussion, which is opened after publication.
    fn discussion(&self) -> Item {
        const PLACEHOLDER: &str = "REDDIT_LINK_HERE";
        let label = "Discussion on r/rust";
        let problems = self.of_rules(&["discuss-thread"]);
        if !problems.is_empty() {
            return Item::of(label, &problems, "");
        }
        match (
            issue_field::read(self.issue, IssueField::DiscussLink),
            self.issue.text().find(PLACEHOLDER),
        ) {
            (Some(link), _) => Item::new(label, State::Done, summary(&link)),
            (None, Some(at)) => {
                let detail = "Fill in the address after publishing";
                Item::new(label, State::Later, detail).at(at..at + PLACEHOLDER.len())
            }
            (None, None) => Item::new(label, State::Open, "There is no link for it"),
        }
    }
}

/// Whether a field exists but is empty.
fn is_blank(value: &FieldValue) -> bool {
    match value {
        FieldValue::PerformanceTriage(text) => text.trim().is_empty(),
        FieldValue::JobsThread(url) | FieldValue::DiscussLink(url) => url.is_empty(),
        other => summary(other).is_empty(),
    }
}

/// Returns a summary of a field's value in a few words.
fn summary(value: &FieldValue) -> String {
    match value {
        FieldValue::CrateOfTheWeek(CrateOfTheWeek::Crate { name, .. }) => name.clone(),
        FieldValue::QuoteOfTheWeek(QuoteOfTheWeek::Quote { who, .. }) => who.clone(),
        FieldValue::CrateOfTheWeek(CrateOfTheWeek::Words { text })
        | FieldValue::QuoteOfTheWeek(QuoteOfTheWeek::Words { text }) => first_words(text),
        FieldValue::PullRequests(count) => count.to_string(),
        FieldValue::JobsThread(url) | FieldValue::DiscussLink(url) => url.clone(),
        _ => "Filled in".to_owned(),
    }
}

/// Returns the first line that is not a comment, shortened if it is long.
fn first_words(text: &str) -> String {
    let is_note = |it: &str| it.is_empty() || it.starts_with("<!--") && it.ends_with("-->");
    let line = text.split('\n').map(str::trim).find(|it| !is_note(it));
    line.unwrap_or_default().chars().take(60).collect()
}

#[cfg(test)]
mod tests;
