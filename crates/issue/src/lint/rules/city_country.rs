//! A well-known city with the wrong country or state.
//!
//! Country codes are easily mixed up: Copenhagen is in Denmark (`DK`), not in Germany (`DE`).
//!
//! ```markdown
//! ### Europe
//! * 2026-08-27 | Copenhagen, DE | [Copenhagen Rust](https://example.com/copenhagen)
//!     * [**Summer meetup**](https://example.com/copenhagen/1)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### Europe
//! * 2026-08-27 | Copenhagen, DK | [Copenhagen Rust](https://example.com/copenhagen)
//!     * [**Summer meetup**](https://example.com/copenhagen/1)
//! ```
//!
//! The fix is only suggested: another town may have the same name.

use crate::edit::Replace;
use crate::entry::EventPlace;
use crate::lint::events::{Listed, listed, place};
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "city-country",
    severity: Severity::Warning,
    doc: manual!("city_country.rs"),
    check,
};

/// Cities with Rust events, each with its country, if no other place of that name has Rust events.
const CITIES: &[(&str, &str)] = &[
    ("Aachen", "DE"),
    ("Aarhus", "DK"),
    ("Adelaide", "AU"),
    ("Amsterdam", "NL"),
    ("Ankara", "TR"),
    ("Ann Arbor", "US MI"),
    ("Antwerp", "BE"),
    ("Athens", "GR"),
    ("Atlanta", "US GA"),
    ("Auckland", "NZ"),
    ("Augsburg", "DE"),
    ("Austin", "US TX"),
    ("Bangalore", "IN"),
    ("Barcelona", "ES"),
    ("Basel", "CH"),
    ("Beijing", "CN"),
    ("Belgrade", "RS"),
    ("Bellevue", "US WA"),
    ("Bengaluru", "IN"),
    ("Bergen", "NO"),
    ("Berlin", "DE"),
    ("Bern", "CH"),
    ("Bilbao", "ES"),
    ("Bogotá", "CO"),
    ("Bologna", "IT"),
    ("Bordeaux", "FR"),
    ("Boston", "US MA"),
    ("Boulder", "US CO"),
    ("Bremen", "DE"),
    ("Brisbane", "AU"),
    ("Bristol", "UK"),
    ("Brno", "CZ"),
    ("Brooklyn", "US NY"),
    ("Brussels", "BE"),
    ("Bucharest", "RO"),
    ("Budapest", "HU"),
    ("Buenos Aires", "AR"),
    ("Buffalo", "US NY"),
    ("Busan", "KR"),
    ("Canberra", "AU"),
    ("Cardiff", "UK"),
    ("Charlottesville", "US VA"),
    ("Chennai", "IN"),
    ("Chicago", "US IL"),
    ("Christchurch", "NZ"),
    ("Cluj-Napoca", "RO"),
    ("Cologne", "DE"),
    ("Copenhagen", "DK"),
    ("Dallas", "US TX"),
    ("Delhi", "IN"),
    ("Denver", "US CO"),
    ("Detroit", "US MI"),
    ("Dortmund", "DE"),
    ("Dresden", "DE"),
    ("Dublin", "IE"),
    ("Düsseldorf", "DE"),
    ("Edinburgh", "UK"),
    ("Eindhoven", "NL"),
    ("Enschede", "NL"),
    ("Espoo", "FI"),
    ("Firenze", "IT"),
    ("Florence", "IT"),
    ("Florianópolis", "BR"),
    ("Frankfurt", "DE"),
    ("Freiburg", "DE"),
    ("Galway", "IE"),
    ("Gdańsk", "PL"),
    ("Geneva", "CH"),
    ("Ghent", "BE"),
    ("Girona", "ES"),
    ("Glasgow", "UK"),
    ("Gothenburg", "SE"),
    ("Graz", "AT"),
    ("Grenoble", "FR"),
    ("Guadalajara", "MX"),
    ("Göteborg", "SE"),
    ("Haifa", "IL"),
    ("Hamburg", "DE"),
    ("Hangzhou", "CN"),
    ("Hannover", "DE"),
    ("Helsinki", "FI"),
    ("Houston", "US TX"),
    ("Indianapolis", "US IN"),
    ("Innsbruck", "AT"),
    ("Istanbul", "TR"),
    ("Jakarta", "ID"),
    ("Jerusalem", "IL"),
    ("Karlsruhe", "DE"),
    ("Kaunas", "LT"),
    ("Kolkata", "IN"),
    ("Kraków", "PL"),
    ("Kyoto", "JP"),
    ("Köln", "DE"),
    ("København", "DK"),
    ("Lagos", "NG"),
    ("Lausanne", "CH"),
    ("Leeds", "UK"),
    ("Lehi", "US UT"),
    ("Leipzig", "DE"),
    ("Leuven", "BE"),
    ("Lille", "FR"),
    ("Linz", "AT"),
    ("Lisboa", "PT"),
    ("Lisbon", "PT"),
    ("Liverpool", "UK"),
    ("Ljubljana", "SI"),
    ("London", "UK"),
    ("Los Angeles", "US CA"),
    ("Luzern", "CH"),
    ("Lyon", "FR"),
    ("Madrid", "ES"),
    ("Malmö", "SE"),
    ("Manchester", "UK"),
    ("Mannheim", "DE"),
    ("Marseille", "FR"),
    ("Medellín", "CO"),
    ("Melbourne", "AU"),
    ("Mexico City", "MX"),
    ("Milan", "IT"),
    ("Milano", "IT"),
    ("Minneapolis", "US MN"),
    ("Monterrey", "MX"),
    ("Montreal", "CA"),
    ("Montréal", "CA"),
    ("Mountain View", "US CA"),
    ("Mumbai", "IN"),
    ("Munich", "DE"),
    ("Málaga", "ES"),
    ("München", "DE"),
    ("Nairobi", "KE"),
    ("Nantes", "FR"),
    ("New Delhi", "IN"),
    ("New York", "US NY"),
    ("Nuremberg", "DE"),
    ("Nürnberg", "DE"),
    ("Odense", "DK"),
    ("Osaka", "JP"),
    ("Oslo", "NO"),
    ("Ottawa", "CA"),
    ("Oxford", "UK"),
    ("Paris", "FR"),
    ("Philadelphia", "US PA"),
    ("Phoenix", "US AZ"),
    ("Pittsburgh", "US PA"),
    ("Porto", "PT"),
    ("Poznań", "PL"),
    ("Prague", "CZ"),
    ("Pune", "IN"),
    ("Rennes", "FR"),
    ("Riga", "LV"),
    ("Rio de Janeiro", "BR"),
    ("Rome", "IT"),
    ("Rostock", "DE"),
    ("Rotterdam", "NL"),
    ("Salt Lake City", "US UT"),
    ("Salzburg", "AT"),
    ("San Diego", "US CA"),
    ("San Francisco", "US CA"),
    ("San Jose", "US CA"),
    ("Seattle", "US WA"),
    ("Seoul", "KR"),
    ("Sevilla", "ES"),
    ("Shanghai", "CN"),
    ("Sheffield", "UK"),
    ("Shenzhen", "CN"),
    ("Spokane", "US WA"),
    ("Stavanger", "NO"),
    ("Stockholm", "SE"),
    ("Strasbourg", "FR"),
    ("Stuttgart", "DE"),
    ("Sydney", "AU"),
    ("São Paulo", "BR"),
    ("Taipei", "TW"),
    ("Tallinn", "EE"),
    ("Tampere", "FI"),
    ("Tel Aviv", "IL"),
    ("The Hague", "NL"),
    ("Thessaloniki", "GR"),
    ("Tokyo", "JP"),
    ("Torino", "IT"),
    ("Toronto", "CA"),
    ("Toulouse", "FR"),
    ("Trondheim", "NO"),
    ("Turin", "IT"),
    ("Turku", "FI"),
    ("Utrecht", "NL"),
    ("Valencia", "ES"),
    ("Vienna", "AT"),
    ("Vilnius", "LT"),
    ("Warsaw", "PL"),
    ("Wellington", "NZ"),
    ("Wien", "AT"),
    ("Wrocław", "PL"),
    ("Zurich", "CH"),
    ("Zürich", "CH"),
];

