//! A draft checked against the policy: every wrong field at once, and the fapiao that it would come to (SPEC §4, §5).

use chrono::NaiveDate;

use crate::bill::{self, BillState};
use crate::contract::{Buyer, BuyerKind, Delivery, Draft, FapiaoType, Medium, Purpose};
use crate::error::{Code, Error, Problem, Problems};
use crate::policy::{BuyerField, DeliveryKind, DeliveryOption, Offer, Policy};
use crate::value::{
    BankAccount, Email, IdNumber, LengthUnit, Limit, Line, Note, Phone, TaxId, same_name,
};

mod plan;

pub use plan::{PlannedFapiao, plan};

/// A draft in which everything that a fapiao needs is there and well formed.
#[derive(Debug)]
pub struct CheckedDraft<'a> {
    /// Type and medium.
    pub offer: Offer,
    /// The buyer, trimmed, its tax id normalised.
    pub buyer: Buyer,
    /// The delivery, trimmed.
    pub delivery: Delivery,
    /// Its method.
    pub option: &'a DeliveryOption,
    /// Remark printed on the fapiao.
    pub remark: String,
}

/// Checks type, medium, buyer, delivery, remark as of a day; notes every problem by path (SPEC P8).
pub fn check<'a>(
    policy: &'a Policy,
    draft: &Draft,
    today: NaiveDate,
    problems: &mut Problems,
) -> Option<CheckedDraft<'a>> {
    let offer = check_offer(policy, draft, problems);
    let buyer =
        offer.and_then(|offer| check_buyer(policy, &draft.buyer, offer, "buyer", today, problems));
    let delivery = check_delivery(policy, &draft.delivery, draft.medium, problems);
    let remark = match offer.and_then(|offer| policy.text_limits(offer.medium)) {
        Some(limits) => optional(
            problems,
            "remark",
            &draft.remark,
            Some(limits.remark),
            |text| Line::parse(text).map(|line| line.to_string()),
        ),
        None => Some(String::new()),
    };
    let (delivery, option) = delivery?;
    Some(CheckedDraft {
        offer: offer?,
        buyer: buyer?,
        delivery,
        option,
        remark: remark?,
    })
}

fn check_offer(policy: &Policy, draft: &Draft, problems: &mut Problems) -> Option<Offer> {
    if draft.fapiao_type.is_none() {
        problems.add("fapiao_type", Code::Required);
    }
    if draft.medium.is_none() {
        problems.add("medium", Code::Required);
    }
    let offer = Offer {
        fapiao_type: draft.fapiao_type?,
        medium: draft.medium?,
    };
    if !policy.offers.contains(&offer) {
        let offers = policy.offers.iter();
        let mut media = offers
            .clone()
            .filter(|known| known.fapiao_type == offer.fapiao_type)
            .map(|known| known.medium.name())
            .peekable();
        if media.peek().is_some() {
            problems.add_choice("medium", media);
        } else {
            problems.add_choice("fapiao_type", offers.map(|known| known.fapiao_type.name()));
        }
        return None;
    }
    Some(offer)
}

