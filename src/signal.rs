//! Signals, memos and stored values whose code is there once, whatever they hold.
//!
//! Each type that Leptos' own are used with brings a kilobyte or more of code along. Here the value is behind a
//! pointer, so that Leptos sees one type; the handles know which it is.

use std::any::Any;
use std::fmt;
use std::marker::PhantomData;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude as leptos;
use leptos::{GetValue, Track, Update, UpdateValue, With, WithUntracked};

/// Shared only while somebody reads.
type Shared = Arc<dyn Any + Send + Sync>;
type Local = Rc<dyn Any>;

/// A value that can be read, followed and changed: a handle that is cheap to copy.
pub struct RwSignal<T> {
    cell: leptos::RwSignal<Shared>,
    holds: PhantomData<fn() -> T>,
}

/// A value worked out of others when it is asked for and one of them changed.
pub struct Memo<T> {
    cell: leptos::Memo<Computed>,
    holds: PhantomData<fn() -> T>,
}

/// A value that nobody follows, kept until its owner goes.
pub struct StoredValue<T> {
    cell: leptos::StoredValue<Local, leptos::LocalStorage>,
    holds: PhantomData<fn() -> T>,
}

macro_rules! handle {
    ($name:ident) => {
        impl<T> Clone for $name<T> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<T> Copy for $name<T> {}

        impl<T> PartialEq for $name<T> {
            /// Whether both are handles of the same.
            fn eq(&self, other: &Self) -> bool {
                self.cell == other.cell
            }
        }

        impl<T> fmt::Debug for $name<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(stringify!($name))
            }
        }
    };
}

handle!(RwSignal);
handle!(Memo);
handle!(StoredValue);

#[allow(
    clippy::panic,
    reason = "as Leptos' own: to use what went with its owner is a fault of the program"
)]
fn gone<U>() -> U {
    panic!("a value was used after its part of the page was gone")
}

fn held(cell: leptos::RwSignal<Shared>, is_followed: bool) -> Option<Shared> {
    if is_followed {
        cell.try_with(Arc::clone)
    } else {
        cell.try_with_untracked(Arc::clone)
    }
}

impl<T: Send + Sync + 'static> RwSignal<T> {
    /// A signal that holds `value`.
    pub fn new(value: T) -> Self {
        Self {
            cell: leptos::RwSignal::new(Arc::new(value)),
            holds: PhantomData,
        }
    }

    /// Follows it without reading.
    pub fn track(self) {
        self.cell.track();
    }

    /// Reads and follows it.
    pub fn with<U>(self, read: impl FnOnce(&T) -> U) -> U {
        self.try_with(read).unwrap_or_else(gone)
    }

    /// Reads and follows it, unless it is gone.
    pub fn try_with<U>(self, read: impl FnOnce(&T) -> U) -> Option<U> {
        held(self.cell, true)?.downcast_ref().map(read)
    }

    /// Reads it as it is now.
    pub fn with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> U {
        self.try_with_untracked(read).unwrap_or_else(gone)
    }

    /// Reads it as it is now, unless it is gone.
    pub fn try_with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> Option<U> {
        held(self.cell, false)?.downcast_ref().map(read)
    }

    /// Holds `value` from now on; nothing if it is gone.
    pub fn set(self, value: T) {
        put(self.cell, Arc::new(value));
    }

    /// Changes it; nothing if it is gone.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        self.try_update(change);
    }

    /// Changes it, unless it is gone or somebody reads it this moment.
    pub fn try_update<U>(self, change: impl FnOnce(&mut T) -> U) -> Option<U> {
        let mut held = take(self.cell)?;
        let value = Arc::get_mut(&mut held).and_then(|it| it.downcast_mut());
        let said = value.map(change);
        put(self.cell, held);
        said
    }
}

/// Takes what it holds, which is to be put back.
fn take(cell: leptos::RwSignal<Shared>) -> Option<Shared> {
    cell.try_maybe_update(|it| (false, std::mem::replace(it, Arc::new(()))))
}

fn put(cell: leptos::RwSignal<Shared>, value: Shared) {
    cell.try_update(|it| *it = value);
}

impl<T: Clone + Send + Sync + 'static> RwSignal<T> {
    /// What it holds, followed.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// What it holds now.
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}

impl<T: Default + Send + Sync + 'static> Default for RwSignal<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

/// What a memo worked out, and how to tell whether it is the same as before.
struct Computed {
    value: Shared,
    is_same: fn(&dyn Any, &dyn Any) -> bool,
}

impl PartialEq for Computed {
    fn eq(&self, other: &Self) -> bool {
        (self.is_same)(&*self.value, &*other.value)
    }
}

type Work = Box<dyn Fn(Option<&Computed>) -> Computed + Send + Sync>;