/// Towns with the name of one of these cities that also have Rust events, or are as well known.
const NAMESAKES: &[&str] = &[
    "Athens, GA, US",
    "Athens, OH, US",
    "Dublin, CA, US",
    "Dublin, OH, US",
    "London, ON, CA",
    "Manchester, NH, US",
    "Melbourne, FL, US",
    "Oxford, OH, US",
    "Paris, TX, US",
    "Portland, ME, US",
    "San Jose, CR",
    "Sydney, NS, CA",
    "Valencia, CA, US",
    "Valencia, VE",
    "Vienna, VA, US",
    "Bristol, TN, US",
    "Bristol, CT, US",
    "Rome, NY, US",
];

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for it in listed(context).filter(Listed::leads) {
        let written = it.event.place.as_str();
        let start = || {
            let whole = place(context, &it);
            let inner = context.slice(whole.clone()).rfind(written);
            whole.start + inner.unwrap_or_default()
        };
        found.extend(problem(written, start));
    }
}

/// Returns the problem of `place`; `start` finds the byte at which it is written.
fn problem(place: &str, start: impl FnOnce() -> usize) -> Option<Problem> {
    let (city, region, country) = EventPlace::split(place);
    let is_code = country.len() == 2 && country.bytes().all(|it| it.is_ascii_uppercase());
    let home = home(city).filter(|_| is_code && !NAMESAKES.contains(&place))?;
    let (own, state) = home.split_once(' ').unwrap_or((home, ""));
    let country_is = country == own || own == "UK" && country == "GB";
    let other_state = !state.is_empty() && region.len() == 2 && region != state;
    // Another rule reports a state in place of the country, and a missing or unknown country.
    if country_is && !other_state || country == state || place.matches(',').count() > 2 {
        return None;
    }
    let start = start();
    let rest = place.find(',').map_or(place.len(), |it| it + 1);
    let rest = rest + place.get(rest..)?.len() - place.get(rest..)?.trim_start().len();
    let text = if state.is_empty() {
        own.to_owned()
    } else {
        format!("{state}, {own}")
    };
    let keeps_region = country_is || own == "CA" || own == "AU";
    let problem = RULE.problem(
        start + rest..start + place.len(),
        format!(
            "{city} is usually in `{text}`, not in `{}`",
            place.get(rest..)?
        ),
    );
    if keeps_region && state.is_empty() {
        return Some(problem);
    }
    let edits = vec![Replace {
        range: start + rest..start + place.len(),
        text: text.clone(),
    }];
    Some(problem.with_fix(Fix::suggested(format!("Write `{text}`"), edits)))
}

