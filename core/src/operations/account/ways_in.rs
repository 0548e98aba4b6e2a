//! The ways in: registration link, form, order numbers, support (SPEC A16-A18).

use crate::change::Tracked;
use crate::context::Context;
use crate::contract::{
    OrderSummary, Orders, Page, RegistrationForm, RegistrationFormView, RegistrationLink,
    RegistrationLinkView, SupportContact, SupportView, Text,
};
use crate::error::{Error, Problems};
use crate::flow::Io;
use crate::operation::Outcome;
use crate::operations::common::{by_index, page_size, read_cursor, support_view, write_cursor};
use crate::order::{OrderMachine, OrderState, OrderStatus};
use crate::value::{CustomerReference, OrderNumber};

/// Tells whom to call (SPEC A18).
///
/// # Errors
/// None.
pub async fn support(
    _io: Io,
    ctx: Context,
    _command: SupportContact,
) -> Result<Outcome<SupportView>, Error> {
    Ok(Outcome::read(support_view(&ctx)))
}

/// Tells what a registration form shows. It looks nothing up, so it tells nobody whether an order number is known.
///
/// # Errors
/// None: from a link that is none, nothing is filled in.
pub async fn registration_form(
    _io: Io,
    ctx: Context,
    command: RegistrationForm,
) -> Result<Outcome<RegistrationFormView>, Error> {
    let typed = OrderNumber::parse(&command.order_number).ok();
    let order_number = typed.or_else(|| OrderNumber::parse(&order_of_link(&command.link)?).ok());
    let accounts = &ctx.policy().accounts;
    let (min, max) = (accounts.password_min, accounts.password_max);
    let phone = &ctx.policy().support.phone;
    Ok(Outcome::read(RegistrationFormView {
        order_number: order_number.map(String::from),
        order_number_help: Text::new(
            format!(
                "订单号写在订单确认邮件里；也可以登录管理中心，在“账单”页面按日期、金额或账单月份找到。找不到请致电 {phone}。"
            ),
            format!(
                "The order number stands in the order confirmation mail; in the admin centre, the Billing page lists orders with date, amount and billing month. If you cannot find it, call {phone}."
            ),
        ),
        password_min: min,
        password_max: max,
        password_help: Text::new(
            format!("{min} 至 {max} 个字符，区分大小写。"),
            format!("{min} to {max} characters; case matters."),
        ),
        link_hours: accounts.link_hours,
        locale: accounts.locale,
        support: support_view(&ctx),
    }))
}

/// Makes the registration link of an order (SPEC A16). The order need not be known yet: the host mails it at once.
///
/// # Errors
/// `invalid_input`.
pub async fn registration_link(
    _io: Io,
    ctx: Context,
    command: RegistrationLink,
) -> Result<Outcome<RegistrationLinkView>, Error> {
    let order_number = OrderNumber::parse(&command.order_number)
        .map_err(|code| Error::problem("order_number", code))?;
    let url = format!(
        "{}/register?order={}",
        ctx.policy().portal_url,
        percent_encoded(order_number.as_str())
    );
    Ok(Outcome::read(RegistrationLinkView { url }))
}

/// Lists the orders of a customer, the latest first (SPEC A17).
///
/// # Errors
/// `invalid_input`.
pub async fn orders(
    io: Io,
    ctx: Context,
    command: Orders,
) -> Result<Outcome<Page<OrderSummary>>, Error> {
    let mut problems = Problems::new();
    let reference = problems.check(
        "customer_reference",
        CustomerReference::parse(&command.customer_reference),
    );
    let mut part = |result: Error| problems.add_all(result.as_problems());
    let after = read_cursor(command.cursor.as_deref())
        .map_err(&mut part)
        .unwrap_or_default();
    let limit = page_size(&ctx, command.limit)
        .map_err(&mut part)
        .unwrap_or_default();
    problems.refuse()?;
    let reference = reference.map(String::from).unwrap_or_default();
    let mut listed = io
        .list(by_index::<OrderMachine>(
            "customer",
            reference,
            true,
            after,
            limit.saturating_add(1),
        ))
        .await?;
    let size = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = listed.len() > size;
    listed.truncate(size);
    let next = listed
        .last()
        .filter(|_| more)
        .map(|last| write_cursor(&last.position));
    let items = listed.into_iter().map(|listed| {
        Tracked::<OrderMachine>::from_row(listed.row).map(|order| summary(order.state()))
    });
    Ok(Outcome::read(Page {
        items: items.collect::<Result<_, _>>()?,
        next,
    }))
}

fn summary(order: &OrderState) -> OrderSummary {
    OrderSummary {
        order_number: order.order_number.clone(),
        status: order.status,
        date: order.date(),
        amount_fen: order.record.as_ref().and_then(|record| record.amount_fen),
        billing_month: order
            .record
            .as_ref()
            .and_then(|record| record.billing_month.clone()),
        paid: order.status == OrderStatus::Paid || !order.bills.is_empty(),
        has_bill: !order.bills.is_empty(),
    }
}

/// Everything but the unreserved characters of RFC 3986.
fn percent_encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push_str(&crate::digest::hex(&[byte]).to_ascii_uppercase());
        }
    }
    out
}

/// The `order` of a link's query, decoded.
fn order_of_link(link: &str) -> Option<String> {
    let (_, query) = link.split_once('?')?;
    let query = query.split_once('#').map_or(query, |(query, _)| query);
    let value = query
        .split('&')
        .find_map(|pair| pair.strip_prefix("order="))?;
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' {
            hex_digit(rest.next()?)? << 4 | hex_digit(rest.next()?)?
        } else {
            byte
        });
    }
    String::from_utf8(bytes).ok()
}

fn hex_digit(byte: u8) -> Option<u8> {
    char::from(byte)
        .to_digit(16)
        .and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_link_gives_back_its_order(number in "[!-~]{1,64}") {
            let link = format!("https://fapiao.example.com/register?order={}", percent_encoded(&number));
            prop_assert!(link.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~%:/?=".contains(&byte)));
            prop_assert_eq!(order_of_link(&link), Some(number.clone()));
            prop_assert_eq!(order_of_link(&format!("{link}&x=1#top")), Some(number));
        }

        #[test]
        fn any_link_is_answered(text in any::<String>()) {
            let _ = order_of_link(&text);
        }
    }

    #[test]
    fn bad_links_fill_in_nothing() {
        for link in [
            "",
            "?",
            "?order=%",
            "?order=%4",
            "?order=%zz",
            "?order=%ff",
            "order=1",
            "?reorder=1",
        ] {
            assert_eq!(order_of_link(link), None, "{link}");
        }
    }
}
