//! The continent section for each country's events, and the known regions.
//!
//! Codes are those of ISO 3166-1 alpha-2, and also `UK`, which issues use more often than `GB`.
//! Uninhabited territories (AQ, HM, TF) are left out. Where editors and atlases differ, the editors count: Turkey is in
//! Europe.

mod names;

pub use names::{code_of_country, country_code, region_code, region_home};

/// The headings of the sections, each with the two-letter codes of its countries, without separators.
const CONTINENTS: [(&str, &str); 6] = [
    (
        "Africa",
        "AODZBJBWBFBICVCMCFTDKMCDCGCIDJEGGQERSZETGAGMGHGNGWKELSLRLYMGMWMLMRMUYTMAMZNANENGRERWSHSTSNSCSLSOZASSSDTZTGTNUGEHZMZW",
    ),
    (
        "Asia",
        "AFAMAZBHBDBTBNKHCNGEHKINIDIRIQILJPJOKZKWKGLALBMOMYMVMNMMNPKPOMPKPSPHQASASGKRLKSYTWTJTHTLTMAEUZVNYEIOCCCX",
    ),
    (
        "Europe",
        "ALADATBYBEBABGHRCYCZDKEEFOFIFRDEGIGRGGHUISIEIMITJELVLILTLUMTMDMCMENLMKNOPLPTRORUSMRSSKSIESSJSECHTRUAGBUKVAAXXK",
    ),
    (
        "North America",
        "AIAGAWBSBBBZBMBQVGCAKYCRCUCWDMDOSVGLGDGPGTHTHNJMMQMXMSNIPAPRBLKNLCMFPMVCSXTTTCUSVI",
    ),
    (
        "Oceania",
        "ASAUCKFJPFGUKIMHFMNRNCNZNUNFMPPWPGPNWSSBTKTOTVVUWFUM",
    ),
    ("South America", "ARBOBRCLCOECFKGFGYPYPESRUYVEGSBV"),
];

/// Returns the heading of the section for this country's events; `None` for an unknown code.
pub fn of_country(code: &str) -> Option<&'static str> {
    CONTINENTS
        .iter()
        .find(|(_, codes)| has(codes, code))
        .map(|(name, _)| *name)
}

const STATES: &str = "ALAKAZARCACOCTDEFLGAHIIDILINIAKSKYLAMEMDMAMIMNMSMOMTNENVNHNJNMNYNCNDOHOKORPARISCSDTNTXUTVTVAWAWVWIWYDCPRGUVIASMP";
const PROVINCES: &str = "ABBCMBNBNLNSNTNUONPEQCSKYT";

/// Whether `region` is the usual abbreviation of a state, territory or province of the country.
///
/// `None` for countries whose regions issues do not write.
pub fn region_is_known(country: &str, region: &str) -> Option<bool> {
    match country {
        "US" => Some(has(STATES, region)),
        "CA" => Some(has(PROVINCES, region)),
        "AU" => Some(["ACT", "NSW", "NT", "QLD", "SA", "TAS", "VIC", "WA"].contains(&region)),
        _ => None,
    }
}

/// Whether `codes`, which are two-letter codes without separators, contain `code`.
fn has(codes: &str, code: &str) -> bool {
    let (codes, _) = codes.as_bytes().as_chunks::<2>();
    <[u8; 2]>::try_from(code.as_bytes()).is_ok_and(|code| codes.contains(&code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_have_one_continent() {
        for (code, name) in [
            ("UK", "Europe"),
            ("TR", "Europe"),
            ("IL", "Asia"),
            ("MX", "North America"),
            ("NZ", "Oceania"),
            ("PE", "South America"),
            ("UG", "Africa"),
        ] {
            assert_eq!(of_country(code), Some(name), "{code}");
        }
        for code in ["", "XX", "de", "D", "DEU", "ÄÖ"] {
            assert_eq!(of_country(code), None, "{code}");
        }
        let all: Vec<_> = CONTINENTS
            .iter()
            .flat_map(|(_, it)| it.as_bytes().chunks(2))
            .collect();
        let unique: std::collections::BTreeSet<_> = all.iter().collect();
        assert_eq!((all.len(), unique.len()), (248, 248));
    }

    #[test]
    fn regions_are_known_where_they_are_written() {
        assert_eq!(region_is_known("US", "WA"), Some(true));
        assert_eq!(region_is_known("AU", "QL"), Some(false));
        assert_eq!(region_is_known("DE", "SN"), None);
    }
}
