//! What a form needs to show a problem: the field that it is about, and the entry after its fix.

use std::ops::Range;

use super::{Fix, Problem};
use crate::continent::region_is_known;
use crate::entry::{Entry, EventPlace, LocatedEntry, entries};
use crate::operation::{Operation, SectionRef, plan};
use crate::text::Issue;

impl Problem {
    /// Returns the name of the field that the problem is about, as `galley show` names it; `None` if it is about the
    /// whole entry. `found` is the entry in `text` in which the problem begins.
    pub fn field(&self, text: &str, found: &LocatedEntry) -> Option<&'static str> {
        let item = text.get(found.range.clone())?;
        let start = found.range.start;
        let at = |it: &Range<usize>| {
            let range = it.start.checked_sub(start)?..it.end.checked_sub(start)?;
            found.entry.field_at(item, &range)
        };
        at(&self.range)
            .or_else(|| self.field_of_fix(at))
            .or_else(|| at(&self.part_of_link(text)?))
    }

    /// Does the same as [`Problem::field`], but divides an event's place as a form does: "place" for the city,
    /// "region", "country". If one of these is missing, the problem is about the missing one.
    pub fn form_field(&self, text: &str, found: &LocatedEntry) -> Option<&'static str> {
        let field = self.field(text, found)?;
        match &found.entry {
            Entry::Event(event) if field == "place" => {
                let part = text.get(self.range.clone()).map(str::trim);
                Some(part_of_place(&event.place, part.unwrap_or_default()))
            }
            _ => Some(field),
        }
    }

    /// Returns the position of the address in the link that the problem points at; of the title, if the title is
    /// missing.
    fn part_of_link(&self, text: &str) -> Option<Range<usize>> {
        let link = text.get(self.range.clone())?;
        let place = if link.starts_with("[]") {
            self.range.start + 1
        } else {
            self.range.end.checked_sub(1)?
        };
        ABOUT_ADDRESS.contains(&self.rule).then_some(place..place)
    }

    /// Returns the field that contains all edits of the fix.
    fn field_of_fix(
        &self,
        at: impl Fn(&Range<usize>) -> Option<&'static str>,
    ) -> Option<&'static str> {
        let mut fields = self.fix.as_ref()?.edits.iter().map(|it| at(&it.range));
        let first = fields.next()??;
        fields.all(|it| it == Some(first)).then_some(first)
    }
}

/// Returns the field of an event's `place` that contains `part`; if `part` is the whole place, the field that is
/// missing.
fn part_of_place(place: &str, part: &str) -> &'static str {
    let read = EventPlace::read(place);
    let lacks_region = read.region.is_empty() && region_is_known(&read.country, "").is_some();
    match part {
        _ if read.country.is_empty() => "country",
        _ if part == read.country && lacks_region => "region",
        _ if part == read.country => "country",
        _ if part == read.region => "region",
        _ => "place",
    }
}

/// The rules whose problems cover a whole link but are about its address.
const ABOUT_ADDRESS: [&str; 6] = [
    "bare-repository",
    "duplicate-link",
    "empty-link",
    "link-to-newsletter",
    "listed-before",
    "similar-link",
];

