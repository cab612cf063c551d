//! Three or more `-`, `_` or `*` on a separate line, with at most two spaces between them, are a horizontal rule.
//!
//! It may be inside a paragraph. On GitHub `---` under a paragraph makes it a heading.

use crate::render::site::blocks::piece::Kind;
use crate::render::site::blocks::{Level, Parser, Piece};
use crate::render::site::lines::{Line, span};
use crate::render::site::tree::NodeId;
use crate::render::text::{byte, indent, rest};

impl Parser<'_> {
    pub(super) fn rule(&mut self, parent: NodeId, level: &mut Level, piece: &mut Piece) -> bool {
        let buffer = self.buffer;
        let is_rule = |lines: &[Line]| lines.first().is_some_and(|it| is_rule(it.text(buffer)));
        let Some(at) = piece.first(level, Kind::Rule, is_rule) else {
            return false;
        };
        if at > piece.from {
            self.parse_before(parent, level, piece.ending_at(at));
        }
        let node = self.tree.append(parent, "hr");
        let used = span(level.lines.get(at..=at).unwrap_or_default());
        self.tree.extend_span(node, &used);
        let mut rest = piece.starting_at(at + 1);
        while level.first(&rest).is_some_and(Line::is_empty) {
            rest = rest.starting_at(rest.from + 1);
        }
        if rest.len() > 0 {
            level.pieces.push(rest);
        }
        true
    }
}

fn is_rule(line: &str) -> bool {
    let start = indent(line);
    let kind = byte(line, start);
    if start > 3 || !matches!(kind, b'-' | b'_' | b'*') {
        return false;
    }
    let mut marks = 0;
    let mut spaces = 0;
    for it in rest(line, start).trim_end_matches(' ').bytes() {
        match it {
            b' ' if spaces == 2 => return false,
            b' ' => spaces += 1,
            it if it == kind => (marks, spaces) = (marks + 1, 0),
            _ => return false,
        }
    }
    marks >= 3
}

#[cfg(test)]
mod tests {
    use super::is_rule;
    use crate::render::site::test::check;

    #[test]
    fn knows_rules() {
        assert!(["---", " * *  *", "____  "].iter().all(|it| is_rule(it)));
        assert!(
            ["--", "-   -   -", "--*", "    ---"]
                .iter()
                .all(|it| !is_rule(it))
        );
    }

    #[test]
    fn splits_a_paragraph() {
        check("a\n***\nb", "<p>a</p>\n<hr>\n<p>b</p>");
    }
}
