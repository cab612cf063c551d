//! Code between lines of three or more backticks or tildes.
//!
//! The fence must be at the start of its line, so there is no fenced code in a list. If it is never closed, its lines
//! are ordinary text. Only a language may follow the opening fence: with `rust,no_run`, it is ordinary text. GitHub
//! accepts an indent of three, any text after the fence, and fences that are never closed.

use crate::render::site::attributes::parse as parse_attributes;
use crate::render::site::lines::{Line, Prepared, join};
use crate::render::site::stash::Stash;
use crate::render::text::{byte, find, is_word, rest, skip_while, slice};

/// Sets fenced code aside; `None` if a fence is open at the end and more text follows.
pub(crate) fn set_aside(prepared: &mut Prepared, stash: &mut Stash, last: bool) -> Option<()> {
    if !prepared.buffer.contains("```") && !prepared.buffer.contains("~~~") {
        return Some(());
    }
    let closing = closing_lines(prepared);
    let lines = std::mem::take(&mut prepared.lines);
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let Some(fence) = open(line.text(&prepared.buffer)) else {
            prepared.lines.push(*line);
            at += 1;
            continue;
        };
        let end = closing_line(&closing, key(fence.kind, fence.len), at);
        let Some(end) = end.filter(|_| !fence.is_broken) else {
            if !last && !fence.is_broken {
                return None;
            }
            prepared.lines.push(*line);
            at += 1;
            continue;
        };
        let code = join(&prepared.buffer, lines.get(at + 1..end).unwrap_or_default());
        let mark = stash.store(code_html(&code, &fence.language, &fence.classes));
        let to = lines.get(end).map_or(line.to, |it| it.to);
        push_mark(prepared, &mark, line.from, to);
        at = end + 1;
    }
    Some(())
}

/// Adds the mark with a blank line before and after it.
fn push_mark(prepared: &mut Prepared, mark: &str, from: usize, to: usize) {
    let start = prepared.buffer.len();
    prepared.buffer.push_str(mark);
    let end = prepared.buffer.len();
    let empty = Line {
        start,
        end: start,
        from,
        to: from,
    };
    prepared.lines.extend([
        empty,
        Line {
            start,
            end,
            from,
            to,
        },
        Line {
            from: to,
            to,
            ..empty
        },
    ]);
}

/// A number that combines a fence's character and length.
fn key(kind: u8, len: usize) -> usize {
    2 * len + usize::from(kind == b'~')
}

/// The first line after `at` that closes a fence.
fn closing_line(closing: &[(usize, usize)], key: usize, at: usize) -> Option<usize> {
    let next = closing.partition_point(|it| *it <= (key, at));
    let found = closing.get(next).filter(|it| it.0 == key);
    found.map(|it| it.1)
}

/// Lines that could close a fence, by its key.
fn closing_lines(prepared: &Prepared) -> Vec<(usize, usize)> {
    let mut closing = Vec::new();
    for (index, line) in prepared.lines.iter().enumerate() {
        let text = line.text(&prepared.buffer).trim_end_matches(' ');
        let kind = byte(text, 0);
        if text.len() >= 3 && matches!(kind, b'`' | b'~') && text.bytes().all(|it| it == kind) {
            closing.push((key(kind, text.len()), index));
        }
    }
    closing.sort_unstable();
    closing
}

struct Fence {
    kind: u8,
    len: usize,
    language: String,
    classes: String,
    /// Whether the attributes do not end properly.
    is_broken: bool,
}

fn open(line: &str) -> Option<Fence> {
    let kind = byte(line, 0);
    if !matches!(kind, b'`' | b'~') {
        return None;
    }
    let len = skip_while(line, 0, |it| it == kind);
    if len < 3 {
        return None;
    }
    let info = rest(line, len).trim_start_matches(' ');
    let mut fence = Fence {
        kind,
        len,
        language: String::new(),
        classes: String::new(),
        is_broken: false,
    };
    if let Some(list) = info.strip_prefix('{').and_then(|it| it.strip_suffix('}')) {
        let (attributes, left) = parse_attributes(list);
        fence.is_broken = !left.is_empty();
        let mut classes = attributes
            .into_iter()
            .filter(|it| it.0 == ".")
            .map(|it| it.1);
        fence.language = classes.next().unwrap_or_default();
        fence.classes = classes.collect::<Vec<_>>().join(" ");
        return Some(fence);
    }
    let start = usize::from(info.starts_with('.'));
    let name = rest(info, start);
    let end = start
        + name
            .find(|it| !is_word(it) && !matches!(it, '#' | '.' | '+' | '-'))
            .unwrap_or(name.len());
    slice(info, start..end).clone_into(&mut fence.language);
    let tail = rest(info, end).trim_start_matches(' ');
    (tail.is_empty() || is_highlight_option(tail)).then_some(fence)
}

/// `hl_lines="1 2"`, which has no visible effect.
fn is_highlight_option(text: &str) -> bool {
    let quote = byte(text, 9);
    let end = find(text, 10, quote).map(|it| it + 1);
    text.starts_with("hl_lines=")
        && matches!(quote, b'"' | b'\'')
        && end.is_some_and(|it| rest(text, it).bytes().all(|it| it == b' '))
}

/// A code block as the site's highlighter writes it.
pub(crate) fn code_html(code: &str, language: &str, classes: &str) -> String {
    let mut html = String::from("<pre class=\"");
    if !classes.is_empty() {
        escape(classes, &mut html);
        html.push(' ');
    }
    html.push_str("highlight\"><code");
    if !language.is_empty() {
        html.push_str(" class=\"language-");
        escape(language, &mut html);
        html.push('"');
    }
    html.push('>');
    escape(code.trim_matches('\n'), &mut html);
    html.push_str("\n</code></pre>\n");
    html
}

fn escape(text: &str, html: &mut String) {
    for it in text.chars() {
        match it {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            other => html.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::render::site::test::check;

    #[test]
    fn a_closed_fence_is_code() {
        check(
            "```rust\nlet a = 1 < 2;\n```\nb",
            "<pre class=\"highlight\"><code class=\"language-rust\">let a = 1 &lt; 2;\n</code></pre>\n<p>b</p>",
        );
        check("```\nb", "<p>```\nb</p>");
        check("a\n~~~\n*b*\n~~~~", "<p>a\n~~~\n<em>b</em>\n~~~~</p>");
    }
}
