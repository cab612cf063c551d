//! Lines such as `Title: This Week in Rust 665` at the top are not shown.
//!
//! Every line `Key: text` is removed, from the first line to the first blank line, even if it only looks like front
//! matter. GitHub shows these lines as a paragraph.

use crate::render::site::lines::Prepared;
use crate::render::text::{indent, is_blank, rest, skip_while};

/// Removes the front matter.
pub(crate) fn remove(prepared: &mut Prepared) {
    let buffer = &prepared.buffer;
    let mut lines = prepared.lines.iter().map(|it| it.text(buffer));
    let mut count = 0;
    let mut has_key = false;
    if prepared
        .lines
        .first()
        .is_some_and(|it| is_fence(it.text(buffer), &["---"]))
    {
        count = 1;
        lines.next();
    }
    for line in lines {
        if is_blank(line) || is_fence(line, &["---", "..."]) {
            count += 1;
            break;
        }
        let is_key = is_key(line);
        let goes_on = has_key && indent(line) >= 4;
        if !is_key && !goes_on {
            break;
        }
        has_key = true;
        count += 1;
    }
    prepared.lines.drain(..count.min(prepared.lines.len()));
}

fn is_key(line: &str) -> bool {
    let start = indent(line);
    let end = skip_while(line, start, |it| {
        it.is_ascii_alphanumeric() || it == b'_' || it == b'-'
    });
    start <= 3 && end > start && rest(line, end).starts_with(':')
}

fn is_fence(line: &str, fences: &[&str]) -> bool {
    fences.iter().any(|it| line.starts_with(it))
}

#[cfg(test)]
mod tests {
    use crate::render::site::prepare::normalize::normalize;

    fn left(text: &str) -> String {
        let mut prepared = normalize(text, true);
        super::remove(&mut prepared);
        let lines: Vec<&str> = prepared
            .lines
            .iter()
            .map(|it| it.text(&prepared.buffer))
            .collect();
        lines.join("|").trim_end_matches('|').to_owned()
    }

    #[test]
    fn goes_up_to_the_first_blank_line() {
        assert_eq!(left("Title: a\nNumber: 1\n\nHello: b"), "Hello: b");
        assert_eq!(left("---\nTitle: a\n---\nb"), "b");
    }

    #[test]
    fn other_lines_end_it() {
        assert_eq!(left("Title: a\nb c\n"), "b c");
        assert_eq!(left("# a\n"), "# a");
    }

    #[test]
    fn a_byte_order_mark_and_crlf_are_accepted() {
        assert_eq!(left("\u{feff}Title: a\r\n\r\nb"), "b");
    }
}
