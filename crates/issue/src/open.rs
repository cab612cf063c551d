//! Converts the bytes of a file to the text of an issue, or an error.
//!
//! Accepts only UTF-8 and does not change the text: it keeps a byte order mark, and refuses invalid bytes instead of
//! replacing them. [`crate::encoding`] repairs text that was damaged before.

use std::fmt;

use crate::bytes;

/// The largest file to open, in bytes; real issues have at most 41 KB.
pub const LIMIT: usize = 8 * 1024 * 1024;

/// Returns the text of a file, byte for byte. An empty file is an empty text.
///
/// ```
/// assert_eq!(issue::open::read_bytes(b"\xef\xbb\xbfhi\r\n").as_deref(), Ok("\u{feff}hi\r\n"));
/// let error = issue::open::read_bytes(b"caf\xe9").unwrap_err();
/// assert_eq!(error.to_string(), "expected text in UTF-8, found 0xE9 at byte 3 (line 1)");
/// ```
pub fn read_bytes(bytes: &[u8]) -> Result<String, OpenError> {
    check_start(bytes)?;
    if let Some(at) = bytes::position(bytes, |it| it == 0) {
        return Err(nul(bytes, at));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => Err(not_utf8(bytes, error.valid_up_to())),
    }
}

/// Refuses a file that is too large, or whose first bytes show that it is not text, without reading all of it.
pub(crate) fn check_start(bytes: &[u8]) -> Result<(), OpenError> {
    if bytes.len() > LIMIT {
        return Err(OpenError::TooLarge { size: bytes.len() });
    }
    match signature(bytes) {
        Some(file_type) => Err(OpenError::NotText { file_type }),
        None => Ok(()),
    }
}

/// Kinds of files by their first bytes.
const SIGNATURES: [(&[u8], &str); 10] = [
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    // UTF-32 starts like UTF-16, so it is first.
    (b"\xff\xfe\x00\x00", "text in UTF-32 (a byte order mark)"),
    (b"\xff\xfe", "text in UTF-16 (a byte order mark)"),
    (b"\xfe\xff", "text in UTF-16 (a byte order mark)"),
];

fn signature(bytes: &[u8]) -> Option<&'static str> {
    let mut kinds = SIGNATURES.iter();
    kinds
        .find(|(start, _)| bytes.starts_with(start))
        .map(|(_, name)| *name)
}

/// Returns the error for a NUL at `at`. In UTF-16 without a byte order mark, there is a NUL next to every ASCII letter.
fn nul(bytes: &[u8], at: usize) -> OpenError {
    let letters = bytes.iter().filter(|it| **it != 0).count();
    OpenError::Nul {
        at,
        line: line_of(bytes, at),
        looks_like_utf16: letters * 3 <= bytes.len() * 2,
    }
}

fn not_utf8(bytes: &[u8], at: usize) -> OpenError {
    OpenError::NotUtf8 {
        byte: bytes.get(at).copied().unwrap_or_default(),
        at,
        line: line_of(bytes, at),
    }
}

fn line_of(bytes: &[u8], at: usize) -> usize {
    let before = bytes.iter().take(at);
    1 + before.filter(|it| **it == b'\n').count()
}

/// Why a file was not opened. The open file does not change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// More than [`LIMIT`].
    TooLarge {
        /// The size of the file, in bytes.
        size: usize,
    },
    /// A file of another known type, by its first bytes.
    NotText {
        /// The type, with its article: "a PNG image".
        file_type: &'static str,
    },
    /// A byte 0, which no text has.
    Nul {
        /// The offset of the first NUL, counted from 0.
        at: usize,
        /// The line it is on, counted from 1.
        line: usize,
        /// Whether there are as many NULs as in UTF-16.
        looks_like_utf16: bool,
    },
    /// A byte that is not UTF-8.
    NotUtf8 {
        /// The byte.
        byte: u8,
        /// Where it is, counted from 0.
        at: usize,
        /// The line it is on, counted from 1.
        line: usize,
    },
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { size } => write!(
                f,
                "expected a file of at most {} MB, found {size} bytes",
                LIMIT / 1024 / 1024
            ),
            Self::NotText { file_type } => {
                write!(f, "expected text in UTF-8, found {file_type}")
            }
            Self::Nul {
                at,
                line,
                looks_like_utf16,
            } => {
                let cause = if *looks_like_utf16 {
                    ", as in text saved as UTF-16"
                } else {
                    ""
                };
                write!(
                    f,
                    "expected text in UTF-8, found a NUL at byte {at} (line {line}){cause}"
                )
            }
            Self::NotUtf8 { byte, at, line } => write!(
                f,
                "expected text in UTF-8, found 0x{byte:02X} at byte {at} (line {line})"
            ),
        }
    }
}

impl std::error::Error for OpenError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(bytes: &[u8]) -> String {
        read_bytes(bytes).unwrap_err().to_string()
    }

    #[test]
    fn text_is_kept_byte_for_byte() {
        for text in [
            "",
            "\u{feff}",
            "a\r\nb\rc\n\n",
            "ä 💛 👨‍👩‍👧",
            "no final newline",
            "\u{2}\t",
        ] {
            assert_eq!(read_bytes(text.as_bytes()).as_deref(), Ok(text));
        }
    }

    #[test]
    fn other_files_are_named() {
        assert_eq!(
            refusal(b"\x89PNG\r\n\x1a\n\0\0"),
            "expected text in UTF-8, found a PNG image"
        );
        assert!(refusal(b"\xff\xd8\xff\xe0").contains("a JPEG image"));
        assert!(refusal(b"%PDF-1.7").contains("a PDF document"));
        assert!(refusal(b"\xff\xfeT\0i\0").contains("UTF-16"));
        assert!(refusal(b"\xff\xfe\0\0T\0\0\0").contains("UTF-32"));
    }

    #[test]
    fn the_error_names_the_first_bad_byte() {
        assert_eq!(
            refusal(b"\xc3\xa4\n\xf0\x9f"),
            "expected text in UTF-8, found 0xF0 at byte 3 (line 2)"
        );
        assert_eq!(
            refusal(b"plain\n\0"),
            "expected text in UTF-8, found a NUL at byte 6 (line 2)"
        );
        assert_eq!(
            refusal(b"T\0i\0t\0"),
            "expected text in UTF-8, found a NUL at byte 1 (line 1), as in text saved as UTF-16"
        );
    }

    #[test]
    fn five_megabytes_open_and_nine_do_not() {
        assert_eq!(read_bytes(&vec![b'a'; 5_000_000]).unwrap().len(), 5_000_000);
        assert_eq!(
            refusal(&vec![b'a'; 9_000_000]),
            "expected a file of at most 8 MB, found 9000000 bytes"
        );
    }
}
