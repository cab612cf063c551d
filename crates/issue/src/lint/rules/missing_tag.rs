//! A video, a podcast or a page in another language without its tag.
//!
//! Readers want to know this before they click, for example on a train.
//! A section that contains only talks does not need tags.
//!
//! ```markdown
//! ### Miscellaneous
//! * [Lifetimes in ten minutes](https://www.youtube.com/watch?v=example)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### Miscellaneous
//! * [video] [Lifetimes in ten minutes](https://www.youtube.com/watch?v=example)
//! ```
//!
//! The fix is only suggested: the link may be to a text on a video site. For a title in another script there is no fix:
//! a person must name the language.

use crate::edit::Replace;
use crate::entry::{self, Entry, LocatedEntry};
use crate::lint::address::Address;
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Problem, Rule, Severity};
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "missing-tag",
    severity: Severity::Warning,
    doc: manual!("missing_tag.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for (index, section, entries) in context.sections() {
        if context.kind(Some(index)) != Kind::Links {
            continue;
        }
        let mut problems: Vec<_> = entries
            .iter()
            .filter_map(|it| problem(context, it))
            .collect();
        // In a section of a conference's talks, every item is a video.
        if problems.len() < 4 || problems.len() * 5 < section.items.len() * 4 {
            found.append(&mut problems);
        }
    }
}

fn problem(context: &Context<'_>, found: &LocatedEntry) -> Option<Problem> {
    let Entry::Link(link) = &found.entry else {
        return None;
    };
    let at = context.links_in(found.range.clone()).find(|it| !it.image)?;
    // Any tag is accepted: writers know best, and languages and media have many names.
    if !link.tags.is_empty() {
        return None;
    }
    let (message, tag) = lacking(link)?;
    if says_so(&link.title) || says_so(&link.tail) {
        return None;
    }
    let problem = RULE.problem(at.range.clone(), message);
    let Some(tag) = tag else {
        return Some(problem);
    };
    let insert = Replace::insert(at.range.start, format!("[{tag}] "));
    let fix = Fix::suggested(format!("Write `[{tag}]` before it"), vec![insert]);
    Some(problem.with_fix(fix))
}

/// Returns the message about the tag that the link needs, and the tag if it is known.
fn lacking(link: &entry::Link) -> Option<(String, Option<&'static str>)> {
    if let Some(tag) = medium(&link.url) {
        return Some((format!("Link has no `[{tag}]` tag"), Some(tag)));
    }
    if let Some(tag) = language_of(&link.title) {
        let message = format!("Title may need the language tag `[{tag}]`");
        return Some((message, Some(tag)));
    }
    let message = "Title in another script has no language tag".to_owned();
    is_foreign(&link.title).then_some((message, None))
}

fn says_so(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    [
        "video",
        "audio",
        "podcast",
        "playlist",
        "talks",
        "recording",
    ]
    .iter()
    .any(|it| text.contains(it))
}

fn medium(url: &str) -> Option<&'static str> {
    let address = Address::read(url);
    let in_path = |it: &str| address.path.contains(it);
    match address.site().as_ref() {
        "youtu.be" | "vimeo.com" | "player.vimeo.com" => Some("video"),
        "youtube.com" | "m.youtube.com"
            if ["/watch", "/live", "/playlist", "/shorts/"]
                .into_iter()
                .any(in_path) =>
        {
            Some("video")
        }
        "bilibili.com" if in_path("/video/") => Some("video"),
        "infoq.com" if in_path("/presentations/") => Some("video"),
        "twitch.tv" if in_path("/videos") => Some("video"),
        "media.ccc.de" if in_path("/v/") => Some("video"),
        "rustacean-station.org" if in_path("/episode/") => Some("audio"),
        "open.spotify.com" if in_path("/episode") => Some("audio"),
        "corrode.dev" if in_path("/podcast/s") => Some("audio"),
        "podcasts.apple.com" | "soundcloud.com" => Some("audio"),
        "changelog.com" if in_path("/podcast/") => Some("audio"),
        site => {
            let hosts = [
                ".libsyn.com",
                ".transistor.fm",
                ".simplecast.com",
                ".buzzsprout.com",
                ".podbean.com",
            ];
            hosts.iter().any(|it| site.ends_with(it)).then_some("audio")
        }
    }
}

/// The tags of the languages in [`SMALL_WORDS`], in the order of their bits.
const LANGUAGES: [&str; 5] = ["DE", "ES", "FR", "IT", "PT"];

/// Words that English does not have, each with a bit for each of [`LANGUAGES`] that has it; the longest has 8 bytes.
const SMALL_WORDS: &[(&str, u8)] = &[
    ("aus", 1),
    ("aux", 4),
    ("avec", 4),
    ("chez", 4),
    ("com", 16),
    ("comment", 4),
    ("como", 16),
    ("con", 10),
    ("cómo", 2),
    ("da", 16),
    ("dans", 4),
    ("del", 10),
    ("della", 8),
    ("dem", 1),
    ("den", 1),
    ("der", 1),
    ("des", 4),
    ("desde", 2),
    ("di", 8),
    ("ein", 1),
    ("eine", 1),
    ("einen", 1),
    ("el", 2),
    ("em", 16),
    ("en", 2),
    ("es", 2),
    ("est", 4),
    ("für", 1),
    ("gli", 8),
    ("ich", 1),
    ("il", 8),
    ("ist", 1),
    ("las", 2),
    ("les", 4),
    ("los", 2),
    ("mein", 1),
    ("meine", 1),
    ("meu", 16),
    ("mi", 2),
    ("minha", 16),
    ("mit", 1),
    ("mon", 4),
    ("na", 16),
    ("nel", 8),
    ("nella", 8),
    ("nicht", 1),
    ("notre", 4),
    ("nous", 4),
    ("nuestra", 2),
    ("nuestro", 2),
    ("não", 16),
    ("ohne", 1),
    ("os", 16),
    ("où", 4),
    ("para", 18),
    ("perché", 8),
    ("por", 18),
    ("pour", 4),
    ("pourquoi", 4),
    ("que", 18),
    ("qui", 4),
    ("qué", 2),
    ("sans", 4),
    ("sobre", 16),
    ("sono", 8),
    ("são", 16),
    ("uma", 16),
    ("una", 10),
    ("und", 1),
    ("une", 4),
    ("unser", 1),
    ("unsere", 1),
    ("von", 1),
    ("votre", 4),
    ("vous", 4),
    ("warum", 1),
    ("wie", 1),
    ("wir", 1),
    ("zum", 1),
    ("zur", 1),
    ("è", 8),
    ("über", 1),
];

