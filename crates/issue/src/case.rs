//! Lower case, written by hand because of the page's weight: the library's brings tables for the one letter that
//! depends on its word, a Greek sigma, and two kilobytes of code as brotli.

/// `text` in lower case, letter by letter.
pub fn lower(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::lower;

    #[test]
    fn letters_of_all_scripts_are_lowered() {
        assert_eq!(lower("Ä-İ-Жß-ΑΣ 9💛"), "ä-i\u{307}-жß-ασ 9💛");
    }
}
