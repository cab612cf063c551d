//! `<!` or `<?` at the start of a line, where it does not open a comment.
//!
//! The site's build fails at `<![`, unless one of a few known words follows. With such a word, and with `<!DOCTYPE` and
//! `<?`, the text is hidden up to an end mark, which may be many lines below.
//!
//! ```markdown
//! <![-- until Friday -->
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! <!-- until Friday -->
//! ```
//!
//! The fix is safe where the build would fail: `&lt;` shows the bracket.
//! It is suggested where the writer may have meant a comment, or hidden the text on purpose.

use crate::edit::Replace;
use crate::lint::ahead::Ahead;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, LineKind, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "markup-declaration",
    severity: Severity::Error,
    doc: manual!("markup_declaration.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let mut free_from = 0;
    let mut ends = Ends::default();
    let mut comment_end = Ahead::new(context.text, "-->");
    for (at, _) in context.text.match_indices('<') {
        let rest = context.slice(at..context.text.len());
        let opens = rest.starts_with("<!") && !rest.starts_with("<!--") || rest.starts_with("<?");
        if !opens || at < free_from || !is_read(context, at) {
            continue;
        }
        if stops_the_build(rest) {
            let is_comment = rest.starts_with("<![--") && comment_end.at(at + 5).is_some();
            found.push(stop(at, is_comment));
        } else if let Some(length) = ends.hidden_length(rest) {
            free_from = at + length;
            found.push(hides(context, at, length));
        }
    }
}

/// Whether the site parses byte `at` as a declaration: at the start of a line, after up to three spaces, or anywhere
/// after a comment at the start of a line.
fn is_read(context: &Context<'_>, at: usize) -> bool {
    let hidden = &context.outline.hidden;
    let Some(line) = context.lines.get(context.line_index(at)) else {
        return false;
    };
    let start = line.range.start;
    let before = context.slice(start..at);
    let indent = before.bytes().take(4).take_while(|it| *it == b' ').count();
    let begins = indent <= 3 && (start + indent == at || hidden.contains(start + indent));
    line.kind != LineKind::FrontMatter && !hidden.contains(at) && (begins || hidden.contains(start))
}

/// The words that may follow `<![`, each with the mark before the `>` that ends its section.
const SECTIONS: &[(&str, &str)] = &[
    ("temp", "]]"),
    ("cdata", "]]"),
    ("ignore", "]]"),
    ("include", "]]"),
    ("rcdata", "]]"),
    ("if", "]"),
    ("else", "]"),
    ("endif", "]"),
];

/// Returns the word at the start of `body`, and the mark that ends its section if the word is known.
fn section(body: &str) -> (&str, Option<&'static str>) {
    let is_name = |it: char| it.is_ascii_alphanumeric() || matches!(it, '-' | '_' | '.');
    let word = body.split(|it| !is_name(it)).next().unwrap_or_default();
    let known = SECTIONS.iter().find(|it| it.0.eq_ignore_ascii_case(word));
    (word, known.map(|it| it.1))
}

fn stops_the_build(rest: &str) -> bool {
    let Some(body) = rest.strip_prefix("<![") else {
        return false;
    };
    let (word, end) = section(body);
    let is_word = word.starts_with(|it: char| it.is_ascii_alphabetic());
    // A word at the end of the text may be incomplete, so it is not reported.
    let after = body.get(word.len()..).unwrap_or_default();
    let is_last = || after.trim_start().is_empty();
    end.is_none() && !(is_word && is_last())
}

/// Remembers the end marks that do not occur in the rest of the text, so that a failed search is not repeated.
#[derive(Default)]
struct Ends {
    gone: Vec<&'static str>,
}

