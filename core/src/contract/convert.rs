//! Short ways to write the commonest commands.

use super::{
    Apply, ApproveRequest, AskChannel, Cancel, ConfirmReceipt, Draft, ExportCase, GetApplication,
    GetBill, GetProgress, GetRequest, Issue, IssueThroughChannel, IssuedDocument, Prepare,
    ReadBill, ReadFapiao, ReadRequest, Void, WhyNotReceived,
};

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
