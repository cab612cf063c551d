//! The query of an address: its parameters, and how the newsletter's own check rewrites it.

/// The query parsed as a form and rewritten: parameters without a value are dropped, those of one name grouped.
/// The four tracking parameters that the check knows are dropped if `drops_tracking` is set.
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

/// The parameters of a query, as written.
pub(crate) fn parameters(query: &str) -> impl Iterator<Item = &str> {
    query.split('&').filter(|it| !it.is_empty())
}

/// A parameter's name.
pub(crate) fn name_of(parameter: &str) -> &str {
    parameter.split('=').next().unwrap_or_default()
}

/// The four parameters that the newsletter's own check takes away.
pub(crate) fn is_utm(name: &str) -> bool {
    matches!(
        name,
        "utm_source" | "utm_campaign" | "utm_medium" | "utm_content"
    )
}

/// A name or value of a query, decoded; as it is written where that is not UTF-8.
pub(crate) fn decoded_text(text: &str) -> String {
    String::from_utf8(decoded(text)).unwrap_or_else(|_| text.to_owned())
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
