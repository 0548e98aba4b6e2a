package fapiao.bench

import com.google.gson.Gson
import fapiao.PaymentFeed
import java.io.File
import java.math.BigDecimal
import java.math.RoundingMode
import java.sql.Connection
import java.sql.DriverManager
import java.sql.PreparedStatement
import java.time.Duration
import java.time.Instant
import java.time.ZoneOffset
import java.util.concurrent.ThreadLocalRandom

/**
 * The floor: bills and applications by hand, with JDBC, as one would write it without a desk.
 *
 * The same content as the desk keeps of it, in plain tables; as durable; one transaction for each application. What it leaves
 * out are rules: it looks only whether the bill is there, is the customer's and is free.
 */
class ByHand(file: File) : AutoCloseable {
    data class Bill(
        val billId: String,
        val orderNumber: String,
        val seller: String,
        val description: String,
        val method: String,
        val amountFen: Long,
        val availableFen: Long,
        val paidAt: Instant,
        val billingMonth: String,
        val batchNumber: String?,
        val status: String,
        val appliedAt: Instant?,
    )

    private val connection: Connection = DriverManager.getConnection("jdbc:sqlite:$file")
    private val gson = Gson()
    /** Compiled once each. */
    private val statements = HashMap<String, PreparedStatement>()

    init {
        connection.createStatement().use { statement ->
            for (setting in listOf("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON")) {
                statement.execute("PRAGMA $setting")
            }
            TABLES.split(";").filter(String::isNotBlank).forEach(statement::execute)
        }
        connection.autoCommit = false
    }

    fun feed(payments: List<PaymentFeed>) {
        for (one in payments) {
            run(
                "INSERT INTO bills VALUES (?, ?, ?, 'seller', ?, ?, ?, 0, ?, ?, NULL)",
                one.billId,
                one.orderNumber,
                one.customerReference,
                one.description,
                one.method,
                one.amountFen,
                one.paidAt!!.toEpochMilli(),
                "2026-03",
            )
        }
        connection.commit()
    }

    fun apply(billId: String, now: Instant): String {
        val at = now.toEpochMilli()
        val number = "G20260312_100633${ThreadLocalRandom.current().nextInt(1000, 10_000)}${billId.takeLast(5)}"
        try {
            val (gross, description) = bound(
                "SELECT amount_fen - refunded_fen, description FROM bills " +
                    "WHERE bill_id = ? AND customer = 'C-1' AND batch_number IS NULL",
                billId,
            ).executeQuery().use { found ->
                check(found.next()) { billId }
                found.getLong(1) to found.getString(2)
            }
            val net = BigDecimal(gross).divide(BigDecimal("1.06"), 0, RoundingMode.HALF_UP).toLong()
            val line = mapOf("name" to description, "net_fen" to net, "tax_fen" to gross - net, "rate" to "0.06")
            val promised = now.plus(Duration.ofDays(10)).atOffset(ZoneOffset.ofHours(8)).toLocalDate().toString()
            run(
                "INSERT INTO applications VALUES (?, 'C-1', 'submitted', ?, ?, 'normal', 'digital', ?, ?)",
                number,
                at,
                promised,
                gson.toJson(mapOf("kind" to "individual", "title" to "林小鱼")),
                gson.toJson(mapOf("method" to "email", "emails" to listOf("lin@example.com"))),
            )
            run("UPDATE bills SET batch_number = ? WHERE bill_id = ?", number, billId)
            run(
                "INSERT INTO fapiao VALUES (?, ?, 'planned', ?, ?, ?)",
                "$number-1",
                number,
                net,
                gross - net,
                gson.toJson(listOf(line)),
            )
            val event = gson.toJson(mapOf("submitted" to mapOf("bills" to listOf(billId), "gross_fen" to gross)))
            for ((kind, id) in listOf("application" to number, "bill" to billId, "fapiao" to "$number-1")) {
                run(
                    "INSERT INTO history VALUES (?1, ?2, (SELECT coalesce(max(seq), 0) + 1 FROM history " +
                        "WHERE kind = ?1 AND id = ?2), ?3, 'customer', ?4)",
                    kind,
                    id,
                    at,
                    event,
                )
            }
            val body = gson.toJson(mapOf("to" to "lin@example.com", "template" to "application_received", "batch" to number))
            run("INSERT INTO mails VALUES (?, ?, 'waiting', ?)", "received-$number", at, body)
        } catch (error: Exception) {
            connection.rollback()
            throw error
        }
        connection.commit()
        return number
    }

    fun bills(customer: String, limit: Int): List<Bill> {
        val sql = "SELECT bill_id, order_number, seller, description, method, amount_fen, amount_fen - refunded_fen, paid_at, " +
            "billing_month, batch_number, coalesce(status, 'not_applied'), submitted_at " +
            "FROM bills LEFT JOIN applications USING (batch_number) " +
            "WHERE bills.customer = ? ORDER BY paid_at DESC, bill_id LIMIT ?"
        val bills = ArrayList<Bill>()
        bound(sql, customer, limit).executeQuery().use { row ->
            while (row.next()) {
                val appliedAt = row.getLong(12).takeUnless { row.wasNull() }
                bills += Bill(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getLong(6),
                    row.getLong(7),
                    Instant.ofEpochMilli(row.getLong(8)),
                    row.getString(9),
                    row.getString(10),
                    row.getString(11),
                    appliedAt?.let(Instant::ofEpochMilli),
                )
            }
        }
        connection.commit()
        return bills
    }

    override fun close() {
        connection.close()
    }

    private fun run(sql: String, vararg values: Any?) {
        bound(sql, *values).executeUpdate()
    }

    private fun bound(sql: String, vararg values: Any?): PreparedStatement {
        val statement = statements.getOrPut(sql) { connection.prepareStatement(sql) }
        values.forEachIndexed { at, value -> statement.setObject(at + 1, value) }
        return statement
    }

    private companion object {
        const val TABLES = """
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
    }
}
