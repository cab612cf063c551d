//! A place as three fields: `City, ST, CC`.

use crate::continent::{country_code, region_code, region_home};

/// A city, a state or region, and a country code; each may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventPlace {
    /// "Berlin", or a single word: "Global".
    pub city: String,
    /// "CA"; written for the United States, Canada and Australia.
    pub region: String,
    /// "DE"
    pub country: String,
}

impl EventPlace {
    /// Splits a written place at its commas.
    pub fn read(place: &str) -> Self {
        let (city, region, country) = Self::split(place);
        Self {
            city: city.to_owned(),
            region: region.to_owned(),
            country: country.to_owned(),
        }
    }

    /// Returns the city, the region and the country of a written place.
    pub(crate) fn split(place: &str) -> (&str, &str, &str) {
        let Some((rest, country)) = at_last_comma(place) else {
            return (place, "", "");
        };
        match at_last_comma(rest) {
            Some((city, region)) => (city, region, country),
            None => (rest, "", country),
        }
    }

    /// Returns the place with codes for the names of its region and country: the region "Oregon" becomes "OR", "US".
    #[must_use]
    pub fn coded(self) -> Self {
        let home = region_home(&self.region).unwrap_or_default();
        let typed = if self.country.is_empty() {
            home
        } else {
            &self.country
        };
        let country = country_code(typed).unwrap_or_else(|| typed.to_owned());
        let region = region_code(&country, &self.region);
        Self {
            region: region.unwrap_or(self.region),
            city: self.city,
            country,
        }
    }

    /// Returns the place as text.
    pub fn write(&self) -> String {
        let parts = [&self.city, &self.region, &self.country].map(|it| it.trim());
        parts
            .into_iter()
            .filter(|it| !it.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    }
}

/// Splits `text` at its last comma with a space after it.
fn at_last_comma(text: &str) -> Option<(&str, &str)> {
    let mut commas = text.rmatch_indices(',');
    commas.find_map(|(at, _)| Some((text.get(..at)?, text.get(at + 1..)?.strip_prefix(' ')?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_codes() {
        let place = |region: &str, country: &str| {
            let place = EventPlace {
                city: "A".to_owned(),
                region: region.to_owned(),
                country: country.to_owned(),
            };
            place.coded().write()
        };
        assert_eq!(place("Oregon", ""), "A, OR, US");
        assert_eq!(place("", "Germany"), "A, DE");
        assert_eq!(place("ontario", "Canada"), "A, ON, CA");
        assert_eq!(place("Saxony", "Atlantis"), "A, Saxony, Atlantis");
    }

    #[test]
    fn places_are_written_as_they_were_parsed() {
        for place in [
            "Berlin, DE",
            "Mountain View, CA, US",
            "Global",
            "",
            "A, B, C, D",
            "Nürnberg, DE",
        ] {
            assert_eq!(EventPlace::read(place).write(), place);
        }
        let part = EventPlace::read("A, B, CA, US");
        assert_eq!((part.city.as_str(), part.region.as_str()), ("A, B", "CA"));
    }
}
