//! Where a policy contradicts itself.

use super::{BuyerField, DeliveryKind, Policy};
use crate::contract::{BuyerKind, FapiaoType, Medium};
use crate::error::{Code, Problems};

impl Policy {
    pub(super) fn contradictions(&self, problems: &mut Problems) {
        let mut wrong = |path: String, reason: &str| {
            problems.add_with(path, Code::Contradiction, &[("reason", reason.to_owned())])
        };
        let accounts = &self.accounts;
        if accounts.password_min == 0
            || accounts.password_min > accounts.password_max
            || accounts.password_max > 1024
        {
            wrong(
                "accounts.password_max".into(),
                "password_min must be at least 1 and at most password_max, which is at most 1024",
            );
        }
        for (name, value, max) in [
            ("accounts.link_hours", accounts.link_hours, 24 * 365),
            ("accounts.session_hours", accounts.session_hours, 24 * 365),
            ("accounts.free_failures", accounts.free_failures, 1_000),
            (
                "accounts.first_wait_seconds",
                accounts.first_wait_seconds,
                86_400,
            ),
            (
                "accounts.longest_wait_seconds",
                accounts.longest_wait_seconds,
                86_400,
            ),
            (
                "deadlines.order_working_days",
                self.deadlines.order_working_days,
                250,
            ),
            (
                "deadlines.payment_working_days",
                self.deadlines.payment_working_days,
                250,
            ),
            (
                "deadlines.promise_working_days",
                self.deadlines.promise_working_days,
                250,
            ),
            (
                "deadlines.received_after_days",
                self.deadlines.received_after_days,
                3_650,
            ),
            ("applications.max_bills", self.applications.max_bills, 1_000),
            ("applications.max_parts", self.applications.max_parts, 1_000),
            ("applications.max_emails", self.applications.max_emails, 100),
            (
                "applications.max_titles",
                self.applications.max_titles,
                10_000,
            ),
            (
                "applications.delivery_remark_max",
                self.applications.delivery_remark_max,
                10_000,
            ),
            (
                "applications.page_size",
                self.applications.page_size,
                self.applications.page_max,
            ),
            ("applications.page_max", self.applications.page_max, 1_000),
        ] {
            if value == 0 || value > max {
                wrong(name.into(), &format!("must be between 1 and {max}"));
            }
        }
        if accounts.first_wait_seconds > accounts.longest_wait_seconds {
            wrong(
                "accounts.first_wait_seconds".into(),
                "must be at most longest_wait_seconds",
            );
        }
        if self.deadlines.order_working_days > self.deadlines.payment_working_days {
            wrong(
                "deadlines.order_working_days".into(),
                "must be at most payment_working_days",
            );
        }
        if !self.portal_url.starts_with("https://") && !self.portal_url.starts_with("http://")
            || self.portal_url.ends_with('/')
        {
            wrong(
                "portal_url".into(),
                "must start with http:// or https:// and not end with a slash",
            );
        }
        if !self.support.has_hours() {
            wrong(
                "support.closes_minute".into(),
                "must be after opens_minute and within the day",
            );
        }
        if self.sellers.is_empty() {
            wrong("sellers".into(), "at least one is needed");
        }
        for (at, seller) in self.sellers.iter().enumerate() {
            if self
                .sellers
                .iter()
                .take(at)
                .any(|other| other.id == seller.id)
            {
                wrong(format!("sellers[{at}].id"), "stands twice");
            }
            if seller
                .tax_id
                .as_deref()
                .is_some_and(|id| crate::value::TaxId::parse(id).is_err())
            {
                wrong(format!("sellers[{at}].tax_id"), "is not a tax id");
            }
        }
        if self.offers.is_empty() {
            wrong("offers".into(), "at least one is needed");
        }
        for (at, offer) in self.offers.iter().enumerate() {
            if !self
                .delivery
                .iter()
                .any(|option| option.media.contains(&offer.medium))
            {
                wrong(
                    format!("offers[{at}].medium"),
                    "no delivery method carries it",
                );
            }
            if self.text_limits(offer.medium).is_none() {
                wrong(format!("offers[{at}].medium"), "limits has no line for it");
            }
        }
        for (at, option) in self.delivery.iter().enumerate() {
            if self
                .delivery
                .iter()
                .take(at)
                .any(|other| other.method == option.method)
            {
                wrong(format!("delivery[{at}].method"), "stands twice");
            }
            if (option.kind == DeliveryKind::Email) != option.media.contains(&Medium::Digital)
                || option.media.len() != 1
            {
                wrong(
                    format!("delivery[{at}].media"),
                    "digital fapiao go by e-mail, and only they; paper goes otherwise",
                );
            }
            if option.kind == DeliveryKind::PickUp && option.address.is_none() {
                wrong(
                    format!("delivery[{at}].address"),
                    "a place to collect is needed",
                );
            }
        }
        for (at, rule) in self.required.iter().enumerate() {
            if !rule.fields.contains(&BuyerField::Title) {
                wrong(
                    format!("required[{at}].fields"),
                    "the title is always required",
                );
            }
            if rule.fapiao_type == FapiaoType::Special
                && (rule.buyer == BuyerKind::Individual
                    || !rule.fields.contains(&BuyerField::TaxId))
            {
                wrong(
                    format!("required[{at}].fields"),
                    "a special fapiao needs a tax id and is never for an individual",
                );
            }
        }
    }
}
