import Fapiao
import Foundation
import Testing

@testable import Invoicing

@MainActor @Suite(.timeLimit(.minutes(1))) struct TimelineModelTests {
    let clock: ManualClock
    let desk: Desk
    let line: Line
    let application: ApplicationView

    init() async throws {
        clock = try ManualClock(noon)
        desk = try openDesk(clock)
        line = Line(service(desk))
        let form = ApplyModel(
            bills: ["PAY-1"], service: line, store: MemoryFormStore(), language: .chinese, pause: .zero)
        fillIn(form)
        await form.settled()
        application = try await line.apply(form.draft, requestID: "r-1")
    }

    func model(_ language: Language = .chinese) -> TimelineModel {
        TimelineModel(application.batchNumber, service: line, language: language)
    }

    func issue() throws {
        let clerk = desk.staff("li")
        for id in application.fapiaoIDs {
            let planned = try clerk.readFapiao(id)
            let document = IssuedDocument(
                code: "031002600111", number: "10000001", netFen: planned.netFen, taxFen: planned.taxFen,
                grossFen: planned.grossFen)
            try clerk.issue(fapiaoID: id, document: document)
        }
    }

    @Test func theStepsOfAnApplication() async throws {
        let shown = model()
        #expect(shown.segments.isEmpty && shown.headline == nil)
        await shown.refresh()
        #expect(shown.segments == [true, true, false, false] || shown.segments == [true, false, false, false])
        #expect(shown.headline == "未打印")
        #expect(shown.entries.first?.at == "2026-03-12 12:00", "China time")
        #expect(shown.entries.first?.isByCustomer == true)
        #expect(shown.promise?.hasPrefix("预计 2026-03-") == true && !shown.isLate)
        try issue()
        try await desk.staff("li").mail(batchNumber: application.batchNumber, carrier: "韵达快递", waybill: "4312876509931")
        await shown.refresh()
        #expect(shown.headline == "已寄出" && shown.canConfirmReceipt && !shown.isFinished)
        #expect(shown.remarks.contains { $0.contains("4312876509931") } || shown.entries.count >= 3)
        await shown.confirmReceipt()
        #expect(shown.isFinished && shown.segments == [true, true, true, true] && shown.error == nil)
        let english = model(.english)
        await english.refresh()
        #expect(english.headline != shown.headline)
    }

    @Test func latenessHasItsReason() async throws {
        try clock.advance(by: 20 * 86_400)
        let shown = model(.english)
        await shown.refresh()
        #expect(shown.isLate && !shown.remarks.isEmpty)
    }

    @Test func whatWasKnownStaysWithoutANetwork() async {
        let shown = model()
        await shown.refresh()
        line.cut(.before)
        await shown.refresh()
        #expect(shown.error == cutOff && shown.headline == "未打印")
    }

    @Test func followingEndsWithTheScreenOrTheApplication() async throws {
        let shown = model()
        let screen = Task { await shown.follow(every: .milliseconds(1)) }
        await until { line.progressCalls >= 3 }
        screen.cancel()
        await screen.value
        let calls = line.progressCalls
        try? await Task.sleep(for: .milliseconds(20))
        #expect(line.progressCalls == calls, "nobody asks for a screen that is gone")
        await shown.cancel()
        #expect(shown.isFinished && !shown.canCancel && shown.error == nil)
        await model().follow(every: .seconds(3600))
        #expect(line.progressCalls == calls + 2)
        // What will never be answered is not asked for again.
        let nothing = TimelineModel("A-0", service: line, language: .english)
        await nothing.follow(every: .seconds(3600))
        #expect(nothing.error?.code == "application_not_found")
    }

    @Test func billsAreChosenAsTheDeskAllows() async {
        let list = BillsModel(service: line)
        await list.refresh()
        #expect(list.bills.count == 2 && list.total == 0)
        for bill in list.bills { list.toggle(bill) }
        #expect(list.chosen == ["PAY-2"] && list.total == 1280)
        line.cut(.before)
        await list.refresh()
        #expect(list.error == cutOff && list.bills.count == 2)
    }
}
