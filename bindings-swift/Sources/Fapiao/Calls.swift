import Foundation
internal import FapiaoNative

/// Whoever calls operations.
protocol Caller: Sendable {
    var caller: NativeCaller { get }
}

/// A caller at the desk. Who it is was checked by types, so that what is wrong with it is told at the first call.
struct NativeCaller: Sendable {
    let handle: Result<NativeHandle, FapiaoError>

    init(_ desk: NativeDesk, _ caller: JSONValue) {
        handle = Result { () throws(FapiaoError) in
            let caller = try Wire.text(caller)
            return try FapiaoError.catching { try desk.handle(caller: caller) }
        }
    }

    /// The one way through which every operation goes.
    func call(_ operation: String, _ command: String, _ requestID: String?) throws(FapiaoError) -> String {
        let handle = try handle.get()
        return try FapiaoError.catching {
            try handle.call(operation: operation, input: command, requestId: requestID)
        }
    }
}

/// The fields of a command by their names in the contract.
typealias Command = KeyValuePairs<String, (any Encodable & Sendable)?>

extension Caller {
    func call<View: Decodable>(
        _ operation: String, _ command: Command, _ requestID: String? = nil
    ) throws(FapiaoError) -> View {
        try Wire.value(try caller.call(operation, try Wire.text(Fields(command)), requestID))
    }

    func call<View: Decodable>(
        _ operation: String, _ command: Command, _ requestID: String? = nil
    ) async throws(FapiaoError) -> View {
        let (caller, text) = (caller, try Wire.text(Fields(command)))
        return try Wire.value(
            try await offload { () throws(FapiaoError) in try caller.call(operation, text, requestID) })
    }

    /// Calls an operation whose answer says nothing.
    func run(_ operation: String, _ command: Command, _ requestID: String? = nil) throws(FapiaoError) {
        let _: JSONValue = try call(operation, command, requestID)
    }

    func run(_ operation: String, _ command: Command, _ requestID: String? = nil) async throws(FapiaoError) {
        let _: JSONValue = try await call(operation, command, requestID)
    }
}

/// A command on its way out.
private struct Fields: Encodable {
    let command: Command

    init(_ command: Command) {
        self.command = command
    }

    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: AnyKey.self)
        for (name, value) in command {
            if let value {
                try values.encode(value, forKey: AnyKey(name))
            }
        }
    }
}
