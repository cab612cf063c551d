//! A parenthesis or quotation mark in a title without its partner.
//!
//! ```markdown
//! ### Miscellaneous
//! * [A tour of lifetimes (part 1](https://example.com/lifetimes)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### Miscellaneous
//! * [A tour of lifetimes (part 1)](https://example.com/lifetimes)
//! ```
//!
//! There is no fix: only a person knows where the other one belongs.

use crate::lint::manual::manual;
use crate::lint::{Context, Link, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "unpaired-sign",
    severity: Severity::Warning,
    doc: manual!("unpaired_sign.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let links = context.links.iter().filter(|it| !it.image);
    let has_signs = |it: &str| it.bytes().any(|it| matches!(it, b'(' | b')' | b'"' | 0xE2));
    let links = links.filter(|it| it.section.is_some() && has_signs(it.title));
    for link in links.filter(|it| !it.title.contains("](")) {
        found.extend(problem(context, link));
    }
}

fn problem(context: &Context<'_>, link: &Link<'_>) -> Option<Problem> {
    let (mut open, mut curly, mut straight) = (Vec::new(), Vec::new(), Vec::new());
    let mut stray = None;
    let has_low_quote = link.title.contains(['„', '«', '»']);
    for (at, sign) in link.title.match_indices(['(', ')', '"', '“', '”']) {
        let place = (link.title_range.start + at, sign);
        let before = link.title.get(..at).unwrap_or_default();
        if !context.is_content(place.0) || before.ends_with('\\') {
            continue;
        }
        match sign {
            "(" => open.push(place),
            "“" => curly.push(place),
            ")" if open.pop().is_none() && !is_end_of_number_or_face(before) => {
                stray = stray.or(Some(place));
            }
            "”" if curly.pop().is_none() => stray = stray.or(Some(place)),
            // A `"` after a number means inches.
            "\"" if straight.len() % 2 == 1
                || !before.ends_with(|it: char| it.is_ascii_digit()) =>
            {
                straight.push(place);
            }
            _ => {}
        }
    }
    let quotes = curly.pop().filter(|_| !has_low_quote);
    let last = straight.pop().filter(|_| straight.len() % 2 == 0);
    let stray = stray.filter(|it| it.1 == ")" || !has_low_quote);
    let (at, sign) = stray.or(open.pop()).or(quotes).or(last)?;
    Some(RULE.problem(
        at..at + sign.len(),
        format!("`{sign}` in the title has no partner"),
    ))
}

/// Whether the text before a `)` ends with a face, as in `:)`, or with the number of an item, as in `1)`.
fn is_end_of_number_or_face(before: &str) -> bool {
    let word = before.rsplit(' ').next().unwrap_or(before);
    word.ends_with([':', ';', '-', '='])
        || word.len() < 3 && word.ends_with(|it: char| it.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::check_problems;
    use expect_test::expect;

    #[test]
    fn pairs_faces_and_numbers_are_fine() {
        check_problems(
            RULE,
            "### Links\n* [A (b) \"c\" “d” „e“ :) 💛](https://a.example/1)\n* [1) A `(` b 5\" (c (d))](https://a.example/2)\n",
            &expect![[""]],
        );
    }

    #[test]
    fn signs_without_a_partner_are_found() {
        check_problems(
            RULE,
            "### Links\n* [A (b 💛](https://a.example/1)\n* [A bcd) e](https://a.example/2)\n* [A \"b](https://a.example/3)\n* [A b”](https://a.example/4)\n",
            &expect![[r#"
                2: * [A (b 💛](https://a.example/1)
                        ^ warning: `(` in the title has no partner
                3: * [A bcd) e](https://a.example/2)
                           ^ warning: `)` in the title has no partner
                4: * [A "b](https://a.example/3)
                        ^ warning: `"` in the title has no partner
                5: * [A b”](https://a.example/4)
                         ^ warning: `”` in the title has no partner
            "#]],
        );
    }
}
