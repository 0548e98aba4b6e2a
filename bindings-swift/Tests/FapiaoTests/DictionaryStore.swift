import Foundation

import Fapiao

/// A whole store in dictionaries, to be read by those who write one. It lasts as long as the process.
///
/// One lock makes it safe to call from many threads, and every commit whole: all is checked before anything is changed.
final class DictionaryStore: Store, @unchecked Sendable {
    /// Text as a store has to compare it: byte by byte. To Swift's own `String`, an `é` in one scalar and one in two are the
    /// same, and two keys would become one.
    struct Bytes: Hashable, Comparable {
        let bytes: [UInt8]

        init(_ text: String) {
            bytes = Array(text.utf8)
        }

        static func < (a: Bytes, b: Bytes) -> Bool {
            a.bytes.lexicographicallyPrecedes(b.bytes)
        }
    }

    struct Place: Hashable {
        let kind: Bytes
        let id: Bytes

        init(_ key: RowKey) {
            (kind, id) = (Bytes(key.kind), Bytes(key.id))
        }
    }

    struct Group: Hashable {
        let kind: Bytes
        let name: Bytes
        let value: Bytes
    }

    struct Entry: Hashable, Comparable {
        let sort: Bytes
        let id: Bytes

        static func < (a: Entry, b: Entry) -> Bool {
            a.sort == b.sort ? a.id < b.id : a.sort < b.sort
        }
    }

    struct Claimed: Hashable {
        let space: Bytes
        let value: Bytes

        init(_ space: String, _ value: String) {
            (self.space, self.value) = (Bytes(space), Bytes(value))
        }
    }

    struct Content: Equatable {
        var rows: [Place: Row] = [:]
        var groups: [Group: Set<Entry>] = [:]
        var claims: [Claimed: RowKey] = [:]
        var facts: [Place: [Fact]] = [:]
        var mails: [Bytes: MailRow] = [:]
    }

    private let lock = NSLock()
    private var content = Content()

    /// All that is kept.
    func snapshot() -> Content {
        lock.withLock { content }
    }

    func load(_ lookups: [Lookup]) throws(StoreError) -> [Row?] {
        lock.withLock {
            lookups.map { lookup in
                switch lookup {
                case .key(let key): content.rows[Place(key)]
                case .claim(let space, let value):
                    content.claims[Claimed(space, value)].flatMap { content.rows[Place($0)] }
                }
            }
        }
    }

    func list(_ query: Query) throws(StoreError) -> [Listed] {
        lock.withLock {
            let kind = Bytes(query.kind)
            var entries: [Entry]
            if let range = query.by {
                let group = Group(kind: kind, name: Bytes(range.name), value: Bytes(range.value))
                let (from, to) = (range.from.map(Bytes.init), range.to.map(Bytes.init))
                entries = (content.groups[group] ?? []).filter { entry in
                    (from.map { entry.sort >= $0 } ?? true) && (to.map { entry.sort < $0 } ?? true)
                }
            } else {
                entries = content.rows.keys.filter { $0.kind == kind }.map { Entry(sort: Bytes(""), id: $0.id) }
            }
            if let after = query.after {
                let place = Entry(sort: Bytes(query.by == nil ? "" : after.sort), id: Bytes(after.id))
                entries = entries.filter { query.descending ? $0 < place : $0 > place }
            }
            entries.sort(by: query.descending ? (>) : (<))
            return entries.prefix(query.limit).compactMap { entry in
                let id = String(decoding: entry.id.bytes, as: UTF8.self)
                return content.rows[Place(RowKey(kind: query.kind, id: id))].map { row in
                    Listed(row: row, position: Position(sort: String(decoding: entry.sort.bytes, as: UTF8.self), id: id))
                }
            }
        }
    }

    func history(of key: RowKey, after: Int, limit: Int) throws(StoreError) -> [Fact] {
        lock.withLock {
            Array((content.facts[Place(key)] ?? []).filter { $0.seq > after }.sorted { $0.seq < $1.seq }.prefix(limit))
        }
    }

    func commit(_ batch: Batch) throws(StoreError) {
        lock.lock()
        defer { lock.unlock() }
        // A copy of dictionaries costs nothing until it is changed; one that is thrown away has changed nothing.
        var next = content
        try Self.apply(batch, to: &next)
        content = next
    }

