// The floor: bills and applications by hand, with better-sqlite3, as one would write it without a desk.
//
// The same content as the desk keeps of it, in plain tables; as durable; one transaction for each application. What it
// leaves out are rules: it looks only whether the bill is there, is the customer's and is free. It blocks the event loop.

import { randomInt } from 'node:crypto';
import { createRequire } from 'node:module';

// It is no dependency of the package: `cargo xtask bench node` says where it lies.
const Database = createRequire(import.meta.url)('better-sqlite3');

const TABLES = `
CREATE TABLE bills (
    bill_id TEXT PRIMARY KEY, order_number TEXT NOT NULL, customer TEXT NOT NULL, seller TEXT NOT NULL,
    description TEXT NOT NULL, method TEXT NOT NULL, amount_fen INTEGER NOT NULL, refunded_fen INTEGER NOT NULL,
    paid_at TEXT NOT NULL, billing_month TEXT NOT NULL, batch_number TEXT REFERENCES applications
) STRICT;
CREATE INDEX bills_of_customer ON bills (customer, paid_at DESC, bill_id);
CREATE TABLE applications (
    batch_number TEXT PRIMARY KEY, customer TEXT NOT NULL, status TEXT NOT NULL, submitted_at TEXT NOT NULL,
    promised TEXT NOT NULL, fapiao_type TEXT NOT NULL, medium TEXT NOT NULL, buyer TEXT NOT NULL, delivery TEXT NOT NULL
) STRICT;
CREATE INDEX applications_to_issue ON applications (status, promised);
CREATE TABLE fapiao (
    fapiao_id TEXT PRIMARY KEY, batch_number TEXT NOT NULL REFERENCES applications, status TEXT NOT NULL,
    net_fen INTEGER NOT NULL, tax_fen INTEGER NOT NULL, lines TEXT NOT NULL
) STRICT;
CREATE TABLE history (
    kind TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL, actor TEXT NOT NULL,
    event TEXT NOT NULL, PRIMARY KEY (kind, id, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE mails (id TEXT PRIMARY KEY, due TEXT NOT NULL, state TEXT NOT NULL, body TEXT NOT NULL) STRICT;
CREATE INDEX mails_due ON mails (state, due);
`;

export class ByHand {
  constructor(file) {
    const database = new Database(file);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.exec(TABLES);
    this.find = database.prepare(
      "SELECT amount_fen - refunded_fen AS gross, description FROM bills WHERE bill_id = ? AND customer = 'C-1' AND batch_number IS NULL",
    );
    this.insertBill = database.prepare("INSERT INTO bills VALUES (?, ?, ?, 'seller', ?, ?, ?, 0, ?, ?, NULL)");
    this.insertApplication = database.prepare("INSERT INTO applications VALUES (?, 'C-1', 'submitted', ?, ?, 'normal', 'digital', ?, ?)");
    this.takeBill = database.prepare('UPDATE bills SET batch_number = ? WHERE bill_id = ?');
    this.insertFapiao = database.prepare("INSERT INTO fapiao VALUES (?, ?, 'planned', ?, ?, ?)");
    this.insertHistory = database.prepare(
      "INSERT INTO history VALUES (?, ?, (SELECT coalesce(max(seq), 0) + 1 FROM history WHERE kind = ? AND id = ?), ?, 'customer', ?)",
    );
    this.insertMail = database.prepare("INSERT INTO mails VALUES (?, ?, 'waiting', ?)");
    this.page = database.prepare(
      `SELECT bill_id AS billId, order_number AS orderNumber, seller, description, method, amount_fen AS amountFen,
         amount_fen - refunded_fen AS availableFen, paid_at AS paidAt, billing_month AS billingMonth, batch_number AS batchNumber,
         coalesce(status, 'not_applied') AS status, submitted_at AS appliedAt
       FROM bills LEFT JOIN applications USING (batch_number) WHERE bills.customer = ? ORDER BY paid_at DESC, bill_id LIMIT ?`,
    );
    this.feed = database.transaction((payments) => {
      for (const one of payments) {
        const at = one.paidAt.toISOString();
        this.insertBill.run(one.billId, one.orderNumber, one.customerReference, one.description, one.method, one.amountFen, at, at.slice(0, 7));
      }
    });
    this.apply = database.transaction((billId, now, buyer, delivery) => this.#apply(billId, now, buyer, delivery)).immediate;
    this.close = () => database.close();
  }

  #apply(billId, now, buyer, delivery) {
    const at = now.toISOString();
    const batch = `G${at.slice(0, 10).replaceAll('-', '')}_${String(randomInt(10_000)).padStart(4, '0')}${billId.slice(-5)}`;
    const found = this.find.get(billId);
    if (found === undefined) throw new Error(billId);
    const net = Math.round(found.gross / 1.06);
    const line = { name: found.description, net_fen: net, tax_fen: found.gross - net, rate: '0.06' };
    const promised = new Date(+now + 10 * 86_400_000).toISOString().slice(0, 10);
    this.insertApplication.run(batch, at, promised, JSON.stringify(buyer), JSON.stringify(delivery));
    this.takeBill.run(batch, billId);
    this.insertFapiao.run(`${batch}-1`, batch, net, found.gross - net, JSON.stringify([line]));
    const event = JSON.stringify({ submitted: { bills: [billId], gross_fen: found.gross } });
    for (const [kind, id] of [['application', batch], ['bill', billId], ['fapiao', `${batch}-1`]]) this.insertHistory.run(kind, id, kind, id, at, event);
    const body = JSON.stringify({ to: 'lin@example.com', template: 'application_received', batch });
    this.insertMail.run(`received-${batch}`, at, body);
    return batch;
  }

  bills(customer, limit) {
    const rows = this.page.all(customer, limit);
    for (const row of rows) {
      row.paidAt = new Date(row.paidAt);
      if (row.appliedAt !== null) row.appliedAt = new Date(row.appliedAt);
    }
    return rows;
  }
}
