//! A word of a title that is spelled differently in the address.
//!
//! The addresses of posts are made from their titles. If a word of the title and one in the address differ by a letter,
//! one of the two is misspelt, usually the one in the title.
//!
//! ```markdown
//! ## Updates from Rust Community
//! ### Rust Walkthroughs
//! * [A tour of lifteimes](https://example.com/blog/a-tour-of-lifetimes)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ## Updates from Rust Community
//! ### Rust Walkthroughs
//! * [A tour of lifetimes](https://example.com/blog/a-tour-of-lifetimes)
//! ```
//!
//! The fix is only suggested: the address may be the one that is wrong.

use std::ops::Range;

use crate::edit::Replace;
use crate::lint::context::community_links;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Link, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "misspelt-title",
    severity: Severity::Hint,
    doc: manual!("misspelt_title.rs"),
    check,
};

/// Shorter words may differ by a letter and both be right.
const SHORTEST: usize = 5;

/// More words than any title has; bounds the work on hostile text.
const MOST: usize = 40;

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for link in community_links(context).filter(|it| it.title.len() < 500) {
        found.extend(problem(context, link));
    }
}

fn problem(context: &Context<'_>, link: &Link<'_>) -> Option<Problem> {
    let pieces = link.address.path.split(|it: char| !it.is_alphabetic());
    if pieces.filter(|it| !it.is_empty()).take(3).count() < 3 {
        return None;
    }
    let path = link.address.path.to_ascii_lowercase();
    let slug: Vec<&str> = words(&path).take(MOST).map(|it| it.1).collect();
    let title = link.title.to_ascii_lowercase();
    let said: Vec<(usize, &str)> = words(&title).take(MOST).collect();
    let other = |word: &str| {
        let mut near = slug.iter().filter(|it| is_slip(word, it));
        near.find(|it| said.iter().all(|(_, word)| word != *it))
            .copied()
    };
    // After an apostrophe, the letters are only part of a word.
    let is_whole = |at: usize| title.get(..at).is_some_and(|it| !it.ends_with(['\'', '’']));
    let fresh = said
        .iter()
        .filter(|(at, it)| !slug.contains(it) && is_whole(*at));
    let mut slips = fresh.filter_map(|(at, word)| Some((*at, *word, other(word)?)));
    let (at, word, right) = slips.find(|it| context.is_content(link.title_range.start + it.0))?;
    let start = link.title_range.start + at;
    Some(slip(context, start..start + word.len(), right))
}

/// Returns the problem of the word at `range`, which the address spells `right`.
fn slip(context: &Context<'_>, range: Range<usize>, right: &str) -> Problem {
    let written = context.slice(range.clone());
    let text = as_written(written, right);
    let message = format!("`{written}` is spelled `{right}` in the address");
    let fix = Fix::suggested(
        format!("Use `{text}`"),
        Replace::between(&range, written, &text)
            .into_iter()
            .collect(),
    );
    RULE.problem(range, message).with_fix(fix)
}

/// Returns the words that consist of letters, each with the byte at which it begins.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut next = 0;
    let pieces = text.split_inclusive(|it: char| !it.is_alphabetic());
    let words = pieces.map(move |it| {
        let at = next;
        next += it.len();
        (at, it.trim_end_matches(|it: char| !it.is_alphabetic()))
    });
    words.filter(|(_, it)| it.len() >= SHORTEST && it.is_ascii())
}

/// Whether one letter of a word is missing, extra, wrong, or swapped with the next. Ignores the end, where words are
/// inflected.
fn is_slip(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (Some(a), Some(b)) = (a.get(same..), b.get(same..)) else {
        return false;
    };
    let tail = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let left = (a.len().saturating_sub(tail), b.len().saturating_sub(tail));
    let is_swapped = left == (2, 2) && a.first() == b.get(1) && a.get(1) == b.first();
    // A letter that is doubled where another should be: "begginer".
    let is_long = same > 2 && tail > 2 && same + tail > 5 && matches!(left, (1..=3, 1..=3));
    let has_first = same == 0 && left == (0, 1) && tail > SHORTEST;
    let is_one = same > 1 && tail > 1 && matches!(left, (0 | 1, 1) | (1, 0));
    is_one || is_swapped && same > 1 || has_first || is_long && left.0 == left.1
}

/// Returns `right` with the capitals of `written`.
fn as_written(written: &str, right: &str) -> String {
    if written.bytes().all(|it| it.is_ascii_uppercase()) {
        return right.to_ascii_uppercase();
    }
    let mut letters = right.chars();
    match letters.next() {
        Some(first) if written.starts_with(|it: char| it.is_ascii_uppercase()) => {
            first.to_ascii_uppercase().to_string() + letters.as_str()
        }
        _ => right.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn inflected_words_are_fine() {
        check_problems(
            RULE,
            "## Updates from Rust Community\n* [Errror handling 💛](https://a.example/rust-error-handling)\n* [Small images, released](https://a.example/small-image-of-release)\n* [O'Reilly weren't there](https://a.example/oreilly-werent-there)\n* [`errror` handling](https://a.example/rust-error-handling/2)\n* [Handling of an errror](https://a.example/error)\n",
            &expect![[r#"
                2: * [Errror handling 💛](https://a.example/rust-error-handling)
                      ^^^^^^ hint: `Errror` is spelled `error` in the address (Use `Error`)
            "#]],
        );
    }

    #[test]
    fn fix_keeps_the_capitals() {
        check_fix(
            RULE,
            "## Updates from Rust Community\n* [💛 Hanlding errors](https://a.example/on/handling-errors)\n",
            &expect![[r#"
                ## Updates from Rust Community
                * [💛 Handling errors](https://a.example/on/handling-errors)
            "#]],
        );
    }

    #[test]
    fn doubled_and_swapped_letters_are_found() {
        check_problems(
            RULE,
            "## Updates from Rust Community\n* [For begginers 💛](https://a.example/rust-for-beginners)\n* [hangelog 1](https://a.example/this/week/changelog-1)\n* [Lifetiems explained](https://a.example/p/lifetimes-explained)\n* [Announcing Tokoi 2](https://a.example/announcing-tokio-2)\n* [O'Reilly tells it](https://a.example/oreilly-tells-it)\n* [Explaining how](https://a.example/explained-how-to)\n",
            &expect![[r#"
                2: * [For begginers 💛](https://a.example/rust-for-beginners)
                          ^^^^^^^^^ hint: `begginers` is spelled `beginners` in the address (Use `beginners`)
                3: * [hangelog 1](https://a.example/this/week/changelog-1)
                      ^^^^^^^^ hint: `hangelog` is spelled `changelog` in the address (Use `changelog`)
                4: * [Lifetiems explained](https://a.example/p/lifetimes-explained)
                      ^^^^^^^^^ hint: `Lifetiems` is spelled `lifetimes` in the address (Use `Lifetimes`)
            "#]],
        );
    }
}
