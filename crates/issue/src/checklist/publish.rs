//! "Ready to publish": every part of an issue, and what is only due afterwards.

use super::{Item, State};
use crate::entry::{Entry, entries};
use crate::lint::{Problem, Settings, Severity, Stage, check};
use crate::outline::Section;
use crate::section::Kind;
use crate::slot::{self, CrateOfTheWeek, Field, QuoteOfTheWeek, Slot};
use crate::text::Issue;

/// The points of an issue about to be published, in the issue's order.
pub fn publish(issue: &Issue, settings: &Settings<'_>) -> Vec<Item> {
    let settings = Settings {
        stage: Stage::Publishing,
        ..*settings
    };
    let list = List {
        issue,
        problems: check(issue, &settings),
    };
    let mut items = vec![list.header(), list.community(), list.links()];
    items.extend([
        list.field(
            "Crate of the week",
            Field::CrateOfTheWeek,
            Kind::CrateOfTheWeek,
        ),
        list.section("Calls for testing", Kind::CallsForTesting),
        list.section("Calls for projects", Kind::CfpProjects),
        list.section("Calls for speakers", Kind::CfpEvents),
        list.field("Merged pull requests", Field::PullRequests, Kind::Project),
        list.field(
            "Performance triage",
            Field::PerformanceTriage,
            Kind::PerformanceTriage,
        ),
        list.section("Approved RFCs", Kind::ApprovedRfcs),
        list.section("Final comment period", Kind::FinalCommentPeriod),
        list.section("New and updated RFCs", Kind::NewRfcs),
        list.window(),
        list.rules(
            "Past events",
            &["event-past", "event-year"],
            "None is listed",
        ),
        list.section("Events", Kind::UpcomingEvents),
        list.field("Jobs thread", Field::JobsThread, Kind::Jobs),
        list.field(
            "Quote of the week",
            Field::QuoteOfTheWeek,
            Kind::QuoteOfTheWeek,
        ),
        list.editors(),
        list.rules("Sections", &SECTIONS, "None is empty, misplaced or twice"),
        list.rules("Placeholders", &["placeholder"], "None is left that is due"),
        list.errors(),
        list.discussion(),
    ]);
    items
}

