//! Checks that applying the patch as git does gives the text.

use issue::patch::unified;

use super::input::Input;

pub fn run(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let (base, text) = (input.text(), input.text());
    for (base, text) in [(&base, &text), (&text, &base)] {
        let patch = unified(base, text, "2026-08-26-this-week-in-rust.md");
        assert_eq!(patch.is_empty(), base == text);
        assert_eq!(applied(base, &patch).as_ref(), Some(text), "{patch}");
    }
}

/// Returns `base` after `patch`; `None` if a line of context or a removed line is missing.
fn applied(base: &str, patch: &str) -> Option<String> {
    let mut out = String::new();
    let mut old = base.split_inclusive('\n').enumerate().peekable();
    let mut lines = patch.split_inclusive('\n').peekable();
    while lines.next_if(|it| !it.starts_with("@@")).is_some() {}
    while let Some(line) = lines.next() {
        if line.starts_with("@@") {
            while let Some((_, kept)) = old.next_if(|it| it.0 < hunk_start(line).unwrap_or(0)) {
                out.push_str(kept);
            }
            continue;
        }
        let open_end = lines.next_if(|it| it.starts_with('\\')).is_some();
        let content = if open_end {
            line.strip_suffix('\n')?
        } else {
            line
        };
        let (mark, content) = content.split_at_checked(1)?;
        if mark != "+" && old.next()?.1 != content {
            return None;
        }
        if mark != "-" {
            out.push_str(content);
        }
    }
    out.extend(old.map(|it| it.1));
    Some(out)
}

/// Returns how many lines of the old text are before a hunk.
fn hunk_start(line: &str) -> Option<usize> {
    let place = line.strip_prefix("@@ -")?.split(' ').next()?;
    let (first, count) = place.split_once(',').unwrap_or((place, "1"));
    let first: usize = first.parse().ok()?;
    Some(if count == "0" {
        first
    } else {
        first.checked_sub(1)?
    })
}
