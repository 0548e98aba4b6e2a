import Foundation
import Testing

@testable import Fapiao

/// The scenarios of all languages, through the typed methods.
@Suite struct ScenarioTests {
    @Test func scenariosInMemory() async throws {
        try await runAll("memory, without await", awaits: false) { _ in .address("memory:") }
    }

    @Test func scenariosOnSQLite() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("fapiao-swift-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await runAll("SQLite, with await", awaits: true) { name in
            .address("sqlite:" + folder.appendingPathComponent("\(name).db").path)
        }
    }

    @Test func scenariosOnAStoreWrittenInSwift() async throws {
        try await runAll("a store written in Swift", awaits: false) { _ in .store(DictionaryStore()) }
    }

    private func runAll(_ name: String, awaits: Bool, _ place: (String) -> Place) async throws {
        var (passed, failed, steps) = (0, 0, 0)
        var raw: [String] = []
        let wanted = ProcessInfo.processInfo.environment["FAPIAO_SCENARIO"] ?? ""
        for scenario in try scenarios() {
            guard let name = scenario["name"]?.string, wanted.isEmpty || name.contains(wanted) else { continue }
            do {
                let runner = try Runner(scenario, place(name), awaits: awaits)
                defer {
                    raw += runner.raw.map { "\(name): \($0)" }
                    steps += runner.steps
                }
                try await runner.run(scenario)
                passed += 1
            } catch {
                failed += 1
                Issue.record("\(name): \(error)")
            }
        }
        print("\(steps) steps over \(name), \(raw.count) of them not through a typed method")
        print("test result: \(failed == 0 ? "ok" : "FAILED"). \(passed) passed; \(failed) failed; 0 ignored")
        // What Swift's types cannot say: wrong types, unknown fields, operations of another role.
        #expect(raw.count <= 24, "\(raw.joined(separator: "\n"))")
    }
}
