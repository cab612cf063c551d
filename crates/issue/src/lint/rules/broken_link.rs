//! A link whose brackets are not as they must be.
//!
//! The site prints such a link as text, or swallows what follows it.
//! A space before the parenthesis, a bracket too few or too many, a space inside the address: each is a slip
//! that the preview of a pull request may hide.
//!
//! ```markdown
//! * [A tour of lifetimes] (https://example.com/lifetimes)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! * [A tour of lifetimes](https://example.com/lifetimes)
//! ```
//!
//! The fix is safe where only a space or a doubled parenthesis goes; where a bracket is put in, a person must
//! look whether it is the right place.

use std::ops::Range;

use crate::edit::Replace;
use crate::item;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Link, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "broken-link",
    severity: Severity::Error,
    doc: manual!("broken_link.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    let spots = context
        .spelled
        .iter()
        .filter_map(|it| Spot::around(context, it));
    found.extend(spots.filter_map(|it| it.problem()));
    found.extend(context.links.iter().filter_map(inside));
}

/// What is wrong between the parentheses of a link.
fn inside(link: &Link<'_>) -> Option<Problem> {
    if let Some(url) = link
        .url
        .strip_prefix('(')
        .and_then(|it| it.strip_suffix(')'))
    {
        let edits = Replace::between(&link.url_range, link.url, url);
        let fix = Fix::safe("Write one parenthesis", edits.into_iter().collect());
        return Some(
            RULE.problem(link.range.clone(), "Link has a doubled parenthesis")
                .with_fix(fix),
        );
    }
    let message = || format!("Address `{}` has a space in it", link.url);
    let spaced = link.url.contains([' ', '\t']);
    spaced.then(|| RULE.problem(link.url_range.clone(), message()))
}

/// An address that is in no link, with what stands around it on its line.
struct Spot<'c> {
    context: &'c Context<'c>,
    address: &'c Range<usize>,
    /// How many parentheses in it have no other one: it stays broken unless as many follow.
    open: usize,
    before: &'c str,
    after: &'c str,
    /// Where `before` starts.
    start: usize,
    /// Whether that is the start of the line.
    whole: bool,
}

/// How much of a long line is looked at, in bytes; the bound keeps hostile ones cheap.
const NEAR: usize = 1000;

impl<'c> Spot<'c> {
    fn around(context: &'c Context<'c>, address: &'c Range<usize>) -> Option<Self> {
        let line = &context.lines.get(context.line_index(address.start))?.range;
        let start = floor(
            context.text,
            line.start.max(address.start.saturating_sub(NEAR)),
        );
        let end = floor(context.text, line.end.min(address.end + NEAR));
        let count = |it| context.slice(address.clone()).matches(it).count();
        Some(Self {
            context,
            address,
            open: count('(').abs_diff(count(')')),
            before: context.slice(start..address.start),
            after: context.slice(address.end..end),
            start,
            whole: start == line.start,
        })
    }

    /// What is wrong with the brackets; `None` if the address is in none on purpose.
    fn problem(&self) -> Option<Problem> {
        self.doubled()
            .or_else(|| self.closed_wrongly())
            .or_else(|| self.not_opened())
            .or_else(|| self.not_closed())
            .or_else(|| self.spaced())
            .or_else(|| self.turned())
            .or_else(|| self.other_brackets())
            .or_else(|| self.no_parenthesis())
    }

    /// The problem from behind `head` to the end of the address; without the fix where the link would still be broken.
    fn problem_after(&self, head: &str, message: &str, fix: Option<Fix>) -> Problem {
        let problem = RULE.problem(self.start + head.len()..self.address.end, message);
        match fix {
            Some(fix) => problem.with_fix(fix),
            None => problem,
        }
    }

    fn is_closed(&self) -> bool {
        self.after.starts_with(')')
    }

    /// How many parentheses are closed right behind the address.
    fn closed(&self) -> usize {
        self.after.len() - self.after.trim_start_matches(')').len()
    }

    /// `[title]((address)`
    fn doubled(&self) -> Option<Problem> {
        let head = self.before.strip_suffix("]((")?;
        let at = self.address.start;
        let fix = Fix::safe("Write one parenthesis", vec![Replace::delete(at - 1..at)]);
        let fix = Some(fix).filter(|_| self.is_closed() && self.open == 0);
        Some(self.problem_after(head, "Link has a doubled parenthesis", fix))
    }

