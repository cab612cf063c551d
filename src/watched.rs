//! A signal that can be read and not set.
//!
//! Leptos' `Signal` says the same, but is any of five kinds of signal, and brings the code of all of them
//! along for each type it holds.

use crate::signal::RwSignal;

/// A signal that somebody else sets: a handle that is cheap to copy.
#[derive(Debug)]
pub struct Watched<T: 'static>(RwSignal<T>);

impl<T> Clone for Watched<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Watched<T> {}

impl<T> From<RwSignal<T>> for Watched<T> {
    fn from(signal: RwSignal<T>) -> Self {
        Self(signal)
    }
}

impl<T: Send + Sync + 'static> Watched<T> {
    /// Follows it without reading.
    pub fn track(self) {
        self.0.track();
    }

    /// Reads and follows it.
    pub fn with<U>(self, read: impl FnOnce(&T) -> U) -> U {
        self.0.with(read)
    }

    /// Reads and follows it, unless it is gone.
    pub fn try_with<U>(self, read: impl FnOnce(&T) -> U) -> Option<U> {
        self.0.try_with(read)
    }

    /// Reads it as it is now.
    pub fn with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> U {
        self.0.with_untracked(read)
    }
}

impl<T: Clone + Send + Sync + 'static> Watched<T> {
    /// What it holds, followed.
    pub fn get(self) -> T {
        self.0.get()
    }

    /// What it holds now.
    pub fn get_untracked(self) -> T {
        self.0.get_untracked()
    }
}
