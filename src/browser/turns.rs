//! Splits long work into short turns, so that the page can respond in between.

use std::cell::Cell;

use gloo_timers::future::TimeoutFuture;

use super::clock;

/// How long a turn lasts, in milliseconds; longer if the last step in it takes longer.
const TURN: f64 = 8.0;

/// The turns of one piece of work.
#[derive(Debug)]
pub struct Turns {
    /// When this turn began, in milliseconds.
    since: Cell<f64>,
}

impl Turns {
    /// Begins the first turn.
    pub fn begin() -> Self {
        Self {
            since: Cell::new(clock::milliseconds()),
        }
    }

    /// Ends the turn if it has lasted long enough, and waits for the next one.
    pub async fn next(&self) {
        let lasted = clock::milliseconds() - self.since.get();
        // Negative if the clock was set back.
        if (0.0..TURN).contains(&lasted) {
            return;
        }
        TimeoutFuture::new(0).await;
        self.since.set(clock::milliseconds());
    }
}
