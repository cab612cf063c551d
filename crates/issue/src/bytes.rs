//! Searching bytes. Most of the work of the rules is looking for a few signs in a long text.

/// Returns the position of the first byte for which `is_it` holds. `is_it` should only compare.
///
/// Checks sixteen bytes at a time: the compiler turns that into a few instructions.
pub(crate) fn position(text: &[u8], is_it: impl Fn(u8) -> bool) -> Option<usize> {
    let (parts, _) = text.as_chunks::<16>();
    let has_it = |part: &[u8; 16]| part.iter().fold(false, |found, it| found | is_it(*it));
    let free = parts.iter().take_while(|it| !has_it(it)).count() * 16;
    let mut rest = text.get(free..)?.iter();
    Some(free + rest.position(|it| is_it(*it))?)
}

/// Returns the positions of the bytes for which `is_it` holds.
pub(crate) fn positions(text: &str, is_it: impl Fn(u8) -> bool) -> impl Iterator<Item = usize> {
    let mut next = 0;
    std::iter::from_fn(move || {
        let at = next + position(text.as_bytes().get(next..)?, &is_it)?;
        next = at + 1;
        Some(at)
    })
}

/// Whether `is_it` holds for any byte of `text`.
pub(crate) fn has(text: &str, is_it: impl Fn(u8) -> bool) -> bool {
    position(text.as_bytes(), is_it).is_some()
}

#[cfg(test)]
mod tests {
    use super::{position, positions};

    #[test]
    fn the_first_one_is_found_wherever_it_is() {
        for length in 0..70 {
            let text = vec![b'a'; length];
            assert_eq!(position(&text, |it| it == b'b'), None);
            for at in 0..length {
                let mut text = text.clone();
                for it in text.iter_mut().skip(at).step_by(3) {
                    *it = b'b';
                }
                assert_eq!(position(&text, |it| it == b'b'), Some(at));
                let text = String::from_utf8(text).unwrap();
                let expected: Vec<_> = (at..length).step_by(3).collect();
                let found = positions(&text, |it| it == b'b');
                assert_eq!(found.collect::<Vec<_>>(), expected);
            }
        }
    }
}
