//! Amounts in Chinese capitals (SPEC M7).

use crate::error::Code;
use crate::value::fen::Fen;

const NEGATIVE: &str = "（负数）";
const HUNDRED_MILLION: u64 = 100_000_000;
const TEN_THOUSAND: u64 = 10_000;
/// Longer than any rendering, so that hostile input is not worked through.
const LONGEST: usize = 80;

struct Style {
    yuan: char,
    /// Whether 整 also follows an amount that ends in jiao.
    whole_after_jiao: bool,
}

const FAPIAO: Style = Style {
    yuan: '圆',
    whole_after_jiao: true,
};
const BANK: Style = Style {
    yuan: '元',
    whole_after_jiao: false,
};

/// The amount as printed on a fapiao: `陆仟壹佰叁拾贰圆伍角整`, below zero after `（负数）` (SPEC M7).
#[must_use]
pub fn capitals(amount: Fen) -> String {
    render(amount, &FAPIAO)
}

/// The amount in the style of bank forms: `陆仟壹佰叁拾贰元伍角`, with 整 only after whole yuan, below zero after `（负数）` (SPEC M7).
#[must_use]
pub fn bank_capitals(amount: Fen) -> String {
    render(amount, &BANK)
}

/// Reads an amount in capitals of either style; 圆 and 元, 整 and 正 stand for each other.
///
/// Only the one well-formed text of an amount is read: zeros left out, doubled or added are refused.
///
/// # Errors
/// [`Code::BadAmount`] for any other text, and beyond the bounds of [`Fen`].
pub fn parse_capitals(text: &str) -> Result<Fen, Code> {
    if text.chars().nth(LONGEST).is_some() {
        return Err(Code::BadAmount);
    }
    let plain: String = text.chars().map(common).collect();
    let amount = read(&plain).ok_or(Code::BadAmount)?;
    let is_canonical = [FAPIAO, BANK]
        .iter()
        .any(|style| render(amount, style).chars().map(common).eq(plain.chars()));
    if is_canonical {
        Ok(amount)
    } else {
        Err(Code::BadAmount)
    }
}

fn common(character: char) -> char {
    match character {
        '圆' => '元',
        '正' => '整',
        other => other,
    }
}

fn render(amount: Fen, style: &Style) -> String {
    let magnitude = amount.get().unsigned_abs();
    let yuan = magnitude / 100;
    let (jiao, fen) = (magnitude / 10 % 10, magnitude % 10);
    let mut text = String::new();
    if amount.is_negative() {
        text.push_str(NEGATIVE);
    }
    if yuan > 0 {
        push_integer(&mut text, yuan);
        text.push(style.yuan);
    } else if magnitude == 0 {
        text.extend(['零', style.yuan]);
    }
    match (jiao, fen) {
        (0, 0) => text.push('整'),
        (_, 0) => {
            text.extend([digit(jiao), '角']);
            if style.whole_after_jiao {
                text.push('整');
            }
        }
        (0, _) => {
            if yuan > 0 {
                text.push('零');
            }
            text.extend([digit(fen), '分']);
        }
        _ => text.extend([digit(jiao), '角', digit(fen), '分']),
    }
    text
}

/// Writes groups of four digits. A zero is spoken before a group when the group before it is empty or its own thousands are.
fn push_integer(text: &mut String, number: u64) {
    let groups = [
        (number / HUNDRED_MILLION / TEN_THOUSAND, "万"),
        (number / HUNDRED_MILLION % TEN_THOUSAND, "亿"),
        (number / TEN_THOUSAND % TEN_THOUSAND, "万"),
        (number % TEN_THOUSAND, ""),
    ];
    let mut begun = false;
    let mut skipped = false;
    for (group, unit) in groups {
        if group > 0 {
            if begun && (skipped || group < 1000) {
                text.push('零');
            }
            push_group(text, group);
            text.push_str(unit);
            begun = true;
            skipped = false;
        } else {
            // 亿 is spoken for the ten thousands of it too: 壹万亿.
            if begun && unit == "亿" {
                text.push_str(unit);
            }
            skipped = begun;
        }
    }
}

