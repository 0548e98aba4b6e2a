//! The policies that come ready (SPEC §14).

use chrono::NaiveDate;

use super::{
    AccountPolicy, ApplicationPolicy, BuyerField, Deadlines, DeliveryKind, DeliveryOption, Freight,
    Offer, PasswordReset, Policy, RequiredFields, Seller, SplitApproval, TextLimits,
};
use crate::contract::{BuyerKind, FapiaoType, Locale, Medium};
use crate::support::Support;
use crate::value::{LengthUnit, Limit, Rate};

impl Default for Policy {
    /// The documented system with safer passwords: 8 to 64 characters.
    fn default() -> Self {
        let mut policy = Self::vianet21();
        policy.name = "default".to_owned();
        policy.accounts.password_min = 8;
        policy.accounts.password_max = 64;
        policy
    }
}

impl Policy {
    /// The documented system of 21Vianet for Office 365, to the letter.
    pub fn vianet21() -> Self {
        Self {
            name: "vianet21".to_owned(),
            portal_url: "https://fapiao.example.com".to_owned(),
            support: Support::vianet21(),
            deadlines: Deadlines {
                order_working_days: 1,
                payment_working_days: 3,
                promise_working_days: 2,
                received_after_days: 15,
            },
            accounts: AccountPolicy {
                password_min: 6,
                password_max: 16,
                link_hours: 24,
                session_hours: 12,
                password_reset: PasswordReset::Link,
                free_failures: 5,
                first_wait_seconds: 30,
                longest_wait_seconds: 3_600,
                locale: Locale::Zh,
            },
            sellers: vec![Seller {
                id: "21vianet".to_owned(),
                name: "世纪互联".to_owned(),
                tax_id: None,
                item_name: None,
                tax_code: Some("3040203000000000000".to_owned()),
                rate: Rate::from_ten_thousandths(600).unwrap_or_default(),
            }],
            offers: [FapiaoType::Special, FapiaoType::Normal]
                .into_iter()
                .flat_map(|fapiao_type| {
                    [Medium::Paper, Medium::Digital].map(|medium| Offer {
                        fapiao_type,
                        medium,
                    })
                })
                .collect(),
            delivery: delivery(),
            required: required(),
            limits: vec![
                limits(
                    Medium::Paper,
                    LengthUnit::Gb18030Bytes,
                    [100, 85, 15, 100, 30],
                ),
                limits(
                    Medium::Digital,
                    LengthUnit::Characters,
                    [100, 100, 50, 100, 100],
                ),
            ],
            applications: ApplicationPolicy {
                max_bills: 100,
                max_parts: 50,
                merge: true,
                split: SplitApproval::Staff,
                delivery_remark_max: 200,
                max_emails: 5,
                max_titles: 100,
                page_size: 20,
                page_max: 200,
            },
        }
    }
}

fn delivery() -> Vec<DeliveryOption> {
    let option =
        |method: &str, name_zh: &str, name_en: &str, kind, freight, medium| DeliveryOption {
            method: method.to_owned(),
            name_zh: name_zh.to_owned(),
            name_en: name_en.to_owned(),
            kind,
            freight,
            media: vec![medium],
            address: None,
            contact: None,
        };
    vec![
        option(
            "yunda",
            "韵达快递",
            "Yunda Express",
            DeliveryKind::Courier,
            Freight::Sender,
            Medium::Paper,
        ),
        option(
            "sf_collect",
            "顺丰（只能到付）",
            "SF Express (freight collect only)",
            DeliveryKind::Courier,
            Freight::Recipient,
            Medium::Paper,
        ),
        DeliveryOption {
            address: Some("上海市浦东新区科苑路88号德国中心3号楼657".to_owned()),
            contact: Some("发票服务中心 (86) 400-089-0365".to_owned()),
            ..option(
                "pick_up",
                "上门自取",
                "pick-up in Shanghai",
                DeliveryKind::PickUp,
                Freight::Free,
                Medium::Paper,
            )
        },
        option(
            "email",
            "电子邮件",
            "e-mail",
            DeliveryKind::Email,
            Freight::Free,
            Medium::Digital,
        ),
    ]
}

/// SPEC Y1, Y2: an enterprise gives its tax id on a normal fapiao since 2017-07-01.
fn required() -> Vec<RequiredFields> {
    use BuyerField::{Address, Bank, BankAccount, Phone, TaxId, Title};
    let always = NaiveDate::from_ymd_opt(1994, 1, 1).unwrap_or_default();
    let tax_id_rule = NaiveDate::from_ymd_opt(2017, 7, 1).unwrap_or_default();
    let rule = |from, fapiao_type, medium, buyer, fields: &[BuyerField]| RequiredFields {
        from,
        fapiao_type,
        medium,
        buyer,
        fields: fields.to_vec(),
    };
    let mut rules = Vec::new();
    for buyer in [BuyerKind::Enterprise, BuyerKind::Government] {
        rules.push(rule(
            always,
            FapiaoType::Special,
            Medium::Paper,
            buyer,
            &[Title, TaxId, Address, Phone, Bank, BankAccount],
        ));
        rules.push(rule(
            always,
            FapiaoType::Special,
            Medium::Digital,
            buyer,
            &[Title, TaxId],
        ));
    }
    for medium in [Medium::Paper, Medium::Digital] {
        for buyer in [
            BuyerKind::Enterprise,
            BuyerKind::Government,
            BuyerKind::Individual,
        ] {
            rules.push(rule(always, FapiaoType::Normal, medium, buyer, &[Title]));
        }
        rules.push(rule(
            tax_id_rule,
            FapiaoType::Normal,
            medium,
            BuyerKind::Enterprise,
            &[Title, TaxId],
        ));
    }
    rules
}

/// SPEC Y6: title, address, phone, bank, account; remark 230 and item 100 characters for both.
fn limits(
    medium: Medium,
    unit: LengthUnit,
    [title, address, phone, bank, bank_account]: [u32; 5],
) -> TextLimits {
    let limit = |max| Limit { max, unit };
    let characters = |max| Limit {
        max,
        unit: LengthUnit::Characters,
    };
    TextLimits {
        medium,
        title: limit(title),
        address: limit(address),
        phone: limit(phone),
        bank: limit(bank),
        bank_account: limit(bank_account),
        remark: characters(230),
        item: characters(100),
    }
}
