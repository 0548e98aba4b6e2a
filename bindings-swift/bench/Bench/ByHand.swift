import CSQLite
import Fapiao
import Foundation

/// The floor: bills and applications by hand, with SQLite's own interface, as one would write it without a desk.
///
/// The same content as the desk keeps of it, in plain tables; as durable; one transaction for each application. What it leaves
/// out are rules: it looks only whether the bill is there, is the customer's and is free.
final class ByHand {
    static let tables = """
        CREATE TABLE bills (
            bill_id TEXT PRIMARY KEY, order_number TEXT NOT NULL, customer TEXT NOT NULL, seller TEXT NOT NULL,
            description TEXT NOT NULL, method TEXT NOT NULL, amount_fen INTEGER NOT NULL, refunded_fen INTEGER NOT NULL,
            paid_at INTEGER NOT NULL, billing_month TEXT NOT NULL, batch_number TEXT REFERENCES applications
        ) STRICT;
        CREATE INDEX bills_of_customer ON bills (customer, paid_at DESC, bill_id);
        CREATE TABLE applications (
            batch_number TEXT PRIMARY KEY, customer TEXT NOT NULL, status TEXT NOT NULL, submitted_at INTEGER NOT NULL,
            promised TEXT NOT NULL, fapiao_type TEXT NOT NULL, medium TEXT NOT NULL, buyer TEXT NOT NULL,
            delivery TEXT NOT NULL
        ) STRICT;
        CREATE INDEX applications_to_issue ON applications (status, promised);
        CREATE TABLE fapiao (
            fapiao_id TEXT PRIMARY KEY, batch_number TEXT NOT NULL REFERENCES applications, status TEXT NOT NULL,
            net_fen INTEGER NOT NULL, tax_fen INTEGER NOT NULL, lines TEXT NOT NULL
        ) STRICT;
        CREATE TABLE history (
            kind TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL,
            event TEXT NOT NULL, PRIMARY KEY (kind, id, seq)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE mails (id TEXT PRIMARY KEY, due INTEGER NOT NULL, state TEXT NOT NULL, body TEXT NOT NULL) STRICT;
        CREATE INDEX mails_due ON mails (state, due);
        """

    struct Bill {
        let billID, orderNumber, seller, description, method: String
        let amountFen, availableFen: Int64
        let paidAt: Date
        let billingMonth: String
        let batchNumber: String?
        let status: String
        let appliedAt: Date?
    }

    struct Line: Encodable {
        let name: String
        let netFen, taxFen: Int64
        let rate: String
    }

    struct Submitted: Encodable {
        let bills: [String]
        let grossFen: Int64
    }

    private var connection: OpaquePointer?
    /// Compiled once each.
    private var statements: [String: OpaquePointer] = [:]
    private let encoder = JSONEncoder()

    init(_ path: String) throws {
        guard sqlite3_open(path, &connection) == SQLITE_OK else { throw Failed(message: "open") }
        let settings = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
        guard sqlite3_exec(connection, settings + Self.tables, nil, nil, nil) == SQLITE_OK else { throw failed() }
    }

    deinit {
        statements.values.forEach { sqlite3_finalize($0) }
        sqlite3_close(connection)
    }

    func feed(_ payments: [PaymentFeed]) throws {
        try run("BEGIN IMMEDIATE")
        for one in payments {
            try run(
                "INSERT INTO bills VALUES (?, ?, ?, 'seller', ?, ?, ?, 0, ?, ?, NULL)",
                one.billID, one.orderNumber, one.customerReference ?? "", one.description, one.method, one.amountFen,
                millis(one.paidAt ?? now), "2026-03")
        }
        try run("COMMIT")
    }

