//! A unified diff from the opened text to the issue, in the format of `git apply`.
//!
//! The patch is for the newsletter's repository, whose drafts are in `draft/`. As in git, lines end only at `\n`, and a
//! `\r` before it is part of the line. So applying the patch gives exactly the same text.

use std::fmt::Write;
use std::ops::Range;

use crate::diff::{self, Change};

/// How many lines of context are around a change.
const CONTEXT: usize = 3;

/// Returns the patch from `base` to `text` for the file `draft/<file_name>`; empty if they are equal.
///
/// An empty `base` means that the file does not exist yet.
pub fn unified(base: &str, text: &str, file_name: &str) -> String {
    unified_at(base, text, &format!("draft/{file_name}"))
}

/// Does the same as [`unified`] for the file at `path`, for a repository whose drafts are in another folder.
pub fn unified_at(base: &str, text: &str, path: &str) -> String {
    if base == text {
        return String::new();
    }
    let (old, new) = (lines(base), lines(text));
    let mut out = header(base.is_empty(), path);
    for hunks in diff::grouped(&diff::changes(&old, &new), CONTEXT) {
        write_group(&mut out, &old, &new, hunks);
    }
    out
}

/// The lines of `text` with their endings.
fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

fn header(is_new: bool, path: &str) -> String {
    let (a, b) = (quoted("a", path), quoted("b", path));
    // A tab ends the name; git writes one if the name has a space.
    let end = if path.contains(' ') { "\t" } else { "" };
    if is_new {
        format!("diff --git {a} {b}\nnew file mode 100644\n--- /dev/null\n+++ {b}{end}\n")
    } else {
        format!("diff --git {a} {b}\n--- {a}{end}\n+++ {b}{end}\n")
    }
}

/// Returns the path of the file on one side, quoted like git if necessary.
fn quoted(side: &str, path: &str) -> String {
    let path = format!("{side}/{path}");
    if !path.contains(|it: char| it.is_ascii_control() || matches!(it, '"' | '\\')) {
        return path;
    }
    let mut out = String::from('"');
    for it in path.chars() {
        match it {
            '"' | '\\' => out.extend(['\\', it]),
            _ if it.is_ascii_control() => {
                let _ = write!(out, "\\{:03o}", u32::from(it));
            }
            _ => out.push(it),
        }
    }
    out + "\""
}

/// Writes one hunk of the patch: a group of changes with the context around and between them.
fn write_group(out: &mut String, old: &[&str], new: &[&str], changes: &[Change]) {
    let (Some(first), Some(last)) = (changes.first(), changes.last()) else {
        return;
    };
    let before = CONTEXT.min(first.old.start);
    let after = CONTEXT.min(old.len() - last.old.end);
    let old_range = first.old.start - before..last.old.end + after;
    let new_range = first.new.start - before..last.new.end + after;
    let _ = writeln!(out, "@@ -{} +{} @@", place(&old_range), place(&new_range));
    let mut at = old_range.start;
    for change in changes {
        write_lines(out, ' ', old, at..change.old.start);
        write_lines(out, '-', old, change.old.clone());
        write_lines(out, '+', new, change.new.clone());
        at = change.old.end;
    }
    write_lines(out, ' ', old, at..old_range.end);
}

/// Formats the number of the first line, from 1, and the count of lines. Without lines, uses the number of the line
/// before.
fn place(range: &Range<usize>) -> String {
    match range.len() {
        0 => format!("{},0", range.start),
        1 => format!("{}", range.start + 1),
        count => format!("{},{count}", range.start + 1),
    }
}

fn write_lines(out: &mut String, mark: char, lines: &[&str], range: Range<usize>) {
    for line in lines.get(range).unwrap_or_default() {
        out.push(mark);
        out.push_str(line);
        if !line.ends_with('\n') {
            out.push_str("\n\\ No newline at end of file\n");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    fn check(base: &str, text: &str, expected: &Expect) {
        let patch = unified(base, text, "2026-08-26-this-week-in-rust.md");
        expected.assert_eq(&patch.replace('\r', "␍"));
    }

    #[test]
    fn no_change_gives_no_patch() {
        check("a\n", "a\n", &expect![""]);
        check("", "", &expect![""]);
    }

    #[test]
    fn changes_far_apart_are_separate_hunks() {
        let base = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n";
        let text = "1\nä\n3\n4\n5\n6\n7\n8\n9\n11\n12\n13\n14\n15\n";
        check(
            base,
            text,
            &expect![[r"
                diff --git a/draft/2026-08-26-this-week-in-rust.md b/draft/2026-08-26-this-week-in-rust.md
                --- a/draft/2026-08-26-this-week-in-rust.md
                +++ b/draft/2026-08-26-this-week-in-rust.md
                @@ -1,5 +1,5 @@
                 1
                -2
                +ä
                 3
                 4
                 5
                @@ -7,8 +7,8 @@
                 7
                 8
                 9
                -10
                 11
                 12
                 13
                 14
                +15
            "]],
        );
    }

    #[test]
    fn a_patch_may_create_a_file() {
        check(
            "",
            "a\r\nb",
            &expect![[r"
                diff --git a/draft/2026-08-26-this-week-in-rust.md b/draft/2026-08-26-this-week-in-rust.md
                new file mode 100644
                --- /dev/null
                +++ b/draft/2026-08-26-this-week-in-rust.md
                @@ -0,0 +1,2 @@
                +a␍
                +b
                \ No newline at end of file
            "]],
        );
    }

    #[test]
    fn a_final_newline_is_a_change() {
        check(
            "a\nb",
            "a\nb\n",
            &expect![[r"
                diff --git a/draft/2026-08-26-this-week-in-rust.md b/draft/2026-08-26-this-week-in-rust.md
                --- a/draft/2026-08-26-this-week-in-rust.md
                +++ b/draft/2026-08-26-this-week-in-rust.md
                @@ -1,2 +1,2 @@
                 a
                -b
                \ No newline at end of file
                +b
            "]],
        );
    }

    #[test]
    fn odd_names_are_quoted() {
        let patch = unified("", "x\n", "a \"b\".md");
        assert!(
            patch.contains("+++ \"b/draft/a \\\"b\\\".md\"\t\n"),
            "{patch}"
        );
    }
}
