//! Text whose UTF-8 was once read as another encoding: `MontrÃ©al`, `Montr√©al`, and back.
//!
//! A repair is offered only if the whole text confirms it: every non-ASCII character stands for a byte of the same code
//! page, and these bytes together are valid UTF-8 that decodes to plausible text. If a single `é` or 🦀 is correct,
//! there is no offer, because only a person can repair a partly damaged text. Nothing is repaired without asking.

mod code_page;
mod plausible;

use std::ops::Range;

use code_page::CodePage;

use crate::bytes;
use crate::edit::Replace;

/// How many times a text may have been misread at most.
const DEEPEST: usize = 3;

/// How many samples a repair shows.
const SAMPLES: usize = 12;

/// What a repair would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// The encoding with which the UTF-8 was decoded by mistake; if this happened several times, the last one.
    pub encoding: &'static str,
    /// How many times the text was misread: usually 1.
    pub times: usize,
    /// The repaired text.
    pub text: String,
    /// The replacements that repair it; offsets are bytes of the damaged text.
    pub edits: Vec<Replace>,
    /// How many words change.
    pub changes: usize,
    /// The first different words that change, before and after.
    pub samples: Vec<(String, String)>,
}

/// Returns the repair of `text`; `None` unless the whole text confirms that it was misread.
///
/// ```
/// let repair = issue::encoding::repair("Rust MontrÃ©al").unwrap();
/// assert_eq!((repair.encoding, repair.text.as_str()), ("Windows-1252", "Rust Montréal"));
/// assert_eq!(issue::encoding::repair("Rust Montréal"), None);
/// ```
pub fn repair(text: &str) -> Option<Repair> {
    let mark = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let runs = runs(text, mark);
    let damaged: Vec<&str> = runs.iter().filter_map(|it| text.get(it.clone())).collect();
    let misread = undo(text, &runs, &damaged, DEEPEST)?;
    let edits: Vec<Replace> = runs
        .into_iter()
        .zip(misread.runs)
        .map(|(range, text)| Replace { range, text })
        .collect();
    Some(Repair {
        encoding: misread.last.name(),
        times: misread.times,
        text: spliced(text, &edits),
        changes: words(text).count(),
        samples: samples(text, &edits),
        edits,
    })
}

/// Returns the runs of non-ASCII characters from byte `from` on. Searching bytes is faster than searching characters.
fn runs(text: &str, from: usize) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut rest = text.as_bytes().get(from..).unwrap_or_default();
    while let Some(length) = bytes::position(rest, |it| !it.is_ascii()) {
        let start = text.len() - rest.len() + length;
        rest = rest.get(length..).unwrap_or_default();
        let length = rest.iter().position(u8::is_ascii).unwrap_or(rest.len());
        found.push(start..start + length);
        rest = rest.get(length..).unwrap_or_default();
    }
    found
}

/// Returns the longest runs of characters that fulfil `belongs`.
fn stretches(text: &str, belongs: fn(char) -> bool) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = rest.find(|(_, it)| belongs(*it))?;
        let mut end = start + first.len_utf8();
        while let Some((at, it)) = rest.next_if(|(_, it)| belongs(*it)) {
            end = at + it.len_utf8();
        }
        Some(start..end)
    })
}

/// How a text was misread, and its original runs.
struct Misread {
    last: CodePage,
    times: usize,
    runs: Vec<String>,
    oddness: plausible::Oddness,
}

/// Tries to undo a misreading in every code page, repeatedly, and returns the most plausible result.
fn undo(text: &str, places: &[Range<usize>], runs: &[&str], depth: usize) -> Option<Misread> {
    if depth == 0 || runs.is_empty() {
        return None;
    }
    let readings = CodePage::ALL.into_iter().filter_map(|page| {
        let decoded = runs.iter().map(|it| page.decode(it));
        let decoded: Vec<String> = decoded.collect::<Option<_>>()?;
        let borrowed: Vec<&str> = decoded.iter().map(String::as_str).collect();
        match undo(text, places, &borrowed, depth - 1) {
            Some(deeper) => Some(Misread {
                last: page,
                times: deeper.times + 1,
                ..deeper
            }),
            None => Some(Misread {
                last: page,
                times: 1,
                oddness: plausible::oddness(text, places, &borrowed)?,
                runs: decoded,
            }),
        }
    });
    readings.min_by_key(|it| it.oddness)
}

fn spliced(text: &str, edits: &[Replace]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        out += text.get(at..edit.range.start).unwrap_or_default();
        out += &edit.text;
        at = edit.range.end;
    }
    out + text.get(at..).unwrap_or_default()
}

/// Returns the words with non-ASCII characters.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let in_word = |it: char| it.is_ascii_alphanumeric() || !(it.is_ascii() || it == '\u{feff}');
    let is_damaged = |it: &Range<usize>| text.get(it.clone()).is_some_and(|it| !it.is_ascii());
    stretches(text, in_word).filter(is_damaged)
}

