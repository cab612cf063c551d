//! A place that is not written as `City, CC` or `City, ST, CC`.
//!
//! A country is written as two capital letters, and the United Kingdom as `UK`.
//! Events in the United States, Canada and Australia also name the state or province; others do not. A missing or
//! unnecessary state, `GB` for `UK`, and a country in place of the city are hints.
//! The country decides the continent, and so the section.
//!
//! ```markdown
//! ### North America
//! * 2026-08-27 | Minneapolis, MN US | [Rust Minneapolis](https://example.com/minneapolis)
//!     * [**Summer meetup**](https://example.com/minneapolis/1)
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ### North America
//! * 2026-08-27 | Minneapolis, MN, US | [Rust Minneapolis](https://example.com/minneapolis)
//!     * [**Summer meetup**](https://example.com/minneapolis/1)
//! ```
//!
//! The fix is safe where it only changes case, writes `UK`, or adds a comma or a space. Otherwise it is suggested.

use std::ops::Range;

use crate::continent::{code_of_country, of_country, region_code, region_is_known};
use crate::edit::Replace;
use crate::entry::{EventPlace, Format};
use crate::lint::events::{Listed, is_told, listed, place};
use crate::lint::manual::manual;
use crate::lint::{Context, Fix, Problem, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "event-place",
    severity: Severity::Warning,
    doc: manual!("event_place.rs"),
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Problem>) {
    for it in listed(context).filter(Listed::leads) {
        let whole = place(context, &it);
        let written = it.event.place.as_str();
        if it.event.format == Format::InPerson && written.is_empty() {
            found.push(RULE.problem(it.item.range.start..whole.end, "Event names no place"));
            continue;
        }
        if let Some(problem) = unpaired(context.slice(whole.clone()), whole.clone()) {
            found.push(problem);
            continue;
        }
        let inner = context.slice(whole.clone()).rfind(written);
        let start = whole.start + inner.unwrap_or_default();
        let is_held = it.event.format != Format::Virtual && is_told(it.event);
        // If a city has two names, the country follows only the last one.
        let has_comma = written.contains(',');
        let told = pieces(written).filter(|(it, _)| it.contains(',') || !has_comma);
        for (piece, at) in told {
            let range = start + at..start + at + piece.len();
            let found_here = match us_state(piece, &it.heading.heading) {
                _ if !is_spaced(piece) => Some(badly_spaced(piece, range)),
                Some(state) => Some(without_country(piece, range, state)),
                None => problem(piece, range, is_held),
            };
            found.extend(found_here);
        }
    }
}

/// Reports a place with a single parenthesis or an empty pair: "Virtual (Oslo, NO", "Virtual ()".
fn unpaired(written: &str, whole: Range<usize>) -> Option<Problem> {
    let (open, close) = (written.matches('(').count(), written.matches(')').count());
    let is_link = written.contains(['[', ']']);
    let message = match (open, close) {
        (1, 1) if written.contains("()") => "Place has nothing in its parentheses".to_owned(),
        _ if open != close && !is_link => {
            format!("`{written}` has a parenthesis without its partner")
        }
        _ => return None,
    };
    let problem = RULE.problem(whole.clone(), message);
    let mut words = written.splitn(2, ['(', ' ']);
    let format = words
        .next()
        .filter(|it| matches!(*it, "Virtual" | "Hybrid"));
    let (Some(format), Some(rest)) = (format, words.next()) else {
        return Some(problem);
    };
    let place = rest.trim_matches(['(', ')', ' ']);
    let text = if place.is_empty() {
        format.to_owned()
    } else {
        format!("{format} ({place})")
    };
    let edits = vec![Replace {
        range: whole,
        text: text.clone(),
    }];
    Some(problem.with_fix(Fix::suggested(format!("Write `{text}`"), edits)))
}

/// Returns the places in the field, each with its offset: an online event may have several home cities.
fn pieces(place: &str) -> impl Iterator<Item = (&str, usize)> {
    let mut at = 0;
    place.split([';', '/', '+', '&']).map(move |it| {
        let start = at + (it.len() - it.trim_start().len());
        at += it.len() + 1;
        (it.trim(), start)
    })
}

