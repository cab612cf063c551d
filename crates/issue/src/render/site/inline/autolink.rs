//! `<https://…>` and `<name@example.com>` link to themselves.
//!
//! Without the angle brackets an address stays text. GitHub links it.

use std::fmt::Write;

use crate::render::site::inline::{Inline, Made, PatternMatch, Text, fail};
use crate::render::site::stash::AMPERSAND;
use crate::render::text::{byte, find, rest, skip_while, slice};

impl Inline<'_> {
    pub(super) fn autolink(
        &mut self,
        text: &Text,
        at: usize,
        failed: &mut Option<usize>,
    ) -> Option<PatternMatch> {
        let data = text.data.as_str();
        let mut at = at;
        loop {
            let start = find(data, at, b'<')?;
            let close = skip_while(data, start + 1, |it| it != b'<' && it != b'>');
            at = close.max(start + 1);
            let address = slice(data, start + 1..close);
            if byte(data, close) == b'>' && has_scheme(address) {
                let node = self.tree.make("a");
                let target = self.plain(address);
                self.tree.set_attribute(node, "href", target);
                self.tree.set_done(node, address.to_owned());
                return Some(PatternMatch {
                    start,
                    end: close + 1,
                    made: Made::Element(node),
                });
            }
            fail(failed, start);
        }
    }

    pub(super) fn mail(
        &mut self,
        text: &Text,
        at: usize,
        failed: &mut Option<usize>,
    ) -> Option<PatternMatch> {
        let data = text.data.as_str();
        let mut at = at;
        loop {
            let start = find(data, at, b'<')?;
            let close = skip_while(data, start + 1, |it| !matches!(it, b'<' | b'>' | b' '));
            at = close.max(start + 1);
            let address = slice(data, start + 1..close);
            if byte(data, close) == b'>' && is_mail(address) {
                let node = self.tree.make("a");
                let address = self.plain(address);
                let address = address.strip_prefix("mailto:").unwrap_or(&address);
                self.tree
                    .set_attribute(node, "href", hidden(&format!("mailto:{address}")));
                let words = hidden(address);
                self.tree.set_done(node, words);
                return Some(PatternMatch {
                    start,
                    end: close + 1,
                    made: Made::Element(node),
                });
            }
            fail(failed, start);
        }
    }
}

fn has_scheme(address: &str) -> bool {
    let Some(end) = address.find("://") else {
        return false;
    };
    matches!(
        slice(address, 0..end).to_ascii_lowercase().as_str(),
        "http" | "https" | "ftp" | "ftps"
    )
}

fn is_mail(address: &str) -> bool {
    let Some(sign) = address.find('@') else {
        return false;
    };
    let domain = rest(address, sign + 1);
    sign > 0
        && !slice(address, 0..sign).contains('!')
        && !domain.is_empty()
        && !domain.contains('@')
}

/// Writes every character as a number, so that simple programs cannot collect addresses.
fn hidden(text: &str) -> String {
    let mut hidden = String::new();
    for it in text.chars() {
        let _ = write!(hidden, "{AMPERSAND}#{};", u32::from(it));
    }
    hidden
}

#[cfg(test)]
mod tests {
    use crate::render::site::test::check;

    #[test]
    fn an_address_in_angle_brackets_is_a_link() {
        check(
            "<https://a.example/b_c_d>",
            "<p><a href=\"https://a.example/b_c_d\">https://a.example/b_c_d</a></p>",
        );
        check(
            "<a@b>",
            "<p><a href=\"&#109;&#97;&#105;&#108;&#116;&#111;&#58;&#97;&#64;&#98;\">&#97;&#64;&#98;</a></p>",
        );
    }
}
