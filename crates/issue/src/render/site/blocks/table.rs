//! Two lines with the same number of columns, the second made of dashes, start a table.
//!
//! On the site every line up to the next blank line is a row, even a list or a heading. A pipe inside code does not
//! separate cells; on GitHub it does.

use crate::render::site::blocks::piece::Kind;
use crate::render::site::blocks::{Level, Parser, Piece};
use crate::render::site::lines::{Line, span};
use crate::render::site::tree::NodeId;
use crate::render::text::{byte, rest, slice};

/// Whether the first row has a pipe at its start and at its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Border {
    left: bool,
    right: bool,
}

impl Border {
    fn any(self) -> bool {
        self.left || self.right
    }
}

impl Parser<'_> {
    pub(super) fn table(&mut self, parent: NodeId, level: &mut Level, piece: &mut Piece) -> bool {
        let buffer = self.buffer;
        let Some((border, separator)) = head(level.of(piece), buffer) else {
            return false;
        };
        if separator.len() == 1
            && piece
                .first(level, Kind::Borderless, |it| !has_border(it, buffer))
                .is_some()
        {
            return false;
        }
        let lines = level.of(piece);
        let align: Vec<Option<&str>> = separator
            .iter()
            .map(|it| alignment(it.trim_matches(' ')))
            .collect();
        let table = self.tree.append(parent, "table");
        self.tree.extend_span(table, &span(lines));
        let head = self.tree.append(table, "thead");
        let body = self.tree.append(table, "tbody");
        for (index, line) in lines.iter().enumerate() {
            let row = line.text(self.buffer).trim_matches(' ');
            match index {
                0 => self.row(head, "th", &cells(row, border), &align),
                1 => {}
                _ => self.row(body, "td", &cells(row, border), &align),
            }
        }
        if lines.len() == 2 {
            self.row(body, "td", &[], &align);
        }
        true
    }

    fn row(&mut self, parent: NodeId, tag: &'static str, cells: &[&str], align: &[Option<&str>]) {
        let row = self.tree.append(parent, "tr");
        let missing = align.len().saturating_sub(cells.len());
        // Without a limit, short rows under a wide header would produce a number of cells in proportion to the square
        // of the text.
        let filled = missing.min(self.spare_cells);
        self.spare_cells -= filled;
        for (index, align) in align.iter().enumerate().take(cells.len() + filled) {
            let cell = self.tree.append(row, tag);
            self.tree.set_text(
                cell,
                cells
                    .get(index)
                    .map_or("", |it| it.trim_matches(' '))
                    .to_owned(),
            );
            if let Some(align) = align {
                self.tree
                    .set_attribute(cell, "style", format!("text-align: {align};"));
            }
        }
    }
}

/// The border and the cells of the second row, if the lines are a table.
fn head<'a>(lines: &[Line], buffer: &'a str) -> Option<(Border, Vec<&'a str>)> {
    let mut rows = lines.iter().map(|it| it.text(buffer).trim_matches(' '));
    let first = rows.next()?;
    let second = rows.next()?;
    if !second.bytes().all(|it| b"|:- \\".contains(&it)) {
        return None;
    }
    let border = Border {
        left: first.starts_with('|'),
        right: border_start(first).is_some(),
    };
    let columns = cells(first, border).len();
    if columns == 1 && !border.any() {
        return None;
    }
    let separator = cells(second, border);
    let fits = separator.len() == columns
        && separator
            .iter()
            .all(|it| it.bytes().all(|it| b"|:- ".contains(&it)));
    fits.then_some((border, separator))
}

/// Whether the first of `lines` has a pipe at its start or end.
fn has_border(lines: &[Line], buffer: &str) -> bool {
    let row = lines.first().map_or("", |it| it.text(buffer));
    let row = row.trim_matches(' ');
    row.starts_with('|') || border_start(row).is_some()
}

