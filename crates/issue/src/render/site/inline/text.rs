//! A text that is being searched, with a cache of what several patterns look up.

use std::cell::{Cell, OnceCell};

use super::backtick_runs::BacktickRuns;
use crate::render::site::stash::CLOSE;
use crate::render::text::{char_before, find, find_str};

/// A text that a pattern searches.
pub(super) struct Text {
    pub(super) data: String,
    /// The text before this offset will be replaced by a mark.
    pub(super) fresh: usize,
    /// Opening brackets and their closing ones, in order.
    brackets: OnceCell<Vec<(usize, usize)>>,
    pub(super) runs: OnceCell<BacktickRuns>,
    /// The number of bytes searched without a match.
    searched: Cell<usize>,
}

impl Text {
    pub(super) fn new(data: String) -> Text {
        Text {
            data,
            fresh: 0,
            brackets: OnceCell::new(),
            runs: OnceCell::new(),
            searched: Cell::new(0),
        }
    }

    /// The character before `at`.
    pub(super) fn before(&self, at: usize) -> Option<char> {
        if at == self.fresh && at > 0 {
            Some(CLOSE)
        } else {
            char_before(&self.data, at)
        }
    }

    /// Notes that a search from `at` to the end found nothing.
    pub(super) fn in_vain<T>(&self, at: usize) -> Option<T> {
        let searched = self.searched.get() + self.data.len().saturating_sub(at);
        self.searched.set(searched);
        None
    }

    /// The number of bytes searched without a match since the last call.
    pub(super) fn take_searched(&self) -> usize {
        self.searched.take()
    }

    /// The `]` that closes the `[` at `open`.
    pub(super) fn closing(&self, open: usize) -> Option<usize> {
        let pairs = self.brackets.get_or_init(|| bracket_pairs(&self.data));
        let index = pairs.binary_search_by_key(&open, |it| it.0).ok()?;
        pairs.get(index).map(|it| it.1)
    }

    /// Where the next link or image could start, and its opening bracket.
    pub(super) fn next_open(&self, at: usize, tag: &str) -> Option<(usize, usize)> {
        if tag == "img" {
            return find_str(&self.data, at, "![").map(|it| (it, it + 1));
        }
        let mut at = at;
        loop {
            let open = find(&self.data, at, b'[')?;
            if self.before(open) != Some('!') {
                return Some((open, open));
            }
            at = open + 1;
        }
    }
}

fn bracket_pairs(data: &str) -> Vec<(usize, usize)> {
    let mut open = Vec::new();
    let mut pairs = Vec::new();
    for (at, it) in data.bytes().enumerate() {
        match it {
            b'[' => open.push(at),
            b']' => pairs.extend(open.pop().map(|start| (start, at))),
            _ => {}
        }
    }
    pairs.sort_unstable();
    pairs
}
