//! The three code pages that UTF-8 is often mistaken for: the byte of each character.

/// A single-byte encoding; below 0x80 all of them agree with ASCII.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CodePage {
    MacRoman,
    Windows1252,
    Latin1,
}

/// The characters of MacRoman at 0x80 to 0xFF.
const MAC_ROMAN: &str = "\
    ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü\
    †°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø\
    ¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ\
    ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ\
";

/// The characters of Windows-1252 at 0x80 to 0x9F; as in browsers, the five gaps are control characters.
const WINDOWS_1252: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

impl CodePage {
    pub(super) const ALL: [Self; 3] = [Self::MacRoman, Self::Windows1252, Self::Latin1];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::MacRoman => "MacRoman",
            Self::Windows1252 => "Windows-1252",
            Self::Latin1 => "Latin-1",
        }
    }

    /// Returns the byte of the non-ASCII character `it`.
    pub(super) fn byte(self, it: char) -> Option<u8> {
        let code = u32::from(it);
        match self {
            Self::MacRoman => mac_variant(it).or_else(|| place(MAC_ROMAN, it)),
            Self::Windows1252 if !(0xA0..=0xFF).contains(&code) => place(WINDOWS_1252, it),
            Self::Windows1252 | Self::Latin1 => u8::try_from(code).ok(),
        }
    }

    /// Returns the original text of `run`, non-ASCII characters that were decoded with this page.
    pub(super) fn decode(self, run: &str) -> Option<String> {
        let bytes = run.chars().map(|it| self.byte(it));
        String::from_utf8(bytes.collect::<Option<Vec<u8>>>()?).ok()
    }
}

/// Returns the byte of a character that only some tables of MacRoman have: the currency sign and the ohm sign.
fn mac_variant(it: char) -> Option<u8> {
    match it {
        '¤' => Some(0xDB),
        '\u{2126}' => Some(0xBD),
        _ => None,
    }
}

fn place(table: &str, it: char) -> Option<u8> {
    let index = table.chars().position(|known| known == it)?;
    u8::try_from(0x80 + index).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_complete() {
        assert_eq!(MAC_ROMAN.chars().count(), 128);
        assert_eq!(WINDOWS_1252.chars().count(), 32);
        for (it, byte) in [
            ('Ä', 0x80),
            ('é', 0x8E),
            ('√', 0xC3),
            ('€', 0xDB),
            ('\u{f8ff}', 0xF0),
            ('ˇ', 0xFF),
        ] {
            assert_eq!(CodePage::MacRoman.byte(it), Some(byte), "{it}");
        }
        for (it, byte) in [
            ('€', 0x80),
            ('\u{81}', 0x81),
            ('Ÿ', 0x9F),
            ('\u{a0}', 0xA0),
            ('ÿ', 0xFF),
        ] {
            assert_eq!(CodePage::Windows1252.byte(it), Some(byte), "{it}");
        }
        assert_eq!(CodePage::Windows1252.byte('\u{80}'), None);
        assert_eq!(CodePage::Latin1.byte('\u{80}'), Some(0x80));
        assert_eq!(CodePage::Latin1.byte('€'), None);
    }
}
