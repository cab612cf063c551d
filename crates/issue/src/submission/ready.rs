//! "Ready to submit": whether the editors' tool accepts a contribution, and if not, why.
//!
//! The tool, `submerge`, accepts a pull request that inserts one list item into a section of "Updates from Rust
//! Community" in the current draft, changes nothing else, and passes the checks. Editors add events and calls for
//! participation by hand; their entry has to meet the same conditions. An error blocks a contribution, because the
//! newsletter's own checks would fail or readers would get a broken page. So do two more rules. Other findings are
//! shown, but do not block.

use std::ops::Range;

use crate::checklist::submit::{
    Change, DUPLICATES, added, current, is_bare, is_same_event, newly_twice, takes_none,
};
use crate::checklist::{State, Submission};
use crate::entry::LocatedEntry;
use crate::lint::{Problem, Settings, Severity, check, check_in_steps};
use crate::outline::Section;
use crate::section::Kind;

/// How a contribution gets into the issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// The editors' tool accepts it.
    Tool,
    /// The editors add it by hand, like all events and calls. This is not a fault of the contribution.
    ByHand,
}

impl Route {
    /// What happens to the pull request, in one sentence.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Tool => "The editors can take in this pull request with one command.",
            Self::ByHand => "The editors add events and calls by hand. Nothing is missing.",
        }
    }
}

/// Why a contribution is not ready.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The reason: one or two sentences.
    pub text: String,
    /// Where, in bytes of the draft with the contribution.
    pub range: Option<Range<usize>>,
}

/// Whether a contribution is ready.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Readiness {
    /// How it gets into the issue once it is ready.
    pub route: Route,
    /// Why it is not ready, the most important first; empty if it is.
    pub reasons: Vec<Reason>,
    /// All that the rules find on the added lines, warnings and hints included, with their fixes. Errors are among the
    /// reasons as well. Offsets are bytes of the draft with the contribution.
    pub problems: Vec<Problem>,
}

impl Readiness {
    /// Whether nothing blocks it.
    pub fn is_ready(&self) -> bool {
        self.reasons.is_empty()
    }
}

/// Whether the contribution `it` is ready. Runs all rules over the draft, those on past issues where there are some.
pub fn ready(it: &Submission<'_>) -> Readiness {
    let found = Added::of(it);
    let problems = check(it.now, &settings(it));
    let before = if found.needs_problems_before(&problems) {
        check(it.base, &settings(it))
    } else {
        Vec::new()
    };
    found.readiness(it, problems, &before)
}

/// [`ready`] in steps, for a page that must answer keys meanwhile.
///
/// `goes_on` is awaited between steps; `None` once it returns that the rest is no longer wanted.
pub async fn ready_in_steps(
    it: &Submission<'_>,
    goes_on: impl AsyncFn() -> bool,
) -> Option<Readiness> {
    let found = Added::of(it);
    let problems = check_in_steps(it.now, &settings(it), &goes_on).await?;
    let before = if found.needs_problems_before(&problems) {
        check_in_steps(it.base, &settings(it), &goes_on).await?
    } else {
        Vec::new()
    };
    Some(found.readiness(it, problems, &before))
}

fn settings<'a>(it: &Submission<'a>) -> Settings<'a> {
    Settings {
        archive: it.archive,
        ..Settings::default()
    }
}

/// What a contribution adds.
struct Added<'a> {
    changes: Vec<Change>,
    entries: Vec<(&'a Section, LocatedEntry)>,
}

impl<'a> Added<'a> {
    fn of(it: &Submission<'a>) -> Self {
        let changes = Change::between(it.base.text(), it.now.text());
        Self {
            entries: added(it.now, &changes),
            changes,
        }
    }

    /// Whether `range` is on the added lines.
    fn touches(&self, range: &Range<usize>) -> bool {
        let overlaps =
            |it: &Range<usize>| it.start < range.end.max(range.start + 1) && range.start < it.end;
        self.changes.iter().any(|it| overlaps(&it.added))
            || self.entries.iter().any(|it| overlaps(&it.1.range))
    }