/// The rules about sections as such.
const SECTIONS: [&str; 5] = [
    "missing-section",
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

    fn window(&self) -> Item {
        let label = "Weeks of events";
        match slot::window(self.issue) {
            Some(_) => self.rules(label, &["events-window"], "Four weeks from the issue's day"),
            None => Item::new(label, State::Open, "No line says `Rusty Events between …`"),
        }
    }

    fn header(&self) -> Item {
        let date = slot::date(self.issue).map(crate::calendar::Date::in_words);
        let number = slot::number(self.issue).map(|it| format!("Issue {it}"));
        let Some((number, date)) = number.zip(date) else {
            let detail = "Number or date is not there";
            return Item::new("Title, number and date", State::Open, detail).at(0..0);
        };
        let problems = self.of_rules(&["front-matter", "file-name"]);
        Item::of(
            "Title, number and date",
            &problems,
            format!("{number}, {date}"),
        )
    }

    /// The links of the community; sections without any have to go.
    fn community(&self) -> Item {
        let label = "Community links";
        let outline = self.issue.outline();
        let Some((_, parent)) = outline.section(Kind::Community) else {
            return Item::new(label, State::Open, "Section is missing");
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
                let detail = format!("Nothing under {}: fill or remove", empty.join(", "));
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
        self.rules("Listed twice", &rules, "No link is")
    }

    /// A section that says one thing, known by its field.
    fn field(&self, label: &'static str, field: Field, kind: Kind) -> Item {
        let Some((_, section)) = self.issue.outline().section(kind) else {
            return Item::new(label, State::Open, "Section is missing");
        };
        match slot::read(self.issue, field).filter(|it| !is_unsaid(it)) {
            Some(slot) => {
                let rules: &[&str] = match field {
                    Field::JobsThread => &["jobs-thread"],
                    Field::QuoteOfTheWeek => &["quote-dash"],
                    _ => &[],
                };
                let own = section.heading_range.start..section.body.end;
                let is_wrong = |it: &&Problem| {
                    rules.contains(&it.rule)
                        || it.severity == Severity::Error && own.contains(&it.range.start)
                };
                let problems: Vec<&Problem> = self.problems.iter().filter(is_wrong).collect();
                Item::of(label, &problems, said(&slot))
            }
            None => {
                Item::new(label, State::Open, "Not filled in").at(section.heading_range.clone())
            }
        }
    }

    /// A section with entries, or with the sentence that there are none.
    fn section(&self, label: &'static str, kind: Kind) -> Item {
        let (text, outline) = (self.issue.text(), self.issue.outline());
        let Some((index, section)) = outline.section(kind) else {
            return Item::new(label, State::Open, "Section is missing");
        };
        let silent = self.of_rules(&["missing-none-sentence"]);
        let own = section.heading_range.start..outline.subtree_end(index);
        let silent = silent.iter().find(|it| own.contains(&it.range.start));
        let all = outline.sections.iter().skip(index);
        let within = all.take_while(|it| it.heading_range.start < own.end);
        let found = within.flat_map(|it| entries(text, &outline.hidden, it));
        let count = found
            .filter(|it| !matches!(it.entry, Entry::None(_)))
            .count();
        match (silent, count) {
            (Some(_), _) => {
                let detail = "No entry, and no sentence that there is none";
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
        match slot::read(self.issue, Field::Editors) {
            Some(Slot::Editors(names)) if !names.is_empty() => {
                Item::new("Editors", State::Done, names.join(", "))
            }
            _ => Item::new("Editors", State::Open, "Nobody is named"),
        }
    }

    fn errors(&self) -> Item {
        let errors = self.problems.iter();
        let errors = errors.filter(|it| it.severity == Severity::Error && it.rule != "placeholder");
        let errors: Vec<&Problem> = errors.collect();
        Item::of("Errors", &errors, "No rule finds one")
    }

    /// The thread is opened when the issue is out.
    fn discussion(&self) -> Item {
        const PLACEHOLDER: &str = "REDDIT_LINK_HERE";
        let label = "Discussion on r/rust";
        let problems = self.of_rules(&["discuss-thread"]);
        if !problems.is_empty() {
            return Item::of(label, &problems, "");
        }
        match (
            slot::read(self.issue, Field::DiscussLink),
            self.issue.text().find(PLACEHOLDER),
        ) {
            (Some(link), _) => Item::new(label, State::Done, said(&link)),
            (None, Some(at)) => {
                let detail = "Fill in its address after publishing";
                Item::new(label, State::Later, detail).at(at..at + PLACEHOLDER.len())
            }
            (None, None) => Item::new(label, State::Open, "There is no link for it"),
        }
    }
}

/// Whether a field is there without saying anything.
fn is_unsaid(slot: &Slot) -> bool {
    match slot {
        Slot::PerformanceTriage(text) => text.trim().is_empty(),
        Slot::JobsThread(url) | Slot::DiscussLink(url) => url.is_empty(),
        other => said(other).is_empty(),
    }
}

/// What a field says, in a few words.
fn said(slot: &Slot) -> String {
    match slot {
        Slot::CrateOfTheWeek(CrateOfTheWeek::Crate { name, .. }) => name.clone(),
        Slot::QuoteOfTheWeek(QuoteOfTheWeek::Quote { who, .. }) => who.clone(),
        Slot::CrateOfTheWeek(CrateOfTheWeek::Words { text })
        | Slot::QuoteOfTheWeek(QuoteOfTheWeek::Words { text }) => first_words(text),
        Slot::PullRequests(count) => count.to_string(),
        Slot::JobsThread(url) | Slot::DiscussLink(url) => url.clone(),
        _ => "Filled in".to_owned(),
    }
}

/// The first line that is no comment, cut where it is long.
fn first_words(text: &str) -> String {
    let is_note = |it: &str| it.is_empty() || it.starts_with("<!--") && it.ends_with("-->");
    let line = text.split('\n').map(str::trim).find(|it| !is_note(it));
    line.unwrap_or_default().chars().take(60).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checklist::shown;
    use expect_test::{Expect, expect};

    fn check(text: &str, expected: &Expect) {
        let items = publish(&Issue::new(text), &Settings::default());
        expected.assert_eq(&shown(&items, text));
    }

    #[test]
    fn an_empty_text_has_everything_to_do() {
        check(
            "",
            &expect![[r#"
                Open: Title, number and date: Number or date is not there (line 1)
                Open: Community links: Section is missing
                Done: Listed twice: No link is
                Open: Crate of the week: Section is missing
                Open: Calls for testing: Section is missing
                Open: Calls for projects: Section is missing
                Open: Calls for speakers: Section is missing
                Open: Merged pull requests: Section is missing
                Open: Performance triage: Section is missing
                Open: Approved RFCs: Section is missing
                Open: Final comment period: Section is missing
                Open: New and updated RFCs: Section is missing
                Open: Weeks of events: No line says `Rusty Events between …`
                Done: Past events: None is listed
                Open: Events: Section is missing
                Open: Jobs thread: Section is missing
                Open: Quote of the week: Section is missing
                Open: Editors: Nobody is named
                Done: Sections: None is empty, misplaced or twice
                Done: Placeholders: None is left that is due
                Done: Errors: No rule finds one
                Open: Discussion on r/rust: There is no link for it
            "#]],
        );
    }

    #[test]
    fn every_part_is_named() {
        let text = "Title: This Week in Rust 666\nNumber: 666\nDate: 2026-08-26\nCategory: This Week in Rust\n\n## Updates from Rust Community\n\n### Official\n* [💛](https://a.example/1)\n\n### Foundation\n\n## Crate of the Week\n\n<!-- COTW goes here -->\n\n[Please submit your suggestions and votes for next week][submit_crate]!\n\n## Calls for Testing\n\n*No calls for testing were issued this week by\n[Rust](https://a.example/2).*\n\n## Call for Participation; projects and speakers\n\n### CFP - Projects\n* [a - b](https://a.example/3)\n\n### CFP - Events\n\n## Updates from the Rust Project\n\n613 pull requests were [merged in the last week][merged]\n\n[merged]: https://github.com/search?q=is%3Apr+org%3Arust-lang+is%3Amerged+merged%3A2026-08-18..2026-08-25\n\n### Rust Compiler Performance Triage\n\nQuiet.\n\n### [Approved RFCs](https://a.example/4)\n\n* *No RFCs were approved this week.*\n\n### Final Comment Period\n\n### [New and Updated RFCs](https://a.example/5)\n* [c](https://a.example/6)\n\n## Upcoming Events\n\nRusty Events between 2026-08-26 - 2026-09-23 🦀\n\n### Europe\n* 2026-08-20 | Oslo, NO | [A](https://a.example/7)\n    * [**T**](https://a.example/8)\n\n## Jobs\n\nPlease see the latest [Who's Hiring thread on r/rust](INSERT_LINK_HERE)\n\n# Quote of the Week\n\n> It compiles.\n\n– [A](https://a.example/9)\n\nThis Week in Rust is edited by:\n\n* [a](https://github.com/a)\n\n<small>[Discuss on r/rust](REDDIT_LINK_HERE)</small>\n";
        check(
            text,
            &expect![[r#"
            Done: Title, number and date: Issue 666, Wednesday 26 August 2026
            Open: Community links: Nothing under Foundation: fill or remove (line 11)
            Done: Listed twice: No link is
            Open: Crate of the week: Not filled in (line 13)
            Done: Calls for testing: Nothing this week
            Done: Calls for projects: One
            Open: Calls for speakers: No entry, and no sentence that there is none (line 29)
            Done: Merged pull requests: 613
            Done: Performance triage: Filled in
            Done: Approved RFCs: Nothing this week
            Open: Final comment period: No entry, and no sentence that there is none (line 45)
            Done: New and updated RFCs: One
            Done: Weeks of events: Four weeks from the issue's day
            Open: Past events: Event was over 6 days before this issue (line 55)
            Done: Events: One
            Open: Jobs thread: Not filled in (line 58)
            Done: Quote of the week: A
            Done: Editors: a
            Open: Sections: Section Foundation is empty, and 2 more (line 11)
            Open: Placeholders: No crate of the week yet, and 1 more (line 15)
            Done: Errors: No rule finds one
            Later: Discussion on r/rust: Fill in its address after publishing (line 72)
        "#]],
        );
    }

    #[test]
    fn a_field_with_an_error_in_it_is_open() {
        let text = "# Crate of the Week\n\nThis week's crate is [CRATE](LINK), 💛.\n";
        let items = publish(&Issue::new(text), &Settings::default());
        let items: Vec<Item> = items.into_iter().skip(3).take(1).collect();
        expect![[r#"
            Open: Crate of the week: Address `LINK` has no `https://` (line 3)
        "#]]
        .assert_eq(&shown(&items, text));
    }
}
