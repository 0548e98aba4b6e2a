//! Why a fapiao has not arrived, told from the data (SPEC R2).

use super::{own_application_and_board, promise};
use crate::application::{ApplicationState, ApplicationStatus};
use crate::context::Context;
use crate::contract::{Text, WhyNotReceived, WhyView};
use crate::error::Error;
use crate::flow::Io;
use crate::notice::Board;
use crate::operation::Outcome;
use crate::operations::common::support_view;
use crate::operations::principal::Principal;
use crate::policy::DeliveryKind;
use crate::time::Instant;

/// Why has a fapiao not arrived? Answered from the data (SPEC R2).
///
/// # Errors
/// `application_not_found`.
pub async fn why_not_received(
    io: Io,
    ctx: Context,
    principal: Principal,
    command: WhyNotReceived,
) -> Result<Outcome<WhyView>, Error> {
    let (application, board) =
        own_application_and_board(&io, &principal, &command.batch_number).await?;
    Ok(Outcome::read(why(&ctx, application.state(), &board)))
}

/// What the data says of where a fapiao is (SPEC R2).
pub fn why(ctx: &Context, application: &ApplicationState, board: &Board) -> WhyView {
    let (promise, moved) = match promise(application, board, ctx.now) {
        Some((promise, moved)) => (Some(promise), moved),
        None => (None, false),
    };
    let day = promise
        .map(|promise| promise.date.to_string())
        .unwrap_or_default();
    let on = |at: Option<Instant>| at.map(|at| at.china_date().to_string()).unwrap_or_default();
    let kind = application
        .submission
        .as_ref()
        .map(|submission| submission.delivery_kind);
    let mailing = application.mailing.as_ref();
    let (reason, zh, en) = match application.status {
        ApplicationStatus::New => (
            "not_applied",
            "尚未申请发票".to_owned(),
            "no fapiao was applied for".to_owned(),
        ),
        ApplicationStatus::Cancelled => (
            "cancelled",
            "申请已取消，账单可重新申请".to_owned(),
            "the application was cancelled; its bills can be applied for again".to_owned(),
        ),
        ApplicationStatus::Rejected => {
            let reason = application.rejected.as_deref().unwrap_or_default();
            (
                "rejected",
                format!("申请被驳回：{reason}"),
                format!("the application was rejected: {reason}"),
            )
        }
        ApplicationStatus::Issued if application.superseded_by().is_some() => {
            let batch = application.superseded_by().unwrap_or_default();
            (
                "replaced",
                format!("正在换开，请查看申请批次 {batch}"),
                format!("it is being replaced; see application {batch}"),
            )
        }
        ApplicationStatus::Issued if kind == Some(DeliveryKind::PickUp) => (
            "ready_for_pick_up",
            "发票已开具，请上门自取".to_owned(),
            "the fapiao is ready for pick-up".to_owned(),
        ),
        ApplicationStatus::Issued if kind == Some(DeliveryKind::Email) => (
            "to_be_sent",
            "发票已开具，即将发送".to_owned(),
            "the fapiao is issued and about to be sent".to_owned(),
        ),
        ApplicationStatus::Submitted | ApplicationStatus::Issued => {
            if let Some(reason) = &application.returned {
                (
                    "returned",
                    format!("快递退回：{reason}，将重新寄出"),
                    format!("the courier returned it: {reason}; it will be mailed again"),
                )
            } else if promise.is_some_and(|promise| ctx.now >= promise.until) {
                (
                    "late",
                    format!("承诺于 {day} 前寄出，已延迟，请联系客服"),
                    format!("promised for {day} and late; please call support"),
                )
            } else if moved {
                (
                    "shortage",
                    format!("票源紧张，预计 {day} 前寄出"),
                    format!("there is a shortage of blank fapiao; it is mailed by {day}"),
                )
            } else {
                (
                    "promised",
                    format!("预计 {day} 前寄出"),
                    format!("it is mailed by {day}"),
                )
            }
        }
        ApplicationStatus::Mailed => {
            let (date, carrier, waybill) = (
                on(mailing.map(|mailing| mailing.at)),
                mailing.map_or("", |mailing| &mailing.carrier),
                mailing.map_or("", |mailing| &mailing.waybill),
            );
            (
                "mailed",
                format!("已于 {date} 寄出，{carrier} {waybill}"),
                format!("mailed on {date}, {carrier} {waybill}"),
            )
        }
        ApplicationStatus::Sent => (
            "sent",
            format!("已于 {} 发送到邮箱", on(application.delivered_at)),
            format!("sent by e-mail on {}", on(application.delivered_at)),
        ),
        ApplicationStatus::Collected => (
            "collected",
            format!("已于 {} 自取", on(application.delivered_at)),
            format!("collected on {}", on(application.delivered_at)),
        ),
        ApplicationStatus::Received => (
            "received",
            format!("已于 {} 签收", on(application.delivered_at)),
            format!("received on {}", on(application.delivered_at)),
        ),
        ApplicationStatus::Replaced => {
            let batch = application.replaced_by.as_deref().unwrap_or_default();
            (
                "replaced",
                format!("已换开，请查看申请批次 {batch}"),
                format!("replaced; see application {batch}"),
            )
        }
    };
    WhyView {
        reason: reason.to_owned(),
        text: Text::new(zh, en),
        promise: promise.filter(|_| application.is_open()),
        carrier: mailing.map(|mailing| mailing.carrier.clone()),
        waybill: mailing.map(|mailing| mailing.waybill.clone()),
        support: support_view(ctx),
    }
}
