//! Parses the sources of a crate into its modules and the paths that each of them names.

use std::collections::BTreeMap;

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};

/// The modules of a crate, each after its parent.
#[derive(Debug, Default)]
pub struct Modules(pub Vec<Module>);

/// A module: a file, or an inline `mod` in one.
#[derive(Debug)]
pub struct Module {
    /// The names from the root of the crate to this module; empty for the root.
    pub path: Vec<String>,
    /// The file it is written in.
    pub file: String,
    /// The paths that its code names, outside of tests.
    pub references: Vec<Reference>,
    /// `None` for the root.
    parent: Option<usize>,
    is_inline: bool,
    children: BTreeMap<String, usize>,
    /// The path that each imported name refers to.
    imports: BTreeMap<String, Vec<String>>,
}

/// A path in the code.
#[derive(Debug)]
pub struct Reference {
    /// Its segments, as written.
    pub path: Vec<String>,
    /// Counted from 1.
    pub line: usize,
}

/// Returns the content of a file; `None` if there is no such file.
pub type ReadFile<'a> = &'a dyn Fn(&str) -> Option<String>;

impl Modules {
    /// Reads the crate whose root is the file `root`, and the files of the modules it declares.
    pub fn read(root: &str, read_file: ReadFile<'_>) -> Self {
        let mut modules = Self::default();
        modules.add(Vec::new(), root.to_owned(), None, false);
        let folder = root.rsplit_once('/').map_or("", |(folder, _)| folder);
        modules.read_file(0, folder, read_file);
        modules
    }

    fn add(
        &mut self,
        path: Vec<String>,
        file: String,
        parent: Option<usize>,
        is_inline: bool,
    ) -> usize {
        let index = self.0.len();
        if let (Some(parent), Some(name)) = (parent, path.last()) {
            self.0[parent].children.insert(name.clone(), index);
        }
        self.0.push(Module {
            path,
            file,
            references: Vec::new(),
            parent,
            is_inline,
            children: BTreeMap::new(),
            imports: BTreeMap::new(),
        });
        index
    }

    /// Reads the file of the module at `index`, whose children are in `folder`.
    fn read_file(&mut self, index: usize, folder: &str, read_file: ReadFile<'_>) {
        let path = self.0[index].file.clone();
        let text = read_file(&path).unwrap_or_else(|| panic!("{path}: no such file"));
        let file = syn::parse_file(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
        let mut reader = Reader {
            modules: self,
            current: index,
            declared: Vec::new(),
        };
        reader.visit_file(&file);
        for (parent, name) in reader.declared {
            let mut path = self.0[parent].path.clone();
            path.push(name.clone());
            let below = format!("{folder}/{name}");
            let file = [format!("{below}.rs"), format!("{below}/mod.rs")]
                .into_iter()
                .find(|it| read_file(it).is_some())
                .unwrap_or_else(|| panic!("{below}.rs: no such file"));
            let child = self.add(path, file, Some(parent), false);
            self.read_file(child, &below, read_file);
        }
    }

    /// The module whose file contains the module at `index`.
    pub fn of_file(&self, mut index: usize) -> usize {
        while self.0[index].is_inline
            && let Some(parent) = self.0[index].parent
        {
            index = parent;
        }
        index
    }

    /// The module that defines the item that `path` names in the module `from`; `None` if it is in another crate or
    /// unknown.
    ///
    /// Follows a name that a module only imports to its definition.
    pub fn resolve(&self, from: usize, path: &[String]) -> Option<usize> {
        self.follow(from, path, 0).map(|it| it.module)
    }

    fn follow(&self, from: usize, path: &[String], depth: usize) -> Option<Target> {
        const DEEPEST: usize = 16;
        if depth > DEEPEST {
            return None;
        }
        let mut at = Target::module(from);
        for (index, name) in path.iter().enumerate() {
            let module = &self.0[at.module];
            at = match name.as_str() {
                "crate" => Target::module(0),
                "self" => at,
                "super" => Target::module(module.parent?),
                name if module.children.contains_key(name) => Target::module(module.children[name]),
                name if module.imports.contains_key(name) => {
                    self.follow(at.module, &module.imports[name], depth + 1)?
                }
                _ if index == 0 => return None,
                _ => Target {
                    is_item: true,
                    ..at
                },
            };
            if at.is_item {
                break;
            }
        }
        Some(at)
    }
}

/// The target of a path: a module, or an item that the module defines.
#[derive(Clone, Copy)]
struct Target {
    module: usize,
    is_item: bool,
}

impl Target {
    fn module(module: usize) -> Self {
        Self {
            module,
            is_item: false,
        }
    }
}

/// Collects the paths of one file.
struct Reader<'a> {
    modules: &'a mut Modules,
    current: usize,
    /// The modules that have files of their own: their parents and names.
    declared: Vec<(usize, String)>,
}

