//! Turns line endings into `\n` and tabs into spaces, and removes the spaces of lines that have nothing else.
//!
//! A tab extends to the next multiple of four columns everywhere, even in code. GitHub keeps tabs in code.

use crate::render::site::lines::{Line, Prepared};
use crate::render::text::slice;

const TAB: usize = 4;

/// Normalizes `text`. If `first` is set, the issue begins here, and a first line of spaces is kept.
pub(crate) fn normalize(text: &str, first: bool) -> Prepared {
    let mut prepared = Prepared {
        buffer: String::with_capacity(text.len() + 2),
        ..Prepared::default()
    };
    let mut at = 0;
    if first && text.starts_with('\u{feff}') {
        at = '\u{feff}'.len_utf8();
    }
    loop {
        let rest = text.as_bytes().get(at..).unwrap_or_default();
        let len = rest
            .iter()
            .position(|it| matches!(it, b'\n' | b'\r'))
            .unwrap_or(rest.len());
        push(&mut prepared, text, at, at + len, first);
        at += len;
        match (rest.get(len), rest.get(len + 1)) {
            (Some(b'\r'), Some(b'\n')) => at += 2,
            (Some(_), _) => at += 1,
            (None, _) => break,
        }
    }
    for _ in 0..2 {
        let end = prepared.buffer.len();
        prepared.lines.push(Line {
            start: end,
            end,
            from: at,
            to: at,
        });
    }
    prepared
}

fn push(prepared: &mut Prepared, text: &str, from: usize, to: usize, first: bool) {
    let start = prepared.buffer.len();
    let line = slice(text, from..to);
    if line.bytes().any(|it| matches!(it, b'\t' | 2 | 3)) {
        expand(line, &mut prepared.buffer);
    } else {
        prepared.buffer.push_str(line);
    }
    let is_first = first && prepared.lines.is_empty();
    if !is_first
        && slice(&prepared.buffer, start..prepared.buffer.len())
            .bytes()
            .all(|it| it == b' ')
    {
        prepared.buffer.truncate(start);
    }
    let end = prepared.buffer.len();
    prepared.lines.push(Line {
        start,
        end,
        from,
        to,
    });
    prepared.buffer.push('\n');
}

fn expand(line: &str, buffer: &mut String) {
    let mut column = 0;
    for it in line.chars() {
        match it {
            '\u{2}' | '\u{3}' => {}
            '\t' => {
                let width = TAB - column % TAB;
                buffer.extend(std::iter::repeat_n(' ', width));
                column += width;
            }
            other => {
                buffer.push(other);
                column += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{normalize, slice};

    #[test]
    fn knows_where_each_line_came_from() {
        let text = "a\r\n\tb\r \nc\u{2}d";
        let prepared = normalize(text, false);
        let lines: Vec<(&str, &str)> = prepared
            .lines
            .iter()
            .map(|it| (it.text(&prepared.buffer), slice(text, it.from..it.to)))
            .collect();
        assert_eq!(
            lines,
            [
                ("a", "a"),
                ("    b", "\tb"),
                ("", " "),
                ("cd", "c\u{2}d"),
                ("", ""),
                ("", "")
            ]
        );
    }

    #[test]
    fn tabs_reach_to_the_next_stop() {
        assert_eq!(
            normalize("ä\tb\t\tc", false).lines[0].text(&normalize("ä\tb\t\tc", false).buffer),
            "ä   b       c"
        );
    }
}
