//! An address's query as the newsletter's own check writes it anew.

use super::address::{is_utm, parameters};

/// The query read as a form and written anew: parameters without a value go, those of one name stand together.
/// The four tracking parameters that the check knows go where `drops_tracking` says so.
pub(crate) fn recoded(query: &str, drops_tracking: bool) -> String {
    let mut fields: Vec<(Vec<u8>, Vec<String>)> = Vec::new();
    for parameter in parameters(query) {
        let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        let goes = if is_utm(name) {
            drops_tracking
        } else {
            value.is_empty()
        };
        if goes {
            continue;
        }
        let (key, text) = (
            decoded(name),
            format!("{}={}", encoded(&decoded(name)), encoded(&decoded(value))),
        );
        match fields.iter_mut().find(|(it, _)| *it == key) {
            Some((_, texts)) => texts.push(text),
            None => fields.push((key, vec![text])),
        }
    }
    let texts: Vec<_> = fields.into_iter().flat_map(|(_, it)| it).collect();
    texts.join("&")
}

fn decoded(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.as_bytes();
    while let [first, rest @ ..] = bytes {
        let (byte, after) = match (first, rest) {
            (b'+', _) => (b' ', rest),
            (b'%', [high, low, after @ ..]) => match (hex(*high), hex(*low)) {
                (Some(high), Some(low)) => (high * 16 + low, after),
                _ => (b'%', rest),
            },
            _ => (*first, rest),
        };
        out.push(byte);
        bytes = after;
    }
    out
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit)
        .to_digit(16)
        .and_then(|it| u8::try_from(it).ok())
}

fn encoded(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len());
    for byte in bytes {
        match byte {
            b' ' => out.push('+'),
            b'_' | b'.' | b'-' | b'~' => out.push(char::from(*byte)),
            _ if byte.is_ascii_alphanumeric() => out.push(char::from(*byte)),
            _ => out += &format!("%{byte:02X}"),
        }
    }
    out
}
