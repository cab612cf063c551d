//! Removes the accents of letters outside ASCII.
//!
//! The tables have only letters of European languages, full-width letters and spaces. Other characters cannot occur in
//! an id.

/// The plain forms of letters, each table with the character that it starts at; `.` stands for a letter without a plain
/// form.
const TABLES: [(u32, &str); 3] = [
    (
        0x00a0,
        "\x20....... .a.... ..23 ... 1o.....AAAAAA.CEEEEIIII.NOOOOO..UUUUY..aaaaaa.ceeeeiiii.nooooo..uuuuy.y",
    ),
    (
        0x0100,
        "AaAaAaCcCcCcCcDd..EeEeEeEeEeGgGgGgGgHh..IiIiIiIiI...JjKk.LlLlLlLl..NnNnNnn..OoOoOo..RrRrRrSsSsSs\
         SsTtTt..UuUuUuUuUuUuWwYyYZzZzZzs................................Oo.............Uu...............\
         .............AaIiOoUuUuUuUuUu.AaAa....GgKkOoOo..j...Gg..NnAa....AaAaEeEeIiIiOoOoRrRrUuUuSsTt..Hh\
         ......AaEeOoOoOoOoYy............................",
    ),
    (
        0x1e00,
        "AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMmMmMmNnNnNnNnOoOoOoOoPpPpRrRrRrRr\
         SsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVvWwWwWwWwWwXxXxYyZzZzZzhtwyas....AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEe\
         EeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy......",
    ),
];

/// Letters that become several letters.
const PAIRS: &[(char, &str)] = &[
    ('\u{bc}', "14"),
    ('\u{bd}', "12"),
    ('\u{be}', "34"),
    ('\u{132}', "IJ"),
    ('\u{133}', "ij"),
    ('\u{1c4}', "DZ"),
    ('\u{1c5}', "Dz"),
    ('\u{1c6}', "dz"),
    ('\u{1c7}', "LJ"),
    ('\u{1c8}', "Lj"),
    ('\u{1c9}', "lj"),
    ('\u{1ca}', "NJ"),
    ('\u{1cb}', "Nj"),
    ('\u{1cc}', "nj"),
    ('\u{1f1}', "DZ"),
    ('\u{1f2}', "Dz"),
    ('\u{1f3}', "dz"),
    ('\u{2122}', "TM"),
    ('\u{2116}', "No"),
    ('\u{fb00}', "ff"),
    ('\u{fb01}', "fi"),
    ('\u{fb02}', "fl"),
    ('\u{fb03}', "ffi"),
    ('\u{fb04}', "ffl"),
];

/// Appends the plain form of `it`, if it has one, to `ascii`.
pub(super) fn push_ascii(it: char, ascii: &mut String) {
    if it.is_ascii() {
        ascii.push(it);
        return;
    }
    if let Some((_, pair)) = PAIRS.iter().find(|pair| pair.0 == it) {
        ascii.push_str(pair);
        return;
    }
    let code = u32::from(it);
    let plain = match it {
        '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        '\u{2011}' => '\0',
        '\u{2070}' | '\u{2074}'..='\u{2079}' => digit(code - 0x2070),
        '\u{2080}'..='\u{2089}' => digit(code - 0x2080),
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(code - 0xff01 + 0x21).unwrap_or('\0'),
        _ => from_tables(code),
    };
    if plain != '\0' {
        ascii.push(plain);
    }
}

fn digit(value: u32) -> char {
    char::from_digit(value, 10).unwrap_or('\0')
}

fn from_tables(code: u32) -> char {
    let letter = TABLES.iter().find_map(|(start, letters)| {
        let index = usize::try_from(code.checked_sub(*start)?).ok()?;
        letters.as_bytes().get(index).copied()
    });
    letter.filter(|it| *it != b'.').map_or('\0', char::from)
}

#[cfg(test)]
mod tests {
    use super::push_ascii;

    #[test]
    fn letters_lose_their_accents() {
        let mut ascii = String::new();
        "Éüłßñ…ｗ²½ \u{a0}ắ🦀"
            .chars()
            .for_each(|it| push_ascii(it, &mut ascii));
        assert_eq!(ascii, "Eunw212  a");
    }
}
