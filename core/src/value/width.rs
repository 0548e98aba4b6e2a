//! Full-width and half-width forms of the same character (SPEC Y4, Y7).

/// The half-width form of a full-width ASCII character, space or sign; any other character is given back unchanged.
#[must_use]
pub fn half_width(character: char) -> char {
    match character {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => u32::from(character)
            .checked_sub(0xfee0)
            .and_then(char::from_u32)
            .unwrap_or(character),
        '￠' => '¢',
        '￡' => '£',
        '￥' => '¥',
        other => other,
    }
}

/// Half-width, upper-case text without any whitespace: the form in which codes and numbers are checked (SPEC Y4).
#[must_use]
pub fn compact_upper(text: &str) -> String {
    text.chars()
        .map(half_width)
        .filter(|character| !character.is_whitespace())
        .map(|character| character.to_ascii_uppercase())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ascii_and_spaces_narrow() {
        assert_eq!(compact_upper(" ９１\u{3000}ａｂ\tc "), "91ABC");
        assert_eq!(half_width('（'), '(');
        assert_eq!(half_width('～'), '~');
        assert_eq!(half_width('中'), '中');
    }
}
