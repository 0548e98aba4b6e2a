import Fapiao
import Foundation
import Observation

/// My bills: what was paid, and which of it can be applied for together.
@MainActor @Observable
public final class BillsModel {
    public private(set) var bills: [BillView] = []
    public private(set) var chosen: Set<String> = []
    public private(set) var error: FapiaoError?

    private let service: any FapiaoService

    public init(service: any FapiaoService) {
        self.service = service
    }

    public func refresh() async {
        do throws(FapiaoError) {
            bills = try await service.bills()
            error = nil
        } catch {
            self.error = error
            return
        }
        chosen.formIntersection(bills.filter { canApply($0) }.map(\.billID))
    }

    /// Whether the desk allows to apply for it now.
    public func canApply(_ bill: BillView) -> Bool {
        bill.allowed.contains("apply")
    }

    public func toggle(_ bill: BillView) {
        guard canApply(bill) else { return }
        if chosen.remove(bill.billID) == nil { chosen.insert(bill.billID) }
    }

    /// What the chosen ones come to, in yuan.
    public var total: Decimal {
        bills.filter { chosen.contains($0.billID) }.reduce(0) { $0 + $1.available.available }
    }
}
