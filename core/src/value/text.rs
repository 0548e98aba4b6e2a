//! What every value that is a string has in common.

use crate::error::Code;

/// Declares a checked string: a private `String` that only `$normalise: fn(&str) -> Result<String, Code>` can make.
///
/// `debug` is `plain`, or a `fn(&Name) -> String` that masks personal data (SPEC H3).
macro_rules! text_value {
    (
        $(#[$meta:meta])*
        $name:ident,
        normalise: $normalise:path,
        debug: $debug:tt,
        schema: $schema:literal $(,)?
    ) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// Reads the value from text.
            ///
            /// # Errors
            /// [`Code::Required`](crate::error::Code) when nothing is left after trimming, otherwise the code that
            /// the type's own description names.
            pub fn parse(text: &str) -> Result<Self, $crate::error::Code> {
                $normalise(text).map(Self)
            }

            /// The text as it is kept.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.pad(&self.0)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                $crate::value::text::text_value!(@debug $debug, $name, self, formatter)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::error::Code;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::error::Code;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.0
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(deserializer)?;
                Self::parse(&text).map_err($crate::value::text::refused)
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "description": $schema })
            }
        }
    };
    (@debug plain, $name:ident, $self:ident, $formatter:ident) => {
        $formatter.debug_tuple(stringify!($name)).field(&$self.0).finish()
    };
    (@debug $mask:ident, $name:ident, $self:ident, $formatter:ident) => {
        write!($formatter, concat!(stringify!($name), "({})"), $mask($self))
    };
}

pub(crate) use text_value;

/// A deserialising error that names the code and never repeats the text that was refused (SPEC E2).
pub(crate) fn refused<E: serde::de::Error>(code: Code) -> E {
    E::custom(format_args!("refused: {code:?}"))
}

/// The first `head` and last `tail` characters with `***` between; only `***` when less than a third would be hidden.
pub(crate) fn mask(text: &str, head: usize, tail: usize) -> String {
    let count = text.chars().count();
    let hidden = count.saturating_sub(head.saturating_add(tail));
    if hidden.saturating_mul(3) < count.max(1) {
        return "***".to_owned();
    }
    let start: String = text.chars().take(head).collect();
    let end: String = text.chars().skip(count.saturating_sub(tail)).collect();
    format!("{start}***{end}")
}

/// Whether a character does not show, or changes how its neighbours show: controls, line and paragraph separators,
/// zero-width and bidirectional marks, tags, and the mark of a failed decoding.
pub(crate) fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffd}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// Whether every byte is an ASCII digit and there are exactly `count` of them.
pub(crate) fn is_digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_texts_are_hidden_whole() {
        assert_eq!(mask("", 3, 4), "***");
        assert_eq!(mask("1234567", 3, 4), "***");
        assert_eq!(mask("13812345678", 3, 4), "138***5678");
        assert_eq!(mask("北京市朝阳区", 1, 1), "北***区");
    }
}
