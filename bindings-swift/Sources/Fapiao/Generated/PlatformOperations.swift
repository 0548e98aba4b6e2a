// Made by `cargo xtask generate`; do not edit.

import Foundation

extension Platform {
    /// Lists the orders of a customer, for finding an order number (A17).
    ///
    /// - Parameter customerReference: Customer reference.
    /// - Parameter limit: Rows of a page.
    /// - Parameter cursor: `next` of the page before.
    /// - Throws: Every refusal of the desk.
    public func orders(customerReference: String, limit: Int? = nil, cursor: String? = nil) throws(FapiaoError) -> OrderPage {
        try call("orders", ["customer_reference": customerReference, "limit": limit, "cursor": cursor])
    }

    /// `orders` without holding a thread of Swift's up: the desk works on a thread of its own.
    public func orders(customerReference: String, limit: Int? = nil, cursor: String? = nil) async throws(FapiaoError) -> OrderPage {
        try await call("orders", ["customer_reference": customerReference, "limit": limit, "cursor": cursor])
    }

    /// Everything that `orders` lists, page by page as it is asked for.
    ///
    /// - Parameter customerReference: Customer reference.
    /// - Parameter limit: Rows of a page.
    public func allOrders(customerReference: String, limit: Int? = nil) -> Pages<OrderPage> {
        Pages { cursor throws(FapiaoError) in
            try orders(customerReference: customerReference, limit: limit, cursor: cursor)
        }
    }

    /// Makes the registration link of an order, for the host's own mail (A16).
    ///
    /// - Parameter orderNumber: Order number; it need not be known yet.
    /// - Throws: Every refusal of the desk.
    public func registrationLink(_ orderNumber: String) throws(FapiaoError) -> RegistrationLinkView {
        try call("registration_link", ["order_number": orderNumber])
    }

    /// `registrationLink` without holding a thread of Swift's up: the desk works on a thread of its own.
    public func registrationLink(_ orderNumber: String) async throws(FapiaoError) -> RegistrationLinkView {
        try await call("registration_link", ["order_number": orderNumber])
    }

    /// Takes orders, payments and refunds in, in any order and more than once (B1, B2).
    ///
    /// - Parameter records: The records.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    @discardableResult
    public func feed(_ records: [FeedRecord], requestID: String? = nil) throws(FapiaoError) -> FeedReport {
        try call("feed", ["records": records], requestID)
    }

    /// `feed` without holding a thread of Swift's up: the desk works on a thread of its own.
    @discardableResult
    public func feed(_ records: [FeedRecord], requestID: String? = nil) async throws(FapiaoError) -> FeedReport {
        try await call("feed", ["records": records], requestID)
    }

    /// Reads a statement as the seller downloads it and takes it in (B1, B11).
    ///
    /// - Parameter format: Its format.
    /// - Parameter columns: The columns of ordinary CSV.
    /// - Parameter text: The statement as text.
    /// - Parameter base64: The statement's bytes in base64.
    /// - Parameter seller: The seller's id; the policy's first when absent.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    @discardableResult
    public func importStatement(format: StatementFormat = .detect, columns: ColumnMap? = nil, text: String? = nil, base64: String? = nil, seller: String? = nil, requestID: String? = nil) throws(FapiaoError) -> StatementReport {
        try call("import_statement", ["format": format, "columns": columns, "text": text, "base64": base64, "seller": seller], requestID)
    }

    /// `importStatement` without holding a thread of Swift's up: the desk works on a thread of its own.
    @discardableResult
    public func importStatement(format: StatementFormat = .detect, columns: ColumnMap? = nil, text: String? = nil, base64: String? = nil, seller: String? = nil, requestID: String? = nil) async throws(FapiaoError) -> StatementReport {
        try await call("import_statement", ["format": format, "columns": columns, "text": text, "base64": base64, "seller": seller], requestID)
    }

    /// The operations that stand here, by their names in the contract.
    static let operations = [
        "orders", "registration_link", "feed", "import_statement",
    ]
}
