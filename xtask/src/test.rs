//! Every check, from the cheapest to the most expensive.
//!
//! A failed step doesn't stop the later ones, unless they need its result, so one run shows everything that is wrong.
//! The page is built in the background, because its linker keeps one core busy and leaves the others idle.

mod background;
mod steps;

use std::time::Instant;

use crate::run::{Done, since};
use background::Background;
use steps::{BACKGROUND, STEPS, Step, Unasked};

/// The steps' names, in the order in which they run.
pub fn names() -> String {
    STEPS.map(|step| step.name).join(", ")
}

/// Runs the steps in `chosen` and the steps they need. If `chosen` is empty, runs all that need not be named.
pub fn run(chosen: &[&str]) -> Done {
    if let Some(name) = chosen
        .iter()
        .find(|name| STEPS.iter().all(|step| step.name != **name))
    {
        return Err(format!("no such step: {name}\n\nSteps: {}", names()).into());
    }
    let wanted: Vec<&Step> = STEPS.iter().filter(|it| it.wanted(chosen)).collect();
    let mut report = Report::default();
    if wanted.first().is_some_and(|it| it.name != BACKGROUND)
        && wanted.iter().any(|it| it.name == BACKGROUND)
    {
        report.background = Some(Background::start()?);
    }
    for step in wanted {
        report.take(step);
    }
    report.close()
}

impl Step {
    /// Whether the step was named, or a named step needs it. If no step was named, whether it runs by default.
    fn wanted(&self, chosen: &[&str]) -> bool {
        let needed = || {
            STEPS
                .iter()
                .any(|it| chosen.contains(&it.name) && it.needs == Some(self.name))
        };
        match chosen {
            [] => match self.unasked {
                Unasked::Always => true,
                Unasked::InCi => std::env::var_os("CI").is_some(),
                Unasked::Never => false,
            },
            _ => chosen.contains(&self.name) || needed(),
        }
    }
}

/// The results of the steps.
#[derive(Debug, Default)]
struct Report {
    background: Option<Background>,
    lines: Vec<String>,
    failed: Vec<&'static str>,
    skipped: usize,
}

impl Report {
    fn take(&mut self, step: &Step) {
        println!("\n== {}: {} ==", step.name, step.says);
        let start = Instant::now();
        let outcome = match step.needs {
            Some(need) if self.failed.contains(&need) => {
                Err(format!("needs {need}, which failed").into())
            }
            _ => self.outcome(step),
        };
        let time = since(start);
        let line = match outcome {
            Ok(0) => format!("passed in {time}"),
            Ok(skipped) => {
                self.skipped += skipped;
                format!("passed in {time}, {skipped} skipped")
            }
            Err(error) => {
                eprintln!("{error}");
                self.failed.push(step.name);
                format!("FAILED in {time}")
            }
        };
        self.lines.push(format!("{:<12} {line}", step.name));
    }

    fn outcome(&mut self, step: &Step) -> Done<usize> {
        match self.background.take_if(|_| step.name == BACKGROUND) {
            Some(background) => background.finish().map(|()| 0),
            None => (step.run)(),
        }
    }

    /// Prints the summary. Its last line is for scripts as well as people.
    fn close(&self) -> Done {
        let failed = self.failed.len();
        println!("\n{}\n", self.lines.join("\n"));
        if self.skipped > 0 {
            println!("skipped: {} checks need ../shared", self.skipped);
        }
        println!(
            "steps: {} passed, {failed} failed",
            self.lines.len() - failed
        );
        if failed == 0 {
            Ok(())
        } else {
            Err(format!("failed: {}", self.failed.join(", ")).into())
        }
    }
}
