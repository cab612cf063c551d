//! Links that open Submit filled in: one for what is typed, to be given to somebody else, and a bookmarklet that takes
//! the page one is on.

use issue::entry::{Entry, Event, EventPlace, Format};
use issue::submission::{Share, SubmissionKind};
use leptos::prelude::*;
use serde_json::json;

use super::entry::Amount;
use super::fields::{Field, Fields};
use crate::browser::address;

/// The address that opens Submit with what is typed now.
///
/// Days, places and organisers of calls are left out: a link has room for them for events alone.
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

/// The event as its page would have it, in the terms of schema.org.
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

/// What the bookmarklet does on the page it is pressed on, `PAGE` being this one's address: it takes the canonical
/// address, the title and the data of events, and opens Submit with them.
const BOOKMARKLET: &str = concat!(
    r#"(()=>{const d=document,q=s=>d.querySelector(s),c=q('link[rel=canonical]'),o=q('meta[property="og:title"]'),"#,
    r#"l=c&&c.href.startsWith(location.origin+'/')&&c.href.length>location.origin.length+1?c.href:location.href,"#,
    r#"e=[...d.querySelectorAll('script[type="application/ld+json"]')].map(x=>x.textContent)"#,
    r#".filter(x=>/"@type"\s*:\s*(\[[^\]]*)?"\w*Event"/.test(x)),"#,
    r#"p=new URLSearchParams({url:l,title:o&&o.content||d.title});"#,
    r#"if(e.length)p.set('event','['+e.join(',')+']');const u='PAGE'+p;open(u)||(location.href=u)})()"#,
);

/// The bookmarklet, as the address of a bookmark.
pub fn bookmarklet() -> String {
    let page = address::of_submit("").replace('\'', "%27");
    format!("javascript:{}", BOOKMARKLET.replace("PAGE", &page))
}
