//! The answer to one request.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A complete answer, small enough to hold in memory.
#[derive(Debug, PartialEq, Eq)]
pub struct Answer {
    status: &'static str,
    kind: &'static str,
    body: Vec<u8>,
    /// False for HEAD, whose answer has no body.
    body_wanted: bool,
}

impl Answer {
    /// The answer to a request with this first line, from the files in `folder`, a canonical path.
    pub fn to(line: &str, folder: &Path) -> Self {
        let mut words = line.split(' ');
        let (method, target) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
        let body_wanted = method != "HEAD";
        if !matches!(method, "GET" | "HEAD") {
            return Self::refusal("405 Method Not Allowed", body_wanted);
        }
        match file(target, folder).and_then(|path| Some((kind(&path), fs::read(path).ok()?))) {
            Some((kind, body)) => Self {
                status: "200 OK",
                kind,
                body,
                body_wanted,
            },
            None => Self::refusal("404 Not Found", body_wanted),
        }
    }

    fn refusal(status: &'static str, body_wanted: bool) -> Self {
        Self {
            status,
            kind: "text/plain; charset=utf-8",
            body: status.into(),
            body_wanted,
        }
    }

    /// Writes the answer to `to`.
    pub fn send(&self, mut to: impl Write) -> io::Result<()> {
        let Self {
            status, kind, body, ..
        } = self;
        write!(
            to,
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n",
            body.len()
        )?;
        write!(
            to,
            "Cache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\n"
        )?;
        write!(to, "Connection: close\r\n\r\n")?;
        if self.body_wanted {
            to.write_all(body)?;
        }
        to.flush()
    }
}

/// The file that `target` names, if it is one inside `folder`.
fn file(target: &str, folder: &Path) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let mut file = folder.join(decoded(path)?);
    if file.is_dir() {
        file.push("index.html");
    }
    // Symbolic links and `..` are resolved before the comparison.
    let file = file.canonicalize().ok()?;
    (file.starts_with(folder) && file.is_file()).then_some(file)
}

/// Decodes `%20` and other percent-encoded bytes.
fn decoded(path: &str) -> Option<String> {
    let mut pieces = path.split('%');
    let mut bytes = pieces.next()?.as_bytes().to_vec();
    for piece in pieces {
        let (digits, rest) = piece.split_at_checked(2)?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        bytes.extend_from_slice(rest.as_bytes());
    }
    String::from_utf8(bytes).ok()
}

/// The media type. Browsers refuse scripts, styles and wasm with a wrong one.
fn kind(path: &Path) -> &'static str {
    match path.extension().and_then(|it| it.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("webmanifest") => "application/manifest+json",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The status and media type of the answer, from this package's folder.
    fn answer(line: &str) -> (&'static str, &'static str) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .canonicalize()
            .unwrap();
        let answer = Answer::to(line, &folder);
        (answer.status, answer.kind)
    }

    #[test]
    fn files_are_found_by_name() {
        let found = ("200 OK", "application/octet-stream");
        assert_eq!(answer("GET /Cargo.toml HTTP/1.1"), found);
        assert_eq!(answer("HEAD /Cargo.toml?query HTTP/1.1"), found);
        assert_eq!(answer("GET /%43argo.toml HTTP/1.1"), found);
    }

    #[test]
    fn no_file_outside_the_folder_is_served() {
        for target in [
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/src/../../Cargo.toml",
            "//etc/passwd",
        ] {
            assert_eq!(
                answer(&format!("GET {target} HTTP/1.1")).0,
                "404 Not Found",
                "{target}"
            );
        }
    }

    #[test]
    fn odd_requests_are_refused() {
        assert_eq!(
            answer("POST /Cargo.toml HTTP/1.1").0,
            "405 Method Not Allowed"
        );
        for line in [
            "",
            "GET",
            "GET Cargo.toml",
            "GET /%zz",
            "GET /%é",
            "GET /src",
        ] {
            assert_ne!(answer(line).0, "200 OK", "{line}");
        }
    }

    #[test]
    fn the_answer_to_head_has_the_length_but_no_body() {
        let mut sent = Vec::new();
        let answer = Answer {
            status: "200 OK",
            kind: "image/png",
            body: vec![0; 9],
            body_wanted: false,
        };
        answer.send(&mut sent).unwrap();
        let sent = String::from_utf8(sent).unwrap();
        assert!(
            sent.contains("\r\nContent-Length: 9\r\n") && sent.ends_with("\r\n\r\n"),
            "{sent}"
        );
    }
}
