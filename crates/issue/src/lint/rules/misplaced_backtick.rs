//! Code that ends too early or too late.
//!
//! A bracket that opens in the code and closes after it shows that the backtick is in the wrong place. So does a name
//! that continues after the code, as in `` `Seek::stream`_len ``, and a space at one end of the code.
//!
//! ```markdown
//! * [stabilise `Instant::{MIN,` MAX}](https://example.com/instant)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! * [stabilise `Instant::{MIN, MAX}`](https://example.com/instant)
//! ```
//!
//! The fixes are only suggested: they move the backtick past the bracket, or to the end of the name.

use std::ops::Range;

use crate::edit::Replace;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, LineKind, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "misplaced-backtick",
    severity: Severity::Warning,
    doc: manual!("misplaced_backtick.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for code in context.code.iter() {
        let inner = code.start + 1..code.end - 1;
        let text = context.slice(inner.clone());
        // Code in doubled backticks may begin and end with a space.
        if text.starts_with('`') || text.len() < 2 {
            continue;
        }
        if let Some(problem) = link_in_code(context, code, text) {
            found.push(problem);
        } else if let Some(problem) = cut_title(context, code, text) {
            found.push(problem);
        } else if let Some(problem) = cut_bracket(context, code, text) {
            found.push(problem);
        } else if let Some(problem) = cut_name(context, code, text) {
            found.push(problem);
        } else if text.starts_with(' ') != text.ends_with(' ') && !text.trim().is_empty() {
            found.push(RULE.problem(code.clone(), "Code begins or ends with a space"));
        }
    }
}

/// Reports a link, or the end of one, inside code, where it is not a link.
fn link_in_code(context: &Context<'_>, code: &Range<usize>, text: &str) -> Option<Problem> {
    let line = context.lines.get(context.line_index(code.start))?;
    if line.kind != LineKind::Item || !(text.contains("](https://") || text.contains("](http://")) {
        return None;
    }
    let problem = RULE
        .problem(code.clone(), "Link inside code is not shown as a link")
        .with_severity(Severity::Error);
    if !(text.starts_with('[') && text.ends_with(')')) {
        return Some(problem);
    }
    let edits = vec![
        Replace::delete(code.start..code.start + 1),
        Replace::delete(code.end - 1..code.end),
    ];
    Some(problem.with_fix(Fix::suggested("Remove the backticks", edits)))
}

/// Reports code that contains a link's title with only one of its brackets. Inside code, `[` and `]` are only text.
fn cut_title(context: &Context<'_>, code: &Range<usize>, text: &str) -> Option<Problem> {
    let (before, after) = (
        context.slice(0..code.start),
        context.slice(code.end..context.text.len()),
    );
    let title = text.strip_suffix(']')?;
    let is_link = after.starts_with("(http") && !title.contains(']');
    let opened_inside = title.starts_with('[');
    if !is_link || !(opened_inside || before.ends_with('[')) {
        return None;
    }
    let swapped = |at: usize, text: &str| Replace {
        range: at..at + 2,
        text: text.to_owned(),
    };
    let mut edits = vec![swapped(code.end - 2, "`]")];
    if opened_inside {
        edits.push(swapped(code.start, "[`"));
    }
    let problem = RULE.problem(
        code.clone(),
        "A bracket of the link is inside the code, so the link does not work",
    );
    let fix = Fix::suggested("Write the code between the brackets", edits);
    Some(problem.with_severity(Severity::Error).with_fix(fix))
}

