//! An online event whose place is not written `Virtual`.
//!
//! Readers look for this word, and so do the tools that sort events into sections.
//!
//! ```markdown
//! ### Virtual
//! * 2026-09-01 | Online (Oslo, NO) | [Rust Oslo](https://example.com/oslo)
//!     * [**Talks**](https://example.com/oslo/talks)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### Virtual
//! * 2026-09-01 | Virtual (Oslo, NO) | [Rust Oslo](https://example.com/oslo)
//!     * [**Talks**](https://example.com/oslo/talks)
//! ```
//!
//! The fix is suggested: the word may be the name of a place.

use std::ops::Range;

use crate::edit::Replace;
use crate::entry::Format;
use crate::lint::events::{Listed, head, listed};
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "online-event",
    severity: Severity::Warning,
    doc: manual!("online_event.rs"),
    check,
};

/// Words that people write instead of "Virtual".
const WORDS: [&str; 6] = [
    "online",
    "remote",
    "virtual",
    "virtually",
    "zoom",
    "livestream",
];

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let held = |it: &Listed<'_>| it.leads() && it.event.format == Format::InPerson;
    for event in listed(context).filter(held) {
        let place = head(context, &event).and_then(|it| it.place.clone());
        found.extend(place.and_then(|it| problem(context, it)));
    }
}

fn problem(context: &Context<'_>, place: Range<usize>) -> Option<Problem> {
    let written = context.slice(place.clone());
    let word = written.split([' ', ',', '(', ':']).next()?;
    let behind = written.get(word.len()..)?;
    let is_glued = behind.starts_with('(');
    // "Virtual + Oslo, NO" was once the form for hybrid events.
    if word == "Virtual" && !is_glued || !WORDS.contains(&word.to_ascii_lowercase().as_str()) {
        return None;
    }
    let rest = if is_glued {
        behind.trim_start_matches(['(', ' '])
    } else {
        behind
    };
    let text = if is_glued { "Virtual (" } else { "Virtual" };
    let range = place.start..place.start + written.len() - rest.len();
    let written = context.slice(range.clone());
    let message = format!("Place of an online event should be `{text}`, not `{written}`");
    let edits = Replace::between(&range, written, text);
    let fix = Fix::suggested(format!("Write `{text}`"), edits.into_iter().collect());
    Some(RULE.problem(range, message).with_fix(fix))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn other_words_are_found() {
        check_problems(
            RULE,
            "### Virtual\n* 2026-09-01 | Online | [A 💛](https://a.example/)\n    * [**B**](https://a.example/b)\n* 2026-09-02 | Onlinetown, US | [A](https://a.example/)\n    * [**C**](https://a.example/c)\n* 2026-09-03 | Virtual( Oslo, NO) | [A](https://a.example/)\n    * [**E**](https://a.example/e)\n* 2026-09-03 | Virtual + Oslo, NO | [A](https://a.example/)\n    * [**F**](https://a.example/f)\n* 2026-09-03 | Virtual | [A](https://a.example/)\n    * [**D**](https://a.example/d)\n",
            &expect![[r#"
                2: * 2026-09-01 | Online | [A 💛](https://a.example/)
                                  ^^^^^^ warning: Place of an online event should be `Virtual`, not `Online` (Write `Virtual`)
                6: * 2026-09-03 | Virtual( Oslo, NO) | [A](https://a.example/)
                                  ^^^^^^^^^ warning: Place of an online event should be `Virtual (`, not `Virtual( ` (Write `Virtual (`)
            "#]],
        );
    }

    #[test]
    fn fix_keeps_the_home_city() {
        check_fix(
            RULE,
            "### Virtual\r\n* 2026-09-01 | Online (Oslo, NO) | [A 💛](https://a.example/)\r\n    * [**B**](https://a.example/b)\r\n",
            &expect![[r#"
                ### Virtual␍
                * 2026-09-01 | Virtual (Oslo, NO) | [A 💛](https://a.example/)␍
                    * [**B**](https://a.example/b)␍
            "#]],
        );
    }
}
