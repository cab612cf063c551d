//! Addresses: removes tracking parameters, and recognizes what kind of page an address leads to.
//!
//! This is not a URL parser: it changes an address only by removing parameters.

/// Parameters that tell a site where the reader came from, not what to show.
///
/// They are in lower case. Parameters that start with `utm_` also count. The source is the documentation of the
/// services that add them.
const TRACKING: [&str; 24] = [
    "fbclid",
    "gclid",
    "dclid",
    "gbraid",
    "wbraid",
    "msclkid",
    "mc_cid",
    "mc_eid",
    "igshid",
    "igsh",
    "twclid",
    "ref_src",
    "ref_url",
    "_hsenc",
    "_hsmi",
    "mkt_tok",
    "oly_enc_id",
    "oly_anon_id",
    "vero_id",
    "s_cid",
    "yclid",
    "trk",
    "trackingid",
    "cmpid",
];

/// Hosts that show videos.
const FILMS: [&str; 4] = [
    "www.youtube.com",
    "youtube.com",
    "m.youtube.com",
    "youtu.be",
];

/// Parameters that track only on some hosts, in lower case, with the ends of these hosts' names.
const TRACKING_ON: [(&[&str], &[&str]); 6] = [
    (&["si"], &["youtube.com", "youtu.be", "open.spotify.com"]),
    (&["pp", "feature"], &["youtube.com", "youtu.be"]),
    (
        &["eventorigin", "recid", "recsource", "searchid"],
        &["meetup.com"],
    ),
    (&["s", "t"], &["x.com", "twitter.com"]),
    (&["share_id", "rdt"], &["reddit.com"]),
    (
        &["r", "triedredirect", "showwelcomeonshare"],
        &["substack.com"],
    ),
];

/// Returns the host: the text after `//`, up to the first `/`, `?` or `#`, in its original case.
pub fn host(url: &str) -> &str {
    let rest = url.split_once("//").map_or(url, |it| it.1);
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let authority = rest.get(..end).unwrap_or_default();
    authority.rsplit('@').next().unwrap_or(authority)
}

/// Whether the parameter `name` of an address on `host` is only for tracking.
pub fn is_tracking(host: &str, name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let host = host.to_ascii_lowercase();
    let is_at = |end: &&str| {
        let rest = host.strip_suffix(end);
        rest.is_some_and(|it| it.is_empty() || it.ends_with('.'))
    };
    let tracks_here = |(names, hosts): &(&[&str], &[&str])| {
        names.contains(&name.as_str()) && hosts.iter().any(is_at)
    };
    name.starts_with("utm_")
        || TRACKING.contains(&name.as_str())
        || TRACKING_ON.iter().any(tracks_here)
}

/// Returns the address without its tracking parameters; `None` if it has none.
pub fn without_tracking(url: &str) -> Option<String> {
    let (rest, fragment) = match url.find('#') {
        Some(at) => (url.get(..at)?, url.get(at..)?),
        None => (url, ""),
    };
    let (path, query) = rest.split_once('?')?;
    let host = host(url);
    let tracks = |it: &&str| is_tracking(host, it.split('=').next().unwrap_or(it));
    let kept: Vec<&str> = query.split('&').filter(|it| !tracks(it)).collect();
    if kept.len() == query.split('&').count() {
        return None;
    }
    let query = if kept.is_empty() {
        String::new()
    } else {
        format!("?{}", kept.join("&"))
    };
    Some(format!("{path}{query}{fragment}"))
}

/// Returns the tag that issues give a link to this address: "video" for the usual video hosts, "audio" for podcasts.
pub fn media(url: &str) -> Option<&'static str> {
    let host = host(url).to_ascii_lowercase();
    let is_list = url.contains("/playlist?") || url.contains("/@") || url.contains("/channel/");
    match host.as_str() {
        it if FILMS.contains(&it) && !is_list => Some("video"),
        "vimeo.com" | "media.ccc.de" | "www.twitch.tv" => Some("video"),
        "rustacean-station.org" if url.contains("/episode/") => Some("audio"),
        "corrode.dev" if url.contains("/podcast/") => Some("audio"),
        "podcasts.apple.com" | "open.spotify.com" => Some("audio"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_tracking_parameters_are_removed() {
        let clean = |url| without_tracking(url);
        assert_eq!(
            clean("https://a.example/x?utm_source=b&id=1&FBCLID=2#c?utm_d=e").unwrap(),
            "https://a.example/x?id=1#c?utm_d=e"
        );
        assert_eq!(
            clean("https://youtu.be/x?si=1").unwrap(),
            "https://youtu.be/x"
        );
        assert_eq!(
            clean("https://www.meetup.com/a/events/1/?eventOrigin=b&recId=c").unwrap(),
            "https://www.meetup.com/a/events/1/"
        );
        for url in [
            "https://notmeetup.com/?recId=1",
            "https://a.example/x?si=1",
            "https://a.example/?ref=b",
            "x",
            "a#b?utm_c=d",
            "https://a.example/?q",
        ] {
            assert_eq!(clean(url), None, "{url}");
        }
    }

    #[test]
    fn hosts_and_media_are_recognized() {
        assert_eq!(host("https://u@A.example:80?x"), "A.example:80");
        assert_eq!(media("https://www.youtube.com/watch?v=1"), Some("video"));
        assert_eq!(media("https://www.youtube.com/playlist?list=1"), None);
        assert_eq!(
            media("https://rustacean-station.org/episode/x/"),
            Some("audio")
        );
        assert_eq!(media("https://a.example/youtube.com"), None);
    }
}
