//! The page's build, as a process of its own while other steps run.

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Child, Command};

use crate::run::{Done, started, target};
use crate::setup;

/// A build on its way. Its output is kept, and shown when the build is waited for.
#[derive(Debug)]
pub struct Background {
    build: Child,
    output: PathBuf,
}

impl Background {
    /// Starts it. What has to be installed first is installed in the foreground, where one can see why it takes so long.
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

    /// Waits for its end.
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
