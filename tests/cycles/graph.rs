//! The dependencies between the modules of a crate, and the cycles among them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::modules::{Module, Modules};

/// A place in the code where one module uses another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Use {
    /// The file that uses the other.
    pub from: String,
    /// The line in it, counted from 1.
    pub line: usize,
    /// The file that is used.
    pub to: String,
    /// The path, as written.
    pub path: String,
}

/// Modules that depend on each other, directly or through other modules of the cycle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cycle {
    /// The modules, by their paths from the root of the crate.
    pub modules: Vec<String>,
    /// The uses that form the cycle.
    pub uses: Vec<Use>,
}

/// The uses between sibling modules, by the pair of the using and the used module.
type Neighbours = BTreeMap<(String, String), BTreeSet<Use>>;

/// The dependencies of a crate's modules.
#[derive(Debug, Default)]
pub struct Graph {
    /// Uses between siblings, by the path of their parent.
    folders: BTreeMap<String, Neighbours>,
    /// Uses between a module and one below it.
    nested: BTreeMap<(String, String), Nested>,
}

/// The uses between a module and one below it.
#[derive(Debug, Default)]
struct Nested {
    downwards: BTreeSet<Use>,
    upwards: BTreeSet<Use>,
}

impl Graph {
    /// Finds the dependencies in `modules`.
    pub fn of(modules: &Modules) -> Self {
        let mut graph = Self::default();
        for (index, module) in modules.0.iter().enumerate() {
            let user = &modules.0[modules.of_file(index)];
            for reference in &module.references {
                let target = modules.resolve(index, &reference.path);
                if let Some(target) = target.map(|it| modules.of_file(it)) {
                    let found = Use {
                        from: module.file.clone(),
                        line: reference.line,
                        to: modules.0[target].file.clone(),
                        path: reference.path.join("::"),
                    };
                    graph.add(user, &modules.0[target], found);
                }
            }
        }
        graph
    }

    fn add(&mut self, user: &Module, used: &Module, found: Use) {
        let (from, to) = (&user.path, &used.path);
        if from == to {
            return;
        }
        if from.starts_with(to) {
            let pair = (to.join("::"), from.join("::"));
            self.nested.entry(pair).or_default().upwards.insert(found);
        } else if to.starts_with(from) {
            let pair = (from.join("::"), to.join("::"));
            self.nested.entry(pair).or_default().downwards.insert(found);
        } else {
            let pairs = from.iter().zip(to);
            let common = pairs.take_while(|(a, b)| a == b).count();
            let neighbour = |path: &[String]| path[..=common].join("::");
            let folder = self.folders.entry(from[..common].join("::"));
            let uses = folder.or_default().entry((neighbour(from), neighbour(to)));
            uses.or_default().insert(found);
        }
    }

    /// The cycles among siblings, where each module includes all modules below it.
    pub fn cycles(&self) -> Vec<Cycle> {
        self.folders.values().flat_map(cycles_among).collect()
    }

    /// Modules that use a module below them, which in turn uses them.
    pub fn nested_cycles(&self) -> Vec<Cycle> {
        let mut cycles = Vec::new();
        for ((upper, lower), Nested { downwards, upwards }) in &self.nested {
            if !downwards.is_empty() && !upwards.is_empty() {
                cycles.push(Cycle {
                    modules: vec![upper.clone(), lower.clone()],
                    uses: downwards.union(upwards).cloned().collect(),
                });
            }
        }
        cycles
    }
}

fn cycles_among(neighbours: &Neighbours) -> Vec<Cycle> {
    let mut left: BTreeSet<&str> = neighbours.keys().map(|(from, _)| from.as_str()).collect();
    let mut cycles = Vec::new();
    while let Some(first) = left.pop_first() {
        let used = reachable(neighbours, first).into_iter();
        let uses_first = |it: &&str| reachable(neighbours, it).contains(first);
        let modules: BTreeSet<&str> = used.filter(uses_first).collect();
        left.retain(|it| !modules.contains(it));
        let inside = neighbours.iter().filter(|((from, to), _)| {
            modules.contains(from.as_str()) && modules.contains(to.as_str())
        });
        if !modules.is_empty() {
            cycles.push(Cycle {
                modules: modules.iter().map(|it| (*it).to_owned()).collect(),
                uses: inside.flat_map(|(_, uses)| uses.iter().cloned()).collect(),
            });
        }
    }
    cycles
}

/// The modules that `from` uses, directly or indirectly.
fn reachable<'a>(neighbours: &'a Neighbours, from: &str) -> BTreeSet<&'a str> {
    let mut found: BTreeSet<&str> = BTreeSet::new();
    let mut open = vec![from];
    while let Some(from) = open.pop() {
        for (user, used) in neighbours.keys() {
            if user == from && found.insert(used) {
                open.push(used);
            }
        }
    }
    found
}

/// The cycles with their files and lines, as a message for a failed test.
pub fn report(cycles: &[Cycle]) -> String {
    let mut text = String::new();
    for cycle in cycles {
        let _ = writeln!(text, "\n{}", cycle.modules.join(", "));
        for it in &cycle.uses {
            let Use {
                from,
                line,
                to,
                path,
            } = it;
            let _ = writeln!(text, "  {from}:{line} uses {to}: {path}");
        }
    }
    text
}