    func apply(_ billID: String, _ now: Date) throws -> String {
        let at = millis(now)
        let number = "G20260312_100633\(Int.random(in: 1000..<10_000))\(billID.suffix(5))"
        try run("BEGIN IMMEDIATE")
        do {
            let found = try run(
                "SELECT amount_fen - refunded_fen, description FROM bills WHERE bill_id = ? AND customer = 'C-1' AND batch_number IS NULL",
                billID
            ) { ($0.integer(0), $0.text(1)) }
            guard let (gross, description) = found.first else { throw Failed(message: billID) }
            let net = (gross * 200 + 106) / 212
            let line = Line(name: description, netFen: net, taxFen: gross - net, rate: "0.06")
            try run(
                "INSERT INTO applications VALUES (?, 'C-1', 'submitted', ?, ?, 'normal', 'digital', ?, ?)", number, at,
                Day(now.addingTimeInterval(10 * 86_400)).description,
                try json(Buyer(kind: .individual, title: "林小鱼")),
                try json(Delivery(method: "email", emails: ["lin@example.com"])))
            try run("UPDATE bills SET batch_number = ? WHERE bill_id = ?", number, billID)
            try run(
                "INSERT INTO fapiao VALUES (?, ?, 'planned', ?, ?, ?)", "\(number)-1", number, net, gross - net,
                try json([line]))
            let event = try json(["submitted": Submitted(bills: [billID], grossFen: gross)])
            for (kind, id) in [("application", number), ("bill", billID), ("fapiao", "\(number)-1")] {
                try run(
                    """
                    INSERT INTO history VALUES (?1, ?2, (SELECT coalesce(max(seq), 0) + 1 FROM history WHERE kind = ?1 AND id = ?2),
                    ?3, 'customer', ?4)
                    """, kind, id, at, event)
            }
            let body = try json(["to": "lin@example.com", "template": "application_received", "batch": number])
            try run("INSERT INTO mails VALUES (?, ?, 'waiting', ?)", "received-\(number)", at, body)
        } catch {
            try run("ROLLBACK")
            throw error
        }
        try run("COMMIT")
        return number
    }

    func bills(_ customer: String, limit: Int) throws -> [Bill] {
        try run(
            """
            SELECT bill_id, order_number, seller, description, method, amount_fen, amount_fen - refunded_fen, paid_at, billing_month,
            batch_number, coalesce(status, 'not_applied'), submitted_at
            FROM bills LEFT JOIN applications USING (batch_number)
            WHERE bills.customer = ? ORDER BY paid_at DESC, bill_id LIMIT ?
            """, customer, Int64(limit)
        ) { row in
            Bill(
                billID: row.text(0), orderNumber: row.text(1), seller: row.text(2), description: row.text(3),
                method: row.text(4), amountFen: row.integer(5), availableFen: row.integer(6),
                paidAt: Date(timeIntervalSince1970: Double(row.integer(7)) / 1000), billingMonth: row.text(8),
                batchNumber: row.isNull(9) ? nil : row.text(9), status: row.text(10),
                appliedAt: row.isNull(11) ? nil : Date(timeIntervalSince1970: Double(row.integer(11)) / 1000))
        }
    }

    private func run(_ sql: String, _ values: any Bound...) throws {
        _ = try rows(sql, values) { _ in }
    }

    private func run<Value>(_ sql: String, _ values: any Bound..., row: (Row) -> Value) throws -> [Value] {
        try rows(sql, values, row)
    }

    private func rows<Value>(_ sql: String, _ values: [any Bound], _ row: (Row) -> Value) throws -> [Value] {
        var statement = statements[sql]
        if statement == nil {
            guard sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK else { throw failed() }
            statements[sql] = statement
        }
        defer { sqlite3_reset(statement) }
        for (at, value) in values.enumerated() { value.bind(statement, Int32(at + 1)) }
        var found: [Value] = []
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: found.append(row(Row(statement: statement)))
            case SQLITE_DONE: return found
            default: throw failed()
            }
        }
    }

    private func json(_ value: some Encodable) throws -> String {
        String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    private func failed() -> Failed {
        Failed(message: String(cString: sqlite3_errmsg(connection)))
    }
}

struct Failed: Error {
    let message: String
}

struct Row {
    let statement: OpaquePointer?

    func integer(_ at: Int32) -> Int64 { sqlite3_column_int64(statement, at) }
    func text(_ at: Int32) -> String { sqlite3_column_text(statement, at).map { String(cString: $0) } ?? "" }
    func isNull(_ at: Int32) -> Bool { sqlite3_column_type(statement, at) == SQLITE_NULL }
}

protocol Bound {
    func bind(_ statement: OpaquePointer?, _ at: Int32)
}

extension Int64: Bound {
    func bind(_ statement: OpaquePointer?, _ at: Int32) { sqlite3_bind_int64(statement, at, self) }
}

extension String: Bound {
    func bind(_ statement: OpaquePointer?, _ at: Int32) {
        // SQLite makes a copy.
        sqlite3_bind_text(statement, at, self, -1, unsafeBitCast(-1, to: sqlite3_destructor_type.self))
    }
}

func millis(_ date: Date) -> Int64 {
    Int64((date.timeIntervalSince1970 * 1000).rounded())
}
