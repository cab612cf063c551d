//! A title that names its medium or language, which belongs in a tag.
//!
//! Readers look for tags before the link. At the start of a title the rule only gives a hint, because the words may be
//! part of the page's title.
//!
//! ```markdown
//! ### Miscellaneous
//! * [Lifetimes in ten minutes (video)](https://example.com/lifetimes)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### Miscellaneous
//! * [video] [Lifetimes in ten minutes](https://example.com/lifetimes)
//! ```
//!
//! The fix is only suggested: the words may be part of the title.

use std::ops::Range;

use crate::edit::Replace;
use crate::lint::manual::manual;
use crate::lint::tag_names::in_words;
use crate::lint::{Context, Fix, LineKind, Link, Problem, Rule, Severity};
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "tag-in-title",
    severity: Severity::Warning,
    doc: manual!("tag_in_title.rs"),
    check,
};

/// Longer text is not a tag.
const LONGEST: usize = 30;

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for link in context.links.iter().filter(|it| !it.image) {
        let line = context.lines.get(link.line);
        let is_item = line.is_some_and(|it| it.kind == LineKind::Item);
        if is_item && context.kind(link.section) == Kind::Links {
            found.extend(problem(context, link));
        }
    }
}

fn problem(context: &Context<'_>, link: &Link<'_>) -> Option<Problem> {
    let title = link.title;
    let (range, tag, is_sure) = at_end(title).or_else(|| at_start(title))?;
    let tag = format!("[{tag}]");
    let at = link.title_range.start;
    let range = at + range.start..at + range.end;
    let message = format!("Title says what belongs in the tag `{tag}`");
    let mut edits = vec![Replace::delete(range.clone())];
    let line = context.lines.get(link.line)?;
    let before = context.slice(line.range.start..link.range.start);
    let has_tag = before.to_lowercase().contains(&tag.to_lowercase());
    let fix = if has_tag {
        Fix::suggested("Remove it from the title", edits)
    } else {
        edits.insert(0, Replace::insert(link.range.start, format!("{tag} ")));
        Fix::suggested(format!("Write `{tag}` before the link"), edits)
    };
    let problem = RULE.problem(range, message).with_fix(fix);
    Some(if is_sure {
        problem
    } else {
        problem.with_severity(Severity::Hint)
    })
}

/// For `… (video)`, `… [FR]` and `… - Video`, returns the range to remove, the tag, and whether it certainly is one.
fn at_end(title: &str) -> Option<(Range<usize>, String, bool)> {
    for (open, close) in [(" (", ")"), (" [", "]"), (" - ", ""), (" | ", "")] {
        let Some(inner) = title.strip_suffix(close) else {
            continue;
        };
        // Most titles have none of these signs.
        if !inner.contains(open.trim()) {
            continue;
        }
        let Some((before, words)) = inner.rsplit_once(open) else {
            continue;
        };
        let is_sure = !close.is_empty() && !before.is_empty();
        if let Some(tag) = named(words, is_sure) {
            return Some((before.trim_end().len()..title.len(), tag, is_sure));
        }
    }
    None
}

/// Does the same as [`at_end`] for `[FR] …` and `Video: …`.
fn at_start(title: &str) -> Option<(Range<usize>, String, bool)> {
    let bracketed = title.strip_prefix('[').and_then(|it| it.split_once(']'));
    let (words, rest) = bracketed.or_else(|| title.split_once(": "))?;
    let tag = named(words, bracketed.is_some())?;
    let rest = rest.trim_start();
    let is_rest = !rest.is_empty();
    is_rest.then(|| (0..title.len() - rest.len(), tag, bracketed.is_some()))
}

/// Returns the tag for `words`. Two capitals count only if `is_sure`, because they could mean anything.
fn named(words: &str, is_sure: bool) -> Option<String> {
    let fits = words.len() < LONGEST && (is_sure || words.len() > 2);
    in_words(words).filter(|_| fits)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn titles_that_name_their_tag_are_found() {
        check_problems(
            RULE,
            "### Links\n* [a 💛 (video)](https://a.example)\n* [[FR] b](https://b.example)\n* [Video: c](https://c.example)\n* [d (in Rust)](https://d.example)\n* [Series: the](https://e.example) and [f [it]](https://f.example)\n* [Vec [T]](https://g.example)\n",
            &expect![[r#"
                2: * [a 💛 (video)](https://a.example)
                         ^^^^^^^^ warning: Title says what belongs in the tag `[video]` (Write `[video]` before the link)
                3: * [[FR] b](https://b.example)
                      ^^^^^ warning: Title says what belongs in the tag `[FR]` (Write `[FR]` before the link)
                4: * [Video: c](https://c.example)
                      ^^^^^^^ hint: Title says what belongs in the tag `[video]` (Write `[video]` before the link)
                6: * [Series: the](https://e.example) and [f [it]](https://f.example)
                      ^^^^^^^^ hint: Title says what belongs in the tag `[series]` (Write `[series]` before the link)
            "#]],
        );
    }

    #[test]
    fn fix_writes_the_tag() {
        check_fix(
            RULE,
            "### Links\n* [a 💛 (in German)](https://a.example)\n* [video] [b [Video]](https://b.example)\n* [[FR] c](https://c.example)\n",
            &expect![[r#"
                ### Links
                * [DE] [a 💛](https://a.example)
                * [video] [b](https://b.example)
                * [FR] [c](https://c.example)
            "#]],
        );
    }
}
