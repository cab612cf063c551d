//! Markup in lines that the site parses differently.

use std::ops::Range;

use crate::render::clean::is_inert;
use crate::render::differences::visible::Visible;
use crate::render::differences::{Difference, difference};
use crate::render::github::next_address;
use crate::render::site::{ESCAPED, link_target};
use crate::render::text::{byte, char_before, find, find_str, is_space, rest, skip_while, slice};

/// Checks one block.
pub(super) fn check(visible: &Visible, block: Range<usize>, found: &mut Vec<Difference>) {
    let text = slice(&visible.shown, block.clone());
    let start = block.start;
    let mut seen: Vec<Range<usize>> = Vec::new();
    escapes(text, start, found);
    links(text, start, found, &mut seen);
    tags(text, start, found, &mut seen);
    seen.sort_by_key(|it| it.start);
    addresses(text, start, found, &seen);
    strikethrough(text, start, found);
    for (mark, name, message) in [
        ("[^", "footnote", "The site shows this as a footnote"),
        (
            "*[",
            "abbreviation",
            "The site explains this abbreviation everywhere",
        ),
        (
            "\n: ",
            "definition-list",
            "The site shows this as a definition",
        ),
    ] {
        definition(text, start, (mark, name, message), found);
    }
    task_lists(text, start, found);
}

/// `~~text~~`: the first of each block.
fn strikethrough(text: &str, start: usize, found: &mut Vec<Difference>) {
    let Some(at) = find_str(text, 0, "~~") else {
        return;
    };
    let end = find_str(text, at + 3, "~~").filter(|it| !slice(text, at..*it).contains('\n'));
    if let Some(end) = end {
        let message = "The site shows the tildes instead of a line through the words";
        found.push(difference(
            start + at..start + end + 2,
            "strikethrough",
            message,
            Vec::new(),
        ));
    }
}

/// `\<` and other backslashes that the site shows.
fn escapes(text: &str, start: usize, found: &mut Vec<Difference>) {
    let mut at = 0;
    while let Some(slash) = find(text, at, b'\\') {
        let next = byte(text, slash + 1);
        at = slash + 2;
        if !next.is_ascii_punctuation() || ESCAPED.contains(char::from(next)) {
            continue;
        }
        let range = start + slash..start + slash + 2;
        let with = match next {
            b'<' => "&lt;".to_owned(),
            b'&' => "&amp;".to_owned(),
            other => char::from(other).to_string(),
        };
        let name = if next == b'<' {
            "escaped-angle"
        } else {
            "backslash-shown"
        };
        found.push(difference(
            range.clone(),
            name,
            "The site shows this backslash",
            vec![(range, with)],
        ));
    }
}

/// Links whose address the site cuts off, and brackets that are not a link because of a space.
fn links(text: &str, start: usize, found: &mut Vec<Difference>, seen: &mut Vec<Range<usize>>) {
    let mut at = 0;
    while let Some(close) = find(text, at, b']') {
        at = close + 1;
        if rest(text, close).starts_with("] (http") {
            let range = start + close + 1..start + close + 2;
            let message = "Because of the space, this is not a link";
            found.push(difference(
                range.clone(),
                "space-before-address",
                message,
                vec![(range, String::new())],
            ));
        }
        if byte(text, close + 1) != b'(' {
            continue;
        }
        let Some(usual) = usual_target(text, close + 2) else {
            continue;
        };
        seen.push(close..usual.end);
        let odd = slice(text, usual.clone()).contains(['\'', '"']);
        let is_plain = byte(text, usual.end) == b')';
        let published =
            || link_target(text, close + 1, 5_000).map(|it| it.address.trim_matches(is_space));
        if odd && is_plain && published() != Some(slice(text, usual.clone())) {
            let address = slice(text, usual.clone());
            let safe = address
                .replace('\'', "%27")
                .replace('"', "%22")
                .replace('(', "%28")
                .replace(')', "%29");
            let range = start + usual.start..start + usual.end;
            let message = "The site cuts this address at a quote or a parenthesis";
            found.push(difference(
                range.clone(),
                "cut-address",
                message,
                vec![(range, safe)],
            ));
        }
    }
}

/// The address at `at` as GitHub parses it: up to white space or the closing parenthesis.
fn usual_target(text: &str, at: usize) -> Option<Range<usize>> {
    let mut depth = 0_usize;
    let bytes = rest(text, at).bytes().take(3_000);
    for (index, it) in bytes.enumerate() {
        match it {
            b'(' => depth += 1,
            b')' if depth == 0 => return Some(at..at + index),
            b')' => depth -= 1,
            b' ' | b'\n' | b'\r' | b'\t' | 0 => return (index > 0).then_some(at..at + index),
            _ => {}
        }
    }
    None
}

/// Tags that have an effect on the site but none in the preview.
fn tags(text: &str, start: usize, found: &mut Vec<Difference>, seen: &mut Vec<Range<usize>>) {
    let mut at = 0;
    while let Some(open) = find(text, at, b'<') {
        at = open + 1;
        let name_start = open + 1 + usize::from(byte(text, open + 1) == b'/');
        let name_end = skip_while(text, name_start, |it| {
            it.is_ascii_alphanumeric() || it == b'-'
        });
        let end = skip_while(text, open + 1, |it| it != b'>' && it != b'<');
        if name_end == name_start || byte(text, end) != b'>' {
            continue;
        }
        seen.push(open..end + 1);
        let name = slice(text, name_start..name_end).to_ascii_lowercase();
        let is_tag = matches!(byte(text, name_end), b'>' | b' ' | b'/' | b'\n');
        if is_tag && is_inert(&name) && byte(text, open + 1) != b'/' {
            let message = format!("The site acts on this <{name}>; the preview does not");
            found.push(difference(
                start + open..start + end + 1,
                "inert-tag",
                &message,
                Vec::new(),
            ));
        }
    }
}

