//! The second field of an event's line: how it is attended, and where.

use super::Format;

/// Parses a location: returns how the event is attended, and the place.
pub(super) fn read_location(location: &str) -> (Format, &str) {
    let inner = location
        .strip_suffix(')')
        .and_then(|it| it.split_once(" ("));
    match (location, inner) {
        ("Virtual", _) => (Format::Virtual, ""),
        ("Hybrid", _) => (Format::Hybrid, ""),
        (_, Some(("Virtual", place))) => (Format::Virtual, place),
        (_, Some((words, place))) if is_hybrid(words) => (Format::Hybrid, place),
        _ => (Format::InPerson, location),
    }
}

/// Whether the words before a place say that an event is both online and at a place.
fn is_hybrid(words: &str) -> bool {
    let words = words.to_ascii_lowercase();
    words == "hybrid" || words.contains("virtual") && words.contains("person")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locations_show_how_an_event_is_attended() {
        assert_eq!(
            read_location("Virtual (Lima, PE)"),
            (Format::Virtual, "Lima, PE")
        );
        assert_eq!(
            read_location("Virtual + In Person (Oslo, NO)"),
            (Format::Hybrid, "Oslo, NO")
        );
        assert_eq!(
            read_location("Los Angeles (Chino Hills), CA, US").0,
            Format::InPerson
        );
    }
}