fn samples(text: &str, edits: &[Replace]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for word in words(text) {
        let Some(before) = text.get(word.clone()) else {
            continue;
        };
        let first = edits.partition_point(|it| it.range.end <= word.start);
        let inside = edits.iter().skip(first);
        let inside: Vec<Replace> = inside
            .take_while(|it| it.range.start < word.end)
            .map(|it| Replace {
                range: it.range.start - word.start..it.range.end - word.start,
                text: it.text.clone(),
            })
            .collect();
        let sample = (before.to_owned(), spliced(before, &inside));
        if !found.contains(&sample) {
            found.push(sample);
        }
        if found.len() == SAMPLES {
            break;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::collections::HashMap;

    use super::*;
    use proptest::prelude::*;

    /// Returns `text` as shown by a program that decodes its UTF-8 as `page`.
    fn misread(text: &str, page: CodePage) -> String {
        shown(text, &characters(page))
    }

    fn characters(page: CodePage) -> HashMap<u8, char> {
        let known = ('\u{80}'..='\u{ffff}').filter_map(|it| Some((page.byte(it)?, it)));
        known.collect()
    }

    fn shown(text: &str, shown: &HashMap<u8, char>) -> String {
        let char = |byte: u8| shown.get(&byte).copied().unwrap_or(char::from(byte));
        text.bytes().map(char).collect()
    }

    const SOUND: [&str; 12] = [
        "é",
        "🦀",
        "“quotes” – and … more",
        "l’école",
        "à la carte—élan “à la” –été",
        "CAFÉ’s „Üben“ «été» à\u{a0}»",
        "NAÏ… JOSÉ”",
        "👨‍👩‍👧 ❌ ✅ Montréal",
        "Rust で",
        "привет λ µs",
        "e\u{301}",
        "",
    ];

    #[test]
    fn sound_text_is_left_alone() {
        for text in SOUND {
            assert_eq!(repair(text), None, "{text}");
        }
        assert_eq!(repair(&SOUND.join("\n")), None);
    }

    #[test]
    fn every_code_page_is_repaired() {
        let texts = [
            "Montréal 🦀",
            "“x” – São Paulo…",
            "Rustで作る",
            "привет",
            "👨‍👩‍👧 ❤\u{fe0f}",
            "λ",
            "e\u{301}x",
        ];
        for text in texts {
            for page in CodePage::ALL {
                let found = repair(&misread(text, page));
                let found = found.map(|it| (it.text, it.encoding, it.times));
                let same = matches!(
                    (page, &found),
                    (CodePage::Latin1, Some((_, "Windows-1252", _)))
                );
                let name = if same { "Windows-1252" } else { page.name() };
                assert_eq!(found, Some((text.to_owned(), name, 1)));
            }
        }
    }

    #[test]
    fn a_repair_shows_what_it_changes() {
        let found = repair("\u{feff}S√£o Paulo S√£o\r\n\u{f8ff}ü¶Ä").unwrap();
        assert_eq!(found.text, "\u{feff}São Paulo São\r\n🦀");
        assert_eq!(found.changes, 3);
        let samples: Vec<_> = found.samples.iter().map(|(a, b)| (&**a, &**b)).collect();
        assert_eq!(samples, [("S√£o", "São"), ("\u{f8ff}ü¶Ä", "🦀")]);
        assert_eq!(
            found.edits[0],
            Replace {
                range: 4..9,
                text: "ã".into()
            }
        );
    }

    #[test]
    fn partial_damage_is_not_repaired() {
        assert_eq!(repair("MontrÃ©al and Zürich"), None);
        assert_eq!(repair("MontrÃ©al and Montr√©al"), None);
        assert_eq!(repair("MontrÃ©al 🦀"), None);
    }

    #[test]
    fn a_text_misread_twice_is_repaired_twice() {
        for page in CodePage::ALL {
            let twice = misread(&misread("“Montréal”", page), page);
            let found = repair(&twice).map(|it| (it.text, it.times));
            assert_eq!(found, Some(("“Montréal”".to_owned(), 2)));
        }
    }

    /// Generates texts, many of which were misread as a whole.
    fn perhaps_misread() -> impl Strategy<Value = String> {
        let pages: Vec<_> = CodePage::ALL.into_iter().map(characters).collect();
        let sound = ("[a é🦀’–]{1,8}", prop::sample::select(pages));
        prop_oneof![
            "[a √©üÄ¶Ã©â€œ\u{f8ff}é🦀’–]{0,12}",
            sound.prop_map(|(text, page)| shown(&text, &page)),
        ]
    }

    #[test]
    fn a_repair_is_sound_and_its_edits_produce_it() {
        let repaired = Cell::new(0);
        proptest!(ProptestConfig::with_cases(500), |(text in perhaps_misread())| {
            if let Some(found) = repair(&text) {
                prop_assert_eq!(repair(&found.text), None);
                prop_assert!(!found.text.chars().any(char::is_control));
                prop_assert_ne!(&found.text, &text);
                prop_assert_eq!(spliced(&text, &found.edits), found.text);
                repaired.set(repaired.get() + 1);
            }
        });
        assert!(repaired.get() > 50, "{} of 500", repaired.get());
    }
}