fn push_group(text: &mut String, group: u64) {
    let places = [
        (group / 1000 % 10, "仟"),
        (group / 100 % 10, "佰"),
        (group / 10 % 10, "拾"),
        (group % 10, ""),
    ];
    let mut begun = false;
    let mut skipped = false;
    for (value, unit) in places {
        if value == 0 {
            skipped = begun;
            continue;
        }
        if skipped {
            text.push('零');
        }
        text.push(digit(value));
        text.push_str(unit);
        begun = true;
        skipped = false;
    }
}

fn digit(value: u64) -> char {
    match value {
        1 => '壹',
        2 => '贰',
        3 => '叁',
        4 => '肆',
        5 => '伍',
        6 => '陆',
        7 => '柒',
        8 => '捌',
        9 => '玖',
        _ => '零',
    }
}

fn digit_value(character: char) -> Option<u64> {
    (0..=9).find(|value| digit(*value) == character)
}

/// The amount that the text means if it means one; rendering it again tells whether it was well formed.
fn read(text: &str) -> Option<Fen> {
    let (negative, text) = match text.strip_prefix(NEGATIVE) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (yuan, rest) = match text.split_once('元') {
        Some((yuan, rest)) => (read_integer(yuan)?, rest),
        None => (0, text),
    };
    let magnitude =
        i64::try_from(yuan.checked_mul(100)?.checked_add(read_decimals(rest)?)?).ok()?;
    Fen::new(if negative {
        magnitude.checked_neg()?
    } else {
        magnitude
    })
    .ok()
}

fn read_integer(text: &str) -> Option<u64> {
    let (mut hundred_millions, mut ten_thousands, mut group, mut last) =
        (0_u64, 0_u64, 0_u64, 0_u64);
    for character in text.chars() {
        let place = match character {
            '拾' => 10,
            '佰' => 100,
            '仟' => 1000,
            '万' => {
                ten_thousands = group.checked_add(last)?.checked_mul(TEN_THOUSAND)?;
                (group, last) = (0, 0);
                continue;
            }
            '亿' => {
                hundred_millions = ten_thousands
                    .checked_add(group)?
                    .checked_add(last)?
                    .checked_mul(HUNDRED_MILLION)?;
                (ten_thousands, group, last) = (0, 0, 0);
                continue;
            }
            other => {
                last = digit_value(other)?;
                continue;
            }
        };
        group = group.checked_add(last.checked_mul(place)?)?;
        last = 0;
    }
    hundred_millions
        .checked_add(ten_thousands)?
        .checked_add(group)?
        .checked_add(last)
}

