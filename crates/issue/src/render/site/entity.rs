//! Character references such as `&amp;` and `&#x41;`.

use crate::render::text::{byte, skip_while};

/// Returns where the entity at `start` ends. If `x_only` is set, a hexadecimal one must start with `&#x`, not `&#X`.
pub(crate) fn entity_end(data: &str, start: usize, x_only: bool) -> Option<usize> {
    let at = start + 1;
    let (from, to) = match (byte(data, at), byte(data, at + 1)) {
        (b'#', b'x') => (
            at + 2,
            skip_while(data, at + 2, |it| it.is_ascii_hexdigit()),
        ),
        (b'#', b'X') if !x_only => (
            at + 2,
            skip_while(data, at + 2, |it| it.is_ascii_hexdigit()),
        ),
        (b'#', _) => (at + 1, skip_while(data, at + 1, |it| it.is_ascii_digit())),
        _ => (at, skip_while(data, at, |it| it.is_ascii_alphanumeric())),
    };
    (to > from && byte(data, to) == b';').then_some(to + 1)
}
