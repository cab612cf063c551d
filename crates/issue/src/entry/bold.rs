//! Titles in bold, as events have them: `[**title**](…)`.
//!
//! A title with bold of its own inside is written as it is: `[**Meetup #17**: what about](…)`.

/// The title without the bold around it, if all of it is bold.
pub(super) fn stripped(text: &str) -> &str {
    let inner = text.strip_prefix("**").and_then(|it| it.strip_suffix("**"));
    inner
        .filter(|it| !it.contains("**") && !it.starts_with('*') && !it.ends_with('*'))
        .unwrap_or(text)
}

/// The title as it is written between the brackets.
pub(super) fn written(title: &str) -> String {
    if title.contains("**") {
        title.to_owned()
    } else {
        format!("**{title}**")
    }
}

/// Whether the title reads back as it was written.
pub(super) fn is_sound(title: &str) -> bool {
    stripped(&written(title)) == title
}

/// What is expected of a title that is not sound.
pub(super) const EXPECTED: &str = "a title without asterisks around it; Galley makes it bold";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bold_around_the_title_is_not_part_of_it() {
        assert_eq!(stripped("**A *b* c**"), "A *b* c");
        assert_eq!(stripped("**A** b **c**"), "**A** b **c**");
        assert_eq!(written("**A**: b"), "**A**: b");
        assert!(is_sound("") && is_sound("a*b") && !is_sound("**a**") && !is_sound("*a"));
    }
}