impl Ends {
    /// Returns how many bytes of `rest` are hidden from readers.
    fn hidden_length(&mut self, rest: &str) -> Option<usize> {
        let (from, end) = if let Some(body) = rest.strip_prefix("<![") {
            (3, section(body).1?)
        } else if rest.starts_with("<?") {
            (2, "?")
        } else if rest.get(..9)?.eq_ignore_ascii_case("<!doctype") {
            (9, "")
        } else {
            return None;
        };
        if self.gone.contains(&end) {
            return None;
        }
        let body = rest.get(from..)?;
        let ends = |at: &usize| body.get(..*at).is_some_and(|it| it.ends_with(end));
        let at = body.match_indices('>').map(|it| it.0).find(ends);
        if at.is_none() {
            self.gone.push(end);
        }
        Some(from + at? + 1)
    }
}

fn stop(at: usize, is_comment: bool) -> Problem {
    let message = "`<![` at the start of a line makes the site's build fail";
    let problem = RULE.problem(at..at + 3, message);
    problem.with_fix(if is_comment {
        Fix::suggested("Write `<!--`", vec![Replace::delete(at + 2..at + 3)])
    } else {
        Fix::safe("Write `&lt;![`", vec![shown(at)])
    })
}

fn hides(context: &Context<'_>, at: usize, length: usize) -> Problem {
    let text = context.slice(at..at + length);
    let word = text.split([' ', '>', '\n', '\r']).next().unwrap_or(text);
    let line = context.lines.get(context.line_index(at));
    let end = line.map_or(at, |it| it.range.end).min(at + length);
    let message = format!("`{word}` hides the text after it from readers");
    let fix = Fix::suggested("Write `&lt;`", vec![shown(at)]);
    RULE.problem(at..end, message).with_fix(fix)
}

/// Returns the edit that makes the bracket at byte `at` visible.
fn shown(at: usize) -> Replace {
    Replace {
        range: at..at + 1,
        text: "&lt;".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn an_unknown_section_makes_the_build_fail() {
        check_problems(
            RULE,
            "💛\n<![-- a\n   <![ if b\n\n<!-- c --> d <![x[\n\n<!--\n--> <![",
            &expect![[r#"
                2: <![-- a
                   ^^^ error: `<![` at the start of a line makes the site's build fail (Write `<!--`)
                3:    <![ if b
                      ^^^ error: `<![` at the start of a line makes the site's build fail (Write `&lt;![`)
                5: <!-- c --> d <![x[
                                ^^^ error: `<![` at the start of a line makes the site's build fail (Write `&lt;![`)
                8: --> <![
                       ^^^ error: `<![` at the start of a line makes the site's build fail (Write `&lt;![`)
            "#]],
        );
    }

    #[test]
    fn a_known_section_hides_its_text() {
        check_problems(
            RULE,
            "<![CDATA[ 💛\n\nb ]> ]]> c\n<!doctype html>\n<?php\n<![x ?>\n<![if IE]> d\n",
            &expect![[r#"
                1: <![CDATA[ 💛
                   ^^^^^^^^^^^ error: `<![CDATA[` hides the text after it from readers (Write `&lt;`)
                4: <!doctype html>
                   ^^^^^^^^^^^^^^^ error: `<!doctype` hides the text after it from readers (Write `&lt;`)
                5: <?php
                   ^^^^^ error: `<?php` hides the text after it from readers (Write `&lt;`)
                7: <![if IE]> d
                   ^^^^^^^^^^ error: `<![if` hides the text after it from readers (Write `&lt;`)
            "#]],
        );
    }

    #[test]
    fn declarations_elsewhere_are_text() {
        check_problems(
            RULE,
            "Title: <![x\n\na <![x\n* <![x\n    <![x\n`<![x`\n```\n<![x\n```\n<!-- a\n<![x\n-->\n<!a>\n<![CDATA[ b\n<? c\n<!doctype\n<![x",
            &expect![[""]],
        );
    }

    #[test]
    fn fix_shows_the_bracket_or_writes_a_comment() {
        check_fix(
            RULE,
            "<![a] 💛\r\n\r\n<![-- b -->\r\n\r\n<? c ?>\r\n",
            &expect![[r#"
                &lt;![a] 💛␍
                ␍
                <!-- b -->␍
                ␍
                &lt;? c ?>␍
            "#]],
        );
    }
}
