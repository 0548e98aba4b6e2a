//! The words that customers read for statuses, steps and reasons; each once, in both languages (SPEC D5).

use crate::application::ApplicationStatus;
use crate::contract::{RequestKind, Text};
use crate::fapiao::FapiaoStatus;
use crate::policy::Freight;
use crate::request::RequestStatus;

/// The status of an application; the first four are those of the progress bar.
pub fn application_status(status: ApplicationStatus) -> Text {
    let (zh, en) = match status {
        ApplicationStatus::New => ("未申请", "not applied"),
        ApplicationStatus::Submitted => ("未打印", "not printed"),
        ApplicationStatus::Cancelled => ("已取消", "cancelled"),
        ApplicationStatus::Rejected => ("已驳回", "rejected"),
        ApplicationStatus::Issued => ("已打印", "printed"),
        ApplicationStatus::Mailed => ("已寄出", "mailed out"),
        ApplicationStatus::Collected => ("已自取", "collected"),
        ApplicationStatus::Sent => ("已发送", "sent by e-mail"),
        ApplicationStatus::Received => ("已签收", "received"),
        ApplicationStatus::Replaced => ("已换开", "replaced"),
    };
    Text::new(zh, en)
}

/// The status of a fapiao.
pub fn fapiao_status(status: FapiaoStatus) -> Text {
    let (zh, en) = match status {
        FapiaoStatus::Planned => ("待开具", "to be issued"),
        FapiaoStatus::Unknown => ("开具结果待确认", "issuing, not confirmed"),
        FapiaoStatus::Quarantined => ("与申请不符，待处理", "differs from the application"),
        FapiaoStatus::Live => ("已开具", "issued"),
        FapiaoStatus::Voided => ("已作废", "voided"),
        FapiaoStatus::Reversed => ("已红冲", "reversed"),
        FapiaoStatus::Withdrawn => ("未开具，已撤回", "withdrawn"),
    };
    Text::new(zh, en)
}

/// The status of a request of a kind.
pub fn request_status(kind: RequestKind, status: RequestStatus) -> Text {
    let (zh, en) = match status {
        RequestStatus::Completed if kind == RequestKind::Split => (
            "拆分已同意，可以申请发票",
            "the split is approved, the bill can be applied for",
        ),
        RequestStatus::New => ("未提交", "not submitted"),
        RequestStatus::Submitted => ("待处理", "waiting for the service centre"),
        RequestStatus::Withdrawn => ("已撤回", "withdrawn"),
        RequestStatus::Rejected => ("已驳回", "rejected"),
        RequestStatus::Answered => ("已答复", "answered"),
        RequestStatus::AwaitingReturn => (
            "已同意，请寄回原发票",
            "approved, please send the original back",
        ),
        RequestStatus::Returned => ("已收到原发票", "the original arrived"),
        RequestStatus::Reversed => (
            "原发票已作废或红冲，新发票待开具",
            "the original is cancelled, a new fapiao is to be issued",
        ),
        RequestStatus::Completed => ("已完成", "completed"),
    };
    Text::new(zh, en)
}

/// A step of an application, by the event that it left.
pub fn step(event: &str) -> Text {
    let (zh, en) = match event {
        "applied" => ("提交申请", "application submitted"),
        "cancelled" => ("取消申请", "application cancelled"),
        "rejected" => ("申请被驳回", "application rejected"),
        "fapiao_issued" => ("开具发票", "fapiao issued"),
        "mailed" => ("寄出发票", "fapiao mailed out"),
        "handed_over" => ("发票已自取", "fapiao collected"),
        "sent" => ("发送电子发票", "fapiao sent by e-mail"),
        "received" => ("确认收到发票", "fapiao received"),
        "returned_by_courier" => (
            "快递退回，待重新寄出",
            "returned by the courier, to be mailed again",
        ),
        "fapiao_reversed" => ("原发票已作废或红冲", "original fapiao void or reversed"),
        "address_forgotten" => ("邮件地址已删除", "address for mails taken out"),
        "fapiao_replaced" => ("发票已换开", "fapiao replaced by a reissue"),
        "shortage_told" => ("通知票源紧张", "told of a shortage of blank fapiao"),
        _ => ("记录更新", "record updated"),
    };
    Text::new(zh, en)
}

/// Who pays the courier.
pub fn freight(freight: Freight) -> Text {
    let (zh, en) = match freight {
        Freight::Sender => ("寄方付费", "paid by the sender"),
        Freight::Recipient => ("到付", "freight collect: the recipient pays"),
        Freight::Free => ("无运费", "no freight"),
    };
    Text::new(zh, en)
}

/// A part of what is available to invoice (SPEC B5).
pub fn component(reason: &str) -> Text {
    let (zh, en) = match reason {
        "paid" => ("付款金额", "paid"),
        "refunded" => ("已退款", "refunded"),
        "voucher" => ("商家优惠", "voucher share"),
        "invoiced" => ("已开票", "on live fapiao"),
        _ => ("申请中", "in an application"),
    };
    Text::new(zh, en)
}

/// Why it takes longer (SPEC D5).
pub fn late_reason(code: &str) -> Text {
    let (zh, en) = match code {
        "shortage" => (
            "票源紧张，寄出日期顺延",
            "a shortage of blank fapiao moves the date",
        ),
        "waiting_for_return" => ("换开：等待寄回原发票", "reissue: waiting for the original"),
        "reissue_running" => ("换开处理中", "a reissue is under way"),
        "waiting_for_channel" => (
            "等待开票平台确认",
            "waiting for the tax platform to confirm",
        ),
        "under_review" => (
            "开具内容与申请不符，正在处理",
            "what was issued differs and is being dealt with",
        ),
        "returned_by_courier" => (
            "快递退回，待重新寄出",
            "the courier returned it; it will be mailed again",
        ),
        _ => ("服务中心处理延迟", "the service centre is late"),
    };
    Text::new(zh, en)
}