    func lease(now: Date, until: Date, limit: Int) throws(StoreError) -> [MailRow] {
        lock.withLock {
            let due = content.mails.values
                .filter { $0.state == .waiting && $0.mail.due <= now }
                .sorted { ($0.mail.due, Bytes($0.mail.id)) < ($1.mail.due, Bytes($1.mail.id)) }
            return due.prefix(limit).map { row in
                var row = row
                row.mail.due = until
                row.attempts += 1
                content.mails[Bytes(row.mail.id)] = row
                return row
            }
        }
    }

    func settle(_ id: String, attempts: Int, as settlement: Settlement) throws(StoreError) {
        lock.lock()
        defer { lock.unlock() }
        guard var row = content.mails[Bytes(id)], row.attempts == attempts else { throw .conflict }
        switch settlement {
        case .sent(let body):
            (row.state, row.mail.body, row.error) = (.sent, body, nil)
        // A mail that was sent has lost its secrets and can never be sent again.
        case .retry, .gaveUp:
            if row.state == .sent { throw .conflict }
        }
        switch settlement {
        case .sent: break
        case .retry(let at, let error): (row.state, row.mail.due, row.error) = (.waiting, at, error)
        case .gaveUp(let error): (row.state, row.error) = (.gaveUp, error)
        }
        content.mails[Bytes(id)] = row
    }

    func mails(_ query: MailQuery) throws(StoreError) -> [MailRow] {
        lock.withLock {
            let after = query.after.map(Bytes.init)
            let found = content.mails.filter { id, row in
                (after.map { id > $0 } ?? true)
                    && (query.about.map { Place($0) == Place(row.mail.about) } ?? true)
                    && (query.state.map { $0 == row.state } ?? true)
            }
            return found.sorted { $0.key < $1.key }.prefix(query.limit).map(\.value)
        }
    }
}

extension DictionaryStore {
    /// What every language can count with: up to 2^53 − 1.
    private static let versions = 1...9_007_199_254_740_991

    /// Applies a batch, or throws half way through: whoever calls keeps the result only if it does not.
    private static func apply(_ batch: Batch, to content: inout Content) throws(StoreError) {
        guard Set(batch.rows.map { Place($0.row.key) }).count == batch.rows.count else {
            throw .corrupt("a batch names a row twice")
        }
        guard (batch.rows.map(\.row.version) + batch.facts.map(\.seq)).allSatisfy(versions.contains) else {
            throw .corrupt("a version is out of range")
        }
        for change in batch.rows {
            let place = Place(change.row.key)
            guard (content.rows[place]?.version ?? 0) == change.replaces else { throw .conflict }
            content.rows[place] = change.row
        }
        for claim in batch.release {
            let place = Claimed(claim.space, claim.value)
            if let holder = content.claims[place], Place(holder) == Place(claim.holder) { content.claims[place] = nil }
        }
        for claim in batch.claim {
            let place = Claimed(claim.space, claim.value)
            if let holder = content.claims[place], Place(holder) != Place(claim.holder) {
                throw .taken(space: claim.space, holder: holder)
            }
            content.claims[place] = claim.holder
        }
        for fact in batch.facts {
            let place = Place(fact.key)
            if content.facts[place]?.contains(where: { $0.seq == fact.seq }) == true { throw .conflict }
            content.facts[place, default: []].append(fact)
        }
        for change in batch.rows {
            for entry in change.unindex { content.groups[group(change, entry)]?.remove(place(change, entry)) }
        }
        for change in batch.rows {
            for entry in change.index { content.groups[group(change, entry), default: []].insert(place(change, entry)) }
        }
        for mail in batch.mails where content.mails[Bytes(mail.id)] == nil {
            content.mails[Bytes(mail.id)] = MailRow(mail: mail, state: .waiting, attempts: 0)
        }
    }

    private static func group(_ change: RowChange, _ entry: IndexEntry) -> Group {
        Group(kind: Bytes(change.row.key.kind), name: Bytes(entry.name), value: Bytes(entry.value))
    }

    private static func place(_ change: RowChange, _ entry: IndexEntry) -> Entry {
        Entry(sort: Bytes(entry.sort), id: Bytes(change.row.key.id))
    }
}
