//! Access to bytes and characters of a text that cannot panic.

use std::ops::Range;

/// The byte at `at`, or 0 past the end.
pub(crate) fn byte(text: &str, at: usize) -> u8 {
    text.as_bytes().get(at).copied().unwrap_or(0)
}

/// The part of `text` in `range`; empty if the range does not fit.
pub(crate) fn slice(text: &str, range: Range<usize>) -> &str {
    text.get(range).unwrap_or_default()
}

/// The rest of `text` from `at`.
pub(crate) fn rest(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or_default()
}

/// The character before `at`.
pub(crate) fn char_before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// The character at `at`.
pub(crate) fn char_at(text: &str, at: usize) -> Option<char> {
    rest(text, at).chars().next()
}

/// The next byte `wanted` at or after `at`.
pub(crate) fn find(text: &str, at: usize, wanted: u8) -> Option<usize> {
    text.as_bytes()
        .get(at..)?
        .iter()
        .position(|it| *it == wanted)
        .map(|it| it + at)
}

/// The next `wanted` at or after `at`.
pub(crate) fn find_str(text: &str, at: usize, wanted: &str) -> Option<usize> {
    text.get(at..)?.find(wanted).map(|it| it + at)
}

/// The first offset at or after `at` whose byte does not match.
pub(crate) fn skip_while(text: &str, at: usize, fits: impl Fn(u8) -> bool) -> usize {
    let tail = text.as_bytes().get(at..).unwrap_or_default();
    at + tail.iter().position(|it| !fits(*it)).unwrap_or(tail.len())
}

/// White space as the publisher's regular expressions define it.
pub(crate) fn is_space(it: char) -> bool {
    it.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&it)
}

/// The length in bytes of the white-space character at `at`, or 0.
pub(crate) fn space_at(text: &str, at: usize) -> usize {
    match byte(text, at) {
        b' ' | 0x09..=0x0d | 0x1c..=0x1f => 1,
        0x80.. => char_at(text, at)
            .filter(|it| is_space(*it))
            .map_or(0, char::len_utf8),
        _ => 0,
    }
}
/// Whether `it` is a word character, as the publisher's regular expressions define it.
pub(crate) fn is_word(it: char) -> bool {
    it == '_' || it.is_alphanumeric()
}

/// `text` without white space at its ends.
pub(crate) fn strip(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// Whether the text contains only white space.
pub(crate) fn is_blank(text: &str) -> bool {
    text.chars().all(is_space)
}

/// The number of spaces at the start.
pub(crate) fn indent(text: &str) -> usize {
    text.bytes().take_while(|it| *it == b' ').count()
}

/// Returns how many bytes two texts have in common at their starts and, without those, at their ends.
pub(crate) fn common(a: &str, b: &str) -> (usize, usize) {
    let prefix = common_prefix(a.as_bytes(), b.as_bytes());
    let suffix = common_suffix(a.as_bytes(), b.as_bytes());
    (prefix, suffix.min(a.len().min(b.len()) - prefix))
}

fn common_prefix(a: &[u8], b: &[u8]) -> usize {
    const STEP: usize = 64;
    let steps = a
        .chunks_exact(STEP)
        .zip(b.chunks_exact(STEP))
        .take_while(|(a, b)| a == b)
        .count()
        * STEP;
    let tails = a.iter().skip(steps).zip(b.iter().skip(steps));
    steps + tails.take_while(|(a, b)| a == b).count()
}

fn common_suffix(a: &[u8], b: &[u8]) -> usize {
    const STEP: usize = 64;
    let steps = a
        .rchunks_exact(STEP)
        .zip(b.rchunks_exact(STEP))
        .take_while(|(a, b)| a == b)
        .count()
        * STEP;
    let tails = a.iter().rev().skip(steps).zip(b.iter().rev().skip(steps));
    steps + tails.take_while(|(a, b)| a == b).count()
}
