//! Splits the page's program into the part that loads first and the parts that load later (src/parts.rs).
//!
//! The split must happen between the compiler and wasm-bindgen, where Trunk has no hook. So Trunk finds this program
//! under wasm-bindgen's name. It splits the module, and then runs the real wasm-bindgen on the first part. The other
//! parts stay in the target folder until [`crate::seal`] adds them to the page.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

use crate::run::{Done, command, root, run, target};

/// The name of the program that Trunk runs.
pub const BINDGEN: &str = "wasm-bindgen";

/// The environment variable with the path of the real wasm-bindgen.
pub const REAL: &str = "GALLEY_WASM_BINDGEN";

/// The part of the program that a draft needs as soon as it is open.
const WORKSPACE: &str = "workspace";

/// The folder that holds the parts until [`crate::seal`] adds them to the page.
fn waiting() -> PathBuf {
    target().join("parts")
}

/// Makes a folder that has a copy of this program under wasm-bindgen's name.
pub fn stand_in() -> Done<PathBuf> {
    let folder = target().join("stand-in");
    fs::create_dir_all(&folder)?;
    let program = folder.join(BINDGEN);
    // Copied under another name first: another build may be running the old copy.
    let fresh = folder.join(format!("{BINDGEN}-{}", std::process::id()));
    fs::copy(std::env::current_exe()?, &fresh)?;
    fs::rename(fresh, program)?;
    Ok(folder)
}

/// Splits the module named in `arguments`, and runs wasm-bindgen on its first part.
pub fn bind(arguments: &[String]) -> Done {
    let real = std::env::var(REAL).map_err(|_| format!("{REAL} does not name wasm-bindgen"))?;
    let mut bindgen = std::process::Command::new(real);
    let is_module = |it: &&String| {
        !it.starts_with('-') && Path::new(it).extension().is_some_and(|it| it == "wasm")
    };
    let Some(module) = arguments.iter().find(is_module) else {
        return run(bindgen.args(arguments));
    };
    let parts = waiting();
    if parts.exists() {
        fs::remove_dir_all(&parts)?;
    }
    fs::create_dir_all(&parts)?;
    let mut split = command("wasm-split-cli", &["--target", "web", "--out-name", "page"]);
    run(split.arg(module).arg(&parts))?;
    let first = parts.join("page.wasm");
    let arguments = arguments.iter().map(|it| {
        if it == module {
            first.clone().into_os_string()
        } else {
            OsString::from(it)
        }
    });
    run(bindgen.args(arguments).arg("--keep-lld-exports"))?;
    Ok(fs::remove_file(first)?)
}

/// A part as it is in the page.
struct Part {
    /// Its file's name when it was split off.
    before: String,
    /// Its file's name now, which changes with its content.
    name: String,
    /// The hash with which the browser checks the file, because a part does not work with the first part of another
    /// build.
    integrity: String,
}

/// Puts the parts into `folder`, and their loader where the page's bindings, the file `page`, look for it.
///
/// Returns the parts that a draft needs as soon as it is open, in the format that boot.js reads.
pub fn place(folder: &Path, page: &str) -> Done<String> {
    let mut parts = Vec::new();
    for entry in fs::read_dir(waiting())? {
        let path = entry?.path();
        if path.extension().is_some_and(|it| it == "wasm") {
            parts.push(part(&path, folder)?);
        }
    }
    let loader = fs::read_to_string(waiting().join("__wasm_split.js"))?;
    let early = early(&loader, &parts);
    fs::write(
        folder.join("__wasm_split.js"),
        rewritten(&loader, page, &parts)?,
    )?;
    fs::copy(root().join("web/load-part.js"), folder.join("load-part.js"))?;
    Ok(early)
}

