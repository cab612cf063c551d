//! Percent-encoding of names and values in a query.

/// Decodes a name or value of a query; returns it unchanged if the result is not UTF-8.
pub(crate) fn decoded_text(text: &str) -> String {
    String::from_utf8(decoded(text)).unwrap_or_else(|_| text.to_owned())
}

/// Decodes a name or value of a query to bytes: `+` is a space, `%41` an `A`.
pub(crate) fn decoded(text: &str) -> Vec<u8> {
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

/// Encodes `bytes` as a name or value of a query; a space is a `+`.
pub(crate) fn encoded(bytes: &[u8]) -> String {
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

/// Encodes `text` as a path of an address: everything except letters, digits, slashes and `_.-~`.
pub(crate) fn path(text: &str) -> String {
    let parts = text
        .split('/')
        .map(|it| encoded(it.as_bytes()).replace('+', "%20"));
    parts.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_is_decoded_to_itself() {
        for text in ["", "a b+c&d=e", "ä 💛%41", "100%", "https://a.example/?b#c"] {
            assert_eq!(decoded_text(&encoded(text.as_bytes())), text);
        }
        assert_eq!(decoded_text("%e4+%zz%"), "%e4+%zz%");
        assert_eq!(path("a b/ä"), "a%20b/%C3%A4");
    }
}
