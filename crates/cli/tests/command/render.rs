//! `galley render`: the article's HTML.

use crate::{fixture, galley, issues_in};

fn render(arguments: &[&str], text: &str) -> String {
    let arguments = [&["render"], arguments].concat();
    String::from_utf8(galley(&arguments, text.as_bytes()).printed()).unwrap()
}

#[test]
fn the_site_is_the_default_rendering() {
    let text = "Title: x\n\n# Jobs\n  - a\n";
    let site = render(&["-"], text);
    assert_eq!(site, render(&["--as", "site", "-"], text));
    assert!(site.contains("<h1"), "{site}");
    assert!(!site.contains("Title"), "{site}");
    assert!(render(&["-", "--as=github"], text).contains("<h1"));
    assert!(render(&["--as", "email", "-"], text).contains("<h1"));
}

#[test]
fn every_file_is_rendered_every_way() {
    for file in issues_in(&fixture("")) {
        for way in ["site", "email", "github"] {
            let arguments = [
                "render".as_ref(),
                "--as".as_ref(),
                way.as_ref(),
                file.as_path(),
            ];
            galley(&arguments, b"").printed();
        }
    }
}

#[test]
fn unknown_renderings_are_refused() {
    assert_eq!(
        galley(&["render", "--as", "paper", "-"], b"").refusal(),
        "expected one of site, email, github, found \"paper\""
    );
}
