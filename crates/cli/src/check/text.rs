//! Findings for people, in the manner of the Rust compiler.

use issue::lint::Severity;

use super::finding::Finding;

/// The longest part of a line that is shown, and what of it stands before the finding; in characters.
const WIDTH: usize = 100;
const BEFORE: usize = 40;

/// Every finding with its line and carets, and how many there were.
pub fn print(found: &[Finding]) -> String {
    let mut out: String = found.iter().map(one).collect();
    if !found.is_empty() {
        out += &summary(found);
    }
    out
}

fn one(it: &Finding) -> String {
    let Finding {
        rule,
        severity,
        file,
        place,
        message,
        ..
    } = it;
    let number = place.line.to_string();
    let gap = " ".repeat(number.len());
    let (line, column) = shown(&it.excerpt, place.column);
    let to_end = line.chars().count() + 1 - column.min(line.chars().count());
    let length = if place.end_line > place.line {
        to_end
    } else {
        (place.end_column - place.column).min(to_end)
    };
    let carets = "^".repeat(length.max(1));
    let blank = " ".repeat(column - 1);
    let mut out = format!(
        "{severity}[{rule}]: {message}\n{gap}--> {file}:{number}:{}\n{gap} |\n{number} | {line}\n{gap} | {blank}{carets}\n",
        place.column
    );
    if let Some(fix) = &it.fix {
        out += &format!("{gap} = fix: {}\n", fix.title);
    }
    out + "\n"
}

/// The part of a line around a column, and the column in that part. No control character comes through.
fn shown(line: &str, column: usize) -> (String, usize) {
    let visible = |it: char| match it {
        '\t' => ' ',
        it if it.is_control() => '\u{fffd}',
        it => it,
    };
    let all: Vec<char> = line.chars().map(visible).collect();
    let from = match column.checked_sub(BEFORE) {
        Some(from) if all.len() > WIDTH => from,
        _ => 0,
    };
    let part: String = all.iter().skip(from).take(WIDTH).collect();
    let end = if from + WIDTH < all.len() { "…" } else { "" };
    if from == 0 {
        (part + end, column)
    } else {
        (format!("…{part}{end}"), column - from + 1)
    }
}

fn summary(found: &[Finding]) -> String {
    let counted = [Severity::Error, Severity::Warning, Severity::Hint].map(|severity| {
        let count = found
            .iter()
            .filter(|it| it.severity == severity.name())
            .count();
        let plural = if count == 1 { "" } else { "s" };
        (count > 0).then(|| format!("{count} {}{plural}", severity.name()))
    });
    let counted: Vec<String> = counted.into_iter().flatten().collect();
    counted.join(", ") + "\n"
}