/// Returns the problem of one place; the home city of an online event needs no country.
fn problem(piece: &str, range: Range<usize>, is_held: bool) -> Option<Problem> {
    let (_, region, country) = EventPlace::split(piece);
    let end = range.end - country.len()..range.end;
    if let Some(problem) = without_comma(piece, region, country, &range) {
        return Some(problem);
    }
    if is_held && let Some(problem) = country_as_city(piece, country, &range) {
        return Some(problem);
    }
    if country.is_empty() {
        let message = format!("`{piece}` names no country");
        let is_place =
            is_held && piece.chars().any(char::is_alphabetic) && !piece.starts_with("Various");
        return is_place.then(|| RULE.problem(range, message).with_severity(Severity::Hint));
    }
    if of_country(country).is_some() {
        return known_country(region, country, end, is_held);
    }
    let message = format!("`{country}` is not a country's code");
    let is_state = region.is_empty() && region_is_known("US", country) == Some(true);
    without_last_comma(country, &end)
        .or_else(|| other_name(region, country, end.clone()))
        .or_else(|| is_state.then(|| without_country(piece, range, country)))
        .or_else(|| (country.len() == 2 || is_held).then(|| RULE.problem(end, message)))
}

/// Returns the problem of a place whose country exists: of its region, or of the way its country is written.
fn known_country(region: &str, country: &str, end: Range<usize>, is_held: bool) -> Option<Problem> {
    if country == "GB" {
        let message = "Issues write `UK`, not `GB`".to_owned();
        return Some(fixed(end, message, "UK".to_owned(), true).with_severity(Severity::Hint));
    }
    let behind = end.start.saturating_sub(2);
    superfluous(region, country, &end).or_else(|| in_region(region, country, behind, end, is_held))
}

/// Reports "NY US" in place of the country.
fn without_last_comma(country: &str, end: &Range<usize>) -> Option<Problem> {
    let (region, code) = country.rsplit_once(' ')?;
    let is_known = of_country(code).is_some() && region_is_known(code, region) == Some(true);
    let message = format!("`{country}` has no comma");
    is_known.then(|| fixed(end.clone(), message, format!("{region}, {code}"), true))
}

/// Reports a country that is not written as its code: "no", "USA", "China".
fn other_name(region: &str, country: &str, end: Range<usize>) -> Option<Problem> {
    let upper = country.to_ascii_uppercase();
    let message = format!("`{country}` is not a country's code");
    let (code, is_safe) = match upper.as_str() {
        "GB" => ("UK", true),
        "USA" | "U.S." | "U.S.A." => ("US", true),
        _ if of_country(&upper).is_some() => (upper.as_str(), true),
        _ => (code_of_country(country)?, false),
    };
    // If the region is missing too, a person has to write both.
    if !is_safe && region.is_empty() && region_is_known(code, "").is_some() {
        return Some(RULE.problem(end, message));
    }
    Some(fixed(end, message, code.to_owned(), is_safe))
}

/// Returns the place with one space after each comma and none before.
fn spaced(piece: &str) -> String {
    let parts: Vec<_> = piece.split(',').map(str::trim).collect();
    if parts.iter().any(|it| it.is_empty()) {
        return piece.to_owned();
    }
    parts.join(", ")
}

/// Whether the place is written as [`spaced`] writes it.
fn is_spaced(piece: &str) -> bool {
    let mut parts = piece.split(',').enumerate();
    let is_fine = |(index, part): (usize, &str)| match index {
        0 => part.trim() == part,
        _ => part.strip_prefix(' ') == Some(part.trim()),
    };
    let has_gap = || piece.split(',').any(|it| it.trim().is_empty());
    parts.all(is_fine) || has_gap()
}

fn badly_spaced(piece: &str, range: Range<usize>) -> Problem {
    let message = format!("`{piece}` has its spaces in the wrong places");
    fixed(range, message, spaced(piece), true)
}

/// Reports "Germany, DE", "DE" and "Germany", which name no city; some cities are countries.
fn country_as_city(piece: &str, country: &str, range: &Range<usize>) -> Option<Problem> {
    let city = piece.split(',').next()?.trim();
    let code =
        code_of_country(city).or_else(|| Some(city).filter(|it| of_country(it).is_some()))?;
    let is_city = ["SG", "LU", "HK", "MO", "MC"].contains(&code);
    let is_country = country.is_empty() || country.eq_ignore_ascii_case(code);
    let problem = RULE.problem(range.clone(), format!("`{piece}` names no city"));
    (is_country && !is_city).then(|| problem.with_severity(Severity::Hint))
}

/// Reports a region in a country where issues do not name regions: "Leipzig, SN, DE".
fn superfluous(region: &str, country: &str, end: &Range<usize>) -> Option<Problem> {
    let is_code =
        (2..=3).contains(&region.len()) && region.bytes().all(|it| it.is_ascii_uppercase());
    let is_nation = ["England", "Scotland", "Wales"].contains(&region);
    if !(is_code || is_nation) || ["US", "CA", "AU"].contains(&country) {
        return None;
    }
    let range = end.start.saturating_sub(region.len() + 2)..end.start;
    let message = format!("Places in {country} are written without a region");
    let problem = RULE.problem(range.start..range.start + region.len(), message);
    let fix = Fix::suggested(format!("Remove `{region}`"), vec![Replace::delete(range)]);
    Some(problem.with_severity(Severity::Hint).with_fix(fix))
}

