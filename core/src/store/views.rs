//! What the plain-column views of a database show, so that finance staff can query it with SQL.

/// How a column is read out of the JSON of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ColumnType {
    /// Text.
    Text,
    /// A whole number.
    Integer,
    /// True or false; 1 or 0 where the database has no such type.
    Boolean,
}

/// A column of a [`View`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Column {
    /// Its name in SQL.
    pub name: &'static str,
    /// JSON path within the body of the row, such as `$.amount_fen`.
    pub path: &'static str,
    /// How it is read.
    pub column_type: ColumnType,
}

/// A view over all rows of one kind, with plain columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct View {
    /// Its name in SQL.
    pub name: &'static str,
    /// The kind of row that it shows.
    pub kind: &'static str,
    /// Its columns, in order.
    pub columns: &'static [Column],
}

/// The views that a database store offers. Names are lower-case words joined by `_`.
///
/// Amounts are fen, instants RFC 3339 in UTC. No column shows a secret, a phone, an address, or a tax id; the
/// title of a fapiao is shown, for nothing can be reconciled without it.
pub const VIEWS: &[View] = &[BILLS, ORDERS, APPLICATIONS, FAPIAO, REQUESTS];

const fn text(name: &'static str, path: &'static str) -> Column {
    Column {
        name,
        path,
        column_type: ColumnType::Text,
    }
}

const fn integer(name: &'static str, path: &'static str) -> Column {
    Column {
        name,
        path,
        column_type: ColumnType::Integer,
    }
}

const fn boolean(name: &'static str, path: &'static str) -> Column {
    Column {
        name,
        path,
        column_type: ColumnType::Boolean,
    }
}

/// Bills: what was paid, and what became of it (SPEC B5).
const BILLS: View = View {
    name: "bills",
    kind: "bill",
    columns: &[
        text("bill_id", "$.bill_id"),
        text("order_number", "$.payment.order_number"),
        text("customer_reference", "$.customer_reference"),
        text("seller", "$.payment.seller"),
        text("description", "$.payment.description"),
        text("method", "$.payment.method"),
        text("status", "$.status"),
        text("paid_at", "$.payment.paid_at"),
        text("billing_month", "$.payment.billing_month"),
        integer("paid_fen", "$.totals.paid_fen"),
        integer("refunded_fen", "$.totals.refunded_fen"),
        integer("voucher_fen", "$.totals.voucher_fen"),
        integer("invoiced_fen", "$.totals.invoiced_fen"),
        integer("reserved_fen", "$.totals.reserved_fen"),
        integer("available_fen", "$.totals.available_fen"),
        text("batch_number", "$.application"),
        text("split_request", "$.plan.request"),
        boolean("order_closed", "$.order_closed"),
    ],
};

/// Orders as the platform told of them.
const ORDERS: View = View {
    name: "orders",
    kind: "order",
    columns: &[
        text("order_number", "$.order_number"),
        text("status", "$.status"),
        text("customer_reference", "$.customer_reference"),
        text("description", "$.record.description"),
        integer("amount_fen", "$.record.amount_fen"),
        text("billing_month", "$.record.billing_month"),
        text("placed_at", "$.record.placed_at"),
        text("paid_at", "$.record.paid_at"),
    ],
};

/// Applications (申请批次).
const APPLICATIONS: View = View {
    name: "applications",
    kind: "application",
    columns: &[
        text("batch_number", "$.submission.batch_number"),
        text("status", "$.status"),
        text("submitted_at", "$.submission.submitted_at"),
        text("seller", "$.submission.seller"),
        text("fapiao_type", "$.submission.fapiao_type"),
        text("medium", "$.submission.medium"),
        text("title", "$.submission.buyer.title"),
        text("buyer_kind", "$.submission.buyer.kind"),
        text("purpose", "$.submission.purpose"),
        integer("gross_fen", "$.submission.gross_fen"),
        text("delivery_method", "$.submission.delivery.method"),
        text("freight", "$.submission.freight"),
        text("promised_on", "$.submission.promise.date"),
        text("issued_at", "$.issued_at"),
        text("carrier", "$.mailing.carrier"),
        text("waybill", "$.mailing.waybill"),
        text("mailed_at", "$.mailing.at"),
        text("delivered_at", "$.delivered_at"),
        text("rejected_because", "$.rejected"),
        text("returned_because", "$.returned"),
        text("replaces", "$.submission.reissue.batch_number"),
        text("replaced_by", "$.replaced_by"),
    ],
};

/// Fapiao, blue and red, from the plan to the document.
const FAPIAO: View = View {
    name: "fapiao",
    kind: "fapiao",
    columns: &[
        text("fapiao_id", "$.plan.fapiao_id"),
        text("batch_number", "$.plan.batch_number"),
        text("status", "$.status"),
        text("colour", "$.colour"),
        text("fapiao_type", "$.plan.fapiao_type"),
        text("medium", "$.plan.medium"),
        text("code", "$.document.identity.code"),
        text("number", "$.document.identity.number"),
        text("issued_on", "$.document.issued_on"),
        text("seller", "$.plan.seller"),
        text("seller_name", "$.plan.seller_name"),
        text("title", "$.plan.buyer.title"),
        integer("net_fen", "$.plan.net_fen"),
        integer("tax_fen", "$.plan.tax_fen"),
        integer("gross_fen", "$.plan.gross_fen"),
        text("delivery_method", "$.plan.delivery_method"),
        text("planned_at", "$.plan.planned_at"),
        text("replaces", "$.plan.replaces"),
        text("replaced_by", "$.replaced_by"),
        text("reverses", "$.plan.reverses"),
        text("reversed_by", "$.reversed_by"),
    ],
};

/// Support requests.
const REQUESTS: View = View {
    name: "requests",
    kind: "request",
    columns: &[
        text("request", "$.opening.request"),
        text("kind", "$.opening.kind"),
        text("status", "$.status"),
        text("opened_at", "$.opening.opened_at"),
        text("bill_id", "$.opening.bill_id"),
        text("batch_number", "$.opening.batch_number"),
        text("fapiao_id", "$.opening.fapiao_id"),
        text("new_title", "$.opening.change.buyer.title"),
        text("answer", "$.answer"),
        text("returned_on", "$.original.arrived_on"),
        text("condition", "$.original.condition"),
        text("new_batch_number", "$.new_batch_number"),
        boolean("reissued", "$.reissued"),
    ],
};