    /// Whether a link is there twice, and only the draft as fetched tells whether it was before.
    fn needs_problems_before(&self, problems: &[Problem]) -> bool {
        let is_twice = |it: &Problem| DUPLICATES.contains(&it.rule) && !self.touches(&it.range);
        problems.iter().any(is_twice)
    }

    /// The section of the one entry; `None` if it is not one.
    fn section(&self) -> Option<&'a Section> {
        match self.entries.as_slice() {
            [(section, _)] => Some(section),
            [one, again] if is_same_event(one, again) => Some(one.0),
            _ => None,
        }
    }

    fn readiness(
        &self,
        it: &Submission<'_>,
        mut problems: Vec<Problem>,
        before: &[Problem],
    ) -> Readiness {
        let elsewhere = newly_twice(it, &problems, before);
        let elsewhere = elsewhere.filter(|it| keeps_back(it) && !self.touches(&it.range));
        let twice = elsewhere.map(reason_of);
        problems.retain(|it| self.touches(&it.range));

        let mut reasons = self.reasons(it);
        reasons.extend(problems.iter().filter(|it| keeps_back(it)).map(reason_of));
        reasons.extend(twice);
        let by_hand = |it: &Section| !matches!(it.kind, Kind::Links | Kind::Community);
        Readiness {
            route: if self.section().is_some_and(by_hand) {
                Route::ByHand
            } else {
                Route::Tool
            },
            reasons,
            problems,
        }
    }

    /// The reasons that are not about the lines themselves.
    fn reasons(&self, it: &Submission<'_>) -> Vec<Reason> {
        let mut reasons = Vec::new();
        let item = current(it);
        if item.state == State::Open {
            reasons.push(Reason {
                text: format!("{}.", item.detail),
                range: item.range,
            });
        }
        reasons.extend(self.count());
        match self.section() {
            Some(section) => reasons.extend(self.of_section(it, section)),
            None => reasons.extend(self.beyond(it)),
        }
        let bare = self.entries.iter().find(|it| is_bare(&it.1.entry));
        reasons.extend(bare.map(|(_, it)| Reason {
            text: "The entry needs a title and an address, like * [Title](https://…).".to_owned(),
            range: Some(it.range.clone()),
        }));
        reasons
    }

    /// Returns the reason if the contribution is not a single entry.
    fn count(&self) -> Option<Reason> {
        let text = match self.entries.as_slice() {
            _ if self.section().is_some() => return None,
            [] => "No list item is added.".to_owned(),
            more => format!("{} entries are added. Submit each on its own.", more.len()),
        };
        let entry = self.entries.first().map(|it| it.1.range.clone());
        let range = entry.or_else(|| Some(self.changes.first()?.added.clone()));
        Some(Reason { text, range })
    }

    /// Why the section is not one to submit to, or what else is changed.
    fn of_section(&self, it: &Submission<'_>, section: &Section) -> Option<Reason> {
        let reason = |text: &str| Reason {
            text: text.to_owned(),
            range: Some(section.heading_range.clone()),
        };
        if takes_none(it.now, section) {
            return Some(reason(
                "Project/Tooling Updates takes no pull requests since issue 665. Post it on r/rust.",
            ));
        }
        let outline = it.now.outline();
        let community = outline.section(Kind::Community);
        let is_community = community.is_some_and(|(_, it)| section.is_under(it));
        let is_list = matches!(
            section.kind,
            Kind::Events | Kind::CfpProjects | Kind::CfpEvents
        );
        if !is_community && !is_list {
            return Some(reason("The editors fill this section themselves."));
        }
        if is_community && (section.level != 3 || section.path.len() != 2) {
            return Some(reason(
                "The tool adds only to ### sections right under “Updates from Rust Community”.",
            ));
        }
        let mut old = it.base.outline().sections.iter();
        match old.any(|it| it.path == section.path) {
            true => self.beyond(it),
            // An editor who adds an event by hand also adds its section.
            false if is_list => None,
            false => Some(reason(
                "The draft has no such section, and the tool adds none.",
            )),
        }
    }

    /// What is changed besides the lines of the entry.
    fn beyond(&self, it: &Submission<'_>) -> Option<Reason> {
        let (base, now) = (it.base.text(), it.now.text());
        let mut changes = self.changes.iter();
        let (text, change) = changes.find_map(|it| Some((it.beyond_an_item(base, now)?, it)))?;
        Some(Reason {
            text: format!("{text}."),
            range: Some(change.added.clone()),
        })
    }
}

