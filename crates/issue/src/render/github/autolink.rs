//! GitHub turns bare addresses into links; on the site they stay text.
//!
//! There are three kinds: addresses with a scheme, such as `https://a.example`, except right after a letter;
//! `www.a.example` at the start of a word; and `name@a.example`. The first two are not linked after an open bracket.

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use crate::render::text::{byte, char_at, char_before, rest, skip_while, slice};

/// Pushes `text` as events, with bare addresses as links. Updates `brackets`, the number of open brackets.
pub(crate) fn link<'a>(text: CowStr<'a>, brackets: &mut usize, events: &mut Vec<Event<'a>>) {
    let mut done = 0;
    let mut at = 0;
    while let Some((start, end, prefix)) = next(&text, at) {
        count(slice(&text, at..start), brackets);
        let is_mail = slice(&text, start..end).contains('@') && !is_web(slice(&text, start..end));
        if *brackets > 0 && !is_mail {
            count(slice(&text, start..end), brackets);
            at = end;
            continue;
        }
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
    count(rest(&text, at), brackets);
    if done == 0 {
        events.push(Event::Text(text));
    } else if done < text.len() {
        events.push(Event::Text(rest(&text, done).to_owned().into()));
    }
}

/// Counts the brackets of `text`.
fn count(text: &str, brackets: &mut usize) {
    for it in text.bytes() {
        match it {
            b'[' => *brackets += 1,
            b']' => *brackets = brackets.saturating_sub(1),
            _ => {}
        }
    }
}

fn is_web(address: &str) -> bool {
    address.starts_with("www.") || address.contains("://")
}

/// The next bare address at or after `at`: its start, its end, and the prefix that its link needs.
pub(crate) fn next(text: &str, mut at: usize) -> Option<(usize, usize, &'static str)> {
    let from = at;
    loop {
        let marker = at
            + rest(text, at)
                .bytes()
                .position(|it| matches!(it, b':' | b'w' | b'@'))?;
        let found = match byte(text, marker) {
            b':' => web(text, from, marker).map(|(start, end)| (start, end, "")),
            b'w' => host(text, marker).map(|end| (marker, end, "http://")),
            _ => mail(text, from, marker),
        };
        if found.is_some() {
            return found;
        }
        at = marker + 1;
    }
}

/// An address of a known kind around the `:` at `colon`.
fn web(text: &str, from: usize, colon: usize) -> Option<(usize, usize)> {
    if !rest(text, colon).starts_with("://") {
        return None;
    }
    let letters = slice(text, from..colon).bytes().rev();
    let start = colon - letters.take_while(u8::is_ascii_alphabetic).count();
    let scheme = slice(text, start..colon);
    let is_known = ["http", "https", "ftp"]
        .iter()
        .any(|it| scheme.eq_ignore_ascii_case(it));
    let host = colon + 3;
    if !is_known || !char_at(text, host).is_some_and(is_host_char) {
        return None;
    }
    let (host_end, _) = domain(text, host)?;
    Some((start, address_end(text, start, host_end)))
}

/// The end of an address that starts with the `www.` at `start`.
fn host(text: &str, start: usize) -> Option<usize> {
    let starts_word = char_before(text, start)
        .is_none_or(|it| it.is_ascii_whitespace() || matches!(it, '*' | '_' | '~' | '('));
    if !starts_word || !rest(text, start).starts_with("www.") {
        return None;
    }
    let (host_end, dots) = domain(text, start)?;
    let end = address_end(text, start, host_end);
    (dots > 0 && end > start).then_some(end)
}

/// Returns the end of a host's name, and the number of its dots. Its last two parts must not contain underscores.
fn domain(text: &str, start: usize) -> Option<(usize, usize)> {
    let (mut dots, mut before_dot, mut underscores) = (0, 0, 0);
    let mut at = start + char_at(text, start)?.len_utf8();
    while let Some(it) = char_at(text, at) {
        match it {
            '_' => underscores += 1,
            '.' => {
                before_dot = underscores;
                underscores = 0;
                dots += 1;
            }
            '-' => {}
            it if is_host_char(it) => {}
            _ => break,
        }
        at += it.len_utf8();
    }
    // A name with so many dots is not a host, and searching it repeatedly would take too long.
    let is_host = before_dot + underscores == 0 || dots > 10;
    is_host.then_some((at, dots))
}