impl Reader<'_> {
    fn refer(&mut self, path: Vec<String>, line: usize) {
        self.modules.0[self.current]
            .references
            .push(Reference { path, line });
    }

    /// Reads a `use` below `prefix`.
    fn import(&mut self, prefix: &[String], tree: &syn::UseTree) {
        let with = |name: &syn::Ident| {
            let mut path = prefix.to_vec();
            if name != "self" || path.is_empty() {
                path.push(name.to_string());
            }
            path
        };
        match tree {
            syn::UseTree::Path(it) => self.import(&with(&it.ident), &it.tree),
            syn::UseTree::Group(it) => it.items.iter().for_each(|it| self.import(prefix, it)),
            syn::UseTree::Name(it) => self.bind(&it.ident, with(&it.ident), line_of(&it.ident)),
            syn::UseTree::Rename(it) => {
                self.bind(&it.rename, with(&it.ident), line_of(&it.ident));
            }
            syn::UseTree::Glob(it) => {
                let line = it.star_token.spans[0].start().line;
                self.refer(prefix.to_vec(), line);
            }
        }
    }

    fn bind(&mut self, name: &syn::Ident, path: Vec<String>, line: usize) {
        let name = match path.last() {
            Some(last) if name == "self" => last.clone(),
            _ => name.to_string(),
        };
        let imports = &mut self.modules.0[self.current].imports;
        imports.insert(name, path.clone());
        self.refer(path, line);
    }

    /// Finds paths in the arguments of a macro, token by token, because only the macro can parse them.
    fn read_tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut line = 0;
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(it) => {
                    if colons != 2 {
                        self.refer_long(&mut path, line);
                        line = it.span().start().line;
                    }
                    path.push(it.to_string());
                    colons = 0;
                }
                TokenTree::Punct(it) if it.as_char() == ':' => colons += 1,
                other => {
                    self.refer_long(&mut path, line);
                    colons = 0;
                    if let TokenTree::Group(it) = other {
                        self.read_tokens(it.stream());
                    }
                }
            }
        }
        self.refer_long(&mut path, line);
    }

    fn refer_long(&mut self, path: &mut Vec<String>, line: usize) {
        let path = std::mem::take(path);
        if path.len() > 1 {
            self.refer(path, line);
        }
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        if !attributes(item).iter().any(is_for_tests) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        let name = item.ident.to_string();
        let Some((_, items)) = &item.content else {
            self.declared.push((self.current, name));
            return;
        };
        let outer = self.current;
        let Module { path, file, .. } = &self.modules.0[outer];
        let path = path.iter().cloned().chain([name]).collect();
        self.current = self.modules.add(path, file.clone(), Some(outer), true);
        for item in items {
            self.visit_item(item);
        }
        self.current = outer;
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.import(&[], &item.tree);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names = path.segments.iter().map(|it| it.ident.to_string());
        let line = path.segments.first().map_or(0, |it| line_of(&it.ident));
        self.refer_long(&mut names.collect(), line);
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, it: &'ast syn::Macro) {
        self.visit_path(&it.path);
        self.read_tokens(it.tokens.clone());
    }

    /// A visibility such as `pub(in …)` does not count as a use.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}

    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}
}

fn line_of(name: &syn::Ident) -> usize {
    name.span().start().line
}

fn attributes(item: &syn::Item) -> &[syn::Attribute] {
    match item {
        syn::Item::Const(it) => &it.attrs,
        syn::Item::Enum(it) => &it.attrs,
        syn::Item::Fn(it) => &it.attrs,
        syn::Item::Impl(it) => &it.attrs,
        syn::Item::Macro(it) => &it.attrs,
        syn::Item::Mod(it) => &it.attrs,
        syn::Item::Static(it) => &it.attrs,
        syn::Item::Struct(it) => &it.attrs,
        syn::Item::Trait(it) => &it.attrs,
        syn::Item::Type(it) => &it.attrs,
        syn::Item::Use(it) => &it.attrs,
        _ => &[],
    }
}

/// Whether it is `#[cfg(test)]`.
fn is_for_tests(attribute: &syn::Attribute) -> bool {
    let is_test = |it: syn::Path| it.is_ident("test");
    attribute.path().is_ident("cfg") && attribute.parse_args().is_ok_and(is_test)
}
