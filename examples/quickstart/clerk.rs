//! What the service centre does.

use std::fs;
use std::path::Path;

use fapiao::contract::{
    AnswerRequest, DiscardQuarantined, FapiaoStatus, Issue, IssueRed, IssueView, IssuedDocument,
    MailOut, MayRefund, OriginalCondition, Queue, RecordReturn, VerifyView,
};
use fapiao::{Code, Desk, Fen, Staff};

use crate::Outcome;
use crate::tables::{self, both, list, show, yuan};

/// The code on the roll of blank paper fapiao (空白发票) in the printer.
const ROLL: &str = "3100172130";

/// A clerk with a roll of blank fapiao.
pub(crate) struct Clerk {
    desk: Desk,
    staff: Staff,
    next_number: u32,
}

impl Clerk {
    /// A clerk, whose name stands in the history.
    pub(crate) fn new(desk: &Desk, name: &str) -> Self {
        Self {
            desk: desk.clone(),
            staff: desk.staff(name),
            next_number: 24_680_101,
        }
    }

    /// What is to be issued.
    pub(crate) fn show_queue(&self) -> Outcome<()> {
        let queue = self.staff.queue(Queue::default())?;
        tables::queue(&self.desk, &queue.items);
        Ok(())
    }

    /// Approves a split or a reissue.
    pub(crate) fn approve(&self, request: &str) -> Outcome<()> {
        let view = self.staff.approve_request(request)?;
        say!("Clerk: {request} {}\n", both(&view.label));
        Ok(())
    }

    /// Answers a question.
    pub(crate) fn answer(&self, request: &str, answer: &str) -> Outcome<()> {
        let view = self.staff.answer_request(AnswerRequest {
            request: request.to_owned(),
            answer: answer.to_owned(),
        })?;
        say!("Clerk: {request} {}: {answer}", both(&view.label));
        Ok(())
    }

    /// The next fapiao of the roll, printed as planned.
    fn print(&mut self, fapiao_id: &str) -> Outcome<IssuedDocument> {
        let plan = self.staff.read_fapiao(fapiao_id)?;
        let number = format!("{:08}", self.next_number);
        self.next_number = self.next_number.saturating_add(1);
        Ok(IssuedDocument {
            code: Some(ROLL.to_owned()),
            number,
            title: Some(plan.buyer.title),
            net_fen: Some(plan.net_fen),
            tax_fen: Some(plan.tax_fen),
            gross_fen: Some(plan.gross_fen),
            ..IssuedDocument::default()
        })
    }

    fn planned(&self, batch_number: &str) -> Outcome<Vec<String>> {
        let mut fapiao = self.staff.application(batch_number)?.fapiao;
        fapiao.retain(|fapiao| fapiao.status == FapiaoStatus::Planned);
        Ok(fapiao.into_iter().map(|fapiao| fapiao.fapiao_id).collect())
    }

    fn record(&self, fapiao_id: &str, document: IssuedDocument) -> Outcome<IssueView> {
        let issued = self.staff.issue(Issue {
            fapiao_id: fapiao_id.to_owned(),
            document,
        })?;
        say!(
            "Issued 开具 {ROLL} {}  {:>10}  {}  {}",
            issued.fapiao.number.as_deref().unwrap_or("–"),
            yuan(issued.fapiao.gross_fen),
            issued.fapiao.buyer.title,
            issued.fapiao.label.zh
        );
        Ok(issued)
    }

    /// Types a digit wrong: what differs from the application is not accepted (SPEC I2), and put right.
    pub(crate) fn mistype_and_repair(&mut self, batch_number: &str) -> Outcome<()> {
        let planned = self.planned(batch_number)?;
        let fapiao_id = planned.first().ok_or("nothing is to be issued")?;
        let mut document = self.print(fapiao_id)?;
        document.gross_fen = document
            .gross_fen
            .and_then(|gross| gross.checked_add(Fen::from_wide(9_000)?));
        let issued = self.record(fapiao_id, document)?;
        for difference in &issued.fapiao.differences {
            say!(
                "  in quarantine 隔离: {} applied for 申请 {}, issued 开具 {}",
                difference.field,
                difference.expected,
                difference.actual
            );
        }
        let fapiao = self.staff.discard_quarantined(DiscardQuarantined {
            fapiao_id: fapiao_id.clone(),
            note: "typed wrongly; that blank is cut up 录入错误，票面已作废".to_owned(),
        })?;
        say!("  discarded: {}", both(&fapiao.label));
        Ok(())
    }