/// Reports spaces where commas belong: "Oslo NO", "Austin TX, US".
fn without_comma(
    piece: &str,
    region: &str,
    country: &str,
    range: &Range<usize>,
) -> Option<Problem> {
    if !region.is_empty() {
        return None;
    }
    let (city, last) = if country.is_empty() {
        piece
            .rsplit_once(' ')
            .filter(|it| of_country(it.1).is_some())?
    } else {
        let city = piece.strip_suffix(country)?.trim_end_matches([',', ' ']);
        (city, country)
    };
    let state = city
        .rsplit_once(' ')
        .filter(|it| it.1.len() > 1 && region_is_known(last, it.1) == Some(true));
    if state.is_none() && !country.is_empty() {
        return None;
    }
    let city = state.map_or(city.to_owned(), |(name, state)| format!("{name}, {state}"));
    let right = format!("{city}, {last}");
    if right == piece {
        return None;
    }
    let message = format!("`{piece}` has no comma");
    Some(fixed(range.clone(), message, right, true))
}

/// Returns the state written in place of the country of an event in North America: "Columbus, IL" is not in Israel.
pub(crate) fn us_state<'p>(place: &'p str, heading: &str) -> Option<&'p str> {
    if heading != "North America" {
        return None;
    }
    let (_, region, country) = EventPlace::split(place);
    let is_state = region.is_empty() && region_is_known("US", country) == Some(true);
    let is_elsewhere = of_country(country).is_some_and(|it| it != "North America");
    (is_state && is_elsewhere).then_some(country)
}

fn without_country(piece: &str, range: Range<usize>, state: &str) -> Problem {
    let end = range.end - state.len()..range.end;
    let other = of_country(state).map(|it| format!(", unless it is in {it}"));
    let message = format!("`{piece}` names no country{}", other.unwrap_or_default());
    fixed(end, message, format!("{state}, US"), false)
}

fn in_region(
    region: &str,
    country: &str,
    behind: usize,
    end: Range<usize>,
    is_held: bool,
) -> Option<Problem> {
    let what = match country {
        "US" | "AU" => "state",
        "CA" => "province",
        _ => return None,
    };
    if region.is_empty() {
        let message = format!("No {what} is named before `{country}`");
        return is_held.then(|| RULE.problem(end, message).with_severity(Severity::Hint));
    }
    if region_is_known(country, region) == Some(true) {
        return None;
    }
    let range = behind.saturating_sub(region.len())..behind;
    let message = format!("`{region}` is not a {what} of {country}");
    let upper = region.to_ascii_uppercase();
    let meant = meant(country, &upper).map(str::to_owned);
    let code = region_code(country, region).filter(|it| *it != upper);
    Some(match meant.or(code) {
        Some(it) => fixed(range, message, it, false),
        None if region_is_known(country, &upper) == Some(true) => {
            fixed(range, message, upper, true)
        }
        None => RULE.problem(range, message),
    })
}

/// Returns the right code for a common wrong one.
fn meant(country: &str, region: &str) -> Option<&'static str> {
    Some(match (country, region) {
        ("AU", "QL" | "QLND") => "QLD",
        ("AU", "VI" | "VICTORIA") => "VIC",
        ("AU", "AC") => "ACT",
        ("AU", "NS") => "NSW",
        ("AU", "TA" | "TS") => "TAS",
        ("CA", "PQ") => "QC",
        _ => return None,
    })
}

