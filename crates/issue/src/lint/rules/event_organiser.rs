//! An event that does not name its organiser, or names one without a link.
//!
//! Readers follow the organiser's link to join the group, and tools use it to tell that two events belong together.
//!
//! ```markdown
//! ### Europe
//! * 2026-08-27 | Oslo, NO | Rust Oslo
//!     * [**Summer meetup**](https://example.com/oslo/1)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### Europe
//! * 2026-08-27 | Oslo, NO | [Rust Oslo](https://example.com/oslo)
//!     * [**Summer meetup**](https://example.com/oslo/1)
//! ```

use crate::entry::Entry;
use crate::lint::events::{Head, in_two_lines, sections};
use crate::lint::manual::manual;
use crate::lint::{Context, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "event-organiser",
    severity: Severity::Warning,
    doc: manual!("event_organiser.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    if !in_two_lines(context) {
        return;
    }
    for (_, section, entries) in sections(context) {
        for entry in entries
            .iter()
            .filter(|it| matches!(it.entry, Entry::Other(_)))
        {
            let item = section.items.get(entry.item);
            let head = item.and_then(|it| Head::read(context.text, it));
            found.extend(head.and_then(|it| problem(context.text, &it)));
        }
    }
}

fn problem(text: &str, head: &Head) -> Option<Problem> {
    let place = head.place.clone()?;
    let Some(organiser) = head.organiser.clone().filter(|it| !it.is_empty()) else {
        let has_link = text.get(place.clone())?.contains(['[', '(']);
        let virtual_place = text.get(place.clone())?.starts_with("Virtual (");
        let is_bare = !has_link || virtual_place && text.get(place.clone())?.ends_with(')');
        return is_bare.then(|| RULE.problem(place, "Event names no organiser"));
    };
    let name = text.get(organiser.clone())?;
    // Another rule reports broken links.
    let is_plain = !name.contains("](") && !name.contains("://") && !name.contains("] (");
    is_plain.then(|| RULE.problem(organiser, "Organiser has no link"))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::check_problems;
    use expect_test::expect;

    #[test]
    fn organisers_are_links() {
        check_problems(
            RULE,
            "### Europe\n* 2026-08-27 | Ås, NO | Rust 💛\n    * [**T**](v)\n* 2026-08-27 | Ås, NO\n    * [**T**](v)\n* 2026-08-27 | Virtual (Ås, NO)\n    * [**T**](v)\n* 2026-08-27 | Ås, NO | [A] (https://a.example)\n    * [**T**](v)\n* 2026-08-27 | Ås, NO | [A](https://a.example)\n",
            &expect![[r#"
                2: * 2026-08-27 | Ås, NO | Rust 💛
                                           ^^^^^^ warning: Organiser has no link
                4: * 2026-08-27 | Ås, NO
                                  ^^^^^^ warning: Event names no organiser
                6: * 2026-08-27 | Virtual (Ås, NO)
                                  ^^^^^^^^^^^^^^^^ warning: Event names no organiser
            "#]],
        );
    }
}