fn cut_bracket(context: &Context<'_>, code: &Range<usize>, text: &str) -> Option<Problem> {
    let open = ['{', '(', '[', '<']
        .into_iter()
        .find(|it| unclosed(text, *it))?;
    let close = closing(open);
    let line = context.lines.get(context.line_index(code.start))?;
    let rest = context.slice(code.end..line.range.end);
    let rest = rest.get(..rest.find('`').unwrap_or(rest.len()))?;
    let at = rest.find(close)?;
    let between = rest.get(..at)?;
    // A bracket that opens after the code must also close there, and the end of a link is not part of the code.
    // A `<` is often a comparison.
    let is_far = open == '<' && !between.is_empty();
    if is_far
        || between.contains([open, '[', ']', '('])
        || !context.is_content(code.end + at)
        || between.len() > 60
    {
        return None;
    }
    let end = code.end + at + close.len_utf8();
    let edits = vec![
        Replace::delete(code.end - 1..code.end),
        Replace::insert(end, "`"),
    ];
    let fix = Fix::suggested(format!("Move the backtick after `{close}`"), edits);
    let message = format!("Code ends before the `{close}` that belongs to its `{open}`");
    Some(RULE.problem(code.start..end, message).with_fix(fix))
}

/// Reports code that leaves out part of a name before or after it: `` `Seek::stream`_len `` or `` core::`mem` ``.
fn cut_name(context: &Context<'_>, code: &Range<usize>, text: &str) -> Option<Problem> {
    let line = context.lines.get(context.line_index(code.start))?;
    let after = context.slice(code.end..line.range.end);
    if let Some(tail) = tail(after, text) {
        let end = code.end + tail.len();
        return Some(moved(code.start..end, code.end - 1, end, tail));
    }
    let before = context.slice(line.range.start..code.start);
    let head = sign_before(before, text).or_else(|| head(before, text))?;
    let start = code.start - head.len();
    Some(moved(start..code.end, code.start, start, head))
}

/// Returns the start of `after` that belongs to the code `text` before it.
fn tail<'t>(after: &'t str, text: &str) -> Option<&'t str> {
    if after.starts_with("()") && text.ends_with(is_letter) {
        return after.get(..2);
    }
    let end = after.find(|it| !is_name(it)).unwrap_or(after.len());
    let tail = after.get(..end)?;
    let is_name = is_part(tail) && !tail.ends_with(['_', ':']) && text.ends_with(is_letter);
    let goes_on = text.ends_with('_') && tail.starts_with(is_letter) && !text.ends_with(" _");
    let is_tail = is_name || goes_on;
    (is_tail && !after.get(end..)?.starts_with('`')).then_some(tail)
}

/// Returns the end of `before` that belongs to the code `text` after it.
fn head<'t>(before: &'t str, text: &str) -> Option<&'t str> {
    let start = before.trim_end_matches(is_name).len();
    let head = before.get(start..)?;
    let is_head = is_part(head) && head.starts_with(is_letter) && text.starts_with(is_letter);
    let is_apart = !before.get(..start)?.ends_with('`');
    (is_head && head.ends_with(['_', ':']) && is_apart).then_some(head)
}

/// Returns the `&` of a reference or the `#` of an attribute, right before its code.
fn sign_before<'a>(before: &'a str, text: &str) -> Option<&'a str> {
    let sign = before.get(before.len().checked_sub(1)?..)?;
    let is_begun = before.len() == 1 || before.get(..before.len() - 1)?.ends_with([' ', '[', '(']);
    let is_part = match sign {
        "&" => text.starts_with(is_letter),
        "#" => text.starts_with('['),
        _ => false,
    };
    (is_part && is_begun).then_some(sign)
}

/// Returns the problem of the name at `whole`. Its `part` is outside of the code, because the backtick at byte `from`
/// belongs at byte `to`.
fn moved(whole: Range<usize>, from: usize, to: usize, part: &str) -> Problem {
    let edits = vec![Replace::delete(from..from + 1), Replace::insert(to, "`")];
    let fix = Fix::suggested(format!("Put `{part}` into the code"), edits);
    let message = format!("Code leaves out `{part}`, which is part of the name");
    RULE.problem(whole, message).with_fix(fix)
}

fn is_letter(it: char) -> bool {
    it.is_ascii_alphanumeric()
}

fn is_name(it: char) -> bool {
    is_letter(it) || matches!(it, '_' | ':')
}

/// Whether the text has letters joined by `_` or `::`, as names have and words do not.
fn is_part(text: &str) -> bool {
    let joins = text.contains("::") || text.contains('_');
    // A single `_` may be emphasis, and a single colon punctuation.
    joins && text.contains(is_letter) && !text.starts_with("__") && !text.contains(":::")
}

