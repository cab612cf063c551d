//! One sort for values of every type: each type that the library's own is used with adds four kilobytes to the page.

use std::mem::take;

/// Puts `items` in order; where neither stands before the other they keep theirs.
pub fn sort<T>(items: &mut Vec<T>, is_before: impl Fn(&T, &T) -> bool) {
    let is_less = |a: usize, b: usize| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => is_before(a, b),
        _ => false,
    };
    if let Some(order) = order(items.len(), &is_less) {
        let mut moved: Vec<Option<T>> = take(items).into_iter().map(Some).collect();
        items.extend(order.into_iter().filter_map(|it| moved.get_mut(it)?.take()));
    }
}

/// Puts pairs of numbers in order.
pub(crate) fn sort_pairs(pairs: &mut Vec<(usize, usize)>) {
    sort(pairs, |a, b| a < b);
}

/// The indices of so many things in their order; `None` if they are in order.
fn order(count: usize, is_less: &dyn Fn(usize, usize) -> bool) -> Option<Vec<usize>> {
    if (1..count).all(|it| !is_less(it, it - 1)) {
        return None;
    }
    let mut order: Vec<usize> = (0..count).collect();
    let mut merged = Vec::with_capacity(count);
    let mut width = 1;
    while width < count {
        for pair in order.chunks(2 * width) {
            let (left, right) = pair.split_at(width.min(pair.len()));
            merge(left, right, is_less, &mut merged);
        }
        std::mem::swap(&mut order, &mut merged);
        merged.clear();
        width *= 2;
    }
    Some(order)
}

/// Adds two rows that are in order to `merged`, in order.
fn merge(
    mut left: &[usize],
    mut right: &[usize],
    is_less: &dyn Fn(usize, usize) -> bool,
    merged: &mut Vec<usize>,
) {
    while let ([first, lefts @ ..], [second, rights @ ..]) = (left, right) {
        if is_less(*second, *first) {
            merged.push(*second);
            right = rights;
        } else {
            merged.push(*first);
            left = lefts;
        }
    }
    merged.extend_from_slice(left);
    merged.extend_from_slice(right);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_library_does(mut items in prop::collection::vec((0..9_usize, 0..9_usize), 0..70)) {
            let (mut all, mut firsts) = (items.clone(), items.clone());
            sort_pairs(&mut all);
            sort(&mut firsts, |a, b| a.0 < b.0);
            items.sort_by_key(|it| it.0);
            prop_assert_eq!(firsts, items.clone());
            items.sort_unstable();
            prop_assert_eq!(all, items);
        }
    }
}
