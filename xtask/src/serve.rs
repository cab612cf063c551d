//! A static file server for `dist/`, reachable only from this machine.

mod answer;

use std::io::{BufRead, BufReader, Read};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::thread;
use std::time::Duration;

use answer::Answer;

use crate::build;
use crate::run::{Done, root};

/// The first port to try, and how many ports after it.
const PORT: u16 = 8080;
const MORE: u16 = 50;

/// The longest request head accepted, in bytes. Browsers send much shorter ones.
const LONGEST_HEAD: u64 = 64 * 1024;

/// Builds the page and serves it until it is stopped.
pub fn page() -> Done {
    build::page()?;
    let listener = listen()?;
    println!(
        "Galley is at http://{}/ (stop it with Ctrl-C)",
        listener.local_addr()?
    );
    let folder = root().join("dist").canonicalize()?;
    for stream in listener.incoming() {
        let folder = folder.clone();
        // Ignores errors: a browser may close the connection at any time.
        thread::spawn(move || stream.and_then(|it| converse(&it, &folder)).ok());
    }
    Ok(())
}

/// The first free port.
fn listen() -> Done<TcpListener> {
    (PORT..=PORT + MORE)
        .find_map(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).ok())
        .ok_or_else(|| format!("no free port between {PORT} and {}", PORT + MORE).into())
}

/// Reads one request and answers it.
fn converse(stream: &TcpStream, folder: &Path) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    let mut lines = BufReader::new(stream.take(LONGEST_HEAD)).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    Answer::to(&request, folder).send(stream)
}
