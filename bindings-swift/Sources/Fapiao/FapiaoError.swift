import Foundation
internal import FapiaoNative

/// A refusal of the desk. Its case is the sort of refusal; ``body`` has all of it, and its fields can be asked for directly:
/// `error.code`, `error.field`, `error.problems`, `error.zh`.
@dynamicMemberLookup
public enum FapiaoError: Error, Hashable, Sendable {
    /// The input is wrong; `problems` names every wrong field.
    case invalid(ErrorBody)
    /// There is no such thing, or it is not the caller's.
    case notFound(ErrorBody)
    /// A rule forbids it now.
    case refused(ErrorBody)
    /// Somebody else has it.
    case taken(ErrorBody)
    /// It was changed meanwhile, or an id was used for something else.
    case conflict(ErrorBody)
    /// Something outside does not answer.
    case unavailable(ErrorBody)
    /// Our own fault.
    case `internal`(ErrorBody)
    /// A sort that only a newer desk knows.
    case unrecognized(ErrorBody)

    /// All that is told.
    public var body: ErrorBody {
        switch self {
        case .invalid(let body), .notFound(let body), .refused(let body), .taken(let body), .conflict(let body),
            .unavailable(let body), .internal(let body), .unrecognized(let body):
            body
        }
    }

    /// A field of ``body``.
    public subscript<Value>(dynamicMember field: KeyPath<ErrorBody, Value>) -> Value {
        body[keyPath: field]
    }

    init(_ body: ErrorBody) {
        self =
            switch body.kind {
            case .invalid: .invalid(body)
            case .notFound: .notFound(body)
            case .refused: .refused(body)
            case .taken: .taken(body)
            case .conflict: .conflict(body)
            case .unavailable: .unavailable(body)
            case .internal: .internal(body)
            case .unrecognized: .unrecognized(body)
            }
    }

    /// Does something with the library, and makes an error of the desk of whatever it throws.
    static func catching<Value>(_ work: () throws -> Value) throws(FapiaoError) -> Value {
        do {
            return try work()
        } catch NativeError.Refused(let body) {
            let body: ErrorBody = try Wire.value(body)
            throw FapiaoError(body)
        } catch {
            throw FapiaoError(.internalError("\(type(of: error))"))
        }
    }
}

extension FapiaoError: CustomStringConvertible, LocalizedError {
    /// What happened, in English, and every wrong field.
    public var description: String {
        let problems = body.problems.map { "\($0.path) \($0.en)" }
        return body.en + (problems.isEmpty ? "" : ": " + problems.joined(separator: "; ")) + " [\(body.code)]"
    }

    public var errorDescription: String? { description }

    public var recoverySuggestion: String? { body.adviceEn }
}
