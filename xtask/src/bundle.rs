//! Puts the page's stylesheets into one file: one request in place of forty, and half the bytes once compressed.
//!
//! `style/layers.css` states the order of the layers, so the order of the files says nothing.

use std::fs;
use std::path::Path;

use crate::run::Done;

/// Joins the stylesheets that `folder`'s index.html links to.
pub fn stylesheets(folder: &Path) -> Done {
    let path = folder.join("index.html");
    let page = fs::read_to_string(&path)?;
    let (page, names) = without_stylesheets(&page);
    let mut all = String::new();
    for name in &names {
        let file = folder.join(name);
        all += &lean(&fs::read_to_string(&file)?);
        fs::remove_file(file)?;
    }
    let name = format!("page-{:016x}.css", crate::seal::hash(all.as_bytes()));
    fs::write(folder.join(&name), all)?;
    let (head, body) = page
        .split_once("</head>")
        .ok_or("expected index.html to have a </head>")?;
    let link = format!("<link rel=\"stylesheet\" href=\"./{name}\"></head>");
    Ok(fs::write(path, [head, &link, body].concat())?)
}

/// A stylesheet without comments, and with one space for each stretch of white space.
fn lean(styles: &str) -> String {
    let mut parts = styles.split("/*");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        kept += part.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.split_whitespace().collect::<Vec<_>>().join(" ") + "\n"
}

/// The page without its links to stylesheets, and the files that they named.
fn without_stylesheets(page: &str) -> (String, Vec<String>) {
    let (mut rest, mut kept, mut names) = (page, String::new(), Vec::new());
    while let Some(at) = rest.find("<link ") {
        let (before, tag) = rest.split_at(at);
        let (tag, after) = tag.split_at(tag.find('>').map_or(tag.len(), |it| it + 1));
        kept += before;
        match stylesheet(tag) {
            Some(name) => names.push(name.to_owned()),
            None => kept += tag,
        }
        rest = after;
    }
    (kept + rest, names)
}

/// The file that a tag links to as a stylesheet.
fn stylesheet(tag: &str) -> Option<&str> {
    let is_style = tag.contains("rel=\"stylesheet\"") || tag.contains("rel=stylesheet");
    let address = tag.split_once("href=")?.1;
    let name = address
        .trim_start_matches('"')
        .split(['"', ' ', '>'])
        .next()?;
    is_style.then(|| name.trim_start_matches("./"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_go() {
        let styles = "/* a */\n.b :hover {\n  color: red; /* c */\n}\n";
        assert_eq!(lean(styles), ".b :hover { color: red; }\n");
    }

    #[test]
    fn links_to_stylesheets_are_taken_out() {
        let page = "<head><link rel=\"icon\" href=\"a.svg\"><link rel=\"stylesheet\" href=\"./b.css\" integrity=\"c\"/></head>";
        let (page, names) = without_stylesheets(page);
        assert_eq!(page, "<head><link rel=\"icon\" href=\"a.svg\"></head>");
        assert_eq!(names, ["b.css"]);
    }
}
