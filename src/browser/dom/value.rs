//! What an attribute can be: words, a number, whether it is there; or a closure that gives one of them.

use std::borrow::Cow;

use super::live::{Place, Words};

/// Something that can be said in words.
pub trait Plain {
    /// The words; `None` for what is absent.
    fn words(self) -> Words;
}

impl Plain for &'static str {
    fn words(self) -> Words {
        Some(Cow::Borrowed(self))
    }
}

impl Plain for String {
    fn words(self) -> Words {
        Some(Cow::Owned(self))
    }
}

impl Plain for usize {
    fn words(self) -> Words {
        self.to_string().words()
    }
}

impl Plain for u64 {
    fn words(self) -> Words {
        self.to_string().words()
    }
}

/// There, without words, or not there.
impl Plain for bool {
    fn words(self) -> Words {
        self.then_some(Cow::Borrowed(""))
    }
}

impl<T: Plain> Plain for Option<T> {
    fn words(self) -> Words {
        self.and_then(Plain::words)
    }
}

/// A value, fixed or followed. `Kind` keeps the two apart for the compiler.
pub trait Value<Kind> {
    /// Sets it at a place.
    fn give(self, place: Place);
}

/// A value that stays as it is.
#[derive(Debug)]
pub struct Fixed;

/// A value that is followed.
#[derive(Debug)]
pub struct Followed<T>(T);

impl<T: Plain> Value<Fixed> for T {
    fn give(self, place: Place) {
        place.set(&self.words());
    }
}

impl<T: Plain, F: Fn() -> T + 'static> Value<Followed<T>> for F {
    fn give(self, place: Place) {
        place.follow(Box::new(move || self().words()));
    }
}