/// Bare addresses, which only GitHub links.
fn addresses(text: &str, start: usize, found: &mut Vec<Difference>, seen: &[Range<usize>]) {
    let mut at = 0;
    while let Some((from, to, prefix)) = next_address(text, at) {
        at = to.max(at + 1);
        let before_end = seen.partition_point(|it| it.start < to);
        let is_in_link = before_end > 0 && seen.get(before_end - 1).is_some_and(|it| from < it.end);
        let line = window_before(text, from)
            .rsplit('\n')
            .next()
            .unwrap_or("")
            .trim_start();
        let is_definition = line.starts_with('[') && line.trim_end().ends_with("]:");
        let is_words = is_link_text(text, from, to);
        if is_in_link || is_definition || is_words || char_before(text, from) == Some('<') {
            continue;
        }
        let range = start + from..start + to;
        let address = slice(text, from..to);
        let with = format!("<{prefix}{address}>");
        let message = "The site shows this address without a link";
        found.push(difference(
            range.clone(),
            "bare-address",
            message,
            vec![(range, with)],
        ));
    }
}

/// Whether `from..to` is between the brackets of a link.
fn is_link_text(text: &str, from: usize, to: usize) -> bool {
    let close = to
        + rest(text, to)
            .bytes()
            .take(WINDOW)
            .take_while(|it| !b"[]\n".contains(it))
            .count();
    let opens = window_before(text, from).rfind(['[', ']']);
    let opens = opens.is_some_and(|it| byte(window_before(text, from), it) == b'[');
    opens && byte(text, close) == b']' && matches!(byte(text, close + 1), b'(' | b'[')
}

/// How far before and after an address to look for brackets, in bytes.
const WINDOW: usize = 600;

/// The end of the text before `at`, limited in length.
fn window_before(text: &str, at: usize) -> &str {
    let mut start = at.saturating_sub(WINDOW);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    slice(text, start..at)
}

/// Definitions that only the site recognises.
fn definition(
    text: &str,
    start: usize,
    kind: (&str, &'static str, &str),
    found: &mut Vec<Difference>,
) {
    let (mark, name, message) = kind;
    for (line_start, line) in lines_of(text) {
        let opens = mark.trim_start_matches('\n');
        let is_first = mark.starts_with('\n') && line_start == 0;
        let closes = name == "definition-list" || line.contains("]:");
        if line.starts_with(opens) && closes && !is_first {
            let end = line_start + line.len();
            found.push(difference(
                start + line_start..start + end,
                name,
                message,
                Vec::new(),
            ));
        }
    }
}

/// `* [ ] text`.
fn task_lists(text: &str, start: usize, found: &mut Vec<Difference>) {
    for (line_start, line) in lines_of(text) {
        let words = line.trim_start().trim_start_matches(['*', '-', '+']);
        let at = line_start + line.len() - words.trim_start().len();
        let is_item = words.starts_with(' ') && words.len() < line.trim_start().len();
        let is_box = ["[ ] ", "[x] ", "[X] "]
            .iter()
            .any(|it| words.trim_start().starts_with(it));
        if is_item && is_box {
            let message = "The site shows the brackets instead of a check box";
            found.push(difference(
                start + at..start + at + 3,
                "task-list",
                message,
                Vec::new(),
            ));
        }
    }
}

fn lines_of(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split('\n').map(move |line| {
        let start = at;
        at += line.len() + 1;
        (start, line.trim_end_matches('\r'))
    })
}

#[cfg(test)]
mod tests {
    use crate::render::differences::test::check;

    #[test]
    fn backslashes() {
        check(
            "Vec\\<T> \\*",
            &[r#"escaped-angle "\\<" -> "Vec&lt;T> \\*""#],
        );
        check("`\\<`", &[]);
    }

    #[test]
    fn links() {
        check(
            "[a] (https://b.example)",
            &[
                r#"space-before-address " " -> "[a](https://b.example)""#,
                r#"bare-address "https://b.example" -> "[a] (<https://b.example>)""#,
            ],
        );
        check(
            "[a](https://b.example/it's_(c).htm) d",
            &[
                r#"cut-address "https://b.example/it's_(c).htm" -> "[a](https://b.example/it%27s_%28c%29.htm) d""#,
            ],
        );
        check(
            "https://a.example, [https://b.example](c)",
            &[
                r#"bare-address "https://a.example" -> "<https://a.example>, [https://b.example](c)""#,
            ],
        );
    }

    #[test]
    fn marks_without_a_fix() {
        check("~~a~~", &[r#"strikethrough "~~a~~""#]);
        check("* [x] a", &[r#"task-list "[x]""#]);
        check("a <video src=b>", &[r#"inert-tag "<video src=b>""#]);
        check(
            "HTML\n\n*[HTML]: a",
            &[r#"different "HTML""#, r#"abbreviation "*[HTML]: a""#],
        );
    }
}
