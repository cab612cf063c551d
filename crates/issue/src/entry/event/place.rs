//! A place as three fields: `City, ST, CC`.

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
    /// Divides a place as written at its commas.
    pub fn read(place: &str) -> Self {
        let parts: Vec<&str> = place.split(", ").collect();
        let (city, region, country) = match parts.as_slice() {
            [city @ .., region, country] if !city.is_empty() => {
                (city.join(", "), *region, *country)
            }
            [city, country] => ((*city).to_owned(), "", *country),
            _ => (place.to_owned(), "", ""),
        };
        Self {
            city,
            region: region.to_owned(),
            country: country.to_owned(),
        }
    }

    /// The place as written.
    pub fn write(&self) -> String {
        let parts = [&self.city, &self.region, &self.country].map(|it| it.trim());
        parts
            .into_iter()
            .filter(|it| !it.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_come_back_as_they_were() {
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
