//! The edit distance of two words, for mistyped names.

/// Whether two words differ by at most two added, missing or different letters; ignores case.
pub(crate) fn is_near(a: &str, b: &str) -> bool {
    const MOST: usize = 2;
    let letters = |it: &str| it.chars().flat_map(char::to_lowercase).collect::<Vec<_>>();
    if a.len().abs_diff(b.len()) > 4 * MOST || a.len() > 100 {
        return false;
    }
    let (a, b) = (letters(a), letters(b));
    if a.len().abs_diff(b.len()) > MOST {
        return false;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (index, letter) in a.iter().enumerate() {
        let mut diagonal = index;
        let mut left = index + 1;
        let mut next = vec![left];
        for (other, above) in b.iter().zip(row.iter().skip(1)) {
            let cost = diagonal + usize::from(letter != other);
            left = cost.min(left + 1).min(above + 1);
            diagonal = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().is_some_and(|it| *it <= MOST)
}

#[cfg(test)]
mod tests {
    use super::is_near;

    #[test]
    fn two_letters_may_differ() {
        assert!(is_near("Newsletter", "Newsletters") && is_near("offcial", "Official"));
        assert!(is_near("Observation/Thought", "Observations/Thoughts") && is_near("ü", "u"));
        assert!(!is_near("Rustfmt", "Rustdoc") && !is_near("", "Asia"));
    }
}
