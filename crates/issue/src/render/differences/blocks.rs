//! Lists and headings that the site parses differently.

use std::ops::Range;

use crate::render::differences::visible::{Visible, lines};
use crate::render::differences::{Difference, difference};
use crate::render::text::{byte, indent, skip_while, slice};

/// Checks the lines of one block.
pub(super) fn check(visible: &Visible, block: Range<usize>, found: &mut Vec<Difference>) {
    let lines = lines(&visible.shown, block);
    let text = |line: &Range<usize>| slice(&visible.shown, line.clone());
    headings(visible, &lines, found);
    // The first line decides the kind of the block, up to a heading.
    let mut from = 0;
    for at in 0..=lines.len() {
        let is_end = lines.get(at).is_none_or(|it| is_heading(text(it)));
        if is_end {
            stretch(visible, lines.get(from..at).unwrap_or_default(), found);
            from = at + 1;
        }
    }
}

fn stretch(visible: &Visible, lines: &[Range<usize>], found: &mut Vec<Difference>) {
    let Some(first) = lines.first().map(|it| slice(&visible.shown, it.clone())) else {
        return;
    };
    if marker(first).is_some_and(|it| it.indent <= 3) {
        list(visible, lines, found);
    } else if indent(first) <= 3
        && !first.starts_with(['>', '\0', '\t'])
        && !is_table(visible, lines)
    {
        paragraph(visible, lines, found);
    }
}

fn is_heading(line: &str) -> bool {
    line.starts_with('#')
}

fn is_table(visible: &Visible, lines: &[Range<usize>]) -> bool {
    let second = lines
        .get(1)
        .map_or("", |it| slice(&visible.shown, it.clone()));
    second.contains('-') && second.contains('|') && second.bytes().all(|it| b" |-:".contains(&it))
}

/// A list marker. There are `indent` spaces before it, and its text starts after `content` bytes.
#[derive(Clone, Copy, Debug)]
struct Marker {
    indent: usize,
    content: usize,
    kind: u8,
    number: Option<usize>,
}

fn marker(line: &str) -> Option<Marker> {
    let start = indent(line);
    let digits = skip_while(line, start, |it| it.is_ascii_digit());
    let (kind, end) = match byte(line, digits) {
        it @ (b'*' | b'-' | b'+') if digits == start => (it, start + 1),
        b'.' if digits > start => (b'1', digits + 1),
        _ => return None,
    };
    let content = skip_while(line, end, |it| it == b' ');
    let number = slice(line, start..digits).parse().ok();
    let is_rule = line.bytes().all(|it| it == kind || it == b' ');
    (content > end && content < line.len() && !is_rule).then_some(Marker {
        indent: start,
        content,
        kind,
        number,
    })
}

fn list(visible: &Visible, lines: &[Range<usize>], found: &mut Vec<Difference>) {
    let first = lines
        .first()
        .and_then(|it| marker(slice(&visible.shown, it.clone())));
    let Some(first) = first else { return };
    let place = |line: &Range<usize>, it: &Marker| {
        line.start + it.indent..line.start + it.content.max(it.indent + 1)
    };
    if let (Some(number @ 2..), Some(line)) = (first.number, lines.first()) {
        let end = line.start + first.indent + number.to_string().len();
        let range = line.start + first.indent..end;
        let message = "The site counts this list from 1";
        found.push(difference(
            range.clone(),
            "list-start",
            message,
            vec![(range, "1".to_owned())],
        ));
    }
    let mut above = first;
    for line in lines.iter().skip(1) {
        let Some(it) = marker(slice(&visible.shown, line.clone())) else {
            continue;
        };
        if (above.content..=3).contains(&it.indent) {
            let fix = vec![(line.start..line.start, " ".repeat(4 - it.indent))];
            let message = "On the site an item needs four spaces to be inside the one above";
            found.push(difference(
                line.start..line.start + it.content,
                "shallow-nesting",
                message,
                fix,
            ));
            continue;
        }
        if it.indent <= 3 && it.kind != above.kind {
            let range = place(line, &it);
            let mark = if above.kind == b'1' {
                "1.".to_owned()
            } else {
                char::from(above.kind).to_string()
            };
            let trimmed =
                range.start..range.start + slice(&visible.shown, range.clone()).trim_end().len();
            let message = "The site continues the list above; GitHub begins a new one";
            found.push(difference(
                trimmed.clone(),
                "marker-change",
                message,
                vec![(trimmed, mark)],
            ));
            continue;
        }
        if it.indent <= 3 {
            above = it;
        }
    }
}

fn paragraph(visible: &Visible, lines: &[Range<usize>], found: &mut Vec<Difference>) {
    for line in lines.iter().skip(1) {
        let text = slice(&visible.shown, line.clone());
        let starts = marker(text).filter(|it| it.indent <= 3 && it.number.is_none_or(|it| it == 1));
        let Some(it) = starts else { continue };
        let ending = if slice(visible.text, 0..line.start).ends_with("\r\n") {
            "\r\n"
        } else {
            "\n"
        };
        let fix = vec![(line.start..line.start, ending.to_owned())];
        let message = "Without a blank line before it, the site shows this list as text";
        found.push(difference(
            line.start..line.start + it.content,
            "list-after-paragraph",
            message,
            fix,
        ));
        return;
    }
}

fn headings(visible: &Visible, lines: &[Range<usize>], found: &mut Vec<Difference>) {
    for line in lines {
        let text = slice(&visible.shown, line.clone());
        let start = indent(text);
        let end = skip_while(text, start, |it| it == b'#');
        let after = byte(text, end);
        let range = line.start..line.start + end;
        if end == start || end - start > 6 || text.ends_with('\\') {
            continue;
        }
        if (1..=3).contains(&start) && (after == b' ' || end == text.len()) {
            let fix = vec![(line.start..line.start + start, String::new())];
            let message = "A space before the heading makes it text on the site";
            found.push(difference(range, "indented-heading", message, fix));
        } else if start == 0 && after != b' ' && after != b'\t' && end < text.len() {
            let is_number = after.is_ascii_digit();
            let (at, with) = if is_number {
                (range.start, "\\")
            } else {
                (range.end, " ")
            };
            let message = "The site shows this line as a heading";
            found.push(difference(
                range,
                "heading-without-space",
                message,
                vec![(at..at, with.to_owned())],
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::render::differences::test::check;

    #[test]
    fn lists() {
        check(
            "a:\n* b\n* c",
            &[r#"list-after-paragraph "* " -> "a:\n\n* b\n* c""#],
        );
        check(
            "a:\r\n- b",
            &[r#"list-after-paragraph "- " -> "a:\r\n\r\n- b""#],
        );
        check(
            "* a\n  * b",
            &[r#"shallow-nesting "  * " -> "* a\n    * b""#],
        );
        check("* a\n- b", &[r#"marker-change "-" -> "* a\n* b""#]);
        check("3. a\n4. b", &[r#"list-start "3" -> "1. a\n4. b""#]);
        check("## a\n* b\n    * c\n\n<!--\na\n* b\n-->", &[]);
    }

    #[test]
    fn headings() {
        check(
            "a\n\n #### b",
            &[r#"indented-heading " ####" -> "a\n\n#### b""#],
        );
        check("#122 a", &[r##"heading-without-space "#" -> "\\#122 a""##]);
        check("##b", &[r###"heading-without-space "##" -> "## b""###]);
    }
}
