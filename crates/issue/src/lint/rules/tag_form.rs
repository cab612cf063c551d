//! A tag in an unusual form.
//!
//! Tags are in brackets: media in lower case, such as `[video]`, and languages in upper case, such as `[DE]`. The
//! language comes first, and each tag has one space after it.
//!
//! ```markdown
//! ### Miscellaneous
//! * [Video] [Lifetimes in ten minutes](https://www.youtube.com/watch?v=example)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### Miscellaneous
//! * [video] [Lifetimes in ten minutes](https://www.youtube.com/watch?v=example)
//! ```
//!
//! The fix is safe: the tag keeps its meaning.

use crate::edit::Replace;
use crate::item;
use crate::lint::manual::manual;
use crate::lint::tag_names::{in_words, language, medium};
use crate::lint::{Context, Fix, Line, LineKind, Problem, Rule, Severity};
use crate::section::Kind;

pub(crate) const RULE: Rule = Rule {
    name: "tag-form",
    severity: Severity::Warning,
    doc: manual!("tag_form.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for line in context.lines.iter().filter(|it| it.kind == LineKind::Item) {
        if context.kind(line.section) != Kind::Links {
            continue;
        }
        let Some(content) = item::marker(line.text).map(|it| it.content) else {
            continue;
        };
        let rest = line.text.get(content..).unwrap_or_default();
        found.extend(after_link(context, line, line.range.start + content));
        let (tags, length) = tags(rest);
        if tags.is_empty() || !rest.get(length..).is_some_and(|it| it.starts_with('[')) {
            continue;
        }
        let wanted = wanted(&tags);
        let start = line.range.start + content;
        let range = start..start + length;
        if let Some(edit) = Replace::between(&range, context.slice(range.clone()), &wanted) {
            let was = context.slice(range.clone()).trim_end();
            let mut message = format!("Tags are usually written `{}`", wanted.trim_end());
            let mut title = format!("Write `{}` for `{was}`", wanted.trim_end());
            if was == wanted.trim_end() {
                "Expected one space after the tag".clone_into(&mut message);
                "Write one space after it".clone_into(&mut title);
            }
            let fix = Fix::safe(title, vec![edit]);
            let end = range.start + was.len();
            found.push(RULE.problem(range.start..end, message).with_fix(fix));
        }
    }
}

/// Reports a tag after the link of an item whose content starts at byte `start`.
fn after_link(context: &Context<'_>, line: &Line<'_>, start: usize) -> Option<Problem> {
    let link = context.links_in(start..line.range.end).last()?;
    let after = context.slice(link.range.end..line.range.end);
    let words = after.trim();
    let in_brackets = words.strip_prefix('[').and_then(|it| it.strip_suffix(']'));
    let name = words.trim_matches(|it: char| " -–—:,|*_()[].".contains(it));
    let tag = Some(name).filter(|it| it.len() < 30).and_then(in_words);
    let tag = format!("[{}]", tag.or_else(|| in_brackets.and_then(tag_of))?);
    let at = link.range.end + (after.len() - after.trim_start().len());
    let mut edits = vec![Replace::delete(link.range.end..line.range.end)];
    let mut title = "Remove it; the tag is also before the link".to_owned();
    let before = context.slice(start..link.range.start).to_lowercase();
    if !before.contains(&tag.to_lowercase()) {
        // Languages come first.
        let is_first = language(name).is_some() || name.starts_with("in ");
        let place = if is_first { start } else { link.range.start };
        edits.push(Replace::insert(place, format!("{tag} ")));
        title = format!("Write `{tag}` before the link");
    }
    let problem = RULE.problem(
        at..at + words.len(),
        format!("Tag `{tag}` is after the link"),
    );
    Some(problem.with_fix(Fix::safe_if(in_brackets.is_some(), title, edits)))
}

/// Returns the usual form of `tag`, if it is a tag.
fn tag_of(tag: &str) -> Option<String> {
    language(tag).or_else(|| medium(tag).map(str::to_owned))
}

/// Returns the tags at the start of `text`, in any brackets, and where they end.
fn tags(text: &str) -> (Vec<&str>, usize) {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((tag, length)) = text.get(at..).and_then(tag) {
        found.push(tag);
        at += length;
    }
    (found, at)
}

/// Returns the tag, and its length with the space after it. In unusual brackets, the text must certainly be a tag.
fn tag(text: &str) -> Option<(&str, usize)> {
    let pairs = [
        ("[", "]"),
        ("\\[", "\\]"),
        ("(", ")"),
        ("{", "}"),
        ("**[", "]**"),
        ("*[", "]*"),
        ("_[", "]_"),
    ];
    let bracketed = pairs.iter().find_map(|(open, close)| {
        let inner = text.strip_prefix(open)?;
        let tag = inner.get(..inner.find(close)?)?;
        Some((tag, open.len() + tag.len() + close.len()))
    });
    let (tag, length) = bracketed.or_else(|| spoken(text))?;
    let rest = text.get(length..)?;
    let after = rest.trim_start_matches([' ', ':', '-', '–']);
    let is_tag = after.starts_with(['[', '(', '\\']) && tag_of(tag).is_some();
    (is_tag && !rest.starts_with('(')).then_some((tag, length + rest.len() - after.len()))
}

/// Returns a tag without brackets before the link, such as `video: `, `FR: ` or `Video `, with its length.
fn spoken(text: &str) -> Option<(&str, usize)> {
    let word = text.get(..text.find([':', ' ', '['])?)?;
    let rest = text.get(word.len()..)?;
    let is_said = rest.starts_with(": [") || rest.starts_with(" [");
    (is_said && in_words(word).is_some()).then_some((word, word.len()))
}

