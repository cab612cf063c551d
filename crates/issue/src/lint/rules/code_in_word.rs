//! Code that touches a word, or includes the comma next to it.
//!
//! A space was lost, or a backtick is one character too early or too late. Endings such as a plural "s" may follow
//! code.
//!
//! ```markdown
//! * [Use`unsafe` with care](https://example.com/unsafe)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! * [Use `unsafe` with care](https://example.com/unsafe)
//! ```
//!
//! The fixes are only suggested: a person must see where the code ends.

use std::ops::Range;

use crate::edit::Replace;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Problem, Rule, Severity};
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "code-in-word",
    severity: Severity::Warning,
    doc: manual!("code_in_word.rs"),
    check,
};

/// Short words that are neither a prefix nor an ending.
const WORDS: &[&str] = &[
    "a", "add", "allow", "an", "and", "are", "as", "at", "by", "fix", "for", "from", "if", "in",
    "into", "is", "make", "not", "now", "of", "on", "or", "the", "to", "use", "via", "when",
    "with",
];

const PREFIXES: &[&str] = &[
    "anti", "auto", "inter", "macro", "mega", "meta", "micro", "multi", "mini", "over", "poly",
    "post", "pseudo", "semi", "super",
];

const ENDINGS: &[&str] = &[
    "able", "ably", "ables", "d", "ed", "er", "ers", "ful", "ible", "ify", "ing", "ings", "ish",
    "ity", "less", "like", "ly", "ment", "ments", "ness", "tion", "tions", "wise", "ified",
    "ifying",
];

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for code in context.code.iter() {
        let text = context.slice(code.clone());
        let line = context.line_index(code.start);
        let section = context.lines.get(line).and_then(|it| it.section);
        // Doubled backticks are for code with backticks, and performance reports are pasted unedited.
        let is_other = text.starts_with("``") || context.kind(section) == Kind::PerformanceTriage;
        if !is_other && text.len() > 2 {
            let comma = || taken_in(context, code, text);
            found.extend(touching(context, code, line).or_else(comma));
        }
    }
}

/// Reports a word without a space between it and the code.
fn touching(context: &Context<'_>, code: &Range<usize>, line: usize) -> Option<Problem> {
    let line = context.lines.get(line)?.range.clone();
    let before = context.slice(line.start..code.start);
    let head = before.get(before.trim_end_matches(is_letter).len()..)?;
    let around = before.get(..before.len() - head.len())?;
    let is_begun = around.is_empty() || around.ends_with([' ', '[', '(', '*']);
    if is_begun && is_word(head, |it| PREFIXES.contains(&it)) {
        let range = code.start - head.len()..code.end;
        return Some(apart(range, code.start, "before"));
    }
    let after = context.slice(code.end..line.end.max(code.end));
    let end = after.find(|it| !is_letter(it)).unwrap_or(after.len());
    let tail = after.get(..end)?;
    let is_over = after.get(end..)?.is_empty()
        || after
            .get(end..)?
            .starts_with([' ', ']', ')', ',', '.', ':']);
    let is_ending = |it: &str| ENDINGS.iter().any(|end| it.ends_with(end));
    let is_tail = is_over && is_word(tail, is_ending);
    is_tail.then(|| apart(code.start..code.end + end, code.end, "after"))
}

fn is_letter(it: char) -> bool {
    it.is_ascii_alphabetic()
}

/// Whether `text` is a whole word. `is_part` tells whether a longer text is only part of a word.
fn is_word(text: &str, is_part: impl Fn(&str) -> bool) -> bool {
    let lower = text.to_ascii_lowercase();
    WORDS.contains(&lower.as_str()) && text.len() > 1 || text.len() > 3 && !is_part(&lower)
}

fn apart(range: Range<usize>, at: usize, side: &str) -> Problem {
    let fix = Fix::suggested(
        format!("Write a space {side} the code"),
        vec![Replace::insert(at, " ")],
    );
    RULE.problem(range, format!("No space {side} the code"))
        .with_fix(fix)
}

/// Reports a comma in the code that belongs to the sentence.
fn taken_in(context: &Context<'_>, code: &Range<usize>, text: &str) -> Option<Problem> {
    let inner = text.strip_prefix('`')?.strip_suffix('`')?;
    if inner.starts_with(", ") && inner.len() > 2 {
        return Some(RULE.problem(code.clone(), "Code begins with a comma"));
    }
    let is_over = context
        .slice(code.end..context.text.len())
        .starts_with([' ', ']']);
    let name = inner.strip_suffix(',')?;
    if !is_over || !name.ends_with(|it: char| it.is_alphanumeric()) {
        return None;
    }
    let edits = vec![
        Replace::delete(code.end - 2..code.end - 1),
        Replace::insert(code.end, ","),
    ];
    let problem = RULE.problem(code.clone(), "Code ends with a comma");
    Some(problem.with_fix(Fix::suggested("Move the comma out of the code", edits)))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn endings_and_prefixes_may_touch_code() {
        check_problems(
            RULE,
            "* [`Vec`s, `await`ing, non`Copy`, `clone`able 💛](https://a.example)\n* [make `Sub`, Mul`, Div` and `Rem`](https://b.example)\n* [Use`x` and `y`and z](https://c.example)\n* ``a`b``and\n",
            &expect![[r#"
                2: * [make `Sub`, Mul`, Div` and `Rem`](https://b.example)
                                     ^^^^^^^ warning: Code begins with a comma
                3: * [Use`x` and `y`and z](https://c.example)
                      ^^^^^^ warning: No space before the code (Write a space before the code)
                3: * [Use`x` and `y`and z](https://c.example)
                                 ^^^^^^ warning: No space after the code (Write a space after the code)
            "#]],
        );
    }

    #[test]
    fn fix_writes_what_is_missing() {
        check_fix(
            RULE,
            "* [Use`x` 💛 and `yy`and z](https://a.example)\n* [Between `MIN,` MAX](https://b.example)\n",
            &expect![[r#"
                * [Use `x` 💛 and `yy` and z](https://a.example)
                * [Between `MIN`, MAX](https://b.example)
            "#]],
        );
    }
}
