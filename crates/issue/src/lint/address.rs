//! Addresses, in the form in which the rules compare them.

use std::borrow::Cow;

use super::query::recoded;
use crate::bytes;

/// The parts of an address that the rules need; nothing is decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Address<'a> {
    /// Before `:`, as written; empty if there is none.
    pub(crate) scheme: &'a str,
    /// After `//`, up to the path, query or fragment.
    pub(crate) host: &'a str,
    /// From the first `/` after the host.
    pub(crate) path: &'a str,
    /// After `?`; empty if there is none.
    pub(crate) query: &'a str,
    /// After `#`; empty if there is none.
    pub(crate) fragment: &'a str,
}

impl<'a> Address<'a> {
    /// Splits an address as Python's `urlsplit` does; any text has these parts.
    pub(crate) fn read(url: &'a str) -> Self {
        let find = |text: &str, mark: u8| bytes::position(text.as_bytes(), |it| it == mark);
        let cut = |text: &'a str, mark: u8| {
            let at = find(text, mark);
            at.and_then(|at| Some((text.get(..at)?, text.get(at + 1..)?)))
                .unwrap_or((text, ""))
        };
        let (scheme, rest) = match cut(url, b':') {
            (scheme, rest) if scheme.len() < url.len() && is_scheme(scheme) => (scheme, rest),
            _ => ("", url),
        };
        let (rest, fragment) = cut(rest, b'#');
        let (rest, query) = cut(rest, b'?');
        let (host, path) = match rest.strip_prefix("//") {
            Some(rest) => rest.split_at(find(rest, b'/').unwrap_or(rest.len())),
            None => ("", rest),
        };
        Self {
            scheme,
            host,
            path,
            query,
            fragment,
        }
    }

    /// Returns the host without "www.", in lower case.
    pub(crate) fn site(&self) -> Cow<'a, str> {
        if bytes::has(self.host, |it| it.is_ascii_uppercase()) {
            let host = self.host.to_ascii_lowercase();
            return Cow::Owned(host.strip_prefix("www.").unwrap_or(&host).to_owned());
        }
        Cow::Borrowed(self.host.strip_prefix("www.").unwrap_or(self.host))
    }

    /// Returns the address as [`normalise`] does.
    pub(crate) fn normal(&self) -> String {
        let scheme = if self.scheme.eq_ignore_ascii_case("http") {
            "https"
        } else {
            self.scheme
        };
        let mut out = String::with_capacity(self.host.len() + self.path.len() + self.query.len());
        if !scheme.is_empty() {
            out += &scheme.to_ascii_lowercase();
            out += ":";
        }
        if !self.host.is_empty() {
            out += "//";
            out += self.host;
        }
        if self.path.contains("//") {
            out += single_slashes(self.path).trim_end_matches('/');
        } else {
            out += self.path.trim_end_matches('/');
        }
        let query = recoded(self.query, true);
        if !query.is_empty() {
            out += "?";
            out += &query;
        }
        if !self.fragment.is_empty() {
            out += "#";
            out += self.fragment;
        }
        out
    }
}

fn is_scheme(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes.next().is_some_and(|it| it.is_ascii_alphabetic())
        && bytes.all(|it| it.is_ascii_alphanumeric() || matches!(it, b'+' | b'-' | b'.'))
}

/// Returns the address in the form that the newsletter's own check compares: without four tracking parameters and
/// parameters without a value, with `https` for `http`, single slashes in the path, and no slash at its end.
pub(crate) fn normalise(url: &str) -> String {
    Address::read(url).normal()
}

/// Returns the path with single slashes in place of repeated ones.
pub(crate) fn single_slashes(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for it in path.chars() {
        if it != '/' || !out.ends_with('/') {
            out.push(it);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_compare_without_noise() {
        let same = "https://a.example/b/c?d=1#e";
        for url in [
            "http://a.example/b//c/?d=1#e",
            "HTTPS://a.example/b/c?utm_source=x&d=1&utm_medium=y#e",
            "https://a.example/b/c?x&d=1#e",
        ] {
            assert_eq!(normalise(url), same);
        }
        assert_eq!(
            normalise("https://a.example/"),
            normalise("http://a.example")
        );
        assert_eq!(normalise("mailto:a@b.example"), "mailto:a@b.example");
        assert_eq!(normalise("💛"), "💛");
        assert_ne!(
            normalise("https://a.example/b?v=1"),
            normalise("https://a.example/b?v=2")
        );
    }
}
