import Foundation
import Testing

@testable import Fapiao

private let header = "交易时间,微信订单号,商户订单号,交易状态,货币种类,应结订单金额,代金券金额,商品名称,订单金额\n"

/// A WeChat Pay bill, one line of which is broken.
private func bill(_ rows: Int) -> Data {
    var text = header
    for row in 0..<rows {
        let number = String(row + 100_000_000)
        let amount = row == 7 ? "x" : "1.00"
        text += "`2026-03-12 10:06:33,`4200\(number),`SO\(number),`SUCCESS,`CNY,`1.00,`0.00,`茶,`\(amount)\n"
    }
    text += "总交易单数,应结订单总金额\n`\(rows - 1),`\(rows - 1).00\n"
    return Data(text.utf8)
}

/// Pieces as a download brings them.
private func stream(_ data: Data, by size: Int) -> AsyncStream<Data> {
    AsyncStream { pieces in
        for start in stride(from: 0, to: data.count, by: size) {
            pieces.yield(data[start..<min(start + size, data.count)])
        }
        pieces.finish()
    }
}

/// Bulk intake of statements (SPEC B11).
@Suite struct ImportTests {
    @Test(arguments: [("wechat_trade_all.csv.gz", 5), ("alipay_business_detail.csv.zip", 3)])
    func packedStatementsFromFilesAndStreams(name: String, payments: Int) async throws {
        let platform = try open().platform()
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../tests/vectors/feeds/\(name)").standardizedFileURL
        var told: [ImportProgress] = []
        let first = try platform.importStatement(contentsOf: file, progress: { told.append($0) })
        #expect(first.finished && first.complete && first.totalsMatch == true && first.payments == payments)
        #expect(first.feed.accepted == first.payments + first.refunds)
        let whole = try Data(contentsOf: file)
        #expect(told.last?.bytes == whole.count && told.last?.records == first.feed.accepted)
        let again = try await platform.importStatement(from: stream(whole, by: 99))
        #expect(again.feed.accepted == 0 && again.feed.unchanged == first.feed.accepted)
    }

    @Test func aCancelledIntakeGoesOnWhenItIsRunAgain() async throws {
        struct Enough: Error {}
        let desk = try open()
        let platform = desk.platform()
        let file = bill(6000)
        await #expect(throws: Enough.self) {
            try await platform.importStatement(from: stream(file, by: 10_000), progress: { progress in
                if progress.records >= 1000 { throw Enough() }
            })
        }
        let task = Task { try await platform.importStatement(from: stream(file, by: 10_000)) }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        var lines: [RejectedLine] = []
        let whole = try await platform.importStatement(from: stream(file, by: 100_000), rejected: { lines.append($0) })
        #expect(whole.feed.unchanged >= 1000 && whole.feed.accepted + whole.feed.unchanged == 5999)
        #expect(lines.map(\.reason) == ["bad_amount"] && lines == whole.rejected)
        #expect(try await desk.staff("li").verify().sound)
    }

    @Test func whatIsNoStatementIsRefused() async throws {
        let desk = try open()
        let platform = desk.platform()
        let nothing = Data("{\"code\":\"NO_STATEMENT_EXIST\"}".utf8)
        func refusal(_ data: Data, _ options: ImportOptions = ImportOptions()) async -> String? {
            do {
                try await platform.importStatement(from: stream(data, by: 99), options: options)
                return nil
            } catch {
                return (error as? FapiaoError)?.code
            }
        }
        #expect(await refusal(nothing) == "not_a_statement")
        #expect(await refusal(bill(1), ImportOptions(format: .columns)) == "invalid_input")
        #expect(throws: (any Error).self) {
            try platform.importStatement(contentsOf: URL(fileURLWithPath: "/no/such/file"))
        }
    }
}
