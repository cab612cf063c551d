//! The text above the article, which comes from the front matter, as in the templates of the site and the newsletter.

use issue::Issue;
use issue::calendar::Date;

use crate::browser::frame::Masthead;

/// Reads the masthead from the issue. Fields that the front matter lacks stay empty.
pub fn read(issue: &Issue) -> Masthead {
    let text = issue.text();
    let field = |key| {
        let value = issue.outline().field(text, key)?;
        text.get(value)
    };
    let date = field("Date").map(short).unwrap_or_default();
    let number = field("Number").unwrap_or("XX");
    Masthead {
        title: field("Title").unwrap_or_default().to_owned(),
        issue: format!("issue {number} — {date}"),
        date,
    }
}

/// "26 AUG 2026"
fn short(written: &str) -> String {
    let Some(date) = Date::parse_lenient(written) else {
        return written.to_owned();
    };
    let words = date.in_words();
    let parts: Vec<_> = words.split(' ').skip(1).collect();
    match parts.as_slice() {
        [day, month, year] => {
            let month: String = month.chars().take(3).collect();
            format!("{day:0>2} {} {year}", month.to_ascii_uppercase())
        }
        _ => written.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_is_spelt_as_the_site_does() {
        assert_eq!(short("2026-08-05"), "05 AUG 2026");
        assert_eq!(short("soon"), "soon");
    }

    #[test]
    fn missing_fields_stay_empty() {
        let issue = Issue::new("Title: This Week in Rust 666\nNumber: 666\nDate: 2026-08-26\n\nx");
        assert_eq!(
            read(&issue),
            Masthead {
                date: "26 AUG 2026".into(),
                title: "This Week in Rust 666".into(),
                issue: "issue 666 — 26 AUG 2026".into(),
            }
        );
        assert_eq!(read(&Issue::new("x")).title, "");
    }
}