fn alignment(cell: &str) -> Option<&'static str> {
    match (cell.starts_with(':'), cell.ends_with(':')) {
        (true, true) => Some("center"),
        (true, false) => Some("left"),
        (false, true) => Some("right"),
        (false, false) => None,
    }
}

/// Returns the start of the pipe that ends a row, including the pairs of backslashes before the pipe.
fn border_start(row: &str) -> Option<usize> {
    let before = row.strip_suffix('|')?;
    let kept = before.trim_end_matches('\\');
    ((before.len() - kept.len()) % 2 == 0).then_some(kept.len())
}

/// Splits a row at its pipes.
fn cells(row: &str, border: Border) -> Vec<&str> {
    let mut row = row;
    if border.any() {
        row = row.strip_prefix('|').unwrap_or(row);
        row = slice(row, 0..border_start(row).unwrap_or(row.len()));
    }
    let (pipes, ticks) = pipes_and_ticks(row);
    let regions = code_regions(&ticks);
    let mut regions = regions.iter().peekable();
    let mut cells = Vec::new();
    let mut from = 0;
    for pipe in pipes {
        while regions.next_if(|it| it.1 < pipe).is_some() {}
        if regions.peek().is_none_or(|it| pipe < it.0) {
            cells.push(slice(row, from..pipe));
            from = pipe + 1;
        }
    }
    cells.push(rest(row, from));
    cells
}

/// A run of backticks.
struct Ticks {
    start: usize,
    end: usize,
    len: usize,
    /// Whether its first backtick is escaped.
    is_escaped: bool,
}

fn pipes_and_ticks(row: &str) -> (Vec<usize>, Vec<Ticks>) {
    let (mut pipes, mut ticks) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < row.len() {
        let is_escaped = byte(row, at) == b'\\' && byte(row, at + 1) == b'`';
        let run = rest(row, at + usize::from(is_escaped))
            .bytes()
            .take_while(|it| *it == b'`')
            .count();
        match (byte(row, at), byte(row, at + 1)) {
            (b'\\', b'\\' | b'|') => at += 2,
            _ if run > 0 => {
                let end = at + usize::from(is_escaped) + run;
                ticks.push(Ticks {
                    start: at,
                    end: end - 1,
                    len: run,
                    is_escaped,
                });
                at = end;
            }
            (b'|', _) => {
                pipes.push(at);
                at += 1;
            }
            _ => at += 1,
        }
    }
    (pipes, ticks)
}

/// The first and last byte of each code span.
fn code_regions(ticks: &[Ticks]) -> Vec<(usize, usize)> {
    let indices = ticks.iter().enumerate();
    let mut by_len: Vec<(usize, usize)> = indices.map(|(index, it)| (it.len, index)).collect();
    by_len.sort_unstable();
    let mut regions = Vec::new();
    let mut at = 0;
    while let Some(open) = ticks.get(at) {
        let len = open.len - usize::from(open.is_escaped);
        let next = by_len.get(by_len.partition_point(|it| *it <= (len, at)));
        let close = next.filter(|it| it.0 == len && len > 0);
        match close.and_then(|it| ticks.get(it.1).map(|ticks| (it.1, ticks))) {
            Some((index, close)) => {
                regions.push((open.start, close.end));
                at = index + 1;
            }
            None => at += 1,
        }
    }
    regions
}

#[cfg(test)]
mod tests {
    use super::{Border, cells};
    use crate::render::site::test::check;

    #[test]
    fn a_table() {
        check(
            "a | b\n--|:-:\n`c|d` | e",
            "<table>\n<thead>\n<tr>\n<th>a</th>\n<th style=\"text-align: center;\">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td><code>c|d</code></td>\n<td style=\"text-align: center;\">e</td>\n</tr>\n</tbody>\n</table>",
        );
    }

    #[test]
    fn splits_rows() {
        let border = Border {
            left: true,
            right: true,
        };
        assert_eq!(
            cells("| a \\| b | `c | d` |", border),
            [" a \\| b ", " `c | d` "]
        );
        assert_eq!(cells("a", border), ["a"]);
    }
}
