//! An address that should be part of a link but is not, and what is wrong with the brackets around it.

use std::ops::Range;

use crate::edit::Replace;
use crate::item;
use crate::lint::spans::trailing_backslashes;
use crate::lint::{Context, Fix};

/// The problem around an address.
pub(crate) struct LinkFault {
    /// From the first affected byte of the line to the end of the address.
    pub(crate) range: Range<usize>,
    pub(crate) message: &'static str,
    /// `None` if the link would still be broken.
    pub(crate) fix: Option<Fix>,
}

/// An address that is not in a link, with the text around it on its line.
pub(crate) struct BrokenLink<'c> {
    context: &'c Context<'c>,
    address: &'c Range<usize>,
    /// How many parentheses the address opens and does not close: as many must follow, or the link stays broken.
    open: usize,
    before: &'c str,
    after: &'c str,
    /// Where `before` starts.
    start: usize,
    /// Whether `start` is the start of the line.
    whole: bool,
}

/// How much of a long line is checked, in bytes; bounds the work on hostile text.
const NEAR: usize = 1000;

impl<'c> BrokenLink<'c> {
    pub(crate) fn around(context: &'c Context<'c>, address: &'c Range<usize>) -> Option<Self> {
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

    /// Returns the problem of the brackets; `None` if the address does not seem to belong to a link.
    pub(crate) fn fault(&self) -> Option<LinkFault> {
        self.doubled()
            .or_else(|| self.closed_wrongly())
            .or_else(|| self.not_opened())
            .or_else(|| self.not_closed())
            .or_else(|| self.spaced())
            .or_else(|| self.turned())
            .or_else(|| self.bracketed())
            .or_else(|| self.title_not_closed())
            .or_else(|| self.other_brackets())
            .or_else(|| self.no_parenthesis())
    }

    /// Returns a problem from the end of `head` to the end of the address.
    fn fault_after(&self, head: &str, message: &'static str, fix: Option<Fix>) -> LinkFault {
        LinkFault {
            range: self.start + head.len()..self.address.end,
            message,
            fix,
        }
    }

    fn is_closed(&self) -> bool {
        self.after.starts_with(')')
    }

    /// Returns the number of closing parentheses right after the address.
    fn closed(&self) -> usize {
        self.after.len() - self.after.trim_start_matches(')').len()
    }

    /// `[title]((address)`
    fn doubled(&self) -> Option<LinkFault> {
        let head = self.before.strip_suffix("]((")?;
        let at = self.address.start;
        let fix = Fix::safe("Write one parenthesis", vec![Replace::delete(at - 1..at)]);
        let fix = Some(fix).filter(|_| self.is_closed() && self.open == 0);
        Some(self.fault_after(head, "Link has a doubled parenthesis", fix))
    }

    /// `[title](address]`
    fn closed_wrongly(&self) -> Option<LinkFault> {
        let head = self.before.strip_suffix("](")?;
        let rest = self.after.strip_prefix(']')?;
        let end = self.address.end;
        let edit = replace(end..end + 1, ")");
        let fix = Fix::suggested("Write `)`", vec![edit]);
        let fix = Some(fix).filter(|_| !rest.contains("]("));
        Some(self.fault_after(head, "Link's address is closed with `]`", fix))
    }

    /// `title](address)`
    fn not_opened(&self) -> Option<LinkFault> {
        let head = self
            .before
            .strip_suffix("](")
            .filter(|it| self.is_closed() && !is_open(it))?;
        let content = item::marker(head).map_or(0, |it| it.content);
        let edit = Replace::insert(self.start + content, "[");
        let fix = Fix::suggested("Write `[`", vec![edit]);
        let fix = Some(fix).filter(|_| self.whole && self.open == 0 && !head.contains(['[', ']']));
        Some(self.fault_after(head, "Link has no `[` before its title", fix))
    }

    /// `[title](address`
    fn not_closed(&self) -> Option<LinkFault> {
        let head = self.before.strip_suffix("](")?;
        let edit = Replace::insert(self.address.end, ")");
        let fix = Fix::suggested("Write `)`", vec![edit]);
        let is_escaped = head.ends_with('\\');
        let is_whole = self.is_titled(head) && self.closed() >= self.open && !is_escaped;
        let fix = Some(fix).filter(|_| is_whole);
        let message = if is_escaped {
            "Link's title is not closed, because a backslash escapes its `]`"
        } else {
            "Link has no `)` after its address"
        };
        Some(self.fault_after(head, message, fix))
    }

    /// Whether a title is open at the end of `head`, and its bracket does not belong to an earlier link.
    fn is_titled(&self, head: &str) -> bool {
        let title = head.rsplit("](").next().unwrap_or_default();
        let from = self.start + head.len() - title.len();
        let Some(at) = opening(title).map(|it| from + it) else {
            return false;
        };
        let mut links = self.context.links_in(self.start..self.address.start);
        self.context.is_content(at) && !links.any(|it| it.range.contains(&at))
    }

    /// `[title] (address)`
    fn spaced(&self) -> Option<LinkFault> {
        let title = self.before.strip_suffix('(')?;
        let closed = title.trim_end_matches([' ', '\t']);
        let head = closed
            .strip_suffix(']')
            .filter(|_| closed.len() < title.len())?;
        let space = self.start + closed.len()..self.address.start - 1;
        let fix = Fix::safe("Remove the space", vec![Replace::delete(space)]);
        let fix = Some(fix).filter(|_| self.is_closed() && self.open == 0);
        Some(self.fault_after(head, "Link has a space between title and address", fix))
    }

    /// `(title)[address]`
    fn turned(&self) -> Option<LinkFault> {
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
        Some(self.fault_after(head, "Link has its brackets the wrong way round", fix))
    }

    /// `[title][address]`
    fn bracketed(&self) -> Option<LinkFault> {
        let head = self.before.strip_suffix("][").filter(|it| is_open(it))?;
        self.after.strip_prefix(']')?;
        let (start, end) = (self.address.start, self.address.end);
        let edits = vec![replace(start - 1..start, "("), replace(end..end + 1, ")")];
        let fix = Fix::suggested("Write `(` and `)`", edits);
        let fix = Some(fix).filter(|_| self.open == 0);
        Some(self.fault_after(head, "Link has its address in the wrong brackets", fix))
    }

    /// `[title(address)`
    fn title_not_closed(&self) -> Option<LinkFault> {
        let head = self.before.strip_suffix('(').filter(|it| is_open(it))?;
        let is_text = head.ends_with([' ', ']']) || self.after.contains(']');
        if is_text || !self.is_closed() {
            return None;
        }
        let edit = Replace::insert(self.address.start - 1, "]");
        let fix = Some(Fix::suggested("Write `]` after the title", vec![edit]));
        let fix = fix.filter(|_| self.open == 0);
        Some(self.fault_after(head, "Link has no `]` after its title", fix))
    }

    /// `(title)(address)` or `{title}(address)`
    fn other_brackets(&self) -> Option<LinkFault> {
        let title = self.before.strip_suffix('(')?;
        let of = |close, open| title.strip_suffix(close).map(|it: &str| (it, open));
        let (inside, open) = of(')', '(').or_else(|| of('}', '{'))?;
        let (head, title) = inside.rsplit_once(open)?;
        // A title in parentheses contains no other pair; otherwise `](a)(b)` would look like such a title.
        if title.is_empty() || title.contains("://") || title.contains([')', '}']) {
            return None;
        }
        let (open, close) = (self.start + head.len(), self.address.start - 2);
        let edits = vec![replace(open..open + 1, "["), replace(close..close + 1, "]")];
        let fix = Fix::suggested("Write the title in `[` and `]`", edits);
        let fix = Some(fix).filter(|_| self.is_closed());
        Some(self.fault_after(head, "Link has its title in the wrong brackets", fix))
    }

    /// `[title]address)`
    fn no_parenthesis(&self) -> Option<LinkFault> {
        let head = self
            .before
            .strip_suffix(']')
            .filter(|it| it.contains('['))?;
        let edit = Replace::insert(self.address.start, "(");
        let fix = Fix::suggested("Write `(` before the address", vec![edit]);
        let fix = Some(fix).filter(|_| self.is_closed());
        Some(self.fault_after(head, "Link has no `(` before its address", fix))
    }
}

/// Returns the position of the last unescaped bracket that is still open at the end of `title`.
fn opening(title: &str) -> Option<usize> {
    let mut closed = 0usize;
    let brackets = title.rmatch_indices(['[', ']']);
    for (at, bracket) in brackets.filter(|(at, _)| is_bare(title, *at)) {
        match closed.checked_sub(1) {
            _ if bracket == "]" => closed += 1,
            Some(open) => closed = open,
            None => return Some(at),
        }
    }
    None
}

/// Whether the character at byte `at` is not escaped.
fn is_bare(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    trailing_backslashes(before).is_multiple_of(2)
}

/// Whether a bracket is open at the end of `head`, ignoring complete links.
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

/// Returns the start of the character that contains byte `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at)
        .rev()
        .find(|it| text.is_char_boundary(*it))
        .unwrap_or(0)
}
