// Made by `cargo xtask generate`; do not edit.

import Foundation

extension ErrorBody {
    /// Something went wrong between Swift and the desk.
    static func internalError(_ reason: String) -> ErrorBody {
        ErrorBody(
            kind: .`internal`, code: "internal", zh: "内部错误", en: "internal error",
            adviceZh: "请联系维护人员", adviceEn: "call the people who run the desk", retry: .never,
            details: ["reason": .string(reason)])
    }
}