    /// Issues what an application is still waiting for, by hand.
    pub(crate) fn issue(&mut self, batch_number: &str) -> Outcome<()> {
        for fapiao_id in self.planned(batch_number)? {
            let document = self.print(&fapiao_id)?;
            self.record(&fapiao_id, document)?;
        }
        Ok(())
    }

    /// Gives an application to a courier.
    pub(crate) fn mail(&self, batch_number: &str, carrier: &str, waybill: &str) -> Outcome<()> {
        let mailed = self.staff.mail(MailOut {
            batch_number: batch_number.to_owned(),
            carrier: carrier.to_owned(),
            waybill: waybill.to_owned(),
        })?;
        say!(
            "{batch_number} {}: {carrier} 运单号 {waybill}",
            both(&mailed.label)
        );
        Ok(())
    }

    /// May all that was paid for a bill be paid back? (SPEC B9)
    pub(crate) fn may_refund(&self, bill_id: &str) -> Outcome<()> {
        let bill = self.staff.read_bill(bill_id)?.bill;
        let amount = bill.amount_fen;
        let answer = self.staff.may_refund(MayRefund {
            bill_id: bill_id.to_owned(),
            amount_fen: amount,
        })?;
        let verdict = if answer.may_refund {
            "yes 可以"
        } else {
            "no 不可"
        };
        say!(
            "{} of {}: {verdict}\n  {}\n  {}",
            yuan(amount),
            bill.description,
            answer.text.en,
            answer.text.zh
        );
        for number in &answer.fapiao_numbers {
            say!("  fapiao in the way 涉及发票: {number}");
        }
        Ok(())
    }

    /// The original of a reissue came back.
    pub(crate) fn record_return(&self, request: &str) -> Outcome<()> {
        let view = self.staff.record_return(RecordReturn {
            request: request.to_owned(),
            condition: OriginalCondition::Complete,
            note: "all copies 联次齐全".to_owned(),
            ..RecordReturn::default()
        })?;
        say!("Clerk: {request} {}", both(&view.label));
        Ok(())
    }

    /// Ends the original: void in the month of its issue, red in any other (SPEC R3). Tells the application of the
    /// new fapiao.
    pub(crate) fn void_or_reverse(&mut self, request: &str) -> Outcome<String> {
        let view = match self.staff.void(request) {
            Err(error) if error.is(Code::VoidNotPossible) => {
                // The month ended between the issue and now.
                let number = format!("{:08}", self.next_number);
                self.next_number = self.next_number.saturating_add(1);
                self.staff.issue_red(IssueRed {
                    request: request.to_owned(),
                    document: IssuedDocument {
                        code: Some(ROLL.to_owned()),
                        number,
                        ..IssuedDocument::default()
                    },
                })?
            }
            other => other?,
        };
        say!("Clerk: {request} {}", both(&view.label));
        Ok(view.new_batch_number.ok_or("no application came of it")?)
    }

    /// Proves that nobody changed the history, and that it adds up to what the desk shows (SPEC H1).
    pub(crate) fn verify(&self) -> Outcome<()> {
        let VerifyView {
            rows,
            facts,
            damage,
            ..
        } = self.staff.verify_all()?;
        if let Some(damage) = damage.first() {
            return Err(format!("{} {}: {}", damage.kind, damage.id, damage.reason).into());
        }
        say!(
            "The chain is sound 历史完整: {facts} facts of {rows} rows, each with the digest of the one before."
        );
        Ok(())
    }

    /// Exports everything about an application into a file (SPEC H2).
    pub(crate) fn export_case(&self, batch_number: &str, file: &Path) -> Outcome<()> {
        let case = self.staff.export_case(batch_number)?;
        fs::write(file, serde_json::to_vec_pretty(&case)?)?;
        let mut parts = list(&[
            "case 案卷",
            "fapiao",
            "bills",
            "requests",
            "mails",
            "facts",
            "file",
        ]);
        parts.add_row([
            case.application.batch_number.clone(),
            case.fapiao.len().to_string(),
            case.bills.len().to_string(),
            case.requests.len().to_string(),
            case.mails.len().to_string(),
            case.facts.len().to_string(),
            file.file_name().unwrap_or_default().display().to_string(),
        ]);
        show(&parts);
        Ok(())
    }
}
