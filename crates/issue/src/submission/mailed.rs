//! A patch as an e-mail message for `git am`, with the author, the date and the description of the change.

use super::PullRequest;
use crate::calendar::Date;
use crate::lines::lines;

/// The author of a patch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// The name.
    pub name: String,
    /// The e-mail address.
    pub email: String,
}

impl Default for Author {
    /// An anonymous author with an address that cannot exist: `.invalid` is reserved for this. A person who applies the
    /// patch can become its author with `git commit --amend --reset-author`.
    fn default() -> Self {
        Self {
            name: "A contributor".to_owned(),
            email: "contributor@example.invalid".to_owned(),
        }
    }
}

/// The message that `git am` turns into a commit: the title and text of `request`, and `patch`, which is the result of
/// [`unified`](crate::patch::unified).
///
/// `seconds` is the time of the change, in seconds since 1970, UTC. If a header cannot contain any character of the
/// name or address, the default author's is used. Limit: without `--keep-cr`, `git am` drops the `\r` of CRLF lines, so
/// `git apply` is better for a draft with such lines.
pub fn mailed(author: &Author, seconds: u64, request: &PullRequest, patch: &str) -> String {
    let nobody = Author::default();
    let or = |given: String, other: String| if given.is_empty() { other } else { given };
    let name = or(header(&author.name), nobody.name);
    let email = or(header(&author.email).replace(' ', ""), nobody.email);
    let date = date(seconds);
    let title = header(&request.title);
    let text = body(&request.text);
    format!(
        "From 0000000000000000000000000000000000000000 Mon Sep 17 00:00:00 2001\n\
         From: {name} <{email}>\n\
         Date: {date}\n\
         Subject: [PATCH] {title}\n\
         MIME-Version: 1.0\n\
         Content-Type: text/plain; charset=UTF-8\n\
         Content-Transfer-Encoding: 8bit\n\
         \n\
         {text}---\n\
         \n\
         {patch}-- \n\
         Galley\n"
    )
}

/// Formats a time for a message: "Wed, 26 Aug 2026 09:05:00 +0000".
fn date(seconds: u64) -> String {
    let day = i64::try_from(seconds / 86_400)
        .ok()
        .and_then(Date::from_days);
    let words = day.map(Date::in_words).unwrap_or_default();
    let mut words = words.split(' ');
    let mut next = |most: usize| words.next().and_then(|it| it.get(..most.min(it.len())));
    let parts = [next(3), next(2), next(3), next(4)].map(Option::unwrap_or_default);
    let [weekday, day, month, year] = parts;
    let [hour, minute, second] = [seconds / 3600 % 24, seconds / 60 % 60, seconds % 60];
    format!("{weekday}, {day} {month} {year} {hour:02}:{minute:02}:{second:02} +0000")
}

/// Returns `text` for a header: on one line, without the characters that end a name or an address.
fn header(text: &str) -> String {
    let is_kept = |it: &char| !it.is_control() && !matches!(it, '<' | '>' | '"' | '\\');
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    words
        .chars()
        .filter(is_kept)
        .collect::<String>()
        .trim()
        .to_owned()
}

/// Starts of lines that `git am` would not parse as the message's text.
const SPECIAL: [&str; 7] = [
    "---", "diff -", "Index: ", "From", ">From", "Subject:", "Date:",
];

/// The message's text, with an ending after each line; empty for an empty one.
fn body(text: &str) -> String {
    let mut out = String::new();
    let text = text.trim();
    for line in lines(text).filter_map(|it| text.get(it.range)) {
        if SPECIAL.iter().any(|it| line.starts_with(it)) {
            out.push(' ');
        }
        out.extend(line.chars().filter(|it| !it.is_control()));
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    #[test]
    fn headers_and_text_are_those_of_a_message() {
        let request = PullRequest {
            title: "Add “Ä 💛”\nto Research".to_owned(),
            text: "https://a.example/1\r\n\n--- x\nFrom me".to_owned(),
            branch: String::new(),
        };
        let author = Author {
            name: "Ada \"L\" <x>\n".to_owned(),
            email: "ada@ example.org>".to_owned(),
        };
        let patch = crate::patch::unified("a\n", "b\n", "x.md");
        expect![[r#"
            From 0000000000000000000000000000000000000000 Mon Sep 17 00:00:00 2001
            From: Ada L x <ada@example.org>
            Date: Sat, 29 Aug 2026 10:42:03 +0000
            Subject: [PATCH] Add “Ä 💛” to Research
            MIME-Version: 1.0
            Content-Type: text/plain; charset=UTF-8
            Content-Transfer-Encoding: 8bit

            https://a.example/1

             --- x
             From me
            ---

            diff --git a/draft/x.md b/draft/x.md
            --- a/draft/x.md
            +++ b/draft/x.md
            @@ -1 +1 @@
            -a
            +b
            -- 
            Galley
        "#]]
        .assert_eq(&mailed(&author, 1_788_000_123, &request, &patch));
    }

    #[test]
    fn the_anonymous_author_has_a_name() {
        let author = Author {
            name: " \n".to_owned(),
            email: "<>".to_owned(),
        };
        let message = mailed(&author, 0, &PullRequest::default(), "");
        assert!(message.contains("\nFrom: A contributor <contributor@example.invalid>\nDate: Thu, 1 Jan 1970 00:00:00 +0000\n"));
    }
}
