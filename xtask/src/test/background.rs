//! The page's build as a separate process, while other steps run.

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Child, Command};

use crate::run::{Done, started, target};
use crate::setup;

/// A running build. Its output goes to a file, and is shown once the build has ended.
#[derive(Debug)]
pub struct Background {
    build: Child,
    output: PathBuf,
}

impl Background {
    /// Starts the build. Installs its tools in the foreground first, so that the user can see why it takes so long.
    pub fn start() -> Done<Self> {
        setup::for_page()?;
        fs::create_dir_all(target())?;
        let output = target().join("page-build.log");
        let file = File::create(&output)?;
        let mut build = Command::new(std::env::current_exe()?);
        build.args(["build", "page"]);
        build.stdout(file.try_clone()?).stderr(file);
        let build = started(&mut build)?;
        Ok(Self { build, output })
    }

    /// Waits for the build to end and prints its output.
    pub fn finish(mut self) -> Done {
        let status = self.build.wait()?;
        print!("{}", fs::read_to_string(&self.output)?);
        if status.success() {
            Ok(())
        } else {
            Err("the page could not be built".into())
        }
    }
}
