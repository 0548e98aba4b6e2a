internal import FapiaoNative

/// The way to the tax platform, made by you: `Desk.open(url, channel: MyChannel())`.
///
/// Whatever goes wrong on the way, answer ``ChannelAnswer/unknown``: nobody knows then whether a fapiao was issued, and the
/// desk asks later instead of issuing twice.
public protocol Channel: Sendable {
    /// Issues a fapiao.
    ///
    /// - Parameter fapiao: What is to be issued.
    /// - Parameter key: Was stored before this call; the same key must never issue twice.
    func issue(_ fapiao: FapiaoView, key: String) -> ChannelAnswer

    /// Tells what became of an earlier call, without issuing anything.
    func ask(key: String) -> ChannelAnswer
}

final class ChannelHost: NativeHost {
    private let channel: any Channel

    init(_ channel: any Channel) {
        self.channel = channel
    }

    func call(method: String, input: String) throws -> String {
        let call: ChannelCall = try Wire.value(input)
        let answer =
            switch call {
            case .issue(let fapiao, let key): channel.issue(fapiao, key: key)
            case .ask(let key): channel.ask(key: key)
            }
        return try Wire.text(answer)
    }
}
