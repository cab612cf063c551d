//! The media and languages that tags name.

use super::edit_distance::is_near;

/// Media, as their tags are written.
pub(crate) const MEDIA: &[&str] = &[
    "video",
    "audio",
    "series",
    "podcast",
    "videos",
    "playlist",
    "video playlist",
];

/// Other words for media.
const OTHER_MEDIA: &[(&str, &str)] = &[("serie", "series"), ("vid", "video")];

/// Languages that issues have linked to: their names and their tags.
const LANGUAGES: &[(&str, &str)] = &[
    ("arabic", "AR"),
    ("chinese", "ZH"),
    ("czech", "CS"),
    ("danish", "DA"),
    ("deutsch", "DE"),
    ("dutch", "NL"),
    ("español", "ES"),
    ("finnish", "FI"),
    ("français", "FR"),
    ("french", "FR"),
    ("german", "DE"),
    ("hebrew", "HE"),
    ("hungarian", "HU"),
    ("italian", "IT"),
    ("japanese", "JA"),
    ("korean", "KO"),
    ("mandarin", "ZH"),
    ("persian", "FA"),
    ("polish", "PL"),
    ("portuguese", "PT"),
    ("russian", "RU"),
    ("spanish", "ES"),
    ("swedish", "SV"),
    ("turkish", "TR"),
    ("ukrainian", "UK"),
    ("vietnamese", "VI"),
];

/// The codes of languages that tags use.
const CODES: &[&str] = &[
    "de", "es", "fr", "zh", "en", "he", "ja", "ko", "ru", "pt", "it", "pl", "cs", "nl", "tr", "uk",
    "sv", "da", "fi", "hu", "ar", "vi", "fa",
];

/// Country codes that people write in place of language codes.
const COUNTRIES: &[(&str, &str)] = &[
    ("br", "PT"),
    ("cn", "ZH"),
    ("cz", "CS"),
    ("dk", "DA"),
    ("jp", "JA"),
    ("kr", "KO"),
    ("se", "SV"),
    ("ua", "UK"),
];

/// Returns the usual form of the medium that a tag names, even if it has a typo.
pub(crate) fn medium(tag: &str) -> Option<&'static str> {
    let lower = tag.to_ascii_lowercase();
    let is_meant = |it: &&&str| {
        it.len() == lower.len() && it.starts_with(first(&lower)) && is_near(it, &lower)
    };
    let known = MEDIA.iter().find(|it| **it == lower);
    let known = known.or_else(|| MEDIA.iter().find(is_meant)).copied();
    let other = || OTHER_MEDIA.iter().find(|it| it.0 == lower);
    known.or_else(|| other().map(|it| it.1))
}

fn first(word: &str) -> char {
    word.chars().next().unwrap_or_default()
}

/// Returns the code of the language that a tag names by its code, its name or a country's code.
pub(crate) fn language(tag: &str) -> Option<String> {
    let lower = tag.to_lowercase();
    if CODES.contains(&lower.as_str()) {
        return Some(lower.to_ascii_uppercase());
    }
    let mut pairs = COUNTRIES.iter().chain(LANGUAGES);
    pairs.find(|it| it.0 == lower).map(|it| it.1.to_owned())
}

/// Returns the tag, without brackets, for words such as "in German", "video" or "FR" after a link or in a title.
pub(crate) fn in_words(words: &str) -> Option<String> {
    let is_code = words.len() == 2 && words.bytes().all(|it| it.is_ascii_uppercase());
    if is_code {
        return language(words);
    }
    let lower = words.to_lowercase();
    let word = lower.strip_prefix("in ").unwrap_or(&lower);
    let by_name = || LANGUAGES.iter().find(|it| it.0 == word);
    let medium = MEDIA.iter().find(|it| **it == lower).copied();
    let other = || OTHER_MEDIA.iter().find(|it| it.0 == lower).map(|it| it.1);
    let medium = medium.or_else(other).map(str::to_owned);
    medium.or_else(|| by_name().map(|it| it.1.to_owned()))
}
