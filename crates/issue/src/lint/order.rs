//! Finds the fewest elements of a sequence that are out of order.

/// Returns the indices of the elements outside of a longest non-decreasing subsequence.
pub(crate) fn misplaced<K: Ord>(keys: &[K]) -> Vec<usize> {
    // For each length so far, the index of the last element of a subsequence of that length; for each index, its
    // predecessor.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(keys.len());
    for (index, key) in keys.iter().enumerate() {
        let length = ends.partition_point(|it| keys.get(*it).is_some_and(|it| it <= key));
        before.push(length.checked_sub(1).and_then(|it| ends.get(it)).copied());
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut stays = vec![false; keys.len()];
    let mut at = ends.last().copied();
    while let Some(index) = at {
        if let Some(it) = stays.get_mut(index) {
            *it = true;
        }
        at = before.get(index).copied().flatten();
    }
    let moves = stays.into_iter().enumerate().filter(|(_, stays)| !stays);
    moves.map(|(index, _)| index).collect()
}

#[cfg(test)]
mod tests {
    use super::misplaced;

    #[test]
    fn as_few_elements_as_possible_are_misplaced() {
        assert_eq!(misplaced(&[1, 2, 2, 3]), [0; 0]);
        assert_eq!(misplaced(&[9, 1, 2, 3]), [0]);
        assert_eq!(misplaced(&[1, 2, 9, 3, 4]), [2]);
        assert_eq!(misplaced(&[2, 3, 1]), [2]);
        assert_eq!(misplaced::<u8>(&[]), [0; 0]);
    }
}