impl Fix {
    /// Returns the entry after this fix; `None` if the fix changes more than the entry's fields, for example its
    /// bullet.
    ///
    /// The entry is at `index` of the outline's section at `section`, in the text that was checked.
    pub fn entry_after(&self, issue: &Issue, section: usize, index: usize) -> Option<Entry> {
        let tx = issue.transaction(self.edits.clone()).ok()?;
        let (after, _) = issue.apply(&tx).ok()?;
        let outline = after.outline();
        let found = entries(
            after.text(),
            &outline.hidden,
            outline.sections.get(section)?,
        );
        let entry = found.into_iter().nth(index)?.entry;
        let replace = Operation::Replace {
            section: SectionRef::of(issue.outline(), section),
            index,
            entry: entry.clone(),
        };
        let (written, _) = issue.apply(&plan(issue, &replace).ok()?).ok()?;
        (written.text() == after.text()).then_some(entry)
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;
    use crate::lint::{Settings, check};
    use expect_test::{Expect, expect};

    /// Checks the problems of `text`'s last section: entry, field, rule, and the entry after the fix.
    fn check_fields(text: &str, expected: &Expect) {
        let issue = Issue::new(text);
        let outline = issue.outline();
        let section = outline.sections.len() - 1;
        let mut out = String::new();
        for problem in check(&issue, &Settings::default()) {
            let at = problem.range.start;
            let found = entries(text, &outline.hidden, &outline.sections[section]);
            let entry = found.iter().position(|it| it.range.contains(&at));
            let Some(index) = entry else { continue };
            let field = problem.field(text, &found[index]).unwrap_or("-");
            let _ = write!(out, "{index} {field}: {}", problem.rule);
            if let Some(fix) = &problem.fix {
                let mended = fix.entry_after(&issue, section, index);
                let mended = mended.map(|it| serde_json::to_string(&it).unwrap());
                let _ = write!(out, " -> {}", mended.as_deref().unwrap_or("elsewhere"));
            }
            out.push('\n');
        }
        expected.assert_eq(&out);
    }

    #[test]
    fn problems_of_links_belong_to_a_field() {
        check_fields(
            "## Updates from Rust Community\r\n### Rust Walkthroughs\r\n* [ä 💛 `a](https://a.example/?utm_source=b&c=d)\r\n- [Video] [A talk](https://youtu.be/x)\r\n* [a](https://a.example/?c=d): more\r\n* [A title]()",
            &expect![[r#"
                0 title: odd-backticks
                0 url: tracking-parameter -> {"kind":"link","tags":[],"title":"ä 💛 `a","url":"https://a.example/?c=d","tail":""}
                1 -: dash-marker -> elsewhere
                1 tags: tag-form -> {"kind":"link","tags":["video"],"title":"A talk","url":"https://youtu.be/x","tail":""}
                2 url: duplicate-link -> elsewhere
                2 tail: text-after-link -> {"kind":"link","tags":[],"title":"a","url":"https://a.example/?c=d","tail":""}
                3 url: empty-link
            "#]],
        );
    }

    #[test]
    fn problems_of_events_belong_to_a_field() {
        check_fields(
            "Date: 2026-08-26\n\n## Upcoming Events\n\nRusty Events between 2026-08-26 - 2026-09-23 🦀\n\n### Europe\n* 2026-08-20 | Paris, US | [Group](group.example)\n    * [**A** meetup](https://a.example/?utm_source=b)\n* 2026-08-27 | Paris, FR | [](https://group.example)\n    * [**B**]()\n",
            &expect![[r#"
                0 date: event-past -> elsewhere
                0 place: event-section -> elsewhere
                0 place: event-place
                0 place: city-country -> {"kind":"event","date":"2026-08-20","end_date":null,"format":"in-person","place":"Paris, FR","group":"Group","group_url":"group.example","group_tail":"","mark":"","title":"**A** meetup","url":"https://a.example/?utm_source=b","tail":""}
                0 group_url: unknown-scheme -> {"kind":"event","date":"2026-08-20","end_date":null,"format":"in-person","place":"Paris, US","group":"Group","group_url":"https://group.example","group_tail":"","mark":"","title":"**A** meetup","url":"https://a.example/?utm_source=b","tail":""}
                0 url: tracking-parameter -> {"kind":"event","date":"2026-08-20","end_date":null,"format":"in-person","place":"Paris, US","group":"Group","group_url":"group.example","group_tail":"","mark":"","title":"**A** meetup","url":"https://a.example/","tail":""}
                1 group: empty-link
                1 url: empty-link
            "#]],
        );
    }

    #[test]
    fn a_place_has_three_fields() {
        for (place, part, field) in [
            ("Oslo, Norway", "Norway", "country"),
            ("Oslo", "Oslo", "country"),
            ("Perth, AU", "AU", "region"),
            ("Perth, QL, AU", "QL", "region"),
            ("Germany, DE", "Germany, DE", "place"),
        ] {
            assert_eq!(part_of_place(place, part), field, "{place}");
        }
    }

    #[test]
    fn an_entry_of_no_grammar_has_one_field() {
        check_fields(
            "### Official\n* [A](https://a.example/ b\n* `a [B](https://b.example/)\n",
            &expect![[r#"
                0 raw: broken-link -> {"kind":"link","tags":[],"title":"A","url":"https://a.example/","tail":" b"}
                1 raw: odd-backticks
            "#]],
        );
    }
}
