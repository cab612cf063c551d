//! A well-known city with another country or state than its own.
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

/// Cities with Rust events whose names no other place with such events has, by where they are.
const CITIES: &[(&str, &str)] = &[
    ("AR", "Buenos Aires"),
    ("AT", "Graz,Innsbruck,Linz,Salzburg,Vienna,Wien"),
    ("AU", "Adelaide,Brisbane,Canberra,Melbourne,Sydney"),
    ("BE", "Antwerp,Brussels,Ghent,Leuven"),
    ("BR", "Florianópolis,Rio de Janeiro,São Paulo"),
    ("CA", "Montreal,Montréal,Ottawa,Toronto"),
    ("CH", "Basel,Bern,Geneva,Lausanne,Luzern,Zurich,Zürich"),
    ("CN", "Beijing,Hangzhou,Shanghai,Shenzhen"),
    ("CO", "Bogotá,Medellín"),
    ("CZ", "Brno,Prague"),
    (
        "DE",
        "Aachen,Augsburg,Berlin,Bremen,Cologne,Dortmund,Dresden,Düsseldorf,Frankfurt,Freiburg,Hamburg,Hannover,Karlsruhe,Köln,Leipzig,Mannheim,Munich,München,Nuremberg,Nürnberg,Rostock,Stuttgart",
    ),
    ("DK", "Aarhus,Copenhagen,København,Odense"),
    ("EE", "Tallinn"),
    (
        "ES",
        "Barcelona,Bilbao,Girona,Madrid,Málaga,Sevilla,Valencia",
    ),
    ("FI", "Espoo,Helsinki,Tampere,Turku"),
    (
        "FR",
        "Bordeaux,Grenoble,Lille,Lyon,Marseille,Nantes,Paris,Rennes,Strasbourg,Toulouse",
    ),
    ("GR", "Athens,Thessaloniki"),
    ("HU", "Budapest"),
    ("ID", "Jakarta"),
    ("IE", "Dublin,Galway"),
    ("IL", "Haifa,Jerusalem,Tel Aviv"),
    (
        "IN",
        "Bangalore,Bengaluru,Chennai,Delhi,Kolkata,Mumbai,New Delhi,Pune",
    ),
    (
        "IT",
        "Bologna,Firenze,Florence,Milan,Milano,Rome,Torino,Turin",
    ),
    ("JP", "Kyoto,Osaka,Tokyo"),
    ("KE", "Nairobi"),
    ("KR", "Busan,Seoul"),
    ("LT", "Kaunas,Vilnius"),
    ("LV", "Riga"),
    ("MX", "Guadalajara,Mexico City,Monterrey"),
    ("NG", "Lagos"),
    (
        "NL",
        "Amsterdam,Eindhoven,Enschede,Rotterdam,The Hague,Utrecht",
    ),
    ("NO", "Bergen,Oslo,Stavanger,Trondheim"),
    ("NZ", "Auckland,Christchurch,Wellington"),
    ("PL", "Gdańsk,Kraków,Poznań,Warsaw,Wrocław"),
    ("PT", "Lisboa,Lisbon,Porto"),
    ("RO", "Bucharest,Cluj-Napoca"),
    ("RS", "Belgrade"),
    ("SE", "Gothenburg,Göteborg,Malmö,Stockholm"),
    ("SI", "Ljubljana"),
    ("TR", "Ankara,Istanbul"),
    ("TW", "Taipei"),
    (
        "UK",
        "Bristol,Cardiff,Edinburgh,Glasgow,Leeds,Liverpool,London,Manchester,Oxford,Sheffield",
    ),
    ("US AZ", "Phoenix"),
    (
        "US CA",
        "Los Angeles,Mountain View,San Diego,San Francisco,San Jose",
    ),
    ("US CO", "Boulder,Denver"),
    ("US GA", "Atlanta"),
    ("US IL", "Chicago"),
    ("US IN", "Indianapolis"),
    ("US MA", "Boston"),
    ("US MI", "Ann Arbor,Detroit"),
    ("US MN", "Minneapolis"),
    ("US NY", "Brooklyn,Buffalo,New York"),
    ("US PA", "Philadelphia,Pittsburgh"),
    ("US TX", "Austin,Dallas,Houston"),
    ("US UT", "Lehi,Salt Lake City"),
    ("US VA", "Charlottesville"),
    ("US WA", "Bellevue,Seattle,Spokane"),
];

/// Towns of the same name that also have Rust events, or are as well known.
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
        let whole = place(context, &it);
        let written = it.event.place.as_str();
        let inner = context.slice(whole.clone()).rfind(written);
        let start = whole.start + inner.unwrap_or_default();
        found.extend(problem(written, start));
    }
}

/// Returns the problem of `place`, which is written at byte `start`.
fn problem(place: &str, start: usize) -> Option<Problem> {
    let EventPlace {
        city,
        region,
        country,
    } = EventPlace::read(place);
    let is_code = country.len() == 2 && country.bytes().all(|it| it.is_ascii_uppercase());
    let home = home(&city).filter(|_| is_code && !NAMESAKES.contains(&place))?;
    let (own, state) = home.split_once(' ').unwrap_or((home, ""));
    let country_is = country == own || own == "UK" && country == "GB";
    let other_state = !state.is_empty() && region.len() == 2 && region != state;
    // A state in the country's place is another rule's, and so is a missing or unknown one.
    if country_is && !other_state || country == state || place.matches(',').count() > 2 {
        return None;
    }
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
        format!("{city} is usually in `{text}`"),
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

/// Returns where a city is: a country, and a state after it in the United States.
fn home(city: &str) -> Option<&'static str> {
    let has = |(_, names): &&(&str, &str)| names.split(',').any(|it| it == city);
    CITIES.iter().find(has).map(|it| it.0)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems};
    use expect_test::expect;

    fn events(places: &[&str]) -> String {
        let event = |it: &&str| {
            format!(
                "* 2026-08-27 | {it} | [A](https://a.example)\n    * [**T**](https://a.example/{})\n",
                it.len()
            )
        };
        format!(
            "## Upcoming Events\n### Other\n{}",
            places.iter().map(event).collect::<String>()
        )
    }

    #[test]
    fn own_countries_and_namesakes_are_fine() {
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
    fn fix_writes_its_own() {
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
