//! Checks for pasted text that each proposed link can be added, or its form shows why not.

use issue::entry::{Entry, read};
use issue::import::{from_anchor, links_in};
use issue::section::Kind;

use super::input::Input;

pub fn run(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let (text, address) = (input.text(), input.text());
    for link in links_in(&text) {
        reads_back(&Entry::Link(link));
    }
    for address in [address.clone(), format!("https://{address}")] {
        let Some(link) = from_anchor(&text, &address) else {
            continue;
        };
        reads_back(&Entry::Link(link));
    }
}

fn reads_back(entry: &Entry) {
    let style = issue::entry::Style {
        marker: '*',
        ending: issue::lines::LineEnding::Lf,
        explicit_merge: false,
    };
    if entry.check().is_ok() {
        assert_eq!(&read(&entry.write(style), Kind::Links), entry);
    }
}