/// Optimises a part as Trunk optimises the first one, and puts it into `folder` under a name with its hash.
fn part(from: &Path, folder: &Path) -> Done<Part> {
    let stem = from.file_stem().map(|it| it.to_string_lossy().into_owned());
    let stem = stem.ok_or("a part without a name")?;
    let optimised = folder.join(format!("{stem}.part"));
    if std::env::var("TRUNK_PROFILE").is_ok_and(|it| it == "release") {
        let mut wasm_opt = command("wasm-opt", &[]);
        wasm_opt.arg(from).arg("-o").arg(&optimised);
        run(wasm_opt.args(optimiser_settings()?))?;
    } else {
        fs::copy(from, &optimised)?;
    }
    let bytes = fs::read(&optimised)?;
    let name = format!("{stem}-{:016x}.wasm", crate::seal::hash(&bytes));
    fs::rename(optimised, folder.join(&name))?;
    Ok(Part {
        before: format!("{stem}.wasm"),
        name,
        integrity: integrity(&bytes),
    })
}

/// The wasm-opt settings in index.html, which Trunk uses for the first part.
fn optimiser_settings() -> Done<Vec<String>> {
    let page = fs::read_to_string(root().join("index.html"))?;
    let value = |name: &str| {
        let (_, after) = page.split_once(&format!("{name}=\""))?;
        after.split_once('"').map(|it| it.0)
    };
    let level = value("data-wasm-opt").ok_or("index.html has no data-wasm-opt")?;
    let more = value("data-wasm-opt-params").ok_or("index.html has no data-wasm-opt-params")?;
    let level = std::iter::once(format!("-O{level}"));
    Ok(level.chain(more.split(' ').map(str::to_owned)).collect())
}

/// The hash of a file in the format that `fetch` expects.
fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(bytes)))
}

/// The loader with the parts' final names and hashes, which fetches them through web/load-part.js.
fn rewritten(loader: &str, page: &str, parts: &[Part]) -> Done<String> {
    let mut text = replaced(loader, "\"./page.js\"", &format!("\"./{page}\""))?;
    for part in parts {
        let before = format!("fetch(new URL(\"./{}\", import.meta.url))", part.before);
        let now = format!("fetchPart(\"{}\", \"{}\")", part.name, part.integrity);
        text = replaced(&text, &before, &now)?;
    }
    text = replaced(&text, "WebAssembly.instantiateStreaming(", "instantiate(")?;
    Ok(format!(
        "import {{ fetchPart, instantiate }} from \"./load-part.js\";\n{text}"
    ))
}

/// Replaces `before` in `text` by `now`; an error if `before` is not there.
fn replaced(text: &str, before: &str, now: &str) -> Done<String> {
    if !text.contains(before) {
        return Err(
            format!("the loader of the parts has no {before}: has wasm-split changed?").into(),
        );
    }
    Ok(text.replace(before, now))
}

/// The workspace and the code that it shares with other parts: `NAME INTEGRITY` for each, separated by spaces.
fn early(loader: &str, parts: &[Part]) -> String {
    let needs = |chunk: &str| {
        let (above, _) = loader.split_once(&format!("\"./{chunk}\""))?;
        let (_, comment) = above.rsplit_once("/*")?;
        let (users, _) = comment.split_once("*/")?;
        Some(users.split(',').any(|it| it.trim() == WORKSPACE))
    };
    let is_early = |it: &&Part| {
        it.before.contains(WORKSPACE)
            || it.before.starts_with("chunk") && needs(&it.before) == Some(true)
    };
    let named = parts.iter().filter(is_early);
    let named = named.map(|it| format!("{} {}", it.name, it.integrity));
    named.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_written_as_the_browser_reads_them() {
        // The digest of the empty string, from the examples of FIPS 180-4.
        assert_eq!(
            integrity(b""),
            "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
        );
    }

    #[test]
    fn an_unknown_form_of_loader_is_refused() {
        let error = rewritten("import { initSync } from \"./main.js\";", "page-1.js", &[]);
        assert!(error.is_err());
    }
}
