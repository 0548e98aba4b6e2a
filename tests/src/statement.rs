//! A WeChat Pay bill of any length, written while it is read, so that it takes no memory of its own.

use std::io::Read;

/// Payments, and then refunds of the first of them. Without refunds it is a bill of successful trades.
#[derive(Debug)]
pub struct WechatBill {
    payments: u64,
    refunds: u64,
    next: u64,
    line: Vec<u8>,
    at: usize,
    paid_fen: u64,
    refunded_fen: u64,
}

impl WechatBill {
    /// A bill of so many lines; there are no more refunds than payments.
    pub fn new(payments: u64, refunds: u64) -> Self {
        Self {
            payments,
            refunds: refunds.min(payments),
            next: 0,
            line: Vec::new(),
            at: 0,
            paid_fen: 0,
            refunded_fen: 0,
        }
    }

    /// The next line; empty at the end.
    fn write(&mut self) -> String {
        let next = self.next;
        self.next += 1;
        let all = self.refunds > 0;
        let pick = |with: &'static str| if all { with } else { "" };
        if next == 0 {
            let refund =
                pick("微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,");
            let asked = pick("申请退款金额,");
            return format!(
                "交易时间,公众账号ID,商户号,特约商户号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,{refund}商品名称,手续费,费率,订单金额,{asked}费率备注\n"
            );
        }
        let line = next - 1;
        if line < self.payments {
            let (no_refund, nothing) = (pick("`0,`0,`0.00,`0.00,`,`,"), pick("`0.00,"));
            self.paid_fen += paid_fen(line);
            let paid = yuan(paid_fen(line));
            return row(line, "SUCCESS", &paid, no_refund, nothing);
        }
        let payment = line - self.payments;
        if payment < self.refunds {
            self.refunded_fen += refunded_fen(payment);
            let amount = yuan(refunded_fen(payment));
            let refund =
                format!("`50302{payment:012},`RF{payment:012},`{amount},`0.00,`ORIGINAL,`SUCCESS,");
            return row(payment, "REFUND", "0.00", &refund, &format!("`{amount},"));
        }
        if payment > self.refunds {
            return String::new();
        }
        let (paid, refunded) = (yuan(self.paid_fen), yuan(self.refunded_fen));
        format!(
            "总交易单数,应结订单总金额,退款总金额,订单总金额,申请退款总金额\n`{line},`{paid},`{refunded},`{paid},`{refunded}\n"
        )
    }
}

fn row(payment: u64, state: &str, paid: &str, refund: &str, asked: &str) -> String {
    let id = bill_id(payment);
    format!(
        "`2026-03-12 10:06:33,`wx0123456789abcdef,`1900000109,`0,`{id},`SO2026{payment:012},`oUpF8uMuAJO_M2pxb1Q9zNjWeS6o,`NATIVE,`{state},`OTHERS,`CNY,`{paid},`0.00,{refund}`Office365云服务,`0.77000,`0.60%,`{paid},{asked}`\n"
    )
}

/// Ids come as a platform gives them: rising within a second, with a random tail.
pub fn bill_id(payment: u64) -> String {
    let tail = (payment + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 34;
    format!("42000020372026{payment:09}{tail:010}")
}

/// What a payment is worth.
pub fn paid_fen(payment: u64) -> u64 {
    100 + payment * 37 % 90_001
}

/// What its refund pays back, where it has one.
pub fn refunded_fen(payment: u64) -> u64 {
    1 + paid_fen(payment) / 3
}

fn yuan(fen: u64) -> String {
    format!("{}.{:02}", fen / 100, fen % 100)
}

impl Read for WechatBill {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let mut written = 0;
        while let Some(room) = buffer.get_mut(written..).filter(|room| !room.is_empty()) {
            if self.at == self.line.len() {
                (self.line, self.at) = (self.write().into_bytes(), 0);
                if self.line.is_empty() {
                    break;
                }
            }
            let length = self.line.get(self.at..).unwrap_or_default().read(room)?;
            written += length;
            self.at += length;
        }
        Ok(written)
    }
}
