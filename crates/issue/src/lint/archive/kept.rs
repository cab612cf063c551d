//! The text in which an earlier issue is stored.
//!
//! Version 1, in lines that end with `\n`: first the words `earlier issue 1` and the number of links; then one line per
//! link, with its line number in the issue, a space and its address in the form that the rules compare:
//!
//! ```text
//! earlier issue 1 2
//! 24 https://blog.example/borrowing
//! 25 https://blog.example/traits?page=2
//! ```
//!
//! The file's name, which decides the order of issues, is stored next to it.

use std::fmt::Write as _;

use super::{Archive, Earlier};

const HEAD: &str = "earlier issue 1 ";

impl Archive {
    /// Returns the text to store for the issue with this file name; `None` if there is no such issue.
    pub fn to_text(&self, file: &str) -> Option<String> {
        let issue = self.issues.get(self.find(file).ok()?)?;
        // An address with a line break would parse as two lines; no check compares such addresses.
        let is_one_line = |(url, _): &&(String, usize)| !url.contains('\n');
        let links: Vec<_> = issue.links.iter().filter(is_one_line).collect();
        let mut out = format!("{HEAD}{}\n", links.len());
        for (url, line) in links {
            // Writing into a string cannot fail.
            let _ = writeln!(out, "{line} {url}");
        }
        Some(out)
    }

    /// Adds an issue in the format of [`Archive::to_text`]; replaces one with the same file name.
    ///
    /// Returns `false`, and adds nothing, if the text is damaged or of another version.
    pub fn take_text(&mut self, file: &str, text: &str) -> bool {
        let links = read(text);
        let is_one = links.is_some();
        if let Some(links) = links {
            let file = file.to_owned();
            self.put(Earlier { file, links });
        }
        is_one
    }
}

fn read(text: &str) -> Option<Vec<(String, usize)>> {
    let rest = text.strip_prefix(HEAD)?.strip_suffix('\n')?;
    let mut lines = rest.split('\n');
    let count: usize = lines.next()?.parse().ok()?;
    let link = |it: &str| {
        let (line, url) = it.split_once(' ')?;
        Some((url.to_owned(), line.parse().ok()?))
    };
    let links: Option<Vec<_>> = lines.map(link).collect();
    links.filter(|it| it.len() == count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    const FILE: &str = "2026-08-19-this-week-in-rust.md";

    fn archive() -> Archive {
        let mut archive = Archive::default();
        let text = "## Updates from Rust Community\r\n* [a 💛](http://example.com//ä b/?utm_source=c&d=1)\r\n* [b](https://b.example/)";
        archive.add(FILE, text);
        archive
    }

    #[test]
    fn only_an_issues_links_are_stored() {
        expect![[r#"
            earlier issue 1 2
            2 https://example.com/ä b?d=1
            3 https://b.example
        "#]]
        .assert_eq(&archive().to_text(FILE).unwrap_or_default());
        assert_eq!(archive().to_text("2026-08-26-this-week-in-rust.md"), None);
    }

    #[test]
    fn a_stored_issue_is_restored() {
        let text = archive().to_text(FILE).unwrap_or_default();
        let mut back = Archive::default();
        assert!(back.take_text(FILE, &text));
        assert_eq!(back, archive());
        let mut empty = Archive::default();
        empty.add(FILE, "");
        let text = empty.to_text(FILE).unwrap_or_default();
        assert!(back.take_text(FILE, &text));
        assert_eq!(back, empty, "the newer copy replaces the older");
    }

    #[test]
    fn a_damaged_text_adds_nothing() {
        let sound = archive().to_text(FILE).unwrap_or_default();
        let cut = (0..sound.len()).filter_map(|end| sound.get(..end));
        let others = [
            sound.replace("issue 1", "issue 2"),
            sound.replace("\n3 ", "\nthree "),
            sound.replace('\n', "\r\n"),
            format!("{sound}4 https://c.example\n"),
            "earlier issue 1 99999999999999999999999\n".to_owned(),
        ];
        for text in cut.chain(others.iter().map(String::as_str)) {
            let mut archive = Archive::default();
            assert!(!archive.take_text(FILE, text), "{text}");
            assert!(archive.is_empty());
        }
    }
}
