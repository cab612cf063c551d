//! Titles in bold, as events have them: `[**title**](…)`.
//!
//! A title that already contains bold is written unchanged: `[**Meetup #17**: what about](…)`.

use serde::{Deserialize, Deserializer};

use crate::inline::code_end;

/// Returns the title without the bold around it, if the whole title is bold.
pub fn stripped(text: &str) -> &str {
    let inner = text.strip_prefix("**").and_then(|it| it.strip_suffix("**"));
    inner.filter(|it| is_plain(it)).unwrap_or(text)
}

/// Deserializes a title without the bold around it, which Galley adds.
pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    String::deserialize(from).map(|it| stripped(&it).to_owned())
}

/// Whether `title` contains no bold, and no star at its ends except for emphasis.
fn is_plain(title: &str) -> bool {
    if !title.contains('*') {
        return true;
    }
    let marks = without_code(title);
    let is_even = marks.matches('*').count().is_multiple_of(2);
    !marks.contains("**") && (is_even || !(title.starts_with('*') || title.ends_with('*')))
}

/// Returns `title` with a backtick in place of each code span, where stars have no meaning.
fn without_code(title: &str) -> String {
    let mut out = String::with_capacity(title.len());
    let mut rest = title;
    while let Some((before, _)) = rest.split_once('`') {
        let end = code_end(rest, before.len()).unwrap_or(before.len() + 1);
        out.push_str(before);
        out.push('`');
        rest = rest.get(end..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// Returns the title as written between the brackets.
pub(super) fn written(title: &str) -> String {
    let has_bold = title.contains("**") && without_code(title).contains("**");
    if has_bold || title.is_empty() {
        title.to_owned()
    } else {
        format!("**{title}**")
    }
}

/// Whether parsing the written title returns the same title.
pub(super) fn is_sound(title: &str) -> bool {
    stripped(&written(title)) == title
}

/// What an error asks for in place of a title that is not sound.
pub(super) const EXPECTED: &str = "a title without asterisks around it; Galley makes it bold";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bold_around_the_title_is_removed() {
        assert_eq!(stripped("**A *b* c**"), "A *b* c");
        assert_eq!(stripped("**A** b **c**"), "**A** b **c**");
        assert_eq!(written("**A**: b"), "**A**: b");
        assert_eq!(written(""), "");
        assert!(is_sound("") && is_sound("a*b") && !is_sound("**a**") && !is_sound("*a"));
    }

    #[test]
    fn emphasis_at_the_ends_and_stars_in_code_stay() {
        for title in [
            "A & *b*",
            "*A* b",
            "*A*",
            "What's `**p` in C++",
            "`*a` *b*",
            "*a",
        ] {
            let is_odd = title == "*a";
            assert_eq!(is_sound(title), !is_odd, "{title}");
            assert_eq!(stripped(&format!("**{title}**")) == title, !is_odd);
        }
        assert_eq!(written("`**p` b"), "**`**p` b**");
        assert!(is_sound("`**p`: **b** c"));
    }
}
