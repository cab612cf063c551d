//! Lines indented by four spaces or a tab are code.
//!
//! Code continues over blank lines. A first line such as `:::rust` or `#!rust` names the language and is not shown.
//! GitHub shows that line. Neither the site nor GitHub accepts code directly after a line of a paragraph.

use crate::render::site::blocks::{Level, Parser, Piece, outdent};
use crate::render::site::lines::{Line, join, span};
use crate::render::site::tree::NodeId;
use crate::render::text::{byte, is_blank, is_space, is_word, rest};

impl Parser<'_> {
    pub(super) fn code(&mut self, parent: NodeId, level: &mut Level, piece: &Piece) -> bool {
        let buffer = self.buffer;
        let lines = level.of(piece);
        if lines
            .first()
            .is_none_or(|it| outdent(*it, buffer, 4).is_none())
        {
            return false;
        }
        let code = outdented(lines, buffer);
        let text = join(buffer, &code).trim_end_matches(is_space).to_owned();
        let last = self
            .tree
            .last_child(parent)
            .filter(|it| self.tree.tag(*it) == "pre");
        let node = match last {
            Some(node) => {
                self.tree.push_text(node, "\n");
                node
            }
            None => self.tree.append(parent, "pre"),
        };
        self.tree.push_text(node, &text);
        self.tree.push_text(node, "\n");
        self.tree.extend_span(node, &span(&code));
        let rest = piece.starting_at(piece.from + code.len());
        if rest.len() > 0 {
            level.pieces.push(rest);
        }
        true
    }
}

/// The lines up to the first one without the indent, with a level of indent removed.
pub(super) fn outdented(lines: &[Line], buffer: &str) -> Vec<Line> {
    let mut code = Vec::new();
    for line in lines {
        match outdent(*line, buffer, 4) {
            Some(line) => code.push(line),
            None if is_blank(line.text(buffer)) => code.push(line.skip(usize::MAX / 2)),
            None => break,
        }
    }
    code
}

/// Splits the language off the first line of `code`, if there is one.
pub(crate) fn language(code: &str) -> (String, &str) {
    let code = code.trim_matches('\n');
    let (first, after) = code.split_once('\n').unwrap_or((code, ""));
    let Some(at) = marker(first) else {
        return (String::new(), code);
    };
    let (path_end, has_path) = path(first, at);
    let name = rest(first, path_end);
    let end = name
        .find(|it| !is_word(it) && !matches!(it, '#' | '.' | '+' | '-'))
        .unwrap_or(name.len());
    let language = name.get(..end).unwrap_or_default().to_lowercase();
    (
        language,
        if has_path {
            code
        } else {
            after.trim_matches('\n')
        },
    )
}

/// The end of a `::` at the start, or of a `#!`.
fn marker(line: &str) -> Option<usize> {
    match line.bytes().take_while(|it| *it == b':').count() {
        0 | 1 => line.starts_with("#!").then_some(2),
        count => Some(count),
    }
}

/// Returns the end of a path such as `/usr/bin/`, and whether there is one: then the line is part of the code.
fn path(line: &str, start: usize) -> (usize, bool) {
    let mut at = start;
    let mut end = start;
    loop {
        if matches!(byte(line, at), b'/' | b' ') {
            end = at + 1;
        }
        let word = rest(line, at + 1)
            .find(|it| !is_word(it))
            .unwrap_or(rest(line, at + 1).len());
        if byte(line, at) != b'/' || word == 0 {
            return (end, end > start);
        }
        at += 1 + word;
    }
}

#[cfg(test)]
mod tests {
    use crate::render::site::test::check;

    #[test]
    fn code_continues_over_blank_lines() {
        check(
            "    a\n\n\n      <b>\n",
            "<pre class=\"highlight\"><code>a\n\n\n  &lt;b&gt;\n</code></pre>",
        );
    }

    #[test]
    fn a_first_line_may_name_the_language() {
        check(
            "    :::rust\n    a\n",
            "<pre class=\"highlight\"><code class=\"language-rust\">a\n</code></pre>",
        );
        check(
            "    #!/bin/sh\n    a\n",
            "<pre class=\"highlight\"><code class=\"language-sh\">#!/bin/sh\na\n</code></pre>",
        );
    }
}
