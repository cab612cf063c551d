//! Countries and regions, by the names that people type.

use super::{of_country, region_is_known};

/// The names of countries with events, with their three-letter and two-letter codes.
const COUNTRIES: &str = " argentina=AR australia=AU aus=AU austria=AT belgium=BE brazil=BR canada=CA chile=CL \
    china=CN colombia=CO costa_rica=CR croatia=HR czech_republic=CZ czechia=CZ denmark=DK egypt=EG england=UK estonia=EE finland=FI \
    france=FR germany=DE great_britain=UK greece=GR hungary=HU iceland=IS india=IN indonesia=ID ireland=IE israel=IL \
    italy=IT japan=JP kenya=KE latvia=LV lithuania=LT luxembourg=LU malaysia=MY mexico=MX netherlands=NL the_netherlands=NL \
    new_zealand=NZ nigeria=NG norway=NO pakistan=PK peru=PE philippines=PH poland=PL portugal=PT romania=RO scotland=UK \
    serbia=RS singapore=SG slovakia=SK slovenia=SI south_africa=ZA south_korea=KR korea=KR spain=ES sri_lanka=LK sweden=SE switzerland=CH \
    taiwan=TW thailand=TH turkey=TR türkiye=TR uganda=UG ukraine=UA united_kingdom=UK united_states=US \
    united_states_of_america=US usa=US u.s.=US u.s.a.=US america=US vietnam=VN wales=UK northern_ireland=UK britain=UK ";

/// The names of states, provinces and territories, each with its country's first letter and its code.
const REGIONS: &str = " alabama=U.AL alaska=U.AK arizona=U.AZ arkansas=U.AR california=U.CA colorado=U.CO connecticut=U.CT \
    delaware=U.DE florida=U.FL georgia=U.GA hawaii=U.HI idaho=U.ID illinois=U.IL indiana=U.IN iowa=U.IA kansas=U.KS \
    kentucky=U.KY louisiana=U.LA maine=U.ME maryland=U.MD massachusetts=U.MA michigan=U.MI minnesota=U.MN \
    mississippi=U.MS missouri=U.MO montana=U.MT nebraska=U.NE nevada=U.NV new_hampshire=U.NH new_jersey=U.NJ \
    new_mexico=U.NM new_york=U.NY north_carolina=U.NC north_dakota=U.ND ohio=U.OH oklahoma=U.OK oregon=U.OR \
    pennsylvania=U.PA rhode_island=U.RI south_carolina=U.SC south_dakota=U.SD tennessee=U.TN texas=U.TX utah=U.UT \
    vermont=U.VT virginia=U.VA washington=U.WA west_virginia=U.WV wisconsin=U.WI wyoming=U.WY \
    district_of_columbia=U.DC puerto_rico=U.PR alberta=C.AB british_columbia=C.BC manitoba=C.MB new_brunswick=C.NB \
    newfoundland=C.NL newfoundland_and_labrador=C.NL nova_scotia=C.NS nunavut=C.NU ontario=C.ON \
    prince_edward_island=C.PE quebec=C.QC québec=C.QC saskatchewan=C.SK yukon=C.YT northwest_territories=C.NT \
    australian_capital_territory=A.ACT new_south_wales=A.NSW northern_territory=A.NT queensland=A.QLD \
    south_australia=A.SA tasmania=A.TAS victoria=A.VIC western_australia=A.WA ";

/// Returns the code, as issues write it, of a country given by its code or English name in any case; `None` if unknown.
pub fn country_code(typed: &str) -> Option<String> {
    let code = typed.trim().to_ascii_uppercase();
    match code.as_str() {
        "GB" => Some("UK".to_owned()),
        _ if of_country(&code).is_some() => Some(code),
        _ => code_of_country(typed).map(str::to_owned),
    }
}

/// Returns the code of a country given by its three-letter code, or by its English name if it has events.
pub fn code_of_country(name: &str) -> Option<&'static str> {
    code_in(COUNTRIES, name)
}

/// Returns the code of a state, province or territory of `country`, given by its code or name in any case; `None` if
/// the country has no such region, or issues do not write its regions. `country` is a code.
pub fn region_code(country: &str, typed: &str) -> Option<String> {
    let code = typed.trim().to_ascii_uppercase();
    if region_is_known(country, &code) == Some(true) {
        return Some(code);
    }
    let (home, code) = region_named(typed)?;
    (home == country).then(|| code.to_owned())
}

/// Returns the country that has a state, province or territory of this name; ignores codes.
pub fn region_home(name: &str) -> Option<&'static str> {
    region_named(name).map(|(home, _)| home)
}

fn region_named(name: &str) -> Option<(&'static str, &'static str)> {
    let (home, code) = code_in(REGIONS, name)?.split_once('.')?;
    let home = match home {
        "U" => "US",
        "C" => "CA",
        _ => "AU",
    };
    Some((home, code))
}

/// Returns the text after `name=` in a list of names.
fn code_in(list: &'static str, name: &str) -> Option<&'static str> {
    let name = name.trim().to_lowercase().replace(' ', "_");
    let mark = format!(" {name}=");
    // Most names are not in the list, and `contains` finds that out faster than `find`.
    let at = list.contains(&mark).then(|| list.find(&mark))??;
    list.get(at + mark.len()..)?.split(' ').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_have_codes_and_names() {
        for (typed, code) in [
            ("Germany", "DE"),
            ("de", "DE"),
            (" USA ", "US"),
            ("UK", "UK"),
            ("gb", "UK"),
            ("the Netherlands", "NL"),
            ("New Zealand", "NZ"),
        ] {
            assert_eq!(country_code(typed).as_deref(), Some(code), "{typed}");
        }
        for typed in ["", "XX", "Atlantis", "=DE", "argentina=AR australia"] {
            assert_eq!(country_code(typed), None, "{typed}");
        }
        let codes = COUNTRIES
            .split_whitespace()
            .filter_map(|it| it.split('=').nth(1));
        for code in codes {
            assert!(of_country(code).is_some(), "{code}");
        }
    }

    #[test]
    fn regions_have_codes_and_names() {
        assert_eq!(region_code("US", "Oregon").as_deref(), Some("OR"));
        assert_eq!(region_code("US", "or").as_deref(), Some("OR"));
        assert_eq!(region_code("CA", "Oregon"), None);
        assert_eq!(region_code("AU", "new south wales").as_deref(), Some("NSW"));
        assert_eq!(region_code("DE", "SN"), None);
        assert_eq!(region_home("British Columbia"), Some("CA"));
        assert_eq!(region_home("OR"), None);
        for entry in REGIONS.split_whitespace() {
            let name = entry.split('=').next().unwrap().replace('_', " ");
            let (home, code) = region_named(&name).unwrap();
            assert_eq!(region_is_known(home, code), Some(true), "{name}");
        }
    }
}
