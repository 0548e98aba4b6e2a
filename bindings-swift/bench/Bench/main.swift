// What the door costs, and how it compares with the same job by hand: `cargo xtask bench swift`.
//
// First in memory: a call in Rust beside the same call in Swift. Then on an SQLite file with `synchronous=FULL`: the desk beside
// `ByHand.swift`, which does the same job with SQLite's own interface and tables of its own.
import CSQLite
import FapiaoNative
import Foundation

@testable import Fapiao

let bills = 1500
let third = bills / 3
let calls = 300
// So many applications, and the log of a new file has grown to its full size and is written over; until then each flush
// takes longer.
let warm = 200
let rounds = 7
let page = 20
let now = Date(timeIntervalSince1970: 1_773_281_193)

let payments = (0..<bills).map { number in
    PaymentFeed(
        billID: "PAY-\(pad(number, 5))", orderNumber: "SO-\(pad(number, 5))", status: .completed, customerReference: "C-1",
        description: "Office365云服务", amountFen: Int64(128_000 + number),
        paidAt: now.addingTimeInterval(-60 * Double(number)), method: "wechat_pay")
}

func draft(_ number: Int) -> Draft {
    Draft(
        bills: ["PAY-\(pad(number, 5))"], fapiaoType: .normal, medium: .digital,
        buyer: Buyer(kind: .individual, title: "林小鱼"), delivery: Delivery(method: "email", emails: ["lin@example.com"]))
}

func opened(_ url: String) throws -> Customer {
    let desk = try Desk.open(url, policy: "vianet21", seed: 1, clock: try ManualClock(now))
    let report = try desk.platform().feed(payments.map(FeedRecord.payment))
    precondition(report.accepted == bills)
    return desk.customer(reference: "C-1", email: "lin@example.com")
}

/// Microseconds of a call, by what was done.
struct Figures {
    private var taken: [String: [Double]] = [:]

    mutating func note(_ name: String, _ seconds: Double, _ count: Int) {
        taken[name, default: []].append(seconds / Double(count) * 1e6)
    }

    mutating func measure(_ name: String, _ numbers: Range<Int>, _ call: (Int) throws -> Void) rethrows {
        let begun = DispatchTime.now().uptimeNanoseconds
        for number in numbers { try call(number) }
        note(name, Double(DispatchTime.now().uptimeNanoseconds - begun) / 1e9, numbers.count)
    }

    func median(_ name: String) -> Double {
        let sorted = taken[name, default: []].sorted()
        return sorted[sorted.count / 2]
    }

    func cell(_ name: String) -> String {
        let taken = taken[name, default: []]
        return String(format: "%.0f (%.0f–%.0f)", median(name), taken.min() ?? 0, taken.max() ?? 0)
    }
}

func inMemory(_ figures: inout Figures) throws {
    let me = try opened("memory:")
    let native = try me.caller.handle.get()
    let drafts = try (0..<third).map { try Wire.text(["draft": draft($0)]) }
    let one = [String](repeating: #"{"bill_id":"PAY-01499"}"#, count: calls)
    let pages = [String](repeating: "{}", count: calls)
    for (operation, commands) in [("apply", drafts), ("bill", one), ("bills", pages)] {
        let seconds = try native.seconds(operation: operation, commands: commands)
        figures.note("\(operation), Rust", seconds, commands.count)
    }
    try figures.measure("apply", third..<2 * third) { try me.apply(draft($0)) }
    try figures.measure("bill", 0..<calls) { _ in _ = try me.bill("PAY-01499") }
    try figures.measure("bills", 0..<calls) { _ in _ = try me.bills() }
}

func onAFile(_ figures: inout Figures, _ folder: URL, _ turn: Int) throws {
    let me = try opened("sqlite:\(folder.path)/desk-\(turn).db")
    let hand = try ByHand("\(folder.path)/hand-\(turn).db")
    try hand.feed(payments)
    for number in bills - warm..<bills {
        _ = try me.apply(draft(number))
        _ = try hand.apply("PAY-\(pad(number, 5))", now)
    }
    // In turns, so that both meet the same disk.
    try figures.measure("apply, desk", 0..<calls) { try me.apply(draft($0)) }
    try figures.measure("apply, by hand", 0..<calls) { _ = try hand.apply("PAY-\(pad($0, 5))", now) }
    try figures.measure("bills, desk", 0..<calls) { _ in _ = try me.bills() }
    try figures.measure("bills, by hand", 0..<calls) { _ in _ = try hand.bills("C-1", limit: page) }
}

let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bench-\(UUID().uuidString)")
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
var figures = Figures()
for turn in 0..<rounds {
    try inMemory(&figures)
    try onAFile(&figures, folder, turn)
}
try FileManager.default.removeItem(at: folder)

let sqlite = String(cString: sqlite3_libversion())
print("\nSwift, SQLite \(sqlite) by hand; microseconds a call, medians of \(rounds) rounds (least–most)\n")
print("| in memory | in Rust | from Swift | the door adds |\n|---|---:|---:|---:|")
let rows = [("bill", "one bill"), ("bills", "a page of \(page) bills"), ("apply", "apply")]
for (name, what) in rows {
    let adds = figures.median(name) - figures.median("\(name), Rust")
    print("| \(what) | \(figures.cell("\(name), Rust")) | \(figures.cell(name)) | \(String(format: "%.0f", adds)) |")
}
print("\n| on a file, `synchronous=FULL` | through the desk | by hand with SQLite's C interface |\n|---|---:|---:|")
for (name, what) in rows.dropFirst() {
    print("| \(what) | \(figures.cell("\(name), desk")) | \(figures.cell("\(name), by hand")) |")
}