fn is_host_char(it: char) -> bool {
    if it.is_ascii() {
        return it.is_ascii_alphanumeric();
    }
    let is_punctuation = matches!(it, '¡' | '§' | '«' | '¶' | '·' | '»' | '¿')
        || ('\u{2010}'..='\u{2027}').contains(&it)
        || ('\u{2030}'..='\u{205e}').contains(&it)
        || ('\u{3001}'..='\u{3003}').contains(&it)
        || ('\u{3008}'..='\u{3011}').contains(&it)
        || ('\u{ff01}'..='\u{ff0f}').contains(&it);
    !is_punctuation && !it.is_whitespace()
}

/// The mailbox around the `@` at `sign`.
fn mail(text: &str, from: usize, sign: usize) -> Option<(usize, usize, &'static str)> {
    let is_name = |it: &u8| it.is_ascii_alphanumeric() || b".+-_".contains(it);
    let name = slice(text, from..sign).bytes().rev();
    let mut start = sign - name.take_while(is_name).count();
    let mut prefix = "mailto:";
    for kind in ["mailto:", "xmpp:"] {
        let head = slice(text, from..start).strip_suffix(kind);
        let is_word = |it: &str| !it.ends_with(|it: char| it.is_ascii_alphanumeric());
        if head.is_some_and(is_word) {
            start -= kind.len();
            prefix = "";
            break;
        }
    }
    if start == sign || byte(text, sign - 1) == b':' {
        return None;
    }
    let end = mail_end(text, sign, slice(text, start..sign).starts_with("xmpp:"))?;
    let end = trim_end(text, sign, end);
    (end > sign).then_some((start, end, prefix))
}

/// Where the host after the `@` ends, if it is a host.
fn mail_end(text: &str, sign: usize, has_path: bool) -> Option<usize> {
    let mut dots = 0;
    let mut end = sign + 1;
    loop {
        match byte(text, end) {
            b'.' if byte(text, end + 1).is_ascii_alphanumeric() => dots += 1,
            b'/' if has_path => {}
            b'-' | b'_' => {}
            b'@' => return None,
            it if it.is_ascii_alphanumeric() => {}
            _ => break,
        }
        end += 1;
    }
    let is_whole = dots > 0 && byte(text, end - 1).is_ascii_alphabetic();
    is_whole.then_some(end)
}

/// The end of an address whose host ends at `host_end`.
fn address_end(text: &str, start: usize, host_end: usize) -> usize {
    let end = skip_while(text, host_end, |it| {
        !it.is_ascii_whitespace() && it != 0x0b && it != b'<'
    });
    trim_end(text, start, end)
}

/// The end of the address without punctuation, a stray `)` or an entity at its end, which belong to the sentence.
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
                    .trim_end_matches(|it: char| it.is_ascii_alphabetic());
                let is_entity = name.ends_with('&') && name.len() < end - 1 - start;
                end = if is_entity {
                    start + name.len() - 1
                } else {
                    end - 1
                };
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
    fn ends_where_the_sentence_continues() {
        assert_eq!(
            found("see https://a.example/b_c. Then"),
            Some("https://a.example/b_c")
        );
        assert_eq!(found("(www.a.example/(b))"), Some("www.a.example/(b)"));
        assert_eq!(
            found("https://a.example/?b&amp; c"),
            Some("https://a.example/?b")
        );
        assert_eq!(found("ftp://a.example/b; c"), Some("ftp://a.example/b"));
    }

    #[test]
    fn an_address_does_not_begin_after_a_letter() {
        assert_eq!(found("see:https://a.example"), Some("https://a.example"));
        assert_eq!(found("\"http://localhost\""), Some("http://localhost"));
        assert_eq!(found("1www.a.example \u{201c}www.a.example"), None);
        assert_eq!(found("_www.a.example"), Some("www.a.example"));
    }

    #[test]
    fn words_are_not_addresses() {
        assert_eq!(found("xhttps://a.example http://-a whether"), None);
        assert_eq!(found("https://a_b.example www.a.b_c"), None);
    }

    #[test]
    fn mailboxes() {
        assert_eq!(found("mail a.b+c@d.example."), Some("a.b+c@d.example"));
        assert_eq!(found("<mailto:a@b.example>"), Some("mailto:a@b.example"));
        assert_eq!(found("a@@b.example"), None);
        assert_eq!(found("a@b @ a@b.c1"), None);
    }
}
