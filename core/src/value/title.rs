//! Comparing names (SPEC Y7). What is printed stays as typed.

use crate::value::width::half_width;

/// Whether two names are the same but for width, brackets, white space and the case of ASCII letters.
#[must_use]
pub fn same_name(left: &str, right: &str) -> bool {
    normalised(left) == normalised(right)
}

/// The form in which names are compared: half-width characters and brackets, one middle dot, ASCII in lower case, white space collapsed
/// to one space between words of other scripts and removed next to Chinese characters, brackets and the ends.
#[must_use]
pub fn normalised(name: &str) -> String {
    let mut result = String::with_capacity(name.len());
    let mut last = None;
    let mut space = false;
    for character in name.chars().map(plain) {
        if character.is_whitespace() {
            space = true;
            continue;
        }
        if space && last.is_some_and(keeps_space) && keeps_space(character) {
            result.push(' ');
        }
        space = false;
        result.push(character);
        last = Some(character);
    }
    result
}

fn plain(character: char) -> char {
    match half_width(character) {
        '【' | '〔' | '〖' | '［' => '[',
        '】' | '〕' | '〗' | '］' => ']',
        '•' | '‧' | '∙' | '・' | '･' | '⋅' => '·',
        other => other.to_ascii_lowercase(),
    }
}

fn keeps_space(character: char) -> bool {
    !is_chinese(character)
        && !matches!(
            character,
            '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>' | '·'
        )
}

/// Chinese characters and punctuation, in the blocks in use.
fn is_chinese(character: char) -> bool {
    matches!(
        u32::from(character),
        0x2e80..=0x303f | 0x31c0..=0x31ef | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xe000..=0xf8ff | 0xf900..=0xfaff | 0xfe30..=0xfe4f
            | 0xff00..=0xffef | 0x20000..=0x3ffff
    )
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn same() {
        for (left, right) in [
            (
                "上海蓝云网络科技有限公司",
                " 上海蓝云 网络科技有限公司\u{3000}",
            ),
            ("微软（中国）有限公司", "微软(中国)有限公司"),
            ("微软 (中国) 有限公司", "微软（中国）有限公司"),
            ("ＡＢＣ  Trading Ltd.", "abc trading ltd."),
            ("ABC（China） Ltd", "ABC (China) Ltd"),
            ("甲【乙】丙", "甲[乙]丙"),
            ("阿凡提·买买提", "阿凡提•买买提"),
            ("Office 365 云服务", "Office 365云服务"),
        ] {
            assert!(same_name(left, right), "{left} / {right}");
        }
    }

    #[test]
    fn different() {
        for (left, right) in [
            ("上海蓝云网络科技有限公司", "上海蓝云网络科技公司"),
            ("微软（中国）有限公司", "微软中国有限公司"),
            ("AB Trading", "A B Trading"),
            ("甲(乙)", "甲[乙]"),
        ] {
            assert!(!same_name(left, right), "{left} / {right}");
        }
    }

    proptest! {
        #[test]
        fn normalising_twice_changes_nothing(name in any::<String>(), mixed in "[a-zＡ-Ｚ中文（）() \u{3000}]{0,12}") {
            for name in [name, mixed] {
                let once = normalised(&name);
                prop_assert_eq!(normalised(&once), once);
            }
        }
    }
}
