//! Groups equal findings into one row: sixteen past events are one task.

use std::collections::HashMap;
use std::sync::Arc;

use issue::lint::Severity;

use super::Finding;

/// What one row of the list shows: a finding, or several findings of one rule.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FindingRow {
    /// In the order of the text; never empty.
    pub findings: Vec<Arc<Finding>>,
}

/// From this number on, findings of one rule are one row.
const MANY: usize = 3;

/// The rule whose findings can be removed together. Two of them are already one row.
pub const PAST_EVENTS: &str = "event-past";

impl FindingRow {
    /// The findings as rows: first the groups, then each of the rest, in the order of the text. The same problem in
    /// both entries of a hybrid event is one row.
    pub fn of(findings: &[Arc<Finding>]) -> Vec<Self> {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for it in findings {
            *counts.entry(it.rule).or_default() += 1;
        }
        let is_many = |it: &Finding| {
            let least = if it.rule == PAST_EVENTS { 2 } else { MANY };
            counts.get(it.rule).is_some_and(|count| *count >= least)
        };
        let mut groups: Vec<Self> = Vec::new();
        let mut single = Vec::new();
        for it in findings {
            let findings = vec![it.clone()];
            let is_alike = |row: &&mut Self| row.rule() == it.rule;
            let is_twin =
                |row: &&mut Self| row.findings.first().is_some_and(|one| are_twins(one, it));
            if !is_many(it) {
                match single.iter_mut().find(is_twin) {
                    Some(row) => row.findings.push(it.clone()),
                    None => single.push(Self { findings }),
                }
            } else if let Some(group) = groups.iter_mut().find(is_alike) {
                group.findings.push(it.clone());
            } else {
                groups.push(Self { findings });
            }
        }
        groups.append(&mut single);
        groups
    }

    /// The rule of its findings.
    pub fn rule(&self) -> &'static str {
        self.findings.first().map_or("", |it| it.rule)
    }

    /// How bad the worst one is.
    pub fn severity(&self) -> Severity {
        let all = self.findings.iter().map(|it| it.severity);
        all.min().unwrap_or(Severity::Hint)
    }

    /// Whether the row has more than one finding.
    pub fn is_group(&self) -> bool {
        self.findings.len() > 1
    }

    /// Whether all findings of the row can be fixed together.
    pub fn is_fixed_at_once(&self) -> bool {
        self.rule() == PAST_EVENTS || self.findings.iter().all(|it| it.is_safe)
    }

    /// Whether fixing the findings removes their entries.
    fn removes_entries(&self) -> bool {
        self.rule() == PAST_EVENTS
    }

    /// The text of the button that fixes all findings of the row.
    pub fn fix_all_label(&self) -> &'static str {
        if self.removes_entries() {
            "Remove all"
        } else {
            "Fix all"
        }
    }

    /// Whether all its findings are about the same event, which is in two sections.
    pub fn is_of_twins(&self) -> bool {
        match self.findings.as_slice() {
            [one, other] => are_twins(one, other),
            _ => false,
        }
    }

    /// "16 past events"
    pub fn title(&self) -> String {
        let count = self.findings.len();
        if let Some(one) = self.findings.first().filter(|_| self.is_of_twins()) {
            return format!("{}: {}", one.subject, one.message);
        }
        match plural(self.rule()) {
            Some(words) => format!("{count} {words}"),
            None => format!("{count} times: {}", self.rule().replace('-', " ")),
        }
    }

    /// The headings of the findings' sections, each once.
    pub fn headings(&self) -> String {
        let mut all: Vec<&str> = self.findings.iter().map(|it| it.heading.as_str()).collect();
        all.dedup();
        all.join(", ")
    }
}

/// Whether two findings are the same problem in the two entries of a hybrid event: same date and title, in two
/// sections.
fn are_twins(one: &Finding, other: &Finding) -> bool {
    one.day.is_some()
        && one.rule == other.rule
        && one.section != other.section
        && one.subject == other.subject
        && one.message == other.message
}

/// What several findings of a rule are called.
fn plural(rule: &str) -> Option<&'static str> {
    Some(match rule {
        "event-past" => "past events",
        "event-place" => "places to check",
        "city-country" => "cities in another country",
        "event-section" => "events in the wrong section",
        "event-order" => "events out of order",
        "event-window" => "events outside the four weeks",
        "event-form" => "event lines to check",
        "event-duplicate" => "events listed twice",
        "hybrid-event-once" => "hybrid events listed once",
        "duplicate-link" => "links listed twice",
        "similar-link" => "links much like another",
        "listed-before" => "links of earlier issues",
        "tracking-parameter" => "addresses with tracking",
        "simplifiable-address" => "addresses to simplify",
        "doubled-slash" => "addresses with doubled slashes",
        "bare-repository" => "links to a repository",
        "bare-url" => "bare addresses",
        "broken-link" => "broken links",
        "empty-link" => "empty links",
        "missing-tag" => "missing tags",
        "tag-form" => "tags to rewrite",
        "extra-space" => "extra spaces",
        "site-suffix" => "titles with the site’s name",
        "address-as-title" => "addresses as titles",
        "placeholder" => "placeholders",
        "empty-section" => "empty sections",
        "missing-section" => "missing sections",
        "missing-none-sentence" => "sections with nothing to read",
        "dash-marker" => "wrong list markers",
        "missing-bullet" => "missing bullets",
        "misplaced-backtick" | "odd-backticks" => "misplaced backticks",
        "cfp-dates" => "calls for speakers to check",
        _ => return None,
    })
}
