//! How an event is attended, and where.

use serde_json::Value;

use super::node::{nodes, text};
use crate::continent::{code_of_country, of_country, region_is_known};
use crate::entry::{EventPlace, Format};

/// The format and the place of an event.
pub(super) fn location(event: &Value) -> (Format, EventPlace) {
    let all = event.get("location").map(nodes).unwrap_or_default();
    let is_virtual = |it: &&Value| text(it, "@type").ends_with("VirtualLocation");
    let (online, halls): (Vec<&Value>, Vec<&Value>) = all.into_iter().partition(is_virtual);
    let mode = text(event, "eventAttendanceMode");
    let format = if mode.ends_with("OnlineEventAttendanceMode") {
        Format::Virtual
    } else if mode.ends_with("MixedEventAttendanceMode") {
        Format::Hybrid
    } else if mode.ends_with("OfflineEventAttendanceMode") {
        Format::InPerson
    } else {
        match (online.is_empty(), halls.is_empty()) {
            (true, _) => Format::InPerson,
            (false, true) => Format::Virtual,
            (false, false) => Format::Hybrid,
        }
    };
    let place = halls.first().map(|it| place(it)).unwrap_or_default();
    (format, place)
}

fn place(hall: &Value) -> EventPlace {
    let address = hall.get("address").unwrap_or(hall);
    if let Some(line) = address.as_str() {
        return of_line(line);
    }
    let country = match address.get("addressCountry") {
        Some(country @ Value::Object(_)) => text(country, "name"),
        _ => text(address, "addressCountry"),
    };
    let country = code(&country);
    EventPlace {
        city: text(address, "addressLocality").replace('|', ""),
        region: region(&text(address, "addressRegion"), &country),
        country,
    }
}

/// The place in an address on one line. If its last part is a country, the part before is the city.
fn of_line(line: &str) -> EventPlace {
    let mut parts = line.rsplit(',').map(str::trim);
    let country = parts.next().map(code).filter(|it| of_country(it).is_some());
    let Some(country) = country else {
        return EventPlace::default();
    };
    let mut region = String::new();
    let mut city = parts.next().unwrap_or_default();
    if region_is_known(&country, "").is_some() {
        // A post code follows the state: "WA 98101".
        region = self::region(city.split(' ').next().unwrap_or_default(), &country);
        city = parts.next().unwrap_or_default();
    }
    let is_word = |it: &&str| !it.chars().any(|it| it.is_ascii_digit());
    let words: Vec<_> = city.split_whitespace().filter(is_word).collect();
    EventPlace {
        city: words.join(" ").replace('|', ""),
        region,
        country,
    }
}

/// A country's code as issues write it; its name if the code is not known.
fn code(country: &str) -> String {
    let upper = country.to_ascii_uppercase();
    match upper.as_str() {
        "GB" => "UK".to_owned(),
        "USA" => "US".to_owned(),
        _ if of_country(&upper).is_some() => upper,
        _ => code_of_country(country).map_or_else(|| country.replace('|', ""), str::to_owned),
    }
}

/// The region's code, for the three countries whose regions issues name; otherwise empty.
fn region(region: &str, country: &str) -> String {
    let upper = region.to_ascii_uppercase();
    match region_is_known(country, &upper) {
        Some(true) => upper,
        Some(false) => region.replace('|', ""),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_on_one_line_are_split() {
        for (line, expected) in [
            ("Hall 1, Street 2, 10115 Berlin, Germany", "Berlin, DE"),
            ("1 Pike St, Seattle, WA 98101, USA", "Seattle, WA, US"),
            ("London, GB", "London, UK"),
            ("Somewhere", ""),
            ("", ""),
            ("Ö | x, Norway", "Ö  x, NO"),
        ] {
            assert_eq!(of_line(line).write(), expected, "{line}");
        }
    }
}
