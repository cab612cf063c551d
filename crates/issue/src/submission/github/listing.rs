//! The files of a folder.

use serde_json::Value;

use super::AnswerError;
use super::commit::is_hash;

/// A file of a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedFile {
    /// Its name, without the folder.
    pub name: String,
    /// Its path in the repository.
    pub path: String,
    /// The hash of its content, which a request to update the file has to contain.
    pub sha: String,
    /// Its size in bytes.
    pub size: u64,
}

impl ListedFile {
    /// Refuses `bytes` if their number differs from the file's size: then the answer was cut off, or belongs to another
    /// file.
    pub fn check(&self, bytes: &[u8]) -> Result<(), AnswerError> {
        let length = bytes.len() as u64;
        if length == self.size {
            return Ok(());
        }
        let found = format!("{length} bytes where GitHub lists {}", self.size);
        Err(AnswerError::new("the whole file", &found))
    }
}

/// The most files of one folder to read; GitHub lists no more than 1,000 this way.
const MOST: usize = 5000;

/// The files in the answer to [`drafts_request`](crate::submission::Repository::drafts_request) or
/// [`issues_request`](crate::submission::Repository::issues_request), without folders and other items.
pub fn listing(answer: &str) -> Result<Vec<ListedFile>, AnswerError> {
    const EXPECTED: &str = "a list of files as JSON";
    let json: Value =
        serde_json::from_str(answer).map_err(|it| AnswerError::new(EXPECTED, &it.to_string()))?;
    let Value::Array(items) = json else {
        let message = json.get("message").and_then(Value::as_str);
        let found = message.map_or_else(|| json.to_string(), str::to_owned);
        return Err(AnswerError::new(EXPECTED, &found));
    };
    if items.len() > MOST {
        return Err(AnswerError::new(
            "at most 5,000 files",
            &items.len().to_string(),
        ));
    }
    let files = items.iter().filter_map(|it| file(it).transpose());
    files.collect()
}

/// One item of the list; `None` if it is not a file.
fn file(item: &Value) -> Result<Option<ListedFile>, AnswerError> {
    let text = |name: &str, expected: &'static str| -> Result<String, AnswerError> {
        let value = item.get(name);
        let found = || value.map_or_else(|| "none".to_owned(), Value::to_string);
        let text = value.and_then(Value::as_str).map(str::to_owned);
        text.ok_or_else(|| AnswerError::new(expected, &found()))
    };
    if text("type", "the type of a listed file")? != "file" {
        return Ok(None);
    }
    let size = item.get("size");
    let found = || size.map_or_else(|| "none".to_owned(), Value::to_string);
    let bytes = size.and_then(Value::as_u64);
    let sha = text("sha", "the hash of a listed file")?;
    if !is_hash(&sha) {
        return Err(AnswerError::new("the hash of a listed file", &sha));
    }
    Ok(Some(ListedFile {
        name: text("name", "the name of a listed file")?,
        path: text("path", "the path of a listed file")?,
        sha,
        size: bytes.ok_or_else(|| AnswerError::new("the size of a listed file", &found()))?,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    const SHA: &str = "4f9a0c11d2b3e4f5061728394a5b6c7d8e9f0a1b";

    fn item(kind: &str, name: &str) -> String {
        format!(
            r#"{{"type":"{kind}","name":"{name}","path":"draft/{name}","sha":"{SHA}","size":3,"download_url":null}}"#
        )
    }

    #[test]
    fn files_are_listed_and_folders_are_not() {
        let answer = format!("[{},{}]", item("file", "a 💛.md"), item("dir", "b"));
        let files = listing(&answer).unwrap();
        assert_eq!(
            files,
            [ListedFile {
                name: "a 💛.md".to_owned(),
                path: "draft/a 💛.md".to_owned(),
                sha: SHA.to_owned(),
                size: 3,
            }]
        );
        assert_eq!(listing("[]"), Ok(Vec::new()));
        assert_eq!(files[0].check(b"abc"), Ok(()));
        let short = files[0].check(b"ab").unwrap_err().to_string();
        assert_eq!(
            short,
            "expected the whole file, found 2 bytes where GitHub lists 3"
        );
    }

    #[test]
    fn other_answers_are_refused_with_what_was_found() {
        let file = item("file", "a");
        let answers = [
            "<!DOCTYPE html>".to_owned(),
            r#"{"message":"Not Found"}"#.to_owned(),
            "[1]".to_owned(),
            "[[".repeat(1000),
            format!("[{file}"),
            format!("[{}]", file.replace("\"size\":3", "\"size\":\"3\"")),
            format!("[{}]", file.replace(SHA, "x")),
            format!("[{}]", file.replace("\"name\":\"a\",", "")),
        ];
        let errors = answers.map(|it| listing(&it).unwrap_err().to_string());
        expect![[r#"
            expected a list of files as JSON, found expected value at line 1 column 1
            expected a list of files as JSON, found Not Found
            expected the type of a listed file, found none
            expected a list of files as JSON, found recursion limit exceeded at line 1 column 128
            expected a list of files as JSON, found EOF while parsing a list at line 1 column 122
            expected the size of a listed file, found "3"
            expected the hash of a listed file, found x
            expected the name of a listed file, found none"#]]
        .assert_eq(&errors.join("\n"));
    }
}
