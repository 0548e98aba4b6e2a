//! Short ways to write the commonest commands.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{
    AddOrder, AnswerRequest, Apply, ApproveRequest, AskChannel, Cancel, ConfirmReceipt, Contact,
    DiscardQuarantined, Draft, ExportCase, FapiaoView, Feed, FeedRecord, GetApplication, GetBill,
    GetProgress, GetRequest, ImportStatement, Issue, IssueThroughChannel, IssuedDocument, MailOut,
    MayRefund, OpenRequest, OrderFeed, PaymentFeed, Prepare, ReadBill, ReadFapiao, ReadRequest,
    RefundFeed, ReissueChange, RequestKind, SplitPart, Void, WhyNotReceived,
};

use crate::value::Fen;

macro_rules! from_text {
    ($($command:ident.$field:ident)*) => {$(
        impl From<&str> for $command {
            fn from($field: &str) -> Self {
                let mut command = Self::default();
                command.$field.push_str($field);
                command
            }
        }

        impl From<&String> for $command {
            fn from($field: &String) -> Self {
                Self::from($field.as_str())
            }
        }
    )*};
}

from_text! {
    GetBill.bill_id ReadBill.bill_id ReadFapiao.fapiao_id IssueThroughChannel.fapiao_id AskChannel.fapiao_id
    Cancel.batch_number GetProgress.batch_number ConfirmReceipt.batch_number WhyNotReceived.batch_number
    GetApplication.batch_number ExportCase.batch_number
    AddOrder.order_number
    GetRequest.request ReadRequest.request ApproveRequest.request Void.request
}

impl From<Draft> for Prepare {
    fn from(draft: Draft) -> Self {
        Self { draft }
    }
}

impl From<Draft> for Apply {
    fn from(draft: Draft) -> Self {
        Self { draft }
    }
}

/// A draft over these bills, for `prepare` to fill in.
impl<T: AsRef<str>> From<&[T]> for Prepare {
    fn from(bills: &[T]) -> Self {
        Self {
            draft: Draft {
                bills: bills.iter().map(|bill| bill.as_ref().to_owned()).collect(),
                ..Draft::default()
            },
        }
    }
}

impl<T: AsRef<str>, const N: usize> From<[T; N]> for Prepare {
    fn from(bills: [T; N]) -> Self {
        Self::from(bills.as_slice())
    }
}

impl<T: AsRef<str>, const N: usize> From<&[T; N]> for Prepare {
    fn from(bills: &[T; N]) -> Self {
        Self::from(bills.as_slice())
    }
}

macro_rules! feed_record {
    ($($feed:ident $record:ident($wrap:path))*) => {$(
        impl From<$feed> for FeedRecord {
            fn from(record: $feed) -> Self {
                Self::$record($wrap(record))
            }
        }
    )*};
}

feed_record! { OrderFeed Order(std::convert::identity) PaymentFeed Payment(Box::new) RefundFeed Refund(std::convert::identity) }

/// A piece of the feed.
impl<T: Into<FeedRecord>> FromIterator<T> for Feed {
    fn from_iter<I: IntoIterator<Item = T>>(records: I) -> Self {
        Self {
            records: records.into_iter().map(Into::into).collect(),
        }
    }
}

impl<T: Into<FeedRecord>> From<Vec<T>> for Feed {
    fn from(records: Vec<T>) -> Self {
        records.into_iter().collect()
    }
}

impl<T: Into<FeedRecord>, const N: usize> From<[T; N]> for Feed {
    fn from(records: [T; N]) -> Self {
        records.into_iter().collect()
    }
}

impl ImportStatement {
    /// The bytes of a WeChat Pay trade bill (交易账单), as they were downloaded.
    pub fn wechat_pay(bytes: impl AsRef<[u8]>) -> Self {
        Self {
            base64: Some(STANDARD.encode(bytes)),
            ..Self::default()
        }
    }
}

impl IssuedDocument {
    /// A document exactly as planned, under the number that was printed on it; a digital one has no code.
    pub fn as_planned(fapiao: &FapiaoView, code: Option<&str>, number: impl Into<String>) -> Self {
        Self {
            code: code.map(str::to_owned),
            number: number.into(),
            issued_on: None,
            fapiao_type: Some(fapiao.fapiao_type),
            title: None,
            tax_id: None,
            net_fen: Some(fapiao.net_fen),
            tax_fen: Some(fapiao.tax_fen),
            gross_fen: Some(fapiao.gross_fen),
        }
    }
}

impl MailOut {
    /// Gives the fapiao of an application to a courier.
    pub fn new(
        batch_number: impl Into<String>,
        carrier: impl Into<String>,
        waybill: impl Into<String>,
    ) -> Self {
        Self {
            batch_number: batch_number.into(),
            carrier: carrier.into(),
            waybill: waybill.into(),
        }
    }
}

impl MayRefund {
    /// Asks whether this much of a bill may be paid back.
    pub fn new(bill_id: impl Into<String>, amount_fen: Fen) -> Self {
        Self {
            bill_id: bill_id.into(),
            amount_fen,
        }
    }
}

impl OpenRequest {
    /// Asks for a split of a bill before applying.
    pub fn split(bill_id: impl Into<String>, parts: Vec<SplitPart>, contact: Contact) -> Self {
        Self {
            kind: RequestKind::Split,
            bill_id: Some(bill_id.into()),
            parts,
            contact,
            ..Self::default()
        }
    }

    /// Asks for the reissue of the fapiao of an application.
    pub fn reissue(
        batch_number: impl Into<String>,
        change: ReissueChange,
        contact: Contact,
    ) -> Self {
        Self {
            kind: RequestKind::Reissue,
            batch_number: Some(batch_number.into()),
            change: Some(change),
            contact,
            ..Self::default()
        }
    }

    /// Asks something.
    pub fn question(text: impl Into<String>, contact: Contact) -> Self {
        Self {
            text: text.into(),
            contact,
            ..Self::default()
        }
    }
}

impl AnswerRequest {
    /// Answers a request.
    pub fn new(request: impl Into<String>, answer: impl Into<String>) -> Self {
        Self {
            request: request.into(),
            answer: answer.into(),
        }
    }
}

impl DiscardQuarantined {
    /// Takes a fapiao out of quarantine; the note says what was done about the document.
    pub fn new(fapiao_id: impl Into<String>, note: impl Into<String>) -> Self {
        Self {
            fapiao_id: fapiao_id.into(),
            note: note.into(),
        }
    }
}

impl Issue {
    /// Records a fapiao under the number that was printed on it; a digital one has no code.
    pub fn new(
        fapiao_id: impl Into<String>,
        code: Option<&str>,
        number: impl Into<String>,
    ) -> Self {
        let document = IssuedDocument {
            code: code.map(str::to_owned),
            number: number.into(),
            ..IssuedDocument::default()
        };
        Self {
            fapiao_id: fapiao_id.into(),
            document,
        }
    }
}
