//! Numbers and titles in sentences.

/// "1 error", "2 errors".
pub fn counted(count: usize, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        _ => format!("{count} {noun}s"),
    }
}

/// The most characters of a title that a message repeats.
const LONGEST: usize = 32;

/// A title in quotation marks, shortened if it is long.
pub fn quoted(title: &str) -> String {
    if title.chars().count() <= LONGEST {
        return format!("“{title}”");
    }
    let start: String = title.chars().take(LONGEST - 1).collect();
    format!("“{}…”", start.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_titles_are_cut() {
        assert_eq!(quoted("Short"), "“Short”");
        let cut = quoted(&"word ".repeat(20));
        assert!(
            cut.ends_with("…”") && cut.chars().count() <= LONGEST + 2,
            "{cut}"
        );
    }
}
