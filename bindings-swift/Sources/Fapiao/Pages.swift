/// A page of a list. It can be gone through like an array; for all pages there are methods such as
/// ``Customer/allBills(batchNumber:billingMonth:paidFrom:paidTo:minFen:maxFen:stage:limit:)``.
public protocol Page: Decodable, Sendable, Sequence {
    /// What is on the page.
    var items: [Element] { get }
    /// Where the next page begins; absent on the last.
    var next: String? { get }
}

extension Page {
    public func makeIterator() -> IndexingIterator<[Element]> {
        items.makeIterator()
    }

    public var underestimatedCount: Int { items.count }
}

/// A list over all its pages, which are fetched as they are needed: `for try await bill in me.allBills()`.
///
/// Between pages a cancelled task stops with `CancellationError`; anything else that is thrown is a ``FapiaoError``.
public struct Pages<Content: Page>: AsyncSequence, Sendable where Content.Element: Sendable {
    public typealias Element = Content.Element

    private let fetch: @Sendable (_ cursor: String?) throws(FapiaoError) -> Content

    init(_ fetch: @escaping @Sendable (_ cursor: String?) throws(FapiaoError) -> Content) {
        self.fetch = fetch
    }

    /// Everything, where waiting for it is in order.
    ///
    /// - Throws: Every refusal of the desk.
    public func collect() throws(FapiaoError) -> [Element] {
        var page = try fetch(nil)
        var items = page.items
        while let cursor = page.next {
            page = try fetch(cursor)
            items += page.items
        }
        return items
    }

    public func makeAsyncIterator() -> Iterator {
        Iterator(fetch: fetch)
    }

    /// Goes from item to item, and on to the next page after the last.
    public struct Iterator: AsyncIteratorProtocol {
        let fetch: @Sendable (_ cursor: String?) throws(FapiaoError) -> Content
        private var items = [Element]().makeIterator()
        private var cursor: String?
        private var isLast = false

        init(fetch: @escaping @Sendable (_ cursor: String?) throws(FapiaoError) -> Content) {
            self.fetch = fetch
        }

        public mutating func next() async throws -> Element? {
            while true {
                if let item = items.next() {
                    return item
                }
                if isLast {
                    return nil
                }
                try Task.checkCancellation()
                let (fetch, cursor) = (fetch, cursor)
                let page = try await offload { () throws(FapiaoError) in try fetch(cursor) }
                items = page.items.makeIterator()
                self.cursor = page.next
                isLast = page.next == nil
            }
        }
    }
}

extension Staff {
    /// Proves the whole store, page by page: that the facts are whole and add up to the rows (H1).
    ///
    /// - Throws: Every refusal of the desk.
    public func verifyAll() throws(FapiaoError) -> VerifyView {
        var all = try verify()
        while let cursor = all.next {
            all = all.followed(by: try verify(cursor: cursor))
        }
        return all
    }

    /// ``verifyAll()-(_)`` on a thread of the desk's.
    ///
    /// - Parameter progress: Told after every page what was proved so far.
    /// - Throws: ``FapiaoError``, or `CancellationError` between pages when the task was cancelled.
    public func verifyAll(progress: @Sendable (VerifyView) -> Void = { _ in }) async throws -> VerifyView {
        var all: VerifyView = try await verify()
        progress(all)
        while let cursor = all.next {
            try Task.checkCancellation()
            all = all.followed(by: try await verify(cursor: cursor))
            progress(all)
        }
        return all
    }
}

extension VerifyView {
    fileprivate func followed(by page: VerifyView) -> VerifyView {
        VerifyView(
            sound: sound && page.sound, rows: rows + page.rows, facts: facts + page.facts, damage: damage + page.damage,
            next: page.next)
    }
}