fn wanted(tags: &[&str]) -> String {
    let languages = tags.iter().filter(|it| medium(it).is_none());
    let languages = languages.filter_map(|it| language(it));
    let media = tags.iter().filter_map(|it| medium(it)).map(str::to_owned);
    let tags = languages.chain(media).map(|it| format!("[{it}] "));
    let mut tags: Vec<_> = tags.collect();
    tags.dedup();
    tags.concat()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    #[test]
    fn tags_are_distinguished_from_titles() {
        check_problems(
            RULE,
            "### Links\n* [Video][a](https://a.example)\n* (audio) [b](https://b.example)\n* [video] [de] [c 💛](https://c.example)\n* [ZH][EN] [d](https://d.example)\n* \\[series\\] [e](https://e.example)\n* [Video](https://f.example), [disposition: merge] [g](https://g.example)\n* [Audio]: [h](https://h.example)\n* Video: [i](https://i.example)\n* **[video]** [j](https://j.example)\n",
            &expect![[r#"
                2: * [Video][a](https://a.example)
                     ^^^^^^^ warning: Tags are usually written `[video]` (Write `[video]` for `[Video]`)
                3: * (audio) [b](https://b.example)
                     ^^^^^^^ warning: Tags are usually written `[audio]` (Write `[audio]` for `(audio)`)
                4: * [video] [de] [c 💛](https://c.example)
                     ^^^^^^^^^^^^ warning: Tags are usually written `[DE] [video]` (Write `[DE] [video]` for `[video] [de]`)
                5: * [ZH][EN] [d](https://d.example)
                     ^^^^^^^^ warning: Tags are usually written `[ZH] [EN]` (Write `[ZH] [EN]` for `[ZH][EN]`)
                6: * \[series\] [e](https://e.example)
                     ^^^^^^^^^^ warning: Tags are usually written `[series]` (Write `[series]` for `\[series\]`)
                8: * [Audio]: [h](https://h.example)
                     ^^^^^^^^ warning: Tags are usually written `[audio]` (Write `[audio]` for `[Audio]:`)
                9: * Video: [i](https://i.example)
                     ^^^^^^ warning: Tags are usually written `[video]` (Write `[video]` for `Video:`)
                10: * **[video]** [j](https://j.example)
                      ^^^^^^^^^^^ warning: Tags are usually written `[video]` (Write `[video]` for `**[video]**`)
            "#]],
        );
    }

    #[test]
    fn fix_writes_the_usual_tags() {
        check_fix(
            RULE,
            "### Links\n* [Video] [a](https://a.example)\r\n* [video]  [fr] [b 💛](https://b.example)\n",
            &expect![[r#"
                ### Links
                * [video] [a](https://a.example)␍
                * [FR] [video] [b 💛](https://b.example)
            "#]],
        );
    }

    #[test]
    fn a_tag_goes_before_the_link() {
        check_fix(
            RULE,
            "### Official\r\n* [Talk 💛](https://youtu.be/abc) [video]\r\n* [vidoe] [Talk](https://youtu.be/abd)\r\n* [video][Talk](https://youtu.be/abe)\r\n* [release] [Old](https://a.example/f)\r\n* [Video] [Talk](https://youtu.be/abf) [video]\r\n",
            &expect![[r#"
                ### Official␍
                * [video] [Talk 💛](https://youtu.be/abc)␍
                * [video] [Talk](https://youtu.be/abd)␍
                * [video] [Talk](https://youtu.be/abe)␍
                * [release] [Old](https://a.example/f)␍
                * [video] [Talk](https://youtu.be/abf)␍
            "#]],
        );
    }
    #[test]
    fn the_message_names_a_missing_space() {
        check_problems(
            RULE,
            "### Official\n* [video][Talk 💛](https://youtu.be/abe)\n",
            &expect![[r#"
                2: * [video][Talk 💛](https://youtu.be/abe)
                     ^^^^^^^ warning: Expected one space after the tag (Write one space after it)
            "#]],
        );
    }

    #[test]
    fn media_and_languages_in_words_are_found() {
        check_fix(
            RULE,
            "### Official\n* [Talk 💛](https://youtu.be/abc) (video)\n* [video] [Vortrag](https://youtu.be/abd) (in German)\n* [Texte](https://a.example/f) - FR\n* [FR] [Texte](https://a.example/g) (series)\n",
            &expect![[r#"
                ### Official
                * [video] [Talk 💛](https://youtu.be/abc)
                * [DE] [video] [Vortrag](https://youtu.be/abd)
                * [FR] [Texte](https://a.example/f)
                * [FR] [series] [Texte](https://a.example/g)
            "#]],
        );
        check_problems(
            RULE,
            "### Official\n* [a 💛](https://a.example/1) (proof language)\n* [b](https://a.example/2) (it)\n* [c](https://a.example/3) and more\n",
            &expect![""],
        );
    }

    #[test]
    fn languages_by_their_names() {
        check_fix(
            RULE,
            "### Links\n* [French] [a](https://a.example)\n* FR: [b 💛](https://b.example)\n* [c](https://c.example), Spanish\n* [d](https://d.example) *(Chinese)*\n* Video [e](https://e.example)\n* [video] - [f](https://f.example)\n* {audio} [g](https://g.example)\n* [CN] [h](https://h.example)\n* In [i](https://i.example)\n",
            &expect![[r#"
                ### Links
                * [FR] [a](https://a.example)
                * [FR] [b 💛](https://b.example)
                * [ES] [c](https://c.example)
                * [ZH] [d](https://d.example)
                * [video] [e](https://e.example)
                * [video] [f](https://f.example)
                * [audio] [g](https://g.example)
                * [ZH] [h](https://h.example)
                * In [i](https://i.example)
            "#]],
        );
    }
}
