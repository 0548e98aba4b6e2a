import Foundation
import Testing

@testable import Fapiao

/// Waits for what another thread does.
func until(_ relay: Relay, _ isTrue: (RelayStatus) -> Bool) async throws {
    for _ in 0..<6000 {
        if isTrue(try relay.status()) { return }
        try await Task.sleep(nanoseconds: 5_000_000)
    }
    Issue.record("it never happens: \(try relay.status())")
}

/// What the mail server of the tests has told: where it listens, then the mails that it has taken.
func mailServer() throws -> [JSONValue]? {
    guard let file = ProcessInfo.processInfo.environment["FAPIAO_MAIL_SERVER"] else { return nil }
    let told = try String(contentsOfFile: file, encoding: .utf8)
    return try told.split(separator: "\n").map { try JSONDecoder().decode(JSONValue.self, from: Data($0.utf8)) }
}

@Suite struct MailTests {
    /// N2
    @Test func aRelaySendsUntilItIsStopped() async throws {
        let desk = try open()
        _ = try registered(desk, "SO-1")
        let box = MailBox()
        let relay = try desk.system().startRelay(through: box, pause: 0.005)
        try await until(relay) { $0.sent == 1 }
        _ = try registered(desk, "SO-2")
        try await until(relay) { $0.sent == 2 && $0.running }
        let ended = try await relay.stop()
        #expect(!ended.running && ended.sent == 2 && ended.failed == 0 && ended.givenUp == 0 && ended.error == nil)
        #expect(try again(relay) == ended)
        #expect(box.mails.map(\.to) == ["so-1@example.com", "so-2@example.com"])
    }

    @Test func aRelayEndsWithItsDesk() async throws {
        let desk = try open()
        _ = try registered(desk, "SO-1")
        let refusing = RefusingServer(error: MailError("greylisted", retry: true))
        let relay = try desk.system().startRelay(through: refusing, pause: 0.005)
        try await until(relay) { $0.failed == 1 && $0.running }
        #expect(try await desk.staff("li").mails(limit: 10).items.map(\.error) == ["greylisted"])
        try desk.close()
        try await until(relay) { !$0.running }
        #expect(code { _ = try desk.system().startRelay(through: refusing) } == "desk_closed")
    }

    @Test(arguments: [0, -1, 0.0004, 1e10, .infinity, .nan])
    func aPauseIsAPause(_ pause: TimeInterval) throws {
        let desk = try open()
        #expect(code { _ = try desk.system().startRelay(through: MailBox(), pause: pause) } == "invalid_input")
    }

    @Test func everyWrongOptionIsTold() throws {
        do {
            _ = try Smtp(
                SmtpOptions(
                    host: " ", fromAddress: "nobody", username: "desk", certificates: "none", timeoutSeconds: 0))
            Issue.record("taken")
        } catch {
            let paths = Set(error.problems.map(\.path))
            #expect(paths == ["host", "from_address", "password", "certificates", "timeout_seconds"])
        }
        #expect(code { _ = try Smtp(SmtpOptions(host: "localhost", fromAddress: "a@example.com", port: 70_000)) } == "invalid_input")
    }

    @Test func aServerThatIsNotThere() throws {
        // Nobody may listen on port 1 but the superuser's programs, and none does.
        let nobody = try Smtp(
            SmtpOptions(host: "127.0.0.1", fromAddress: "desk@example.com", security: SmtpSecurity.none, port: 1))
        do {
            try nobody.check()
            Issue.record("it is there")
        } catch {
            #expect(error.message.contains("connection") && error.retry)
        }
        let desk = try open()
        _ = try registered(desk, "SO-1")
        #expect(try desk.system().deliverDue(through: nobody).failed == 1)
        let mail = try #require(try desk.staff("li").mails(limit: 10).items.first)
        #expect(mail.state == .waiting && mail.error?.contains("connection") == true)
    }

    @Test(.enabled(if: ProcessInfo.processInfo.environment["FAPIAO_MAIL_SERVER"] != nil))
    func aMailServerTakesMails() async throws {
        let listening = try #require(try mailServer()?.first)
        let options = SmtpOptions(
            host: "127.0.0.1", fromAddress: "desk@seller.example", fromName: "发票服务台",
            port: integer(listening["start_tls"]), username: "desk", password: "a secret",
            certificates: listening["certificates"]?.string)
        #expect(!"\(options)".contains("secret"))
        let smtp = try Smtp(options)
        try smtp.check()
        let desk = try open()
        _ = try registered(desk, "SO-1")
        #expect(try await deliver(desk, smtp).sent == 1)
        _ = try registered(desk, "SO-2")
        let relay = try desk.system().startRelay(through: smtp, pause: 0.005)
        try await until(relay) { $0.sent == 1 }
        _ = try await relay.stop()
        let mails = try #require(try mailServer()).dropFirst()
        #expect(mails.map { $0["rcpt"]?.string } == ["so-1@example.com", "so-2@example.com"])
        #expect(mails.allSatisfy { $0["account"]?.string == "desk" && $0["tls"] == .bool(true) })
        #expect(mails.allSatisfy { $0["headers"]?["From"]?.string?.contains("发票服务台") == true })
    }

    private func deliver(_ desk: Desk, _ smtp: Smtp) async throws -> Delivered {
        try await desk.system().deliverDue(through: smtp)
    }

    private func integer(_ value: JSONValue?) -> Int? {
        if case .integer(let integer) = value { Int(integer) } else { nil }
    }

    private func again(_ relay: Relay) throws -> RelayStatus {
        try relay.stop()
    }

    private func registered(_ desk: Desk, _ order: String) throws -> RegistrationView {
        try desk.platform().feed([.order(OrderFeed(orderNumber: order, status: .paid))])
        return try desk.register(
            orderNumber: order, email: "\(order.lowercased())@example.com", password: "three-small-fish",
            passwordRepeat: "three-small-fish")
    }
}