/// Returns the country of a city, followed by the state for the United States: "US UT".
fn home(city: &str) -> Option<&'static str> {
    let found = CITIES.binary_search_by(|it| it.0.cmp(city)).ok()?;
    CITIES.get(found).map(|it| it.1)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems, events_in};
    use expect_test::expect;

    fn events(places: &[&str]) -> String {
        format!("## Upcoming Events\n### Other\n{}", events_in(places))
    }

    #[test]
    fn cities_are_in_order() {
        assert!(super::CITIES.is_sorted_by_key(|it| it.0));
    }

    #[test]
    fn right_countries_and_namesakes_are_fine() {
        let text = events(&[
            "Berlin, DE",
            "London, GB",
            "Boston, MA, US",
            "Paris, TX, US",
            "Nowhere 💛, DE",
            "Sydney, NSW, AU",
            "Boston, US",
        ]);
        check_problems(RULE, &text, &expect![[""]]);
    }

    #[test]
    fn fix_writes_the_citys_country() {
        check_fix(
            RULE,
            &events(&[
                "Copenhagen, DE",
                "Virtual (Charlottesville, NC, US)",
                "Munich, AT",
                "Seattle, CA",
            ]),
            &expect![[r#"
                ## Upcoming Events
                ### Other
                * 2026-08-27 | Copenhagen, DK | [A](https://a.example)
                    * [**T**](https://a.example/14)
                * 2026-08-27 | Virtual (Charlottesville, VA, US) | [A](https://a.example)
                    * [**T**](https://a.example/33)
                * 2026-08-27 | Munich, DE | [A](https://a.example)
                    * [**T**](https://a.example/10)
                * 2026-08-27 | Seattle, WA, US | [A](https://a.example)
                    * [**T**](https://a.example/11)
            "#]],
        );
    }
}
