//! Counting instructions with Valgrind's Callgrind.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

/// A share of the constructs: every `of`th construct, starting with number `share`.
pub struct Share {
    pub share: usize,
    pub of: usize,
}

/// The cost of a piece of work, in instructions.
#[derive(Debug)]
pub struct Cost {
    pub work: String,
    pub construct: String,
    pub once: u64,
    /// The cost at twice the size.
    pub twice: u64,
}

impl Cost {
    /// Returns the factor by which the cost grows at twice the size.
    #[expect(clippy::cast_precision_loss, reason = "a ratio")]
    pub fn growth(&self) -> f64 {
        self.twice as f64 / self.once.max(1) as f64
    }
}

/// Returns the costs of the constructs whose names contain all of `words`, using one process per core.
pub fn count(words: &[&str]) -> Result<Vec<Cost>, String> {
    let of = thread::available_parallelism().map_or(1, usize::from);
    let folder = std::env::temp_dir().join(format!("galley-growth-{}", std::process::id()));
    let shares: Vec<_> = (0..of).map(|share| Share { share, of }).collect();
    let costs = thread::scope(|scope| {
        let count = |it: &Share| count_share(it, words, &folder.join(it.share.to_string()));
        let running: Vec<_> = shares
            .iter()
            .map(|it| scope.spawn(move || count(it)))
            .collect();
        let ended = running.into_iter().map(|it| {
            it.join()
                .unwrap_or_else(|_| Err("a share ended early".to_owned()))
        });
        ended.collect::<Result<Vec<_>, _>>()
    });
    // A leftover folder does no harm.
    let _ = fs::remove_dir_all(&folder);
    Ok(costs?.into_iter().flatten().collect())
}

fn count_share(share: &Share, words: &[&str], folder: &Path) -> Result<Vec<Cost>, String> {
    let failed = |what: &str, error: std::io::Error| format!("{what}: {error}");
    fs::create_dir_all(folder).map_err(|it| failed("the folder for counts", it))?;
    let program = std::env::current_exe().map_err(|it| failed("this program", it))?;
    let out = folder.join("out");
    let mut valgrind = Command::new("valgrind");
    valgrind.args([
        "--tool=callgrind",
        "--quiet",
        "--dump-after=*work::counted*",
    ]);
    valgrind.arg(format!("--callgrind-out-file={}", out.display()));
    valgrind.arg(program).arg("--share");
    valgrind
        .args([share.share.to_string(), share.of.to_string()])
        .args(words);
    let done = valgrind
        .stderr(Stdio::inherit())
        .output()
        .map_err(|it| failed("valgrind", it))?;
    if !done.status.success() {
        return Err(format!("valgrind ended with {}", done.status));
    }
    let names = String::from_utf8_lossy(&done.stdout);
    let names: Vec<&str> = names.split_terminator('\n').collect();
    let pairs = names.chunks(2).enumerate();
    pairs
        .map(|(index, names)| cost(names, &out, 2 * index))
        .collect()
}

/// Returns the cost of the work that the first two of `names` describe; its counts start at number `first`.
fn cost(names: &[&str], out: &Path, first: usize) -> Result<Cost, String> {
    let name = names.first().and_then(|it| it.split_once('\t'));
    let (work, construct) = name.ok_or("a piece of work has no name")?;
    Ok(Cost {
        work: work.to_owned(),
        construct: construct.to_owned(),
        once: instructions(out, first + 1)?,
        twice: instructions(out, first + 2)?,
    })
}

/// Returns the instructions of the count with this number.
fn instructions(out: &Path, number: usize) -> Result<u64, String> {
    let file = PathBuf::from(format!("{}.{number}", out.display()));
    let text = fs::read_to_string(&file).map_err(|it| format!("{}: {it}", file.display()))?;
    let total = text.rsplit('\n').find_map(|it| it.strip_prefix("totals: "));
    let total = total.and_then(|it| it.trim().parse().ok());
    total.ok_or_else(|| format!("{}: expected a line of totals", file.display()))
}
