//! A list of elements that keeps the ones it has: rows are made, moved and removed one by one.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;

use leptos::prelude::{Owner, untrack};
use web_sys::Node;

use super::El;
use super::live;

/// A list that follows its items.
pub struct Each {
    items: Box<dyn Fn() -> Vec<Item>>,
}

impl std::fmt::Debug for Each {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Each")
    }
}

/// What a row is known by, and how it is made where it is new.
struct Item {
    key: u64,
    make: Box<dyn FnOnce() -> El>,
}

/// A row that stands.
struct Row {
    key: u64,
    node: Node,
    owner: Owner,
}

/// One element for each of `items`, made by `make` once for each `key`.
pub fn each<T, K>(
    items: impl Fn() -> Vec<T> + 'static,
    key: impl Fn(&T) -> K + 'static,
    make: impl Fn(T) -> El + 'static,
) -> Each
where
    T: 'static,
    K: Hash,
{
    let make = Rc::new(make);
    let item = move |it: T| {
        let mut hasher = DefaultHasher::new();
        key(&it).hash(&mut hasher);
        let make = make.clone();
        Item {
            key: hasher.finish(),
            make: Box::new(move || make(it)),
        }
    };
    Each {
        items: Box::new(move || items().into_iter().map(&item).collect()),
    }
}

impl Each {
    /// Appends it to `parent`; a comment marks its end.
    pub(super) fn append(self, parent: &Node) {
        let end = live::create_comment("");
        live::append(parent, &end);
        let outer = Owner::current().unwrap_or_default();
        let mut rows = Vec::new();
        live::follow(Box::new(move || {
            let items = (self.items)();
            let before = std::mem::take(&mut rows);
            rows = untrack(|| renewed(before, items, &outer));
            place(&rows, &end);
        }));
    }
}

/// The rows of `items`: those that stand already are taken from `before`, whose others go.
fn renewed(before: Vec<Row>, items: Vec<Item>, outer: &Owner) -> Vec<Row> {
    let mut before: Vec<Option<Row>> = before.into_iter().map(Some).collect();
    // Mostly the next row is the one after the last one found.
    let mut at = 0;
    let mut take = |key: u64| {
        let is_it = |it: &Option<Row>| it.as_ref().is_some_and(|it| it.key == key);
        let found = (before.get(at).is_some_and(is_it).then_some(at))
            .or_else(|| before.iter().position(is_it))?;
        at = found + 1;
        before.get_mut(found)?.take()
    };
    let found: Vec<_> = items.into_iter().map(|it| (take(it.key), it)).collect();
    for gone in before.into_iter().flatten() {
        gone.owner.cleanup();
        if let Some(parent) = gone.node.parent_node() {
            // Fails only for a node that stands elsewhere.
            let _ = parent.remove_child(&gone.node);
        }
    }
    let kept_or_made = |(row, item): (Option<Row>, Item)| row.unwrap_or_else(|| made(item, outer));
    found.into_iter().map(kept_or_made).collect()
}

fn made(item: Item, outer: &Owner) -> Row {
    let owner = outer.child();
    let element = owner.with(item.make);
    Row {
        key: item.key,
        node: element.node().clone(),
        owner,
    }
}

/// Puts the rows in their order before `end`. A row that moved up is lifted over the others, so that
/// these, and the focus in them, stay where they are.
fn place(rows: &[Row], end: &Node) {
    let mut next = end.clone();
    for (at, row) in rows.iter().enumerate().rev() {
        let above = at.checked_sub(1).and_then(|it| rows.get(it));
        while let Some(between) = row.node.next_sibling().filter(|it| *it != next) {
            let is_above = above.is_some_and(|it| it.node == between);
            if is_above || !stands_right(&between, &next) {
                break;
            }
            // `between` is a row that belongs further up.
            live::insert_before(&row.node, &between);
        }
        if row.node.next_sibling().as_ref() != Some(&next) {
            live::insert_before(&next, &row.node);
        }
        next = row.node.clone();
    }
}

fn stands_right(node: &Node, next: &Node) -> bool {
    node.next_sibling().as_ref() == Some(next)
}
