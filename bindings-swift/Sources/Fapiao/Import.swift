import Foundation
internal import FapiaoNative

extension Platform {
    /// Takes in a statement of any size: a WeChat Pay bill, Alipay business detail or fund flow as downloaded, packed with
    /// gzip or zip or not at all, or ordinary CSV with a column map (SPEC B11). Run again, it goes on from where it ended.
    ///
    /// - Parameter file: The file, which is read in pieces.
    /// - Parameter options: Its format and, for ordinary CSV, its columns.
    /// - Parameter rejected: Is told every line that is not taken, though the report keeps the first thousand alone.
    /// - Parameter progress: Is told how far it is. What it throws ends the intake; what was committed stays.
    /// - Throws: ``FapiaoError``, and what reading the file and the closures throw.
    @discardableResult
    public func importStatement(
        contentsOf file: URL, options: ImportOptions = ImportOptions(),
        rejected: (RejectedLine) throws -> Void = { _ in }, progress: (ImportProgress) throws -> Void = { _ in }
    ) throws -> ImportReport {
        let handle = try FileHandle(forReadingFrom: file)
        defer { try? handle.close() }
        let intake = try Intake(self, options)
        while let piece = try handle.read(upToCount: Intake.piece), !piece.isEmpty {
            _ = try intake.push(piece).told(rejected, progress)
        }
        while true {
            if let report = try intake.finishStep().told(rejected, progress) { return report }
        }
    }

    /// Takes in a statement that comes in pieces, such as a download; see ``importStatement(contentsOf:options:rejected:progress:)``.
    ///
    /// Cancelling the task ends it with a `CancellationError`; what was committed stays.
    @discardableResult
    public func importStatement<Pieces: AsyncSequence>(
        from pieces: Pieces, options: ImportOptions = ImportOptions(),
        rejected: (RejectedLine) throws -> Void = { _ in }, progress: (ImportProgress) throws -> Void = { _ in }
    ) async throws -> ImportReport where Pieces.Element == Data {
        let intake = try Intake(self, options)
        for try await whole in pieces {
            for start in stride(from: whole.startIndex, to: whole.endIndex, by: Intake.piece) {
                let piece = whole[start..<min(start + Intake.piece, whole.endIndex)]
                try Task.checkCancellation()
                _ = try await offload { () throws(FapiaoError) in try intake.push(piece) }.told(rejected, progress)
            }
        }
        while true {
            try Task.checkCancellation()
            let answer = try await offload { () throws(FapiaoError) in try intake.finishStep() }
            if let report = try answer.told(rejected, progress) { return report }
        }
    }
}

/// A statement on its way into the desk.
private struct Intake: Sendable {
    /// The most bytes of one push, so that progress is told often.
    static let piece = 256 * 1024

    private let native: NativeImport

    init(_ platform: Platform, _ options: ImportOptions) throws(FapiaoError) {
        let (handle, text) = (try platform.caller.handle.get(), try Wire.text(options))
        native = try FapiaoError.catching { try handle.beginImport(options: text) }
    }

    func push(_ piece: Data) throws(FapiaoError) -> Answer {
        try Wire.value(try FapiaoError.catching { try native.push(piece: Data(piece)) })
    }

    func finishStep() throws(FapiaoError) -> Answer {
        try Wire.value(try FapiaoError.catching { try native.finishStep() })
    }

    struct Answer: Decodable, Sendable {
        let progress: ImportProgress
        let rejected: [RejectedLine]
        let report: ImportReport?

        /// Tells the closures; the report once it is done.
        func told(
            _ tellRejected: (RejectedLine) throws -> Void, _ tellProgress: (ImportProgress) throws -> Void
        ) throws -> ImportReport? {
            try rejected.forEach(tellRejected)
            try tellProgress(progress)
            return report
        }
    }
}