fn read_decimals(text: &str) -> Option<u64> {
    let (mut sum, mut last) = (0_u64, 0_u64);
    for character in text.chars() {
        let place = match character {
            '角' => 10,
            '分' => 1,
            '整' => 0,
            other => {
                last = digit_value(other)?;
                continue;
            }
        };
        sum = sum.checked_add(last.checked_mul(place)?)?;
        last = 0;
    }
    Some(sum)
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

    fn fen(value: i64) -> Fen {
        Fen::new(value).unwrap()
    }

    #[test]
    fn vectors() {
        let mut count = 0;
        for line in include_str!("../../../tests/vectors/capital_amounts.tsv")
            .lines()
            .skip(1)
        {
            let fields: Vec<&str> = line.split('\t').collect();
            let amount = Fen::parse_yuan(fields[0]).unwrap();
            assert_eq!(bank_capitals(amount), fields[1]);
            assert_eq!(capitals(amount), fields[2]);
            assert_eq!(parse_capitals(fields[1]), Ok(amount));
            assert_eq!(parse_capitals(fields[2]), Ok(amount));
            count += 1;
        }
        for line in include_str!("../../../tests/vectors/capital_amounts_disagreements.tsv")
            .lines()
            .skip(1)
        {
            let fields: Vec<&str> = line.split('\t').collect();
            let amount = Fen::parse_yuan(fields[0]).unwrap();
            assert_eq!(bank_capitals(amount), fields[1]);
            assert_eq!(parse_capitals(fields[1]), Ok(amount));
            if fields[3] != fields[1] {
                assert_eq!(parse_capitals(fields[3]), Err(Code::BadAmount));
            }
            count += 1;
        }
        assert_eq!(count, 731);
    }

    #[test]
    fn beyond_the_vectors() {
        for (amount, text) in [
            (0, "零圆整"),
            (613_250, "陆仟壹佰叁拾贰圆伍角整"),
            (-613_250, "（负数）陆仟壹佰叁拾贰圆伍角整"),
            (-1, "（负数）壹分"),
            (100_000_000_000_000, "壹万亿圆整"),
            (100_000_000_100_000, "壹万亿零壹仟圆整"),
            (100_001_000_000_000, "壹万亿零壹仟万圆整"),
            (100_010_000_000_000, "壹万零壹亿圆整"),
            (101_000_000_000_000, "壹万零壹佰亿圆整"),
            (110_000_000_000_000, "壹万壹仟亿圆整"),
            (110_000_000_010_000, "壹万壹仟亿零壹佰圆整"),
            (1_000_000_000_000_001, "壹拾万亿圆零壹分"),
            (
                9_007_199_254_740_991,
                "玖拾万零柒佰壹拾玖亿玖仟贰佰伍拾肆万柒仟肆佰零玖圆玖角壹分",
            ),
        ] {
            assert_eq!(capitals(fen(amount)), text);
            assert_eq!(parse_capitals(&capitals(fen(amount))), Ok(fen(amount)));
        }
        assert_eq!(bank_capitals(Fen::ZERO), "零元整");
    }

    #[test]
    fn variants_and_refusals() {
        assert_eq!(parse_capitals("陆仟壹佰叁拾贰元伍角整"), Ok(fen(613_250)));
        assert_eq!(parse_capitals("壹圆正"), Ok(fen(100)));
        for text in [
            "",
            "整",
            "元",
            "元整",
            "圆",
            "零",
            "（负数）",
            "（负数）零圆整",
            "(负数)壹圆整",
            "壹圆",
            "壹",
            "壹圆整整",
            "零圆壹分",
            "壹圆壹分整",
            "壹圆零壹角",
            "拾圆整",
            "一圆整",
            "壹佰壹圆整",
            "壹佰零零壹圆整",
            "壹圆伍角零分",
            "壹圆壹圆整",
            "壹分壹角",
            "壹拾壹拾圆整",
            "壹亿亿圆整",
            "壹万万圆整",
            " 壹圆整",
            "玖拾万零柒佰壹拾玖亿玖仟贰佰伍拾肆万柒仟肆佰零玖圆玖角贰分",
            "玖仟万亿圆整",
        ] {
            assert_eq!(parse_capitals(text), Err(Code::BadAmount), "{text}");
        }
    }

    proptest! {
        #[test]
        fn reads_what_it_writes(amount in Fen::MIN.get()..=Fen::MAX.get(), small in -1_000_000_i64..1_000_000) {
            for amount in [fen(amount), fen(small)] {
                prop_assert_eq!(parse_capitals(&capitals(amount)), Ok(amount));
                prop_assert_eq!(parse_capitals(&bank_capitals(amount)), Ok(amount));
            }
        }

        #[test]
        fn reads_sparse_amounts(digits in prop::collection::vec(prop_oneof![4 => Just(0_i64), 1 => 1_i64..10], 1..=15)) {
            let amount = fen(digits.iter().fold(0, |sum, digit| sum * 10 + digit));
            prop_assert_eq!(parse_capitals(&capitals(amount)), Ok(amount));
            prop_assert_eq!(parse_capitals(&bank_capitals(amount)), Ok(amount));
            prop_assert!(!capitals(amount).contains("零零"));
        }

        #[test]
        fn any_text_is_answered(text in any::<String>(), printable in "\\PC*", shaped in "[零壹贰玖拾佰仟万亿圆元角分整]{0,24}") {
            let _ = parse_capitals(&text);
            let _ = parse_capitals(&printable);
            if let Ok(amount) = parse_capitals(&shaped) {
                prop_assert!(shaped == capitals(amount) || shaped.replace('圆', "元") == bank_capitals(amount)
                    || shaped.replace('元', "圆") == capitals(amount));
            }
        }
    }
}