    /// `[title](address]`
    fn closed_wrongly(&self) -> Option<Problem> {
        let head = self.before.strip_suffix("](")?;
        let rest = self.after.strip_prefix(']')?;
        let end = self.address.end;
        let edit = replace(end..end + 1, ")");
        let fix = Fix::suggested("Write `)`", vec![edit]);
        let fix = Some(fix).filter(|_| !rest.contains("]("));
        Some(self.problem_after(head, "Link's address is closed with `]`", fix))
    }

    /// `title](address)`
    fn not_opened(&self) -> Option<Problem> {
        let head = self
            .before
            .strip_suffix("](")
            .filter(|it| self.is_closed() && !is_open(it))?;
        let content = item::marker(head).map_or(0, |it| it.content);
        let edit = Replace::insert(self.start + content, "[");
        let fix = Fix::suggested("Write `[`", vec![edit]);
        let fix = Some(fix).filter(|_| self.whole && self.open == 0 && !head.contains(['[', ']']));
        Some(self.problem_after(head, "Link has no `[` before its title", fix))
    }

    /// `[title](address`
    fn not_closed(&self) -> Option<Problem> {
        let head = self.before.strip_suffix("](")?;
        let edit = Replace::insert(self.address.end, ")");
        let fix = Fix::suggested("Write `)`", vec![edit]);
        let is_whole = self.is_titled(head) && self.closed() >= self.open;
        let fix = Some(fix).filter(|_| is_whole);
        Some(self.problem_after(head, "Link has no `)` after its address", fix))
    }

    /// Whether a title is open at the end of `head`, and its bracket is not part of a link before.
    fn is_titled(&self, head: &str) -> bool {
        let title = head.rsplit("](").next().unwrap_or_default();
        let Some(at) = title.find('[') else {
            return false;
        };
        let at = self.start + head.len() - title.len() + at;
        let mut links = self.context.links_in(self.start..self.address.start);
        !links.any(|it| it.range.contains(&at))
    }

    /// `[title] (address)`
    fn spaced(&self) -> Option<Problem> {
        let title = self.before.strip_suffix('(')?;
        let closed = title.trim_end_matches([' ', '\t']);
        let head = closed
            .strip_suffix(']')
            .filter(|_| closed.len() < title.len())?;
        let space = self.start + closed.len()..self.address.start - 1;
        let fix = Fix::safe("Remove the space", vec![Replace::delete(space)]);
        let fix = Some(fix).filter(|_| self.is_closed() && self.open == 0);
        Some(self.problem_after(head, "Link has a space between title and address", fix))
    }

    /// `(title)[address]`
    fn turned(&self) -> Option<Problem> {
        let inside = self.before.strip_suffix(")[")?;
        let (head, title) = inside.rsplit_once('(')?;
        if title.is_empty() || title.contains(')') || !self.after.starts_with(']') {
            return None;
        }
        let (open, address) = (self.start + head.len(), self.address);
        let edits = vec![
            replace(open..open + 1, "["),
            replace(address.start - 2..address.start, "]("),
            replace(address.end..address.end + 1, ")"),
        ];
        let fix = Some(Fix::suggested("Write `[title](address)`", edits));
        let fix = fix.filter(|_| self.open == 0);
        Some(self.problem_after(head, "Link has its brackets the wrong way round", fix))
    }

    /// `(title)(address)` or `{title}(address)`
    fn other_brackets(&self) -> Option<Problem> {
        let title = self.before.strip_suffix('(')?;
        let of = |close, open| title.strip_suffix(close).map(|it: &str| (it, open));
        let (inside, open) = of(')', '(').or_else(|| of('}', '{'))?;
        let (head, title) = inside.rsplit_once(open)?;
        // A title in parentheses has no other pair inside, else `](a)(b)` would look like one.
        if title.is_empty() || title.contains("://") || title.contains([')', '}']) {
            return None;
        }
        let (open, close) = (self.start + head.len(), self.address.start - 2);
        let edits = vec![replace(open..open + 1, "["), replace(close..close + 1, "]")];
        let fix = Fix::suggested("Write the title in `[` and `]`", edits);
        let fix = Some(fix).filter(|_| self.is_closed());
        Some(self.problem_after(head, "Link has its title in the wrong brackets", fix))
    }

