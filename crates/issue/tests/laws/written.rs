//! Counts the generated values for which the laws were checked.

use std::cell::Cell;

use super::CASES;

/// How many values were written as new entries, and how many replaced another.
#[derive(Debug, Default)]
pub struct Written {
    pub added: Cell<u32>,
    pub replaced: Cell<u32>,
}

impl Written {
    /// Checks that at least half of the values were written; otherwise the laws were not really checked.
    pub fn check(&self) {
        println!("of {CASES} cases: {self:?}");
        assert!(self.added.get() > CASES / 2 && self.replaced.get() > CASES / 4);
    }
}

/// Adds one.
pub fn count(cell: &Cell<u32>) {
    cell.set(cell.get() + 1);
}
