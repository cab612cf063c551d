//! Plain text as Markdown: escapes what would be syntax, and keeps everything else.

/// Returns `text` with Markdown syntax escaped, so that the site shows it unchanged.
pub(super) fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let [stars, lines] = ['*', '_'].map(|it| text.matches(it).nth(1).is_some());
    let mut before = ' ';
    let mut rest = text.chars();
    while let Some(sign) = rest.next() {
        let after = rest.as_str();
        let next = after.chars().next().unwrap_or(' ');
        let is_inside = before.is_alphanumeric() && next.is_alphanumeric();
        let is_apart = before.is_whitespace() && next.is_whitespace();
        let is_mark = match sign {
            '`' => true,
            '\\' => after.is_empty() || next.is_ascii_punctuation(),
            '*' => stars && !is_apart,
            '_' => lines && !is_apart && !is_inside,
            _ => false,
        };
        if is_mark {
            out.push('\\');
        }
        match sign {
            '<' if next.is_ascii_alphabetic() || "/!?".contains(next) => out.push_str("&lt;"),
            '&' if is_entity(after) => out.push_str("&amp;"),
            _ => out.push(sign),
        }
        before = sign;
    }
    out
}

/// Whether an `&` before `after` starts an entity such as `&amp;`.
fn is_entity(after: &str) -> bool {
    let rest = after.trim_start_matches(|it: char| it == '#' || it.is_ascii_alphanumeric());
    rest.len() < after.len() && rest.starts_with(';')
}

#[cfg(test)]
mod tests {
    use crate::import::from_anchor;
    use crate::render::{Rendering, render};

    #[test]
    fn text_of_a_page_reads_the_same_on_the_site() {
        let title = |text| from_anchor(text, "https://a.example").unwrap().title;
        for (text, expected) in [
            ("It's __init__ vs new", "It's \\_\\_init\\_\\_ vs new"),
            ("*const u8 to *mut u8", "\\*const u8 to \\*mut u8"),
            ("Vec<T> & &amp; &mut;", "Vec&lt;T> & &amp;amp; &amp;mut;"),
            ("a `b` c\\", "a \\`b\\` c\\\\"),
            ("\\* \\<T>", "\\\\* \\\\&lt;T>"),
        ] {
            assert_eq!(title(text), expected);
            let html = render(&format!("[{expected}](u)"), Rendering::Site).html();
            let shown = text.replace('&', "&amp;");
            let shown = shown.replace('<', "&lt;").replace('>', "&gt;");
            assert!(html.contains(&format!(">{shown}</a>")), "{html}");
        }
        assert_eq!(
            title("The \u{F8F0}Vec<T>\u{F8F1} of *a* \u{F8F0}b`\u{F8F1}"),
            "The `Vec<T>` of \\*a\\* b\\`"
        );
        for plain in [
            "It's a_b_c, Box<*p, 1 < 2 & <3, C:\\d, AT&T [1]",
            "a * b and _x",
        ] {
            assert_eq!(title(plain), plain);
        }
    }
}
