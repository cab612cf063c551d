//! Renders the pages of `docs/guide` for the dialog that shows them (`src/dialogs/guide.rs`).

use std::error::Error;
use std::fs;
use std::path::Path;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// The pages and their table of contents.
const FOLDER: &str = "docs/guide";

/// A page's name, which is its file name without the extension, and its title in the table of contents.
type Entry = (String, String);

/// Writes the name, the title and the HTML of each page as a Rust expression to `guide.rs` in Cargo's output folder.
pub fn render() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={FOLDER}");
    let mut pages = Vec::new();
    for (name, title) in contents(&read("README")?) {
        let html = page(&read(&name)?).map_err(|it| format!("{FOLDER}/{name}.md {it}"))?;
        pages.push((name, title, html));
    }
    let out = std::env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("guide.rs"), format!("&{pages:?}"))?;
    Ok(())
}

fn read(name: &str) -> Result<String, Box<dyn Error>> {
    let path = format!("{FOLDER}/{name}.md");
    fs::read_to_string(&path).map_err(|it| format!("{path}: {it}").into())
}

/// The pages that the table of contents links to, in its order.
fn contents(markdown: &str) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut is_title = false;
    for event in Parser::new(markdown) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                let name = dest_url.trim_end_matches(".md").to_owned();
                entries.push((name, String::new()));
                is_title = true;
            }
            Event::End(TagEnd::Link) => is_title = false,
            Event::Text(text) if is_title => {
                if let Some((_, title)) = entries.last_mut() {
                    title.push_str(&text);
                }
            }
            _ => {}
        }
    }
    entries
}

/// The page as HTML for the dialog. Fails if a link leads to a file that the built page does not have.
fn page(markdown: &str) -> Result<String, String> {
    // The built page does not have the pictures.
    let lines = markdown.split_inclusive('\n');
    let text: String = lines.filter(|it| !it.starts_with("![")).collect();
    let events = Parser::new_ext(&text, Options::ENABLE_TABLES).map(event);
    let events: Vec<Event<'_>> = events.collect::<Result<_, _>>()?;
    let mut page = String::new();
    html::push_html(&mut page, events.into_iter());
    let elsewhere = "<a target=\"_blank\" rel=\"noopener noreferrer\" href=\"https://";
    Ok(page.replace("<a href=\"https://", elsewhere))
}

/// Lowers headings below the dialog's own, and turns links to other pages of the guide into links within the dialog.
fn event(event: Event<'_>) -> Result<Event<'_>, String> {
    Ok(match event {
        Event::Start(Tag::Heading { level, .. }) => {
            let level = lower(level);
            let (id, classes, attrs) = (None, Vec::new(), Vec::new());
            Event::Start(Tag::Heading {
                level,
                id,
                classes,
                attrs,
            })
        }
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(lower(level))),
        Event::Start(Tag::Link {
            link_type,
            dest_url,
            title,
            id,
        }) => {
            let dest_url = address(&dest_url)?.into();
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            })
        }
        other => other,
    })
}

fn lower(level: HeadingLevel) -> HeadingLevel {
    HeadingLevel::try_from(level as usize + 2).unwrap_or(HeadingLevel::H6)
}

fn address(link: &str) -> Result<String, String> {
    match link.strip_suffix(".md") {
        Some(name) if !name.contains('/') => Ok(format!("?guide={name}")),
        _ if link.starts_with("https://") => Ok(link.to_owned()),
        _ => Err(format!("links to {link}, which the page does not have")),
    }
}
