//! The first line of an event's item, split into its parts.

use std::ops::Range;

use crate::item::{Item, marker};
use crate::lines::{line_at, trimmed};

/// The first line of an event's item, split at its bars. Ranges are bytes of the whole text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Head {
    /// The whole line without the list marker.
    pub(crate) line: Range<usize>,
    /// Up to the first bar.
    pub(crate) dates: Range<usize>,
    /// From the first bar to the bar before the organiser; `None` if there is no bar.
    pub(crate) place: Option<Range<usize>>,
    /// After the bar before the organiser.
    pub(crate) organiser: Option<Range<usize>>,
}

impl Head {
    pub(crate) fn read(text: &str, item: &Item) -> Option<Self> {
        let line = line_at(text, item.range.start)?;
        let content = marker(text.get(line.range.clone())?)?.content;
        let start = line.range.start + content;
        let whole = trimmed(text, start..line.range.end)?;
        let body = text.get(whole.clone())?;
        let bars = body.match_indices('|').map(|(at, _)| whole.start + at);
        let mut bars = bars.take(MOST_BARS);
        let before_link = |at: &usize| {
            let rest = text.get(*at + 1..whole.end).unwrap_or_default();
            rest.trim_start().starts_with('[')
        };
        let first = bars.next();
        let second = bars.clone().find(before_link).or_else(|| bars.next());
        let end = |bar: Option<usize>| bar.unwrap_or(whole.end);
        Some(Self {
            dates: trimmed(text, whole.start..end(first))?,
            place: first.and_then(|it| trimmed(text, it + 1..end(second))),
            organiser: second.and_then(|it| trimmed(text, it + 1..whole.end)),
            line: whole,
        })
    }
}

/// More bars than any real line has; bounds the work on hostile text.
const MOST_BARS: usize = 20;

#[cfg(test)]
mod tests {
    use super::*;

    fn head(line: &str) -> Option<(&str, Option<&str>, Option<&str>)> {
        let outline = crate::outline::Outline::read(line);
        let head = Head::read(line, outline.sections.first()?.items.first()?)?;
        let part = |it: Option<Range<usize>>| it.map(|it| &line[it]);
        Some((&line[head.dates], part(head.place), part(head.organiser)))
    }

    #[test]
    fn first_lines_are_divided_at_bars() {
        assert_eq!(
            head("* 2026-08-26 | Oslo | NO 💛 | [A](u) | [B](w) \n    * x"),
            Some(("2026-08-26", Some("Oslo | NO 💛"), Some("[A](u) | [B](w)")))
        );
        assert_eq!(head("* a || [A](u)"), Some(("a", Some(""), Some("[A](u)"))));
        assert_eq!(head("* a | b | c"), Some(("a", Some("b"), Some("c"))));
        assert_eq!(
            head("* a | b, [A](u)"),
            Some(("a", Some("b, [A](u)"), None))
        );
        assert_eq!(head("* a"), Some(("a", None, None)));
    }
}
