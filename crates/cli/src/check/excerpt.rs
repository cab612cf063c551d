//! The part of a line that is shown around a finding, because a line may be as long as a file.

use issue::lines::Positions;

use crate::terminal::in_columns;

/// The longest part that is shown, in characters.
const WIDTH: usize = 100;
const BEFORE: usize = 40;

/// Part of one line, without control characters.
#[derive(Debug)]
pub struct Excerpt {
    /// With `…` where the line continues.
    pub text: String,
    /// The column in `text` where the finding starts, from 1.
    pub column: usize,
}

impl Excerpt {
    /// Returns the part of the line around byte `offset`.
    pub fn of(positions: &Positions<'_>, offset: usize) -> Self {
        let (line, start) = positions.line(offset);
        let before = line.get(..offset - start.min(offset)).unwrap_or(line);
        let from = if line.chars().nth(WIDTH).is_none() {
            0
        } else {
            let mut back = before.char_indices().rev();
            back.nth(BEFORE - 2).map_or(0, |(at, _)| at)
        };
        let rest = line.get(from..).unwrap_or_default();
        let mut text: String = rest.chars().take(WIDTH).collect();
        text = in_columns(&text);
        if rest.chars().nth(WIDTH).is_some() {
            text.push('…');
        }
        let column = before.get(from..).unwrap_or_default().chars().count() + 1;
        if from == 0 {
            return Self { text, column };
        }
        Self {
            text: format!("…{text}"),
            column: column + 1,
        }
    }
}