    /// `[title]address)`
    fn no_parenthesis(&self) -> Option<Problem> {
        let head = self
            .before
            .strip_suffix(']')
            .filter(|it| it.contains('['))?;
        let edit = Replace::insert(self.address.start, "(");
        let fix = Fix::suggested("Write `(` before the address", vec![edit]);
        let fix = Some(fix).filter(|_| self.is_closed());
        Some(self.problem_after(head, "Link has no `(` before its address", fix))
    }
}

/// Whether a bracket is open at the end of `head`, whatever links stand before.
fn is_open(head: &str) -> bool {
    let title = head.rsplit("](").next().unwrap_or_default();
    title.matches('[').count() > title.matches(']').count()
}

fn replace(range: Range<usize>, text: &str) -> Replace {
    Replace {
        range,
        text: text.to_owned(),
    }
}

/// The start of the character that byte `at` is in.
fn floor(text: &str, at: usize) -> usize {
    (0..=at)
        .rev()
        .find(|it| text.is_char_boundary(*it))
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn an_odd_parenthesis_in_the_address_has_no_fix() {
        check_problems(
            RULE,
            "* title](https://a.example/x(y)\n",
            &expect![[r#"
            1: * title](https://a.example/x(y)
                      ^^^^^^^^^^^^^^^^^^^^^^^ error: Link has no `[` before its title
        "#]],
        );
    }

    #[test]
    fn spellings_are_told_apart() {
        check_problems(
            RULE,
            "* [a] (https://a.example)\n* [b]((https://b.example))\n* (c)(https://c.example)\n* d](https://d.example)\n* [e](https://e.example]\n* [f](https://f.example for you\n* [g]https://g.example)\n* [h](https://h.example h)\n* [💛](https://ok.example/(x)) `[a] (https://a.example)` see (https://b.example)\n[ref]: https://ok.example\n",
            &expect![[r#"
                1: * [a] (https://a.example)
                       ^^^^^^^^^^^^^^^^^^^^ error: Link has a space between title and address (Remove the space)
                2: * [b]((https://b.example))
                     ^^^^^^^^^^^^^^^^^^^^^^^^ error: Link has a doubled parenthesis (Write one parenthesis)
                3: * (c)(https://c.example)
                     ^^^^^^^^^^^^^^^^^^^^^ error: Link has its title in the wrong brackets (Write the title in `[` and `]`)
                4: * d](https://d.example)
                      ^^^^^^^^^^^^^^^^^^^ error: Link has no `[` before its title (Write `[`)
                5: * [e](https://e.example]
                       ^^^^^^^^^^^^^^^^^^^ error: Link's address is closed with `]` (Write `)`)
                6: * [f](https://f.example for you
                       ^^^^^^^^^^^^^^^^^^^ error: Link has no `)` after its address (Write `)`)
                7: * [g]https://g.example)
                       ^^^^^^^^^^^^^^^^^^ error: Link has no `(` before its address (Write `(` before the address)
                8: * [h](https://h.example h)
                         ^^^^^^^^^^^^^^^^^^^ error: Address `https://h.example h` has a space in it
            "#]],
        );
    }

    #[test]
    fn fixes_make_links() {
        check_fix(
            RULE,
            "* [a] (https://a.example)\n* [b]((https://b.example))\n* [b]((https://b.example)\n* (c)(https://c.example)\n* d](https://d.example)\n* [e](https://e.example]\n* [f 💛](https://f.example for you\n* [g]https://g.example)\r\n",
            &expect![[r#"
                * [a](https://a.example)
                * [b](https://b.example)
                * [b](https://b.example)
                * [c](https://c.example)
                * [d](https://d.example)
                * [e](https://e.example)
                * [f 💛](https://f.example) for you
                * [g](https://g.example)␍
            "#]],
        );
    }

    #[test]
    fn brackets_are_told_apart() {
        check_problems(
            RULE,
            "* (a 💛)[https://a.example/b]\n* [c](https://a.example/d_(e)\n* [f](https://a.example/g_(h and i\n",
            &expect![[r#"
                1: * (a 💛)[https://a.example/b]
                     ^^^^^^^^^^^^^^^^^^^^^^^^^ error: Link has its brackets the wrong way round (Write `[title](address)`)
                2: * [c](https://a.example/d_(e)
                       ^^^^^^^^^^^^^^^^^^^^^^^^ error: Link has no `)` after its address (Write `)`)
                3: * [f](https://a.example/g_(h and i
                       ^^^^^^^^^^^^^^^^^^^^^^^^ error: Link has no `)` after its address
            "#]],
        );
    }
}