/// Checks a buyer for a type and medium as of a day (SPEC Y1–Y6).
pub fn check_buyer(
    policy: &Policy,
    buyer: &Buyer,
    offer: Offer,
    path: &str,
    today: NaiveDate,
    problems: &mut Problems,
) -> Option<Buyer> {
    // An individual never gets a special fapiao (Y2).
    if offer.fapiao_type == FapiaoType::Special && buyer.kind == BuyerKind::Individual {
        problems.add_choice(format!("{path}.kind"), ["enterprise", "government"]);
        return None;
    }
    let limits = policy.text_limits(offer.medium)?;
    let at = |field: BuyerField| format!("{path}.{}", field.name());
    let line = |text: &str| Line::parse(text).map(|line| line.to_string());
    let checked = Buyer {
        kind: buyer.kind,
        title: optional(
            problems,
            &at(BuyerField::Title),
            &buyer.title,
            Some(limits.title),
            line,
        )?,
        tax_id: String::new(),
        address: String::new(),
        phone: String::new(),
        bank: String::new(),
        bank_account: String::new(),
        id_number: String::new(),
    };
    let tax_id = optional(
        problems,
        &at(BuyerField::TaxId),
        &buyer.tax_id,
        None,
        |text| TaxId::parse(text).map(|id| id.to_string()),
    );
    let address = optional(
        problems,
        &at(BuyerField::Address),
        &buyer.address,
        Some(limits.address),
        line,
    );
    let phone = optional(
        problems,
        &at(BuyerField::Phone),
        &buyer.phone,
        Some(limits.phone),
        |text| Phone::parse(text).map(|phone| phone.to_string()),
    );
    let bank = optional(
        problems,
        &at(BuyerField::Bank),
        &buyer.bank,
        Some(limits.bank),
        line,
    );
    let bank_account = optional(
        problems,
        &at(BuyerField::BankAccount),
        &buyer.bank_account,
        Some(limits.bank_account),
        |text| BankAccount::parse(text).map(|account| account.to_string()),
    );
    let id_number = optional(
        problems,
        &at(BuyerField::IdNumber),
        &buyer.id_number,
        None,
        |text| IdNumber::parse(text).map(|id| id.to_string()),
    );
    let required = policy.required_fields(offer.fapiao_type, offer.medium, buyer.kind, today);
    let given = |field: BuyerField| match field {
        BuyerField::Title => &buyer.title,
        BuyerField::TaxId => &buyer.tax_id,
        BuyerField::Address => &buyer.address,
        BuyerField::Phone => &buyer.phone,
        BuyerField::Bank => &buyer.bank,
        BuyerField::BankAccount => &buyer.bank_account,
        BuyerField::IdNumber => &buyer.id_number,
    };
    let mut complete = true;
    for field in required
        .iter()
        .filter(|field| given(**field).trim().is_empty())
    {
        problems.add(at(*field), Code::Required);
        complete = false;
    }
    let checked = Buyer {
        tax_id: tax_id?,
        address: address?,
        phone: phone?,
        bank: bank?,
        bank_account: bank_account?,
        id_number: id_number?,
        ..checked
    };
    complete.then_some(checked)
}

/// Checks a delivery for a medium (SPEC D1, D2, P9).
pub fn check_delivery<'a>(
    policy: &'a Policy,
    delivery: &Delivery,
    medium: Option<Medium>,
    problems: &mut Problems,
) -> Option<(Delivery, &'a DeliveryOption)> {
    if delivery.method.trim().is_empty() {
        problems.add("delivery.method", Code::Required);
        return None;
    }
    let option = policy.delivery_option(delivery.method.trim());
    let fits =
        |option: &&DeliveryOption| medium.is_none_or(|medium| option.media.contains(&medium));
    let Some(option) = option.filter(fits) else {
        let methods = policy.delivery.iter().filter(fits);
        problems.add_choice(
            "delivery.method",
            methods.map(|option| option.method.as_str()),
        );
        return None;
    };
    let line = |text: &str| Line::parse(text).map(|line| line.to_string());
    let phone = |text: &str| Phone::parse(text).map(|phone| phone.to_string());
    let limit = |max| {
        Some(Limit {
            max,
            unit: LengthUnit::Characters,
        })
    };
    let by_email = option.kind == DeliveryKind::Email;
    let recipient = optional(
        problems,
        "delivery.recipient",
        &delivery.recipient,
        limit(100),
        line,
    );
    let landline = optional(problems, "delivery.phone", &delivery.phone, None, phone);
    let mobile = optional(
        problems,
        "delivery.mobile",
        &delivery.mobile,
        None,
        |text| {
            Phone::parse(text).and_then(|phone| {
                if phone.is_mobile() {
                    Ok(phone.to_string())
                } else {
                    Err(Code::BadPhone)
                }
            })
        },
    );
    let address = optional(
        problems,
        "delivery.address",
        &delivery.address,
        limit(200),
        line,
    );
    let remark = optional(
        problems,
        "delivery.remark",
        &delivery.remark,
        limit(policy.applications.delivery_remark_max),
        |text| Note::parse(text).map(|note| note.to_string()),
    );
    let mut complete = true;
    let mut require = |missing: bool, path: &str| {
        if missing {
            problems.add(path, Code::Required);
            complete = false;
        }
    };
    require(
        !by_email && delivery.recipient.trim().is_empty(),
        "delivery.recipient",
    );
    require(
        !by_email && delivery.phone.trim().is_empty(),
        "delivery.phone",
    );
    require(
        option.kind == DeliveryKind::Courier && delivery.address.trim().is_empty(),
        "delivery.address",
    );
    require(by_email && delivery.emails.is_empty(), "delivery.emails");
    let max = policy.applications.max_emails;
    if u32::try_from(delivery.emails.len()).is_ok_and(|count| count > max) {
        problems.add_with(
            "delivery.emails",
            Code::TooMany,
            &[("max", max.to_string())],
        );
        complete = false;
    }
    let mut emails: Vec<String> = Vec::new();
    for (at, email) in delivery.emails.iter().enumerate() {
        match problems.check(format!("delivery.emails[{at}]"), Email::parse(email)) {
            Some(email)
                if !emails
                    .iter()
                    .any(|known| known.eq_ignore_ascii_case(email.as_str())) =>
            {
                emails.push(email.to_string())
            }
            Some(_) => {}
            None => complete = false,
        }
    }
    let checked = Delivery {
        method: option.method.clone(),
        recipient: recipient?,
        phone: landline?,
        mobile: mobile?,
        address: address?,
        emails,
        remark: remark?,
    };
    complete.then_some((checked, option))
}

