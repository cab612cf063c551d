//! The query of an address: its parameters, and how the newsletter's own check rewrites it.

use crate::percent::{decoded, encoded};

/// Parses the query as form data and encodes it again. Drops parameters without a value, and groups parameters with the
/// same name. If `drops_tracking` is set, drops the check's four tracking parameters; otherwise keeps them as written.
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
        let key = decoded(name);
        let text = if is_utm(name) {
            parameter.to_owned()
        } else {
            format!("{}={}", encoded(&key), encoded(&decoded(value)))
        };
        match fields.iter_mut().find(|(it, _)| *it == key) {
            Some((_, texts)) => texts.push(text),
            None => fields.push((key, vec![text])),
        }
    }
    let texts: Vec<_> = fields.into_iter().flat_map(|(_, it)| it).collect();
    texts.join("&")
}

/// Returns the parameters of a query, as written.
pub(crate) fn parameters(query: &str) -> impl Iterator<Item = &str> {
    query.split('&').filter(|it| !it.is_empty())
}

/// Returns a parameter's name.
pub(crate) fn name_of(parameter: &str) -> &str {
    parameter.split('=').next().unwrap_or_default()
}

/// Whether `name` is one of the four parameters that the newsletter's own check removes.
pub(crate) fn is_utm(name: &str) -> bool {
    matches!(
        name,
        "utm_source" | "utm_campaign" | "utm_medium" | "utm_content"
    )
}
