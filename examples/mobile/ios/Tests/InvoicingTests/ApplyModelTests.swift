import Fapiao
import Foundation
import Testing

@testable import Invoicing

@MainActor @Suite(.timeLimit(.minutes(1))) struct ApplyModelTests {
    let clock: ManualClock
    let desk: Desk
    let line: Line
    let store = MemoryFormStore()

    init() throws {
        clock = try ManualClock(noon)
        desk = try openDesk(clock)
        line = Line(service(desk))
    }

    func open(_ bills: [String] = ["PAY-1"], language: Language = .chinese) -> ApplyModel {
        ApplyModel(bills: bills, service: line, store: store, language: language, pause: .zero)
    }

    @Test func whatIsWrongIsShownWhereItWasTyped() async {
        let model = open()
        await model.start()
        #expect(model.problem(at: "buyer.title") == nil, "nobody has typed yet")
        #expect(!model.canGoOn)
        model.edit("fapiao_type") { $0.fapiaoType = .special }
        model.edit("buyer.tax_id") { $0.buyer.taxID = "9131" }
        await model.settled()
        #expect(model.problem(at: "buyer.tax_id")?.isEmpty == false)
        #expect(model.problem(at: "buyer.title") == nil, "not touched yet")
        // Going on shows all of the page.
        model.goOn()
        #expect(model.step == .title)
        #expect(model.problem(at: "buyer.title")?.isEmpty == false)
        #expect(model.problem(at: "delivery.recipient") == nil, "another page")
        model.edit("buyer.tax_id") { $0.buyer.taxID = "91310110MAJ5TU2T65" }
        await model.settled()
        #expect(model.problem(at: "buyer.tax_id") == nil)
    }

    @Test func problemsAreToldInTheLanguageOfTheScreen() async {
        var words: Set<String?> = []
        for language in [Language.chinese, .english] {
            let model = open(language: language)
            model.edit("buyer.tax_id") { $0.buyer.taxID = "x" }
            await model.settled()
            words.insert(model.problem(at: "buyer.tax_id"))
        }
        #expect(words.count == 2 && !words.contains(nil))
    }

    @Test func aLateAnswerCoversNoNewerOne() async {
        let model = open()
        line.hold(2)
        model.edit("buyer.title") { $0.buyer.title = "a\u{7}" }
        await until { line.held == 1 }
        model.edit("buyer.title") { $0.buyer.title = "林小帆 𠮷" }
        await until { line.held == 2 }
        line.release(1)
        await until { !model.isChecking }
        #expect(model.prepared?.draft.buyer.title == "林小帆 𠮷")
        line.release(0)
        await Task.yield()
        try? await Task.sleep(for: .milliseconds(20))
        #expect(model.prepared?.draft.buyer.title == "林小帆 𠮷")
        #expect(model.problem(at: "buyer.title") == nil)
    }

    @Test func fromTheFirstPageToTheLast() async throws {
        let model = open()
        await model.start()
        fillIn(model)
        await model.settled()
        model.goOn()
        model.goOn()
        #expect(model.step == .check && model.canSubmit)
        #expect(model.prepared?.fapiao.first?.grossCapitals == "壹仟贰佰捌拾圆整")
        await model.submit()
        guard case .applied(let application) = model.state else {
            Issue.record("\(model.state)")
            return
        }
        #expect(model.step == .done && store.load() == nil)
        #expect(try await desk.customer(reference: reference).bill("PAY-1").batchNumber == application.batchNumber)
        // The next form is filled in as this one was.
        let next = open(["PAY-2"])
        await next.start()
        #expect(next.draft.buyer.title == "林小帆" && next.prepared?.ready == true)
    }

    @Test func aFormOutlastsTheApp() async {
        let first = open()
        await first.start()
        fillIn(first)
        let again = open()
        #expect(again.draft == first.draft && again.isEditable)
        // One over other bills begins anew.
        #expect(open(["PAY-2"]).draft == Draft(bills: ["PAY-2"]))
    }

    @Test func offlineTheFormIsKeptAndSaysSo() async {
        line.cut(.before)
        let model = open()
        await model.start()
        fillIn(model)
        await model.settled()
        #expect(model.notice?.contains("网络已断开") == true)
        #expect(!model.canGoOn && store.load()?.draft.buyer.title == "林小帆")
        line.cut(.never)
        model.edit("remark") { $0.remark = "" }
        await model.settled()
        #expect(model.notice == nil && model.canGoOn)
    }

    @Test(arguments: [Line.Cut.before, .after])
    func whatWasSentWithoutAnAnswerIsAppliedForOnce(cut: Line.Cut) async throws {
        let model = open()
        fillIn(model)
        await model.settled()
        model.goOn()
        model.goOn()
        line.cut(cut)
        await model.submit()
        #expect(model.state == .onItsWay(cutOff))
        model.edit("buyer.title") { $0.buyer.title = "somebody else" }
        #expect(model.draft.buyer.title == "林小帆", "nobody may change it now")
        // The app ends, and is started again where there is a network.
        line.cut(.never)
        let again = open(["PAY-2"])
        await again.start()
        guard case .applied(let application) = again.state else {
            Issue.record("\(again.state)")
            return
        }
        #expect(application.bills.map(\.billID) == ["PAY-1"])
        #expect(try await desk.staff("li").queue().items.count == 1)
    }

    @Test func aBillThatIsGoneMeanwhileIsRefusedInWords() async throws {
        let model = open(language: .english)
        fillIn(model)
        await model.settled()
        model.goOn()
        model.goOn()
        try await desk.customer(reference: reference).apply(model.draft)
        await model.submit()
        guard case .refused(let error) = model.state else {
            Issue.record("\(model.state)")
            return
        }
        #expect(error.code == "bill_in_application")
        #expect(model.notice == "\(error.en); \(error.adviceEn)")
        #expect(model.isEditable && store.load()?.isOnItsWay == false)
    }

    @Test func aFullPhoneIsTold() {
        struct Full: FormStore {
            func load() -> SavedForm? { nil }
            func save(_ form: SavedForm) throws { throw CocoaError(.fileWriteOutOfSpace) }
            func clear() {}
        }
        let model = ApplyModel(bills: ["PAY-1"], service: line, store: Full(), language: .english, pause: .zero)
        #expect(model.isKept)
        fillIn(model)
        #expect(!model.isKept && model.draft.buyer.title == "林小帆")
    }

    @Test func aFileKeepsTheForm() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("form-\(UUID().uuidString).json")
        let kept = FileFormStore(file)
        #expect(try kept.load() == nil)
        var draft = Draft(bills: ["PAY-1"])
        draft.buyer.title = "𠮷野家（上海）\u{1F9FE}"
        let form = SavedForm(draft: draft, requestID: "r-1", isOnItsWay: true)
        try kept.save(form)
        #expect(try kept.load() == form)
        try Data("{".utf8).write(to: file)
        #expect(try kept.load() == nil, "what nobody can read is no form")
        try kept.clear()
        try kept.clear()
    }
}
