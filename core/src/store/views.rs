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
pub const VIEWS: &[View] = &[View {
    name: "bills",
    kind: "bill",
    columns: &[
        Column {
            name: "bill_id",
            path: "$.bill_id",
            column_type: ColumnType::Text,
        },
        Column {
            name: "paid_fen",
            path: "$.paid_fen",
            column_type: ColumnType::Integer,
        },
    ],
}];
