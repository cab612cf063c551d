//! Checks that there are no cycles between modules, neither in the core nor in the page.
//!
//! The rules:
//!
//! * A module is a file; an inline `mod` belongs to its file.
//! * A module depends on another if its code names it, or an item in it, in a `use`, in a path or in the arguments of
//!   a macro. A name that a module only re-exports counts as the module that defines it.
//! * `mod` lines, `pub(in …)`, attributes, comments, `#[cfg(test)]` items and other crates don't count. Neither do
//!   calls of methods, which name no module.
//! * Sibling modules are compared, each together with all modules below it: if `a::x` uses `b`, then `a` does. So the
//!   modules of every folder can be put in an order in which each uses only those before it.
//! * A parent and a module below it may use each other, as is usual in Rust: the child uses a type of its parent,
//!   and the parent calls the child. `cargo test --test cycles -- --nocapture` lists those pairs.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a check that cannot continue may panic"
)]

mod graph;
mod modules;

use std::fs;
use std::path::Path;

use graph::{Graph, report};
use modules::Modules;

#[test]
fn the_core_has_no_cycle() {
    check("crates/issue/src/lib.rs");
}

#[test]
fn the_page_has_no_cycle() {
    check("src/lib.rs");
}

/// Fails if the crate of the file `root` has a cycle.
fn check(root: &str) {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read_file = |path: &str| fs::read_to_string(repository.join(path)).ok();
    let graph = Graph::of(&Modules::read(root, &read_file));
    let cycles = graph.cycles();
    assert!(
        cycles.is_empty(),
        "modules of {root} that depend on each other:\n{}",
        report(&cycles)
    );
    println!("{root}: modules that use a module below them, which in turn uses them:");
    println!("{}", report(&graph.nested_cycles()));
}

/// The cycles in a crate with these files in `src/`: between siblings, and between a module and one below it.
fn planted(files: &[(&str, &str)]) -> [String; 2] {
    let read_file = |path: &str| {
        let mut files = files.iter();
        let found = files.find(|(name, _)| path.strip_prefix("src/") == Some(name))?;
        Some(found.1.to_owned())
    };
    let graph = Graph::of(&Modules::read("src/lib.rs", &read_file));
    [graph.cycles(), graph.nested_cycles()].map(|it| report(&it))
}

const NONE: &str = "";

#[test]
fn a_cycle_of_two_is_found_with_its_lines() {
    let [cycles, nested] = planted(&[
        ("lib.rs", "mod a;\nmod b;\n"),
        ("a.rs", "use crate::b::B;\n\npub struct A(B);\n"),
        ("b.rs", "pub struct B;\n\nfn f(_: &crate::a::A) {}\n"),
    ]);
    let expected = "
a, b
  src/a.rs:1 uses src/b.rs: crate::b::B
  src/b.rs:3 uses src/a.rs: crate::a::A
";
    assert_eq!(cycles, expected);
    assert_eq!(nested, NONE);
}

#[test]
fn a_cycle_through_modules_below_and_three_folders_is_found() {
    let [cycles, _] = planted(&[
        ("lib.rs", "mod a; mod b; mod c; mod d;"),
        ("a.rs", "mod x;"),
        ("a/x.rs", "fn f() { crate::b::g() }"),
        (
            "b.rs",
            "pub fn g() { crate::c::h() } fn i() { crate::d::j() }",
        ),
        ("c.rs", "mod y; pub fn h() {}"),
        ("c/y.rs", "use crate::a;"),
        ("d.rs", "pub fn j() {}"),
    ]);
    let expected = "
a, b, c
  src/a/x.rs:1 uses src/b.rs: crate::b::g
  src/b.rs:1 uses src/c.rs: crate::c::h
  src/c/y.rs:1 uses src/a.rs: crate::a
";
    assert_eq!(cycles, expected);
}

#[test]
fn a_name_counts_as_the_module_that_defines_it() {
    let [cycles, _] = planted(&[
        ("lib.rs", "mod a; mod b; pub use a::{x::X, y::Y};"),
        (
            "a.rs",
            "pub mod x; pub mod y; pub use self::x::X as Renamed;",
        ),
        ("a/x.rs", "use crate::Y; pub struct X(Y);"),
        ("a/y.rs", "use super::Renamed; pub struct Y;"),
        ("b.rs", "use crate::{X, Y};"),
    ]);
    let expected = "
a::x, a::y
  src/a/x.rs:1 uses src/a/y.rs: crate::Y
  src/a/y.rs:1 uses src/a/x.rs: super::Renamed
";
    assert_eq!(cycles, expected);
}

#[test]
fn a_parent_and_its_child_may_use_each_other() {
    let [cycles, nested] = planted(&[
        ("lib.rs", "mod a;"),
        ("a.rs", "mod x;\n\npub struct A;\n\nfn f() { x::g() }\n"),
        ("a/x.rs", "use super::A;\n\npub fn g() -> A { A }\n"),
    ]);
    assert_eq!(cycles, NONE);
    let expected = "
a, a::x
  src/a.rs:5 uses src/a/x.rs: x::g
  src/a/x.rs:1 uses src/a.rs: super::A
";
    assert_eq!(nested, expected);
}

#[test]
fn the_arguments_of_a_macro_count() {
    let [cycles, _] = planted(&[
        ("lib.rs", "mod a; mod b;"),
        (
            "a.rs",
            "pub fn f() { assert!([1].iter().all(|_| crate::b::g())) }",
        ),
        (
            "b.rs",
            "use crate::a; pub fn g() -> bool { vec![a::f()].is_empty() }",
        ),
    ]);
    let expected = "
a, b
  src/a.rs:1 uses src/b.rs: crate::b::g
  src/b.rs:1 uses src/a.rs: a::f
  src/b.rs:1 uses src/a.rs: crate::a
";
    assert_eq!(cycles, expected);
}

#[test]
fn inline_modules_belong_to_their_file() {
    let [cycles, nested] = planted(&[
        ("lib.rs", "mod a; mod b;"),
        (
            "a.rs",
            "mod x { pub use crate::b::*; fn f() { super::g() } } fn g() {}",
        ),
        ("b.rs", "pub struct B; impl B { fn f() { use crate::a; } }"),
    ]);
    let expected = "
a, b
  src/a.rs:1 uses src/b.rs: crate::b
  src/b.rs:1 uses src/a.rs: crate::a
";
    assert_eq!(cycles, expected);
    assert_eq!(nested, NONE);
}

#[test]
fn tests_visibility_comments_and_other_crates_do_not_count() {
    let [cycles, nested] = planted(&[
        ("lib.rs", "mod a; mod b;"),
        ("a.rs", "use crate::b::B; pub struct A(B);"),
        (
            "b.rs",
            "//! [`crate::a::A`]
            mod x;
            #[cfg(test)]
            mod missing;
            #[cfg(test)]
            mod tests { use crate::a::A; }
            use other::a::A;
            pub struct B;",
        ),
        ("b/x.rs", "pub(in crate::b) fn f() { std::mem::drop(1) }"),
    ]);
    assert_eq!([cycles, nested], [NONE, NONE]);
}
