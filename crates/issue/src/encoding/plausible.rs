//! Whether decoded text looks like text that somebody wrote.
//!
//! A few adjacent accents of a correct text may also be valid UTF-8 by chance: in MacRoman, `’é` has the bytes of an
//! Armenian letter. Such accidents give letters of unexpected scripts, alone or inside a Latin word, which nobody
//! writes.

use std::ops::Range;

/// How odd a decoded text is; a smaller value is more plausible.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Oddness {
    /// Characters that nobody would have written there.
    odd: usize,
    /// Combining marks, which are rare, because typed text has composed letters.
    marks: usize,
}

/// Returns the oddness of `runs` as replacements for `places` in `text`.
///
/// `None` if they are not plausible: a control character, or more than one odd character in ten.
pub(super) fn oddness(text: &str, places: &[Range<usize>], runs: &[&str]) -> Option<Oddness> {
    let mut sum = Oddness::default();
    let mut all = 0;
    for (place, run) in places.iter().zip(runs) {
        let before = text.get(..place.start)?.chars().next_back();
        let after = text.get(place.end..)?.chars().next();
        let chars: Vec<char> = run.chars().collect();
        for (index, it) in chars.iter().enumerate() {
            let left = index.checked_sub(1).and_then(|it| chars.get(it).copied());
            let right = chars.get(index + 1).copied();
            if it.is_control() {
                return None;
            }
            all += 1;
            sum.odd += usize::from(is_odd(left.or(before), *it, right.or(after)));
            sum.marks += usize::from(is_mark(*it));
        }
    }
    (sum.odd * 10 <= all).then_some(sum)
}

fn is_mark(it: char) -> bool {
    matches!(it, '\u{300}'..='\u{36f}')
}

/// Whether nobody would write `it` between these two characters.
fn is_odd(left: Option<char>, it: char, right: Option<char>) -> bool {
    let beside = |test: fn(char) -> bool| left.is_some_and(test) || right.is_some_and(test);
    let latin = |it: char| it.is_ascii_alphabetic();
    let alone = ![left, right]
        .into_iter()
        .flatten()
        .any(|other| !other.is_ascii() && other.is_alphabetic() && script(other) == script(it));
    match it {
        'Ơ' | 'ơ' | 'Ư' | 'ư' | 'Ș'..='ț' => false,
        '\u{300}'..='\u{30c}' | '\u{327}' | '\u{328}' => !left.is_some_and(char::is_alphabetic),
        // Rare Latin letters, phonetic signs, other marks; characters for private use.
        '\u{180}'..='\u{36f}' | '\u{e000}'..='\u{f8ff}' => true,
        // A Greek letter may be alone, as in λ or µs, but does not end a Latin word.
        '\u{370}'..='\u{3ff}' => alone && left.is_some_and(latin),
        '\u{400}'..='\u{1dff}' => alone,
        '\u{2e80}'..='\u{d7ff}' => alone && beside(latin),
        // Latin with accents, punctuation, signs, emoji.
        _ => false,
    }
}

/// Returns a number that is equal for letters of one script, or of scripts that are written together.
fn script(it: char) -> u32 {
    match u32::from(it) {
        code @ 0..0x2e80 => code >> 8,
        _ => 0x2e80,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn odd(text: &str) -> Option<usize> {
        let places = super::super::runs(text, 0);
        let runs: Vec<&str> = places
            .iter()
            .filter_map(|it| text.get(it.clone()))
            .collect();
        oddness(text, &places, &runs).map(|it| it.odd)
    }

    #[test]
    fn text_that_people_write_is_plausible() {
        for text in [
            "Zürich “x” – 🦀",
            "привет",
            "日本",
            "Rustで作る",
            "λ, µs",
            "שלום",
            "ș ơ ế",
            "👨‍👩‍👧",
        ] {
            assert_eq!(odd(text), Some(0), "{text}");
        }
    }

    #[test]
    fn text_decoded_by_chance_is_not_plausible() {
        for text in ["lՎcole", "Ў", "caf頻", "Jυ\u{80}", "nɔ", "a\u{329}"] {
            assert_eq!(odd(text), None, "{text}");
        }
    }
}
