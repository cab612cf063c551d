//! Every check, from the cheapest to the dearest.
//!
//! A failed step doesn't stop the later ones, unless they need what it makes:
//! one run tells all that is wrong.

mod steps;

use std::time::Instant;

use crate::run::{Done, since};
use steps::{STEPS, Step};

/// The steps' names, in their order.
pub fn names() -> String {
    STEPS.map(|step| step.name).join(", ")
}

/// Runs the steps in `chosen` and what they need; all of them if none is named.
pub fn run(chosen: &[&str]) -> Done {
    if let Some(name) = chosen
        .iter()
        .find(|name| STEPS.iter().all(|step| step.name != **name))
    {
        return Err(format!("no such step: {name}\n\nSteps: {}", names()).into());
    }
    let mut report = Report::default();
    for step in STEPS.iter().filter(|step| step.wanted(chosen)) {
        report.take(step);
    }
    report.close()
}

impl Step {
    /// Named, or needed by a named one. The last step speaks of the whole run, and of CI's alone.
    fn wanted(&self, chosen: &[&str]) -> bool {
        let needed = || {
            STEPS
                .iter()
                .any(|it| chosen.contains(&it.name) && it.needs == Some(self.name))
        };
        match chosen {
            [] => !self.only_ci || std::env::var_os("CI").is_some(),
            _ => chosen.contains(&self.name) || needed(),
        }
    }
}

/// How the steps went.
#[derive(Debug, Default)]
struct Report {
    lines: Vec<String>,
    failed: Vec<&'static str>,
}

impl Report {
    fn take(&mut self, step: &Step) {
        println!("\n== {}: {} ==", step.name, step.says);
        let start = Instant::now();
        let outcome = match step.needs {
            Some(need) if self.failed.contains(&need) => {
                Err(format!("needs {need}, which failed").into())
            }
            _ => (step.run)(),
        };
        let word = if outcome.is_ok() { "passed" } else { "FAILED" };
        if let Err(error) = outcome {
            eprintln!("{error}");
            self.failed.push(step.name);
        }
        self.lines
            .push(format!("{:<12} {word} in {}", step.name, since(start)));
    }

    /// The last line is for machines as well as people.
    fn close(&self) -> Done {
        let failed = self.failed.len();
        println!("\n{}\n", self.lines.join("\n"));
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
