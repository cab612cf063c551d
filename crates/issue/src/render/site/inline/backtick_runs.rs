//! The runs of backticks in a text, by their lengths: a code span ends at a run of the same length.

use crate::render::text::{find, skip_while};

/// The length and the start of each run, in order.
pub(super) struct BacktickRuns(Vec<(usize, usize)>);

impl BacktickRuns {
    pub(super) fn new(data: &str) -> Self {
        let mut runs = Vec::new();
        let mut at = 0;
        while let Some(start) = find(data, at, b'`') {
            at = skip_while(data, start, |it| it == b'`');
            runs.push((at - start, start));
        }
        runs.sort_unstable();
        Self(runs)
    }

    /// The first run of exactly `len` at or after `at`.
    pub(super) fn after(&self, at: usize, len: usize) -> Option<usize> {
        let first = self.0.partition_point(|it| *it < (len, at));
        let run = self.0.get(first).filter(|it| it.0 == len);
        run.map(|it| it.1)
    }
}
