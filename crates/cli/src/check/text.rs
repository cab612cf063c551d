//! Findings for people, in the format of the Rust compiler's messages.

use issue::lint::Severity;

use super::excerpt::Excerpt;
use super::finding::Finding;
use crate::terminal::spelled;

/// Returns every finding with its line and carets, and the number of findings.
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
        location,
        message,
        ..
    } = it;
    let number = location.line.to_string();
    let gap = " ".repeat(number.len());
    let Excerpt { text: line, column } = &it.excerpt;
    let count = line.chars().count();
    let to_end = count + 1 - count.min(*column);
    let length = if location.end_line > location.line {
        to_end
    } else {
        (location.end_column - location.column).min(to_end)
    };
    let carets = "^".repeat(length.max(1));
    let blank = " ".repeat(column - 1);
    let (message, file) = (spelled(message), spelled(file));
    let mut out = format!(
        "{severity}[{rule}]: {message}\n{gap}--> {file}:{number}:{}\n{gap} |\n{number} | {line}\n{gap} | {blank}{carets}\n",
        location.column
    );
    if let Some(fix) = &it.fix {
        out += &format!("{gap} = fix: {}\n", spelled(&fix.title));
    }
    out + "\n"
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