fn unclosed(text: &str, open: char) -> bool {
    text.matches(open).count() > text.matches(closing(open)).count()
}

fn closing(open: char) -> char {
    match open {
        '{' => '}',
        '(' => ')',
        '<' => '>',
        _ => ']',
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn brackets_and_spaces_show_the_mistake() {
        check_problems(
            RULE,
            "* [a `b::{c,` d} 💛](https://a.example)\n* a `b ` c` `\n* `f(` and g() `` ` `` `x` ` y `\n",
            &expect![[r#"
                1: * [a `b::{c,` d} 💛](https://a.example)
                        ^^^^^^^^^^^ warning: Code ends before the `}` that belongs to its `{` (Move the backtick after `}`)
                2: * a `b ` c` `
                       ^^^^ warning: Code begins or ends with a space
            "#]],
        );
    }

    #[test]
    fn fix_moves_the_backtick() {
        check_fix(
            RULE,
            "* [a `b::{c,` d} 💛](https://a.example)\n",
            &expect![[r#"
                * [a `b::{c, d}` 💛](https://a.example)
            "#]],
        );
    }

    #[test]
    fn links_and_angle_brackets_in_code_are_found() {
        check_problems(
            RULE,
            "* `[a 💛](https://a.example/1)`\n* [fix `b](https://a.example/2)`\n* [impl `From<[T; N]`> for c](https://a.example/3)\n* [`a < b` and c > d](https://a.example/4)\n",
            &expect![[r#"
                1: * `[a 💛](https://a.example/1)`
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: Link inside code is not shown as a link (Remove the backticks)
                2: * [fix `b](https://a.example/2)`
                          ^^^^^^^^^^^^^^^^^^^^^^^^^ error: Link inside code is not shown as a link
                3: * [impl `From<[T; N]`> for c](https://a.example/3)
                           ^^^^^^^^^^^^^^ warning: Code ends before the `>` that belongs to its `<` (Move the backtick after `>`)
            "#]],
        );
    }
    #[test]
    fn fix_moves_a_link_out_of_the_code() {
        check_fix(
            RULE,
            "* `[a 💛](https://a.example/1)`\r\n* [b `Vec<T`> c](https://a.example/2)\r\n",
            &expect![[r#"
                * [a 💛](https://a.example/1)␍
                * [b `Vec<T>` c](https://a.example/2)␍
            "#]],
        );
    }

    #[test]
    fn a_title_in_code_keeps_its_brackets() {
        check_fix(
            RULE,
            "* [`a`](https://a.example)\n* [`b]`(https://b.example)\n* `[💛]`(https://c.example)\r\n",
            &expect![[r#"
                * [`a`](https://a.example)
                * [`b`](https://b.example)
                * [`💛`](https://c.example)␍
            "#]],
        );
    }

    #[test]
    fn a_name_continues_after_the_code() {
        check_fix(
            RULE,
            "* [Optimize `Seek::stream`_len 💛](https://a.example/1)\n* `Vec`s, `std`::mem, core::`mem` and `strea`m_len\n* _`a`_ `b`_`c` _see `d`s_ **x:** `e`: f\n",
            &expect![[r#"
                * [Optimize `Seek::stream_len` 💛](https://a.example/1)
                * `Vec`s, `std::mem`, `core::mem` and `stream_len`
                * _`a`_ `b`_`c` _see `d`s_ **x:** `e`: f
            "#]],
        );
    }

    #[test]
    fn signs_next_to_code_are_part_of_it() {
        check_fix(
            RULE,
            "* [Take &`str` 💛, `a`(), #`[b]`, `Seek::c_`len](https://a.example)\n* [R&`d` and `e`(f)](https://b.example)\n",
            &expect![[r#"
                * [Take `&str` 💛, `a`(), `#[b]`, `Seek::c_len`](https://a.example)
                * [R&`d` and `e`(f)](https://b.example)
            "#]],
        );
    }
}
