//! Links that open Submit filled in: one with the typed values, to share, and a bookmarklet with the page that the user
//! is on.

use issue::entry::{Entry, Event, EventPlace, Format};
use issue::submission::{Share, SubmissionKind};
use leptos::prelude::*;
use serde_json::json;

use super::entry::Amount;
use super::fields::{Field, Fields};
use crate::browser::address;

/// The address that opens Submit with the typed values.
///
/// The dates, place and organiser of a call are left out, because a link has parameters for these only for events.
pub fn link_to(fields: Fields) -> String {
    let typed = untrack(|| {
        let languages = fields.trimmed(Field::Language);
        let languages = languages.split(',').map(|it| it.trim().to_owned());
        let languages = languages.filter(|it| !it.is_empty());
        let is_link = fields.kind.get() == SubmissionKind::Link;
        let tags = languages.chain(fields.tags.get()).filter(|_| is_link);
        Share {
            kind: Some(fields.kind.get()),
            url: fields.trimmed(Field::Url),
            title: fields.trimmed(Field::Title),
            section: fields.section.get(),
            tags: tags.collect(),
            event: event(fields).unwrap_or_default(),
        }
    });
    address::of_submit(&typed.to_query())
}

/// The event data as the event's page would have it, in the format of schema.org.
fn event(fields: Fields) -> Option<String> {
    let Amount::Entry(Entry::Event(event)) = Amount::of(fields) else {
        return None;
    };
    let place = EventPlace::read(&event.place);
    let data = json!({
        "@context": "https://schema.org",
        "@type": "Event",
        "name": event.title,
        "url": event.url,
        "startDate": event.date.to_string(),
        "endDate": event.end_date.unwrap_or(event.date).to_string(),
        "eventAttendanceMode": format!("https://schema.org/{}", attendance(&event)),
        "location": {
            "@type": "Place",
            "address": {
                "@type": "PostalAddress",
                "addressLocality": place.city,
                "addressRegion": place.region,
                "addressCountry": place.country,
            },
        },
        "organizer": { "@type": "Organization", "name": event.group, "url": event.group_url },
    });
    Some(data.to_string())
}

fn attendance(event: &Event) -> &'static str {
    match event.format {
        Format::InPerson => "OfflineEventAttendanceMode",
        Format::Virtual => "OnlineEventAttendanceMode",
        Format::Hybrid => "MixedEventAttendanceMode",
    }
}

/// The script of the bookmarklet; `PAGE` is the address of Submit. On the page where the user clicks it, it reads the
/// canonical address, the title and the data of events, and opens Submit with them.
const BOOKMARKLET: &str = concat!(
    r#"(()=>{const d=document,q=s=>d.querySelector(s),c=q('link[rel=canonical]'),o=q('meta[property="og:title"]'),"#,
    r#"l=c&&c.href.startsWith(location.origin+'/')&&c.href.length>location.origin.length+1?c.href:location.href,"#,
    r#"e=[...d.querySelectorAll('script[type="application/ld+json"]')].map(x=>x.textContent)"#,
    r#".filter(x=>/"@type"\s*:\s*(\[[^\]]*)?"\w*Event"/.test(x)),"#,
    r#"p=new URLSearchParams({url:l,title:o&&o.content||d.title});"#,
    r#"if(e.length)p.set('event','['+e.join(',')+']');const u='PAGE'+p;open(u)||(location.href=u)})()"#,
);

/// The bookmarklet as an address.
pub fn bookmarklet() -> String {
    let page = address::of_submit("").replace('\'', "%27");
    format!("javascript:{}", BOOKMARKLET.replace("PAGE", &page))
}
