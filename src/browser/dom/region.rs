//! A part of an element that is built anew when a value changes.

use leptos::prelude::{Owner, untrack};
use web_sys::Node;

use super::live;
use super::{Child, Nodes, nodes};

/// A part that is built anew now and then.
pub struct Region {
    /// What to build, if it is to be built anew. What it reads is followed; what the building reads is not.
    next: Box<dyn FnMut() -> Option<Build>>,
}

type Build = Box<dyn FnOnce() -> Nodes>;

impl std::fmt::Debug for Region {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Region")
    }
}

/// What `make` builds of a value, built anew when the value is another.
pub fn of<T, K, C>(
    value: impl Fn() -> T + 'static,
    make: impl Fn(T) -> C + Clone + 'static,
) -> Region
where
    T: PartialEq + Clone + 'static,
    C: Child<K>,
{
    let mut last = None;
    Region {
        next: Box::new(move || {
            let value = value();
            if last.as_ref() == Some(&value) {
                return None;
            }
            last = Some(value.clone());
            let make = make.clone();
            Some(Box::new(move || nodes().child(make(value))))
        }),
    }
}

/// What `make` builds, as long as `is_so`.
pub fn when<K, C: Child<K>>(
    is_so: impl Fn() -> bool + 'static,
    make: impl Fn() -> C + Clone + 'static,
) -> Region {
    of(is_so, move |is_so| is_so.then(&make))
}

/// What `make` builds as long as `is_so`, else what `otherwise` does.
pub fn when_else<K, C: Child<K>, L, D: Child<L>>(
    is_so: impl Fn() -> bool + 'static,
    make: impl Fn() -> C + Clone + 'static,
    otherwise: impl Fn() -> D + Clone + 'static,
) -> Region {
    of(is_so, move |is_so| {
        if is_so {
            nodes().child(make())
        } else {
            nodes().child(otherwise())
        }
    })
}

impl Region {
    /// Appends it to `parent`, between two comments that mark its place.
    pub(super) fn append(mut self, parent: &Node) {
        let (start, end) = (live::create_comment(""), live::create_comment(""));
        live::append(parent, &start);
        live::append(parent, &end);
        let outer = Owner::current().unwrap_or_default();
        let mut inner: Option<Owner> = None;
        live::follow(Box::new(move || {
            let Some(build) = (self.next)() else { return };
            if let Some(before) = inner.take() {
                before.cleanup();
            }
            clear(&start, &end);
            let owner = outer.child();
            let built = owner.with(|| untrack(build));
            live::insert_before(&end, &built.0);
            inner = Some(owner);
        }));
    }
}

/// Removes all between two nodes.
fn clear(start: &Node, end: &Node) {
    while let Some(node) = start.next_sibling() {
        let Some(parent) = node.parent_node().filter(|_| node != *end) else {
            return;
        };
        // Fails only for a node that stands elsewhere.
        let _ = parent.remove_child(&node);
    }
}
