//! A program in the cache, fetched from the first source that works.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use super::source::Source;
use crate::run::{Done, since};

/// A program that xtask installs.
#[derive(Debug)]
pub struct Tool {
    pub name: &'static str,
    pub version: String,
    /// What the program is for, to complete the message: "which bundles the page".
    pub purpose: &'static str,
    /// The sources, tried in order. The first is the quickest.
    pub sources: Vec<Source>,
}

impl Tool {
    /// The folder that contains the tool's `program`; each source puts it elsewhere.
    pub fn program(&self, program: &str) -> Done<PathBuf> {
        let folder = self.folder()?;
        ["", "bin", "node_modules/.bin"]
            .iter()
            .map(|below| folder.join(below))
            .find(|it| it.join(program).is_file())
            .ok_or_else(|| {
                format!("{} has no program {program}: delete it", folder.display()).into()
            })
    }

    /// The tool's folder. Installs the tool first if it is missing.
    pub fn folder(&self) -> Done<PathBuf> {
        let folder = cache()?.join(format!("{}-{}", self.name, self.version));
        if !folder.is_dir() {
            self.install(&folder)?;
        }
        Ok(folder)
    }

    /// Fills a temporary folder and renames it to `folder`, so that a partial installation never looks complete.
    fn install(&self, folder: &Path) -> Done {
        println!(
            "Installing {} {}, {}.",
            self.name, self.version, self.purpose
        );
        let start = Instant::now();
        let part = folder.with_extension("part");
        let mut failures = Vec::new();
        for source in &self.sources {
            empty(&part)?;
            println!("  {}", source.announcement());
            match source.fill(&part) {
                Ok(()) => {
                    fs::rename(&part, folder)?;
                    println!("  Done in {}.", since(start));
                    return Ok(());
                }
                Err(error) => failures.push(format!("{}: {error}", source.announcement())),
            }
            println!("  That failed.");
        }
        Err(format!("could not install {}\n{}", self.name, failures.join("\n")).into())
    }
}

/// Makes `folder` an empty folder, and removes what was there.
fn empty(folder: &Path) -> Done {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Ok(fs::create_dir_all(folder)?)
}

/// `galley/tools` in the user's cache.
fn cache() -> Done<PathBuf> {
    let set = |name| {
        std::env::var_os(name)
            .filter(|it| !it.is_empty())
            .map(PathBuf::from)
    };
    let base = set("XDG_CACHE_HOME").or_else(|| set("HOME").map(|home| home.join(".cache")));
    let base =
        base.ok_or("neither XDG_CACHE_HOME nor HOME is set, so there is no folder for the tools")?;
    Ok(base.join("galley").join("tools"))
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead, BufReader, Write};
    use std::net::TcpListener;
    use std::process::Command;
    use std::thread;

    use super::*;
    use crate::setup::sums;

    /// A fake host on this machine with an archive and the checksum published next to it.
    fn fake_host(archive: Vec<u8>, sum: String) -> Done<String> {
        let host = TcpListener::bind("127.0.0.1:0")?;
        let address = format!("http://{}/tool.tar.gz", host.local_addr()?);
        thread::spawn(move || {
            for mut stream in host.incoming().filter_map(Result::ok) {
                let mut asked = String::new();
                if BufReader::new(&stream).read_line(&mut asked).is_err() {
                    continue;
                }
                let body = if asked.contains(".sha256") {
                    sum.as_bytes()
                } else {
                    &archive
                };
                let head = format!("HTTP/1.0 200 OK\r\nContent-Length: {}\r\n\r\n", body.len());
                let _ = stream.write_all(&[head.as_bytes(), body].concat());
            }
        });
        Ok(address)
    }

    /// An empty folder for this test only.
    fn folder(name: &str) -> Done<PathBuf> {
        let folder = std::env::temp_dir().join(format!("galley-{name}-{}", std::process::id()));
        empty(&folder)?;
        Ok(folder)
    }

    /// An archive with a program whose content is "downloaded".
    fn archive(folder: &Path) -> Done<Vec<u8>> {
        fs::write(folder.join("tool"), "downloaded")?;
        let mut tar = Command::new("tar");
        let made = tar
            .args(["--create", "--gzip", "--directory"])
            .arg(folder)
            .arg("tool")
            .output()?;
        Ok(made.stdout)
    }

    /// A fake registry: a crate without dependencies, which cargo compiles.
    fn registry(folder: &Path) -> Done<Source> {
        fs::create_dir_all(folder.join("src"))?;
        let about =
            "[package]\nname = \"tool\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n";
        fs::write(folder.join("Cargo.toml"), about)?;
        let lock = "version = 4\n\n[[package]]\nname = \"tool\"\nversion = \"0.0.0\"\n";
        fs::write(folder.join("Cargo.lock"), lock)?;
        fs::write(folder.join("src/main.rs"), "fn main() {}")?;
        let path = folder.to_string_lossy().into_owned();
        let arguments = vec!["--offline".to_owned(), "--path".to_owned(), path];
        Ok(Source::Crate {
            arguments,
            minutes: 0,
        })
    }

    /// The path of the program that is installed after `change` was applied to the fake host's archive.
    fn installed(name: &str, change: fn(&mut Vec<u8>)) -> Done<&'static str> {
        let home = folder(name)?;
        let mut bytes = archive(&home)?;
        let sum = sums::of(&bytes);
        change(&mut bytes);
        let url = fake_host(bytes, format!("{sum}  tool.tar.gz\n"))?;
        let release = Source::Release {
            url,
            strip: 0,
            sum: ".sha256",
        };
        let tool = Tool {
            name: "tool",
            version: "0".to_owned(),
            purpose: "for a test",
            sources: vec![release, registry(&home.join("crate"))?],
        };
        let target = home.join("installed");
        tool.install(&target)?;
        let found = ["tool", "bin/tool"]
            .into_iter()
            .find(|it| target.join(it).is_file());
        fs::remove_dir_all(home)?;
        found.ok_or_else(|| "nothing was installed".into())
    }

    #[test]
    fn a_download_that_matches_its_checksum_is_used() -> Done {
        assert_eq!(installed("sound-download", |_| ())?, "tool");
        Ok(())
    }

    #[test]
    fn a_download_with_one_changed_byte_is_refused_and_the_registry_used() -> Done {
        let change = |it: &mut Vec<u8>| {
            if let Some(last) = it.last_mut() {
                *last ^= 1;
            }
        };
        assert_eq!(installed("changed-download", change)?, "bin/tool");
        Ok(())
    }
}
