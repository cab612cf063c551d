//! Which attributes, and which addresses in them, are allowed in a rendered issue.

/// Whether `element` may have this attribute; `value` is as written, with entities.
pub(crate) fn is_allowed(element: &str, name: &str, value: &str) -> bool {
    match name {
        "href" => element == "a" && is_safe(value),
        "src" => element == "img" && is_safe(value),
        "alt" => element == "img",
        "title" => true,
        "id" => !value.is_empty() && !value.contains(char::is_whitespace),
        "class" => value.split_whitespace().all(is_known_class),
        "style" => matches!(
            value,
            "text-align: left;"
                | "text-align: right;"
                | "text-align: center;"
                | "text-align: left"
                | "text-align: right"
                | "text-align: center"
        ),
        "align" => matches!(value, "left" | "right" | "center"),
        "width" | "height" => element == "img" && is_number(value),
        "colspan" | "rowspan" | "start" => is_number(value),
        "type" => element == "input" && value == "checkbox",
        "checked" | "disabled" => element == "input",
        _ => false,
    }
}

fn is_known_class(name: &str) -> bool {
    matches!(
        name,
        "highlight"
            | "linenums"
            | "toclink"
            | "toc"
            | "footnote"
            | "footnote-ref"
            | "footnote-backref"
            | "task"
    ) || name.starts_with("language-")
}

fn is_number(value: &str) -> bool {
    !value.is_empty() && value.len() < 6 && value.bytes().all(|it| it.is_ascii_digit())
}

/// Schemes that a browser opens in another program, after asking.
const SCHEMES: &[&str] = &["ftp", "ftps", "irc", "ircs", "mailto", "tel", "xmpp"];

/// Whether an address is relative, a fragment, or of a scheme that only displays something.
///
/// Misspelt schemes such as `ttps:` lead nowhere and are kept, because readers of the site see a broken link, too.
/// `ssh:` is not allowed.
pub(crate) fn is_safe(address: &str) -> bool {
    let is_letter = |it: u8| b"htps+-.".contains(&it);
    let is_like = |it: &str| {
        it.len() < 2
            || it.starts_with('h')
            || it.contains("tt")
            || it.contains('t') && it.contains('p')
    };
    let is_misspelt = |it: &str| it.bytes().all(is_letter) && is_like(it) && !it.starts_with("ssh");
    let is_known = |it: &str| SCHEMES.contains(&it);
    scheme(address).is_none_or(|it| is_known(&it) || is_misspelt(&it))
}

/// Returns the scheme before the first `:`, parsed like a browser; `None` for a relative address.
///
/// A character that is not allowed in a scheme, such as a typo, makes the address relative.
fn scheme(address: &str) -> Option<String> {
    let mut scheme = String::new();
    let mut rest = address;
    while let Some(first) = rest.chars().next() {
        let (it, len) = if first == '&' {
            entity(rest)
        } else {
            (first, first.len_utf8())
        };
        rest = rest.get(len..).unwrap_or_default();
        match it {
            ':' => return Some(scheme),
            // Browsers ignore these characters in and before a scheme.
            '\0'..=' ' => {}
            '0'..='9' | '+' | '-' | '.' if scheme.is_empty() => return None,
            it if "/?#[]()<>*_!|`".contains(it) => return None,
            other => scheme.extend(other.to_lowercase()),
        }
    }
    None
}

/// Decodes the entity at the start of `text`, if it can occur in a scheme.
fn entity(text: &str) -> (char, usize) {
    let number = |digits: &str, radix| {
        u32::from_str_radix(digits, radix)
            .ok()
            .and_then(char::from_u32)
    };
    if let Some(tail) = text.strip_prefix("&#") {
        let (skip, radix) = if tail.starts_with(['x', 'X']) {
            (1, 16)
        } else {
            (0, 10)
        };
        let digits = tail.get(skip..).unwrap_or_default();
        let len = digits
            .bytes()
            .take_while(|it| char::from(*it).is_digit(radix))
            .count();
        let semicolon = usize::from(digits.as_bytes().get(len) == Some(&b';'));
        let value = number(digits.get(..len).unwrap_or_default(), radix);
        return match value {
            Some(it) => (it, 2 + skip + len + semicolon),
            None => ('\u{fffd}', 2),
        };
    }
    for (name, it) in [
        ("&colon;", ':'),
        ("&Tab;", '\t'),
        ("&NewLine;", '\n'),
        ("&sol;", '/'),
        ("&num;", '#'),
        ("&lt;", '<'),
        ("&gt;", '>'),
    ] {
        if text.starts_with(name) {
            return (it, name.len());
        }
    }
    ('&', 1)
}

#[cfg(test)]
mod tests {
    use super::is_safe;

    #[test]
    fn keeps_what_only_displays_something() {
        for address in [
            "https://a.example/b?c=d:e",
            "http://a",
            "mailto:a@b.example",
            "irc://irc.a.example/rust",
            "IRCS:a",
            "ftp://a.example",
            "#top",
            "a/b:c",
            "/x",
            "",
            "&#109;ailto:a",
            "ttps://a.example",
            "htts://a.example",
            "h://a.example",
            "://a.example",
            "http+s://a.example",
            "[https://a.example",
            "*h_ttps://a.example",
            "ht&lt;tp-s://a.example",
            "1java:script",
        ] {
            assert!(is_safe(address), "{address}");
        }
    }

    #[test]
    fn refuses_what_runs_in_every_spelling() {
        for address in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " \u{1}javascript:alert(1)",
            "java\nscript:alert(1)",
            "java&Tab;script&colon;alert(1)",
            "&#106;avascript:alert(1)",
            "&#x6A&#x61vascript:alert(1)",
            "&#0000106avascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc",
            "blob:x",
            "javascript&#58;alert(1)",
            "java&what;script:alert(1)",
            "ms-x+y.z:a",
            "ssh:a.example",
            "ssh+https:a.example",
            "sth:a",
        ] {
            assert!(!is_safe(address), "{address}");
        }
    }
}
