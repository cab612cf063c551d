//! Finds where the site and GitHub show different things, and what to write so that they agree.
//!
//! Each known difference has its own check. Other differences are found by comparing both renderings block by block;
//! then only the place is known, not the reason.

mod blocks;
mod inline;
mod page;
mod visible;

use std::ops::Range;

use visible::Visible;

/// A place where the site and GitHub show different things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Bytes of the issue's text.
    pub range: Range<usize>,
    /// The name of the construct, such as `list-after-paragraph`.
    pub name: &'static str,
    /// What the site does with the construct.
    pub message: String,
    /// The smallest edit after which both agree, as ranges of the issue's text with their replacements; may be empty.
    pub fix: Vec<(Range<usize>, String)>,
}

/// Every place where the site and GitHub show different things, in order.
///
/// ```
/// let differences = issue::render::differences("\nNews:\n* first\n");
/// assert_eq!(differences[0].name, "list-after-paragraph");
/// assert_eq!(differences[0].fix, [(7..7, "\n".to_owned())]);
/// ```
pub fn differences(text: &str) -> Vec<Difference> {
    let visible = Visible::new(text);
    let mut found = Vec::new();
    for block in visible.blocks() {
        blocks::check(&visible, block.clone(), &mut found);
        inline::check(&visible, block, &mut found);
    }
    page::check(text, &mut found);
    found.sort_by_key(|it| (it.range.start, it.range.end));
    found
}

fn difference(
    range: Range<usize>,
    name: &'static str,
    message: &str,
    fix: Vec<(Range<usize>, String)>,
) -> Difference {
    Difference {
        range,
        name,
        message: message.to_owned(),
        fix,
    }
}

#[cfg(test)]
mod test {
    use crate::render::text::slice;

    /// Checks the differences of `text`: name, place and, after an arrow, the text after the fix.
    #[track_caller]
    pub(super) fn check(text: &str, expected: &[&str]) {
        let text = format!("\n{text}");
        let found: Vec<String> = super::differences(&text)
            .into_iter()
            .map(|it| {
                let place = slice(&text, it.range);
                let mut fixed = text.clone();
                for (range, with) in it.fix.iter().rev() {
                    fixed.replace_range(range.clone(), with);
                }
                if it.fix.is_empty() {
                    return format!("{} {place:?}", it.name);
                }
                assert!(
                    super::differences(&fixed)
                        .iter()
                        .all(|other| other.name != it.name),
                    "not fixed: {fixed:?}"
                );
                format!(
                    "{} {place:?} -> {:?}",
                    it.name,
                    slice(&fixed, 1..fixed.len())
                )
            })
            .collect();
        assert_eq!(found, expected);
    }
}
