//! E-mail addresses.

use crate::error::Code;
use crate::value::text::text_value;

const LONGEST: usize = 254;
const LONGEST_LOCAL: usize = 64;
const LONGEST_LABEL: usize = 63;

text_value! {
    /// An e-mail address `local@domain` of at most 254 ASCII characters, kept as typed but for the spaces around it.
    ///
    /// The local part is a dot-atom of RFC 5322 (no quoting), the domain has two labels or more; punycode labels are fine. Nothing that
    /// could break out of a mail header can occur (SPEC N2). Refused with [`Code::BadEmail`].
    Email,
    normalise: normalise,
    debug: masked,
    schema: "e-mail address",
}

impl Email {
    /// The address in lower case, for comparing and finding. Mail goes to the address as typed.
    #[must_use]
    pub fn canonical(&self) -> String {
        self.as_str().to_ascii_lowercase()
    }

    /// The address with most of it hidden: `a***@e***.com` (SPEC A12, H3).
    #[must_use]
    pub fn masked(&self) -> String {
        masked(self)
    }
}

fn masked(email: &Email) -> String {
    let initial = |text: &str| text.chars().take(1).collect::<String>();
    let (local, domain) = email.as_str().rsplit_once('@').unwrap_or_default();
    let (name, top) = domain.rsplit_once('.').unwrap_or_default();
    format!("{}***@{}***.{top}", initial(local), initial(name))
}

fn normalise(text: &str) -> Result<String, Code> {
    let address = text.trim();
    if address.is_empty() {
        return Err(Code::Required);
    }
    if address.len() > LONGEST {
        return Err(Code::BadEmail);
    }
    match address.split_once('@') {
        Some((local, domain)) if is_local_part(local) && is_domain(domain) => {
            Ok(address.to_owned())
        }
        _ => Err(Code::BadEmail),
    }
}

fn is_local_part(text: &str) -> bool {
    text.len() <= LONGEST_LOCAL
        && text
            .split('.')
            .all(|atom| !atom.is_empty() && atom.bytes().all(is_atom_byte))
}

fn is_atom_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+/=?^_`{|}~-".contains(&byte)
}

fn is_domain(text: &str) -> bool {
    let top_is_a_name = text
        .rsplit_once('.')
        .is_some_and(|(_, top)| !top.bytes().all(|byte| byte.is_ascii_digit()));
    top_is_a_name && text.split('.').all(is_label)
}

fn is_label(label: &str) -> bool {
    matches!(label.len(), 1..=LONGEST_LABEL)
        && label
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !label.starts_with('-')
        && !label.ends_with('-')
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
    fn accepted() {
        let longest_local = format!("{}@example.com", "a".repeat(64));
        for text in [
            "a@b.cn",
            "Wang.Wei+fapiao@Example.com.cn",
            "o'neil@example.com",
            "x@xn--fiq228c.xn--fiqs8s",
            "12345@qq.com",
            &longest_local,
        ] {
            assert_eq!(Email::parse(&format!(" {text}\n")).unwrap().as_str(), text);
        }
        assert_eq!(
            Email::parse("Wang@QQ.com").unwrap().canonical(),
            "wang@qq.com"
        );
    }

    #[test]
    fn refused() {
        let long_local = format!("{}@example.com", "a".repeat(65));
        let long_label = format!("a@{}.com", "a".repeat(64));
        let long = format!("a@{}com", "abcdefgh.".repeat(29));
        for text in [
            "a",
            "@",
            "a@",
            "@b.cn",
            "a@b",
            "a@@b.cn",
            "a@b@c.cn",
            "a b@c.cn",
            "a@b .cn",
            ".a@b.cn",
            "a.@b.cn",
            "a..b@c.cn",
            "a@b..cn",
            "a@.cn",
            "a@b.",
            "a@-b.cn",
            "a@b-.cn",
            "a@1.2.3.4",
            "a@[1.2.3.4]",
            "\"a\"@b.cn",
            "<a@b.cn>",
            "a,c@b.cn",
            "a@b.cn,c@d.cn",
            "a@b.cn\r\nBcc: c@d.cn",
            "a\0@b.cn",
            "王@b.cn",
            "a@例子.cn",
            "ａ@b.cn",
            "a;b@c.cn",
            "a(b)@c.cn",
            "a\\@c.cn",
            &long_local,
            &long_label,
            &long,
        ] {
            assert_eq!(Email::parse(text), Err(Code::BadEmail), "{text}");
        }
        assert_eq!(Email::parse("  "), Err(Code::Required));
    }

    #[test]
    fn masked_in_debug() {
        let email = Email::parse("alice@mail.example.com").unwrap();
        assert_eq!(email.masked(), "a***@m***.com");
        assert_eq!(format!("{email:?}"), "Email(a***@m***.com)");
        let error = serde_json::from_str::<Email>("\"alice@\"")
            .unwrap_err()
            .to_string();
        assert!(!error.contains("alice"));
    }

    proptest! {
        #[test]
        fn any_text_is_answered(text in any::<String>(), printable in "\\PC*", shaped in "[a-z.]{0,5}@[a-z.-]{0,8}") {
            for text in [text, printable, shaped] {
                if let Ok(email) = Email::parse(&text) {
                    let _ = email.masked();
                    prop_assert!(email.as_str().bytes().all(|byte| byte.is_ascii_graphic()));
                    prop_assert_eq!(Email::parse(email.as_str()), Ok(email));
                }
            }
        }
    }
}