/// A field that may be empty; if not, it is parsed and its length checked.
fn optional(
    problems: &mut Problems,
    path: &str,
    text: &str,
    limit: Option<Limit>,
    parse: impl Fn(&str) -> Result<String, Code>,
) -> Option<String> {
    if text.trim().is_empty() {
        return Some(String::new());
    }
    let value = problems.check(path, parse(text))?;
    if let Some(limit) = limit
        && let Err(code) = limit.check(&value)
    {
        let (unit, unit_zh) = match limit.unit {
            LengthUnit::Characters => ("characters", "个字符"),
            LengthUnit::Gb18030Bytes => ("bytes in GB18030", "个字节（GB18030）"),
        };
        problems.add_with(
            path,
            code,
            &[
                ("max", limit.max.to_string()),
                ("unit", unit.to_owned()),
                ("unit_zh", unit_zh.to_owned()),
            ],
        );
        return None;
    }
    Some(value)
}

/// What is worth a second look in a buyer: a tax id of an unusual form (SPEC Y4).
pub fn warnings(buyer: &Buyer, path: &str) -> Vec<Problem> {
    let Ok(tax_id) = TaxId::parse(&buyer.tax_id) else {
        return Vec::new();
    };
    tax_id
        .warnings()
        .iter()
        .map(|_| Problem::new(format!("{path}.tax_id"), Code::UnusualTaxId))
        .collect()
}

/// Whether the bills can stand in one application (SPEC B7, B8).
///
/// # Errors
/// `bill_in_application`, `nothing_to_invoice`, `mixed_sellers`; `invalid_input` for none, too many, or one twice.
pub fn check_bills(policy: &Policy, bills: &[&BillState]) -> Result<(), Error> {
    let mut problems = Problems::new();
    if bills.is_empty() {
        problems.add("bills", Code::Required);
    }
    let max = policy.applications.max_bills;
    if u32::try_from(bills.len()).is_ok_and(|count| count > max) {
        problems.add_with("bills", Code::TooMany, &[("max", max.to_string())]);
    }
    for (at, bill) in bills.iter().enumerate() {
        if bills
            .iter()
            .take(at)
            .any(|other| other.bill_id == bill.bill_id)
        {
            problems.add(format!("bills[{at}]"), Code::Duplicate);
        }
    }
    problems.refuse()?;
    for bill in bills {
        bill::can_apply(bill)?;
    }
    let seller = |bill: &&BillState| bill.payment.as_ref().map(|payment| payment.seller.clone());
    let first = bills.first().and_then(seller);
    if bills.iter().any(|bill| seller(bill) != first) {
        return Err(Code::MixedSellers.into());
    }
    Ok(())
}

/// Payer and title must agree for some purposes; a payer that is not known agrees with nobody (SPEC Y8).
///
/// # Errors
/// `payer_title_mismatch`.
pub fn check_purpose(
    purpose: Purpose,
    fapiao: &[PlannedFapiao],
    bills: &[&BillState],
) -> Result<(), Error> {
    if purpose == Purpose::Accounting {
        return Ok(());
    }
    let payer = |id: &str| {
        bills
            .iter()
            .find(|bill| bill.bill_id == id)
            .and_then(|bill| bill.payment.as_ref())
            .map(|payment| payment.payer.as_str())
    };
    let agrees = |planned: &PlannedFapiao| {
        planned.bills.iter().all(|share| {
            payer(&share.bill_id)
                .is_some_and(|payer| !payer.is_empty() && same_name(payer, &planned.buyer.title))
        })
    };
    if fapiao.iter().all(agrees) {
        Ok(())
    } else {
        Err(Error::new(Code::PayerTitleMismatch).field("buyer.title"))
    }
}
