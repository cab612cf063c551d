//! The rules' manual: the module documentation of each rule's file, extracted at compile time.
//!
//! A manual is complete only with the feature `manuals`. Without it, the manual ends before the first example, to keep
//! the page small: the examples would be a third of the size of the rules.

/// The `//!` lines at the start of a rule's own file, without the marks.
macro_rules! manual {
    ($file:literal) => {{
        const SOURCE: &str = include_str!($file);
        const LENGTH: usize = $crate::lint::manual::length(SOURCE);
        // A copy, so that the page contains only the manual and not the whole source.
        const TEXT: [u8; LENGTH] = $crate::lint::manual::copy(SOURCE);
        match std::str::from_utf8(&TEXT) {
            Ok(text) => text,
            Err(_) => "",
        }
    }};
}
pub(crate) use manual;

/// Returns the length of the manual in `source`, in bytes. Without the feature `manuals`, counts only up to the
/// examples.
pub(crate) const fn length(source: &str) -> usize {
    let mut length = 0;
    let mut rest = source.as_bytes();
    while let Some((line, after)) = next(&mut rest) {
        if !cfg!(feature = "manuals") && matches!(line, [b'`', b'`', b'`', ..]) {
            break;
        }
        length += after;
    }
    length
}

/// Returns the manual in `source`, which is `N` bytes long.
#[expect(clippy::indexing_slicing, reason = "runs when compiling")]
pub(crate) const fn copy<const N: usize>(source: &str) -> [u8; N] {
    let mut out = [0; N];
    let mut at = 0;
    let mut rest = source.as_bytes();
    while at < N
        && let Some((line, length)) = next(&mut rest)
    {
        let mut index = 0;
        while index < length {
            out[at + index] = line[index];
            index += 1;
        }
        at += length;
    }
    out
}

/// Removes the next `//!` line from `rest`; returns its text after the mark, and the length with its line ending.
const fn next<'a>(rest: &mut &'a [u8]) -> Option<(&'a [u8], usize)> {
    let ([b'/', b'/', b'!', b' ', line @ ..] | [b'/', b'/', b'!', line @ ..]) = *rest else {
        return None;
    };
    let mut length = 0;
    let mut after = line;
    while let [byte, tail @ ..] = after {
        after = tail;
        length += 1;
        if *byte == b'\n' {
            break;
        }
    }
    *rest = after;
    Some((line, length))
}