impl<T: PartialEq + Send + Sync + 'static> Memo<T> {
    /// A memo of what `work` gives, which is told what it gave last.
    pub fn new(work: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self {
        fn make(work: Work) -> leptos::Memo<Computed> {
            leptos::Memo::new(work)
        }
        let is_same = |a: &dyn Any, b: &dyn Any| a.downcast_ref::<T>() == b.downcast_ref::<T>();
        let work = move |last: Option<&Computed>| Computed {
            value: Arc::new(work(last.and_then(|it| it.value.downcast_ref()))),
            is_same,
        };
        Self {
            cell: make(Box::new(work)),
            holds: PhantomData,
        }
    }

    /// Reads and follows it.
    pub fn with<U>(self, read: impl FnOnce(&T) -> U) -> U {
        fn held(cell: leptos::Memo<Computed>) -> Option<Shared> {
            cell.try_with(|it| Arc::clone(&it.value))
        }
        let held = held(self.cell);
        let value = held.as_ref().and_then(|it| it.downcast_ref());
        value.map_or_else(gone, read)
    }

    /// Reads it as it is now.
    pub fn with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> U {
        fn held(cell: leptos::Memo<Computed>) -> Option<Shared> {
            cell.try_with_untracked(|it| Arc::clone(&it.value))
        }
        let held = held(self.cell);
        let value = held.as_ref().and_then(|it| it.downcast_ref());
        value.map_or_else(gone, read)
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Memo<T> {
    /// What it says, followed.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// What it says now.
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}

impl<T: 'static> StoredValue<T> {
    /// Keeps `value`.
    pub fn new(value: T) -> Self {
        Self {
            cell: leptos::StoredValue::new_local(Rc::new(value)),
            holds: PhantomData,
        }
    }

    /// Reads it.
    pub fn with_value<U>(self, read: impl FnOnce(&T) -> U) -> U {
        self.try_with_value(read).unwrap_or_else(gone)
    }

    /// Reads it, unless it is gone.
    pub fn try_with_value<U>(self, read: impl FnOnce(&T) -> U) -> Option<U> {
        fn held(cell: leptos::StoredValue<Local, leptos::LocalStorage>) -> Option<Local> {
            cell.try_get_value()
        }
        held(self.cell)?.downcast_ref().map(read)
    }

    /// Keeps `value` from now on; nothing if it is gone.
    pub fn set_value(self, value: T) {
        swap(self.cell, Rc::new(value));
    }

    /// Changes it; nothing if it is gone.
    pub fn update_value(self, change: impl FnOnce(&mut T)) {
        self.try_update_value(change);
    }

    /// Changes it, unless it is gone or somebody reads it this moment.
    pub fn try_update_value<U>(self, change: impl FnOnce(&mut T) -> U) -> Option<U> {
        let mut held = swap(self.cell, Rc::new(()))?;
        let value = Rc::get_mut(&mut held).and_then(|it| it.downcast_mut());
        let said = value.map(change);
        swap(self.cell, held);
        said
    }
}

/// Puts `value` in the place of what it keeps.
fn swap(cell: leptos::StoredValue<Local, leptos::LocalStorage>, value: Local) -> Option<Local> {
    cell.try_update_value(|it| std::mem::replace(it, value))
}

impl<T: Clone + 'static> StoredValue<T> {
    /// What it keeps.
    pub fn get_value(self) -> T {
        self.with_value(T::clone)
    }

    /// What it keeps, unless it is gone.
    pub fn try_get_value(self) -> Option<T> {
        self.try_with_value(T::clone)
    }
}

impl<T: Default + 'static> Default for StoredValue<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

#[cfg(test)]
mod tests {
    use super::{Memo, RwSignal, StoredValue};
    use leptos::prelude::Owner;

    #[test]
    fn a_memo_follows_what_it_reads() {
        Owner::new().with(|| {
            let count = RwSignal::new(1);
            let double = Memo::new(move |_| count.get() * 2);
            assert_eq!(double.get_untracked(), 2);
            count.update(|it| *it += 1);
            assert_eq!(double.get_untracked(), 4);
            count.set(5);
            assert_eq!((count.get_untracked(), double.get_untracked()), (5, 10));
        });
    }

    #[test]
    fn what_is_being_read_is_not_changed() {
        Owner::new().with(|| {
            let words = RwSignal::new(vec!["a"]);
            let changed = words.with_untracked(|_| words.try_update(|it| it.push("b")));
            assert_eq!((changed, words.get_untracked()), (None, vec!["a"]));
        });
    }

    #[test]
    fn what_went_with_its_owner_is_told_from_what_is_there() {
        let owner = Owner::new();
        let kept = owner.with(|| StoredValue::new(String::from("a")));
        assert_eq!(kept.try_update_value(|it| it.push('b')), Some(()));
        assert_eq!(kept.try_get_value().as_deref(), Some("ab"));
        owner.cleanup();
        assert_eq!(kept.try_get_value(), None);
    }
}