/// Rules whose problems block a contribution although they are not errors: an event that is already listed is useless,
/// and the newsletter's own check fails for an address that it would write differently.
const KEEP_BACK: [&str; 2] = ["event-duplicate", "simplifiable-address"];

/// Whether a problem on the added lines blocks a contribution.
fn keeps_back(it: &Problem) -> bool {
    it.severity == Severity::Error || KEEP_BACK.contains(&it.rule)
}

fn reason_of(it: &Problem) -> Reason {
    Reason {
        text: format!("{}.", it.message),
        range: Some(it.range.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Date;
    use crate::lint::Archive;
    use crate::text::Issue;
    use expect_test::{Expect, expect};

    const BASE: &str = "Number: 666\nDate: 2026-08-26\n\n## Updates from Rust Community\n\n### Official\n\n### Project/Tooling Updates\n\n### Research\n* [A](https://a.example/1)\n\n## CFP - Projects\n\n## Upcoming Events\n\n### Virtual\n* 2026-09-02 | Virtual (Lima, PE) | [C](https://c.example/3)\n    * [**D**](https://d.example/4)\n\n### Europe\n\n## Jobs\n";

    fn of(base: &str, now: &str) -> Readiness {
        let mut archive = Archive::default();
        let earlier = "## Updates from Rust Community\n* [A](https://old.example/1)\n";
        archive.add("2026-08-19-this-week-in-rust.md", earlier);
        ready(&Submission {
            base: &Issue::new(base),
            now: &Issue::new(now),
            today: Date::new(2026, 8, 22).unwrap(),
            archive: Some(&archive),
        })
    }

    fn told(it: &Readiness, now: &str) -> String {
        let reason = |it: &Reason| {
            let at = it.range.clone().map_or(0, |it| it.start);
            format!("  {}: {}\n", now[..at].matches('\n').count() + 1, it.text)
        };
        let rules: Vec<_> = it.problems.iter().map(|it| it.rule).collect();
        let rules = format!("{:?} {}", it.route, rules.join(" "));
        let reasons: String = it.reasons.iter().map(reason).collect();
        format!("{}\n{reasons}", rules.trim_end())
    }

    fn check_after(at: &str, added: &str, expected: &Expect) {
        assert_eq!(BASE.matches(at).count(), 1, "{at}");
        let now = BASE.replacen(at, &format!("{at}{added}"), 1);
        expected.assert_eq(&told(&of(BASE, &now), &now));
    }

    #[test]
    fn one_link_is_ready() {
        check_after(
            "/1)\n",
            "* [video] [B 💛](https://b.example/2)\n",
            &expect![[r#"
                Tool
            "#]],
        );
        check_after(
            "Official\n",
            "* [B](https://b.example/2)\n",
            &expect![[r#"
                Tool
            "#]],
        );
    }

    #[test]
    fn events_and_calls_are_added_by_hand() {
        let event = "* 2026-09-03 | Hybrid (Bern, CH) | [G](https://g.example/9)\n    * [**J**](https://g.example/10)\n";
        check_after(
            "Europe\n",
            event,
            &expect![[r#"
            ByHand hybrid-event-once
        "#]],
        );
        check_after(
            "Projects\n",
            "\n* [A - b](https://b.example/2)\n",
            &expect![[r#"
                ByHand
            "#]],
        );
        let now = BASE.replacen("Europe\n", &format!("Europe\n{event}"), 1);
        let now = now.replacen("/4)\n", &format!("/4)\n{event}"), 1);
        expect![[r#"
            ByHand
        "#]]
        .assert_eq(&told(&of(BASE, &now), &now));
        let again = "* 2026-09-02 | Virtual (Lima, PE) | [C](https://c.example/3)\n    * [**D**](https://d.example/4)\n";
        check_after(
            "/4)\n",
            again,
            &expect![[r#"
            ByHand event-duplicate
              20: Event is in line 18 as well.
        "#]],
        );
    }

    #[test]
    fn every_reason_is_named() {
        let link = "* [B](https://b.example/2)\n";
        check_after(
            "Project/Tooling Updates\n",
            link,
            &expect![[r#"
                Tool
                  8: Project/Tooling Updates takes no pull requests since issue 665. Post it on r/rust.
            "#]],
        );
        check_after(
            "Jobs\n",
            link,
            &expect![[r#"
                ByHand
                  23: The editors fill this section themselves.
            "#]],
        );
        check_after(
            "Community\n",
            link,
            &expect![[r#"
                Tool
                  4: The editors fill this section themselves.
            "#]],
        );
        check_after(
            "/1)\n",
            "\n### Miscellaneous\n* [B](https://b.example/2)\n",
            &expect![[r#"
                Tool
                  13: The draft has no such section, and the tool adds none.
            "#]],
        );
        check_after(
            "/1)\n",
            "* B\n",
            &expect![[r#"
            Tool missing-link
              12: The entry needs a title and an address, like * [Title](https://…).
        "#]],
        );
        check_after(
            "/1)\n",
            "* [B](https://b.example/2)\n* [C](https://c.example/9)\n",
            &expect![[r#"
                Tool
                  12: 2 entries are added. Submit each on its own.
            "#]],
        );
        check_after(
            "/1)\n",
            "* [B](https://b.example/2?utm_source=c)\nmore\n",
            &expect![[r#"
                Tool tracking-parameter text-after-link
                  12: Lines were added that are no list item.
                  12: The entry needs a title and an address, like * [Title](https://…).
                  12: Address has the tracking parameter `utm_source`.
            "#]],
        );
        check_after(
            "/1)\n",
            "* [B](https://old.example/1/)\n",
            &expect![[r#"
            Tool listed-before
              12: Address was listed in 2026-08-19-this-week-in-rust.md, line 2.
        "#]],
        );
        check_after(
            "Research\n",
            "* [B](https://a.example/1)\n",
            &expect![[r#"
                Tool
                  12: Address is already listed in line 11.
            "#]],
        );
        check_after(
            "## Jobs\n",
            "",
            &expect![[r#"
                Tool
                  1: No list item is added.
            "#]],
        );
    }

    #[test]
    fn a_changed_draft_or_an_old_one_is_not_ready() {
        let now = BASE
            .replacen("[A]", "[a]", 1)
            .replacen("2026-08-26", "2026-08-19", 1);
        expect![[r#"
            Tool
              1: The issue of 2026-08-19 is out: add the link to the next draft.
              2: Lines of the draft were changed or removed.
        "#]]
        .assert_eq(&told(&of(BASE, &now), &now));
    }

    #[test]
    fn steps_give_the_same_result_and_can_be_stopped() {
        use std::future::Future;
        use std::task::{Context, Poll, Waker};
        let now = BASE.replacen("Research\n", "Research\n* [B](https://a.example/1)\n", 1);
        let submission = Submission {
            base: &Issue::new(BASE),
            now: &Issue::new(now),
            today: Date::new(2026, 8, 22).unwrap(),
            archive: None,
        };
        let run = |goes_on: bool| {
            let steps = ready_in_steps(&submission, async || goes_on);
            let mut steps = std::pin::pin!(steps);
            match steps.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
                Poll::Ready(found) => found,
                Poll::Pending => None,
            }
        };
        assert_eq!(run(true), Some(ready(&submission)));
        assert_eq!(run(false), None);
    }
}