fn fixed(range: Range<usize>, message: String, text: String, is_safe: bool) -> Problem {
    let title = format!("Write `{text}`");
    let edits = vec![Replace {
        range: range.clone(),
        text,
    }];
    RULE.problem(range, message)
        .with_fix(Fix::safe_if(is_safe, title, edits))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::tests::{check_fix, check_problems, events_in};
    use expect_test::expect;

    fn events(places: &[&str]) -> String {
        format!("### Other\n{}", events_in(places))
    }

    #[test]
    fn several_places_need_no_country() {
        let text = events(&["Various - 💛", "Various"]);
        check_problems(RULE, &format!("### Europe\n{text}"), &expect![[""]]);
    }

    #[test]
    fn codes_are_known() {
        let text = events(&[
            "Oslo, NO",
            "London, UK",
            "Virtual (Israel)",
            "Virtual (Oslo, NO; Lima, pe)",
            "Girona",
            "Hybrid (Ås, Norway)",
            "Perth, AU",
            "Vancouver, CA",
            "Austin, USA",
            "Brisbane, QL, AU",
            "Leipzig, SN, DE",
            "",
        ]);
        check_problems(
            RULE,
            &format!("## Upcoming Events\n{text}"),
            &expect![[r#"
                9: * 2026-08-27 | Virtual (Oslo, NO; Lima, pe) | [A](https://a.example)
                                                           ^^ warning: `pe` is not a country's code (Write `PE`)
                11: * 2026-08-27 | Girona | [A](https://a.example)
                                   ^^^^^^ hint: `Girona` names no country
                13: * 2026-08-27 | Hybrid (Ås, Norway) | [A](https://a.example)
                                               ^^^^^^ warning: `Norway` is not a country's code (Write `NO`)
                15: * 2026-08-27 | Perth, AU | [A](https://a.example)
                                          ^^ hint: No state is named before `AU`
                17: * 2026-08-27 | Vancouver, CA | [A](https://a.example)
                                              ^^ hint: No province is named before `CA`
                19: * 2026-08-27 | Austin, USA | [A](https://a.example)
                                           ^^^ warning: `USA` is not a country's code (Write `US`)
                21: * 2026-08-27 | Brisbane, QL, AU | [A](https://a.example)
                                             ^^ warning: `QL` is not a state of AU (Write `QLD`)
                23: * 2026-08-27 | Leipzig, SN, DE | [A](https://a.example)
                                            ^^ hint: Places in DE are written without a region (Remove `SN`)
                25: * 2026-08-27 |  | [A](https://a.example)
                    ^^^^^^^^^^^^^^^^ warning: Event names no place
            "#]],
        );
    }

    #[test]
    fn fix_writes_the_code() {
        let text = events(&[
            "Minneapolis, MN US",
            "Portland, OR",
            "Århus, Dk",
            "Canberra, ACt, AU",
            "Virtual (Hobart 💛, TS, AU)",
        ]);
        check_fix(
            RULE,
            &format!("## Upcoming Events\n{text}"),
            &expect![[r#"
            ## Upcoming Events
            ### Other
            * 2026-08-27 | Minneapolis, MN, US | [A](https://a.example)
                * [**T**](https://a.example/18)
            * 2026-08-27 | Portland, OR, US | [A](https://a.example)
                * [**T**](https://a.example/12)
            * 2026-08-27 | Århus, DK | [A](https://a.example)
                * [**T**](https://a.example/10)
            * 2026-08-27 | Canberra, ACT, AU | [A](https://a.example)
                * [**T**](https://a.example/17)
            * 2026-08-27 | Virtual (Hobart 💛, TAS, AU) | [A](https://a.example)
                * [**T**](https://a.example/29)
        "#]],
        );
    }

    #[test]
    fn fix_writes_commas_between_the_names() {
        let text = events(&[
            "Ås NO",
            "Austin TX, US",
            "Austin TX US",
            "Virtual (Oslo NO)",
            "New York, NY, US",
            "Santa Fe, NM, US",
            "Oslo, NO",
        ]);
        check_problems(RULE, &format!("### Europe\n{text}"), &expect![[""]]);
    }

    #[test]
    fn places_as_issues_write_them() {
        check_fix(
            RULE,
            &format!(
                "## Upcoming Events\n{}",
                events(&[
                    "Oxford, GB",
                    "Leipzig, SN, DE",
                    "Ås , NO",
                    "Ås,NO",
                    "Beijing, China",
                    "Ås, NO",
                ])
            ),
            &expect![[r#"
                ## Upcoming Events
                ### Other
                * 2026-08-27 | Oxford, UK | [A](https://a.example)
                    * [**T**](https://a.example/10)
                * 2026-08-27 | Leipzig, DE | [A](https://a.example)
                    * [**T**](https://a.example/15)
                * 2026-08-27 | Ås, NO | [A](https://a.example)
                    * [**T**](https://a.example/8)
                * 2026-08-27 | Ås, NO | [A](https://a.example)
                    * [**T**](https://a.example/6)
                * 2026-08-27 | Beijing, CN | [A](https://a.example)
                    * [**T**](https://a.example/14)
                * 2026-08-27 | Ås, NO | [A](https://a.example)
                    * [**T**](https://a.example/7)
            "#]],
        );
        check_problems(
            RULE,
            &format!(
                "## Upcoming Events\n{}",
                events(&["Singapore, SG", "Germany, DE", "DE", "Virtual (Israel)"])
            ),
            &expect![[r#"
                5: * 2026-08-27 | Germany, DE | [A](https://a.example)
                                  ^^^^^^^^^^^ hint: `Germany, DE` names no city
                7: * 2026-08-27 | DE | [A](https://a.example)
                                  ^^ hint: `DE` names no city
            "#]],
        );
    }
}
