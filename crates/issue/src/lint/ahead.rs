//! Finds the next occurrence of a mark, for scanners that go through a text from left to right.
//!
//! It remembers that occurrence. Otherwise a scanner with no mark nearby would search the rest of the text at each
//! step.

/// Finds the next occurrence of one mark in a text; caches the result until the search is past it.
#[derive(Clone, Debug)]
pub(crate) struct Ahead<'t> {
    text: &'t str,
    mark: &'static str,
    /// The result of the last search; `None` if there is no further mark. Invariant: no mark is in `from..next`.
    next: Option<usize>,
    from: usize,
}

impl<'t> Ahead<'t> {
    /// Creates a search that has not started.
    pub(crate) fn new(text: &'t str, mark: &'static str) -> Self {
        let next = text.find(mark);
        Self {
            text,
            mark,
            next,
            from: 0,
        }
    }

    /// Returns the byte of the first mark at or after byte `at`.
    ///
    /// Cheap as long as `at` does not decrease between calls.
    pub(crate) fn at(&mut self, at: usize) -> Option<usize> {
        let is_known = at >= self.from && self.next.is_none_or(|it| it >= at);
        if !is_known {
            let rest = self.text.get(at..).unwrap_or_default();
            self.next = rest.find(self.mark).map(|it| at + it);
            self.from = at;
        }
        self.next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_mark_is_found_from_every_place() {
        let text = "a-->b💛-->-->";
        let mut ahead = Ahead::new(text, "-->");
        for at in (0..=text.len()).filter(|it| text.is_char_boundary(*it)) {
            let found = text[at..].find("-->").map(|it| at + it);
            assert_eq!(ahead.at(at), found, "{at}");
        }
        assert_eq!(ahead.at(0), Some(1));
    }
}