/// Returns the tag of the language from which the title has two small words.
fn language_of(title: &str) -> Option<&'static str> {
    let mut counts = [0_usize; LANGUAGES.len()];
    let mut all = 0;
    for word in title
        .split(|it: char| !it.is_alphabetic())
        .filter(|it| it.len() > 1)
        .take(40)
    {
        all += 1;
        let bits = languages_with(word);
        for (index, count) in counts.iter_mut().enumerate() {
            *count += usize::from(bits >> index & 1);
        }
    }
    let (index, most) = counts.into_iter().enumerate().max_by_key(|it| it.1)?;
    let tag = LANGUAGES.get(index).copied();
    tag.filter(|_| most > 1 && most * 4 >= all)
}

fn languages_with(word: &str) -> u8 {
    let find = |word: &str| SMALL_WORDS.binary_search_by(|it| it.0.cmp(word));
    let found = if word.len() > 8 {
        return 0;
    } else if word.starts_with(char::is_uppercase) {
        find(&word.to_lowercase())
    } else {
        find(word)
    };
    found
        .ok()
        .and_then(|it| SMALL_WORDS.get(it))
        .map_or(0, |it| it.1)
}

/// Whether most letters are in a script that English does not use.
fn is_foreign(title: &str) -> bool {
    let letters = title.chars().filter(|it| it.is_alphabetic());
    let (foreign, all) = letters.fold((0, 0), |(foreign, all), it| {
        // One character of Chinese or Japanese is worth about three letters of other scripts.
        let weight = if it >= '\u{2E80}' { 3 } else { 1 };
        let counted = if it >= '\u{370}' { weight } else { 0 };
        (foreign + counted, all + weight)
    });
    foreign > 3 && foreign * 2 > all
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn media_and_scripts_are_recognized() {
        check_problems(
            RULE,
            "### Links\n* [a](https://youtu.be/a)\n* [b](https://rustacean-station.org/episode/b/)\n* [Привет, мир 💛](https://c.example/)\n* [series] [d](https://youtu.be/d) [RU] [e](https://youtu.be/d)\n* [The f video](https://youtu.be/f)\n* [g](https://www.youtube.com/@g) [h](https://h.example/)\n",
            &expect![[r#"
                2: * [a](https://youtu.be/a)
                     ^^^^^^^^^^^^^^^^^^^^^^^ warning: Link has no `[video]` tag (Write `[video]` before it)
                3: * [b](https://rustacean-station.org/episode/b/)
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Link has no `[audio]` tag (Write `[audio]` before it)
                4: * [Привет, мир 💛](https://c.example/)
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Title in another script has no language tag
            "#]],
        );
    }

    #[test]
    fn a_section_of_talks_needs_no_tags() {
        check_problems(
            RULE,
            "### Conference\n* [a](https://youtu.be/a)\n* [b](https://youtu.be/b)\n* [c](https://youtu.be/c)\n* [d](https://youtu.be/d)\n* [e](https://e.example/)\n",
            &expect![[""]],
        );
    }

    #[test]
    fn fix_puts_the_tag_first() {
        check_fix(
            RULE,
            "### Links\n*  [💛](https://youtu.be/a)\r\n",
            &expect![[r#"
                ### Links
                *  [video] [💛](https://youtu.be/a)␍
            "#]],
        );
    }

    #[test]
    fn small_words_are_in_order() {
        assert!(super::SMALL_WORDS.is_sorted_by_key(|it| it.0));
    }

    #[test]
    fn languages_are_known_by_their_small_words() {
        check_problems(
            RULE,
            "### Links\n* [Warum wir Rust für unsere Server verwenden 💛](https://a.example/1)\n* [Por qué usamos Rust en nuestra empresa](https://a.example/2)\n* [FR] [Pourquoi nous aimons Rust](https://a.example/3)\n* [Die hard: con and pro](https://a.example/4)\n* [Pourquoi les traits](https://a.example/5)\n",
            &expect![[r#"
                2: * [Warum wir Rust für unsere Server verwenden 💛](https://a.example/1)
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Title may need the language tag `[DE]` (Write `[DE]` before it)
                3: * [Por qué usamos Rust en nuestra empresa](https://a.example/2)
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Title may need the language tag `[ES]` (Write `[ES]` before it)
                6: * [Pourquoi les traits](https://a.example/5)
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Title may need the language tag `[FR]` (Write `[FR]` before it)
            "#]],
        );
    }

    #[test]
    fn chinese_and_japanese_characters_count_more() {
        check_problems(
            RULE,
            "### Links\n* [Rustの所有権](https://a.example/1)\n* [How I learned to write 漢字 💛](https://a.example/2)\n",
            &expect![[r#"
                2: * [Rustの所有権](https://a.example/1)
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Title in another script has no language tag
            "#]],
        );
    }
}
