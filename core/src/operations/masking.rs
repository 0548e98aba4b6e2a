//! Personal data is masked for staff unless they ask for it by an operation that is recorded (SPEC H3).

use crate::contract::{
    ApplicationView, Buyer, BuyerKind, Contact, Delivery, Difference, FapiaoView, RequestView,
};
use crate::value::{BankAccount, Email, IdNumber, Phone, TaxId};

fn masked<T>(
    text: &str,
    parse: impl Fn(&str) -> Result<T, crate::error::Code>,
    mask: impl Fn(&T) -> String,
) -> String {
    if text.is_empty() {
        return String::new();
    }
    parse(text).map_or_else(|_| "***".to_owned(), |value| mask(&value))
}

/// A person's name: its first character.
pub fn name(text: &str) -> String {
    let mut characters = text.chars();
    match (characters.next(), characters.next()) {
        (Some(first), Some(_)) => format!("{first}**"),
        (Some(_), None) => "*".to_owned(),
        _ => String::new(),
    }
}

fn hidden(text: &str) -> String {
    if text.is_empty() {
        String::new()
    } else {
        "***".to_owned()
    }
}

/// An e-mail.
pub fn email(text: &str) -> String {
    masked(text, Email::parse, Email::masked)
}

/// A buyer. The name of a company is no personal data; that of a person is.
pub fn buyer(buyer: Buyer) -> Buyer {
    Buyer {
        title: if buyer.kind == BuyerKind::Individual {
            name(&buyer.title)
        } else {
            buyer.title
        },
        tax_id: masked(&buyer.tax_id, TaxId::parse, TaxId::masked),
        address: hidden(&buyer.address),
        phone: masked(&buyer.phone, Phone::parse, Phone::masked),
        bank_account: masked(&buyer.bank_account, BankAccount::parse, BankAccount::masked),
        id_number: masked(&buyer.id_number, IdNumber::parse, IdNumber::masked),
        ..buyer
    }
}

/// A delivery.
pub fn delivery(delivery: Delivery) -> Delivery {
    Delivery {
        recipient: name(&delivery.recipient),
        phone: masked(&delivery.phone, Phone::parse, Phone::masked),
        mobile: masked(&delivery.mobile, Phone::parse, Phone::masked),
        address: hidden(&delivery.address),
        emails: delivery
            .emails
            .iter()
            .map(|address| email(address))
            .collect(),
        ..delivery
    }
}

/// An application.
pub fn application(view: ApplicationView) -> ApplicationView {
    ApplicationView {
        buyer: buyer(view.buyer),
        delivery: delivery(view.delivery),
        ..view
    }
}

/// A fapiao.
pub fn fapiao(view: FapiaoView) -> FapiaoView {
    let individual = view.buyer.kind == BuyerKind::Individual;
    let differences = view.differences.into_iter().map(|difference| {
        let hide = |text: &str| match difference.field.as_str() {
            "tax_id" => masked(text, TaxId::parse, TaxId::masked),
            "title" if individual => name(text),
            _ => text.to_owned(),
        };
        Difference {
            expected: hide(&difference.expected),
            actual: hide(&difference.actual),
            field: difference.field,
        }
    });
    FapiaoView {
        differences: differences.collect(),
        buyer: buyer(view.buyer),
        ..view
    }
}

/// A request.
pub fn request(mut view: RequestView) -> RequestView {
    let contact = view.contact;
    view.contact = Contact {
        family_name: contact.family_name,
        given_name: hidden(&contact.given_name),
        phone: masked(&contact.phone, Phone::parse, Phone::masked),
        email: email(&contact.email),
        preferred: contact.preferred,
        further_emails: contact
            .further_emails
            .iter()
            .map(|address| email(address))
            .collect(),
    };
    for part in &mut view.parts {
        part.buyer = part.buyer.take().map(buyer);
    }
    if let Some(change) = view.change.as_mut() {
        change.buyer = change.buyer.take().map(buyer);
        change.delivery = change.delivery.take().map(delivery);
    }
    view
}
