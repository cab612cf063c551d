//! What is known by a name. One map serves values of every type: each type of map adds kilobytes to the page.

use std::collections::BTreeMap;

/// Values by their names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<T> {
    /// Invariant: each is the index of a value.
    places: BTreeMap<String, usize>,
    values: Vec<T>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        let (places, values) = (BTreeMap::new(), Vec::new());
        Self { places, values }
    }
}

impl<T> Table<T> {
    /// The value of `name`.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.values.get(*self.places.get(name)?)
    }

    /// The value of `name`, to be changed.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut T> {
        self.values.get_mut(*self.places.get(name)?)
    }

    /// Whether `name` has a value.
    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Gives `name` a value, in place of the one it has.
    pub fn insert(&mut self, name: String, value: T) {
        if let Some(known) = self.get_mut(&name) {
            *known = value;
        } else {
            self.places.insert(name, self.values.len());
            self.values.push(value);
        }
    }

    /// The names, in their order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.places.keys().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn the_last_value_counts() {
        let mut table = Table::default();
        for (name, value) in [("b", 1), ("a", 2), ("b", 3)] {
            table.insert(name.to_owned(), value);
        }
        assert_eq!(table.get("b"), Some(&3));
        assert!(!table.has("c"));
        assert_eq!(table.names().collect::<Vec<_>>(), ["a", "b"]);
    }
}
