//! Bare addresses become links on GitHub; on the site they stay text.

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use crate::render::text::{byte, char_before, find, skip_while, slice};

/// Pushes `text` as events, with links where it holds bare addresses.
pub(crate) fn link<'a>(text: CowStr<'a>, events: &mut Vec<Event<'a>>) {
    let mut done = 0;
    let mut at = 0;
    while let Some((start, end, prefix)) = next(&text, at) {
        at = end;
        if done < start {
            events.push(Event::Text(slice(&text, done..start).to_owned().into()));
        }
        let shown = slice(&text, start..end).to_owned();
        let dest_url = format!("{prefix}{shown}").into();
        let (title, id) = (CowStr::Borrowed(""), CowStr::Borrowed(""));
        events.push(Event::Start(Tag::Link {
            link_type: LinkType::Autolink,
            dest_url,
            title,
            id,
        }));
        events.push(Event::Text(shown.into()));
        events.push(Event::End(TagEnd::Link));
        done = end;
    }
    if done == 0 {
        events.push(Event::Text(text));
    } else if done < text.len() {
        events.push(Event::Text(
            slice(&text, done..text.len()).to_owned().into(),
        ));
    }
}

/// The next bare address at or after `at`: start, end, and what its link has to begin with.
pub(crate) fn next(text: &str, mut at: usize) -> Option<(usize, usize, &'static str)> {
    loop {
        let web = find_marker(text, at)?;
        let (start, prefix) = web;
        at = start + 1;
        if char_before(text, start)
            .is_some_and(|it| !it.is_whitespace() && !matches!(it, '*' | '_' | '~' | '('))
        {
            continue;
        }
        let host = if prefix.is_empty() {
            find(text, start, b'/')? + 2
        } else {
            start
        };
        let host_end = skip_while(text, host, |it| {
            it.is_ascii_alphanumeric() || matches!(it, b'-' | b'_' | b'.') || it >= 0x80
        });
        if !slice(text, host..host_end)
            .trim_end_matches('.')
            .contains('.')
        {
            continue;
        }
        let end = skip_while(text, host_end, |it| !it.is_ascii_whitespace() && it != b'<');
        return Some((start, trim_end(text, start, end), prefix));
    }
}

fn find_marker(text: &str, at: usize) -> Option<(usize, &'static str)> {
    let mut from = at;
    loop {
        let start = from
            + text
                .as_bytes()
                .get(from..)?
                .iter()
                .position(|it| matches!(it, b'h' | b'w' | b'H' | b'W'))?;
        let tail = text.as_bytes().get(start..)?;
        let begins = |it: &str| {
            tail.get(..it.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(it.as_bytes()))
        };
        if begins("http://") || begins("https://") {
            return Some((start, ""));
        }
        if begins("www.") {
            return Some((start, "http://"));
        }
        from = start + 1;
    }
}

/// Punctuation, a stray `)` and an entity at the end belong to the sentence.
fn trim_end(text: &str, start: usize, mut end: usize) -> usize {
    let all = slice(text, start..end);
    let mut extra = all
        .matches(')')
        .count()
        .saturating_sub(all.matches('(').count());
    while end > start {
        match byte(text, end - 1) {
            b'?' | b'!' | b'.' | b',' | b':' | b'*' | b'_' | b'~' | b'\'' | b'"' => end -= 1,
            b')' if extra > 0 => {
                extra -= 1;
                end -= 1;
            }
            b';' => {
                let name = slice(text, start..end - 1)
                    .trim_end_matches(|it: char| it.is_ascii_alphanumeric())
                    .len();
                if name == 0 || byte(text, start + name - 1) != b'&' {
                    break;
                }
                end = start + name - 1;
            }
            _ => break,
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::{next, slice};

    fn found(text: &str) -> Option<&str> {
        next(text, 0).map(|(start, end, _)| slice(text, start..end))
    }

    #[test]
    fn ends_where_the_sentence_goes_on() {
        assert_eq!(
            found("see https://a.example/b_c. Then"),
            Some("https://a.example/b_c")
        );
        assert_eq!(found("(www.a.example/(b))"), Some("www.a.example/(b)"));
        assert_eq!(
            found("https://a.example/?b&amp; c"),
            Some("https://a.example/?b")
        );
    }

    #[test]
    fn words_are_no_addresses() {
        assert_eq!(found("xhttps://a.example http://localhost whether"), None);
    }
}
