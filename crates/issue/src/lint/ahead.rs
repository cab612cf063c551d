//! Where a mark is next: for scanners that ask at one place after another, from left to right.
//!
//! A scanner that searched anew from each place would read the rest of the text each time it finds nothing nearby.

/// The next place of one mark in one text; the answer is kept until it has been passed.
#[derive(Clone, Debug)]
pub(crate) struct Ahead<'t> {
    text: &'t str,
    mark: &'static str,
    /// What the last search found; `None` at the end of the text. Invariant: no mark is in `from..next`.
    next: Option<usize>,
    from: usize,
}

impl<'t> Ahead<'t> {
    /// Nothing has been asked yet.
    pub(crate) fn new(text: &'t str, mark: &'static str) -> Self {
        let next = text.find(mark);
        Self {
            text,
            mark,
            next,
            from: 0,
        }
    }

    /// The byte of the first mark that starts at byte `at` or after it.
    ///
    /// Cheap as long as the places asked for do not fall.
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
