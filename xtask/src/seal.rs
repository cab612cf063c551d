//! The last step of the page's build, which Trunk calls before it fills `dist/`.
//!
//! It adds the parts of the program, joins the stylesheets and the scripts, and writes the service worker, which needs
//! the names of all files. It refuses a page with inline code, because the page's policy would block that code.

use std::fs;
use std::path::{Path, PathBuf};

use crate::run::{Done, root};
use crate::{bundle, split};

/// Finishes the page in the folder that Trunk names.
pub fn staged() -> Done {
    let folder = std::env::var_os("TRUNK_STAGING_DIR").ok_or("only Trunk calls this")?;
    let folder = PathBuf::from(folder);
    bundle::stylesheets(&folder)?;
    let early = split::place(&folder, &bundle::bindings(&folder)?)?;
    bundle::scripts(&folder)?;
    bundle::minify(&folder)?;
    bundle::rename_bindings(&folder)?;
    let page = fs::read_to_string(folder.join("index.html"))?;
    let page = page.replace("{parts}", &early);
    fs::write(folder.join("index.html"), &page)?;
    if let Some(code) = inline_code(&page) {
        return Err(format!("index.html has inline code, which its policy forbids: {code}").into());
    }
    let mut files = Vec::new();
    collect(&folder, &folder, &mut files)?;
    files.sort();
    let worker = fs::read_to_string(root().join("web").join("sw.js"))?;
    fs::write(folder.join("sw.js"), head(&files) + &worker)?;
    bundle::minify(&folder)
}

/// A file of the page: its path in the page's folder, and a hash of its content.
type File = (String, u64);

/// Adds every file in `folder` to `files`.
fn collect(folder: &Path, below: &Path, files: &mut Vec<File>) -> Done {
    for entry in fs::read_dir(below)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(folder, &path, files)?;
        } else {
            let address = path
                .strip_prefix(folder)?
                .to_string_lossy()
                .replace('\\', "/");
            files.push((address, hash(&fs::read(&path)?)));
        }
    }
    Ok(())
}

/// The head of the service worker, which web/sw.js relies on: the version and the files.
fn head(files: &[File]) -> String {
    let version = hash(format!("{files:?}").as_bytes());
    let names: Vec<String> = files.iter().map(|(name, _)| address(name)).collect();
    let names = names.join(",\n  ");
    format!(
        "\"use strict\";\nconst VERSION = \"{version:016x}\";\nconst FILES = [\n  {names},\n];\n\n"
    )
}

/// The file's address as a JavaScript string.
fn address(name: &str) -> String {
    // A host may redirect index.html to its folder, and the worker could not pass on a redirect.
    let name = if name == "index.html" { "./" } else { name };
    format!("{name:?}")
}

/// FNV-1a: tells builds apart. It is not for security.
pub fn hash(bytes: &[u8]) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, step)
}

/// The first tag with inline code or an inline style.
fn inline_code(page: &str) -> Option<&str> {
    let tags = page.split('<').skip(1).filter_map(|it| it.split_once('>'));
    tags.map(|(tag, _)| tag).find(|tag| {
        let script = tag.starts_with("script") && !tag.contains(" src=");
        script || tag.starts_with("style") || tag.contains(" style=") || has_handler(tag)
    })
}

/// `onclick=` and the like.
fn has_handler(tag: &str) -> bool {
    let handler =
        |name: &str| name.starts_with("on") && name.bytes().all(|it| it.is_ascii_lowercase());
    tag.split_ascii_whitespace()
        .filter_map(|it| it.split_once('='))
        .any(|(name, _)| handler(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_code_is_found() {
        assert_eq!(
            inline_code("<p>on<script defer src=\"a.js\"></script>"),
            None
        );
        assert_eq!(inline_code("<p><script>1</script>"), Some("script"));
        assert_eq!(inline_code("<p><style>p {}</style>"), Some("style"));
        assert_eq!(inline_code("<p onclick=\"1\">"), Some("p onclick=\"1\""));
    }

    #[test]
    fn the_version_follows_names_and_contents() {
        let version = |files: &[File]| head(files).split('\n').nth(1).map(str::to_owned);
        let before = version(&[("a.js".to_owned(), hash(b"1"))]);
        assert_eq!(before, version(&[("a.js".to_owned(), hash(b"1"))]));
        assert_ne!(before, version(&[("b.js".to_owned(), hash(b"1"))]));
        assert_ne!(before, version(&[("a.js".to_owned(), hash(b"2"))]));
    }

    #[test]
    fn the_page_itself_is_listed_as_its_folder() {
        let files = [("a.js".to_owned(), 1), ("index.html".to_owned(), 2)];
        assert!(head(&files).ends_with("const FILES = [\n  \"a.js\",\n  \"./\",\n];\n\n"));
    }
}
