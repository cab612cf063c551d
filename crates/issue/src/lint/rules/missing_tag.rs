//! A video, a podcast or a page in another language without its tag.
//!
//! Readers on a train want to know before they click.
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
use crate::entry::Entry;
use crate::entry::LocatedEntry;
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
    if !link.tags.is_empty() || says_so(&link.title) || says_so(&link.tail) {
        return None;
    }
    if let Some(tag) = medium(&link.url) {
        let message = format!("Link has no `[{tag}]` tag");
        let fix = Fix::suggested(
            format!("Write `[{tag}]` before it"),
            vec![Replace::insert(at.range.start, format!("[{tag}] "))],
        );
        return Some(RULE.problem(at.range.clone(), message).with_fix(fix));
    }
    let message = "Title in another script has no language tag";
    is_foreign(&link.title).then(|| RULE.problem(at.range.clone(), message))
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
    match address.site().as_str() {
        "youtu.be" | "vimeo.com" | "player.vimeo.com" => Some("video"),
        "youtube.com" | "m.youtube.com"
            if in_path("/watch") || in_path("/live") || in_path("/playlist") =>
        {
            Some("video")
        }
        "twitch.tv" if in_path("/videos") => Some("video"),
        "media.ccc.de" if in_path("/v/") => Some("video"),
        "rustacean-station.org" if in_path("/episode/") => Some("audio"),
        "open.spotify.com" if in_path("/episode") => Some("audio"),
        "podcasts.apple.com" => Some("audio"),
        "corrode.dev" if in_path("/podcast/s") => Some("audio"),
        _ => None,
    }
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
    fn media_and_scripts_are_known() {
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
    fn few_letters_may_say_much() {
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
