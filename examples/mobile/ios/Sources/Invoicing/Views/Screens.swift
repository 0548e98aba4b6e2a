#if canImport(SwiftUI)
import Fapiao
import SwiftUI

/// My bills.
public struct BillsScreen: View {
    @State private var model: BillsModel
    private let apply: ([String]) -> Void

    public init(_ model: BillsModel, apply: @escaping ([String]) -> Void) {
        _model = State(initialValue: model)
        self.apply = apply
    }

    public var body: some View {
        List(model.bills, id: \.billID) { bill in
            Button {
                model.toggle(bill)
            } label: {
                LabeledContent(bill.description, value: bill.available.available.formatted(.currency(code: "CNY")))
            }
            .disabled(!model.canApply(bill))
            .accessibilityAddTraits(model.chosen.contains(bill.billID) ? .isSelected : [])
        }
        .refreshable { await model.refresh() }
        .task { await model.refresh() }
        .safeAreaInset(edge: .bottom) {
            Button("申请发票 \(model.total.formatted(.currency(code: "CNY")))") { apply(model.chosen.sorted()) }
                .buttonStyle(.borderedProminent)
                .disabled(model.chosen.isEmpty)
        }
    }
}

/// The wizard.
public struct ApplyScreen: View {
    @State private var model: ApplyModel

    public init(_ model: ApplyModel) {
        _model = State(initialValue: model)
    }

    public var body: some View {
        Form {
            switch model.step {
            case .title:
                field("名称", "buyer.title", \.buyer.title)
                field("纳税人识别号", "buyer.tax_id", \.buyer.taxID)
                field("地址", "buyer.address", \.buyer.address)
                field("电话", "buyer.phone", \.buyer.phone)
            case .delivery:
                Picker("配送方式", selection: bind("delivery.method", \.delivery.method)) {
                    ForEach(model.prepared?.delivery ?? [], id: \.method) { Text($0.label.zh).tag($0.method) }
                }
                field("收件人", "delivery.recipient", \.delivery.recipient)
                field("电话", "delivery.phone", \.delivery.phone)
                field("地址", "delivery.address", \.delivery.address)
            case .check:
                ForEach(model.prepared?.fapiao ?? [], id: \.fapiaoID) { fapiao in
                    LabeledContent(fapiao.buyer.title, value: fapiao.grossCapitals)
                }
            case .done:
                if case .applied(let application) = model.state { Text(application.batchNumber) }
            }
            if let notice = model.notice { Text(notice).foregroundStyle(.red) }
        }
        .disabled(!model.isEditable)
        .task { await model.start() }
        .toolbar {
            if model.step == .check {
                Button("提交") { Task { await model.submit() } }.disabled(!model.canSubmit)
            } else if model.step != .done {
                Button("下一步") { model.goOn() }
            }
        }
    }

    private func field(_ label: String, _ path: String, _ key: WritableKeyPath<Draft, String>) -> some View {
        VStack(alignment: .leading) {
            TextField(label, text: bind(path, key))
            if let problem = model.problem(at: path) { Text(problem).font(.footnote).foregroundStyle(.red) }
        }
    }

    private func bind(_ path: String, _ key: WritableKeyPath<Draft, String>) -> Binding<String> {
        Binding { model.draft[keyPath: key] } set: { text in model.edit(path) { $0[keyPath: key] = text } }
    }
}

/// How far an application is.
public struct TimelineScreen: View {
    @State private var model: TimelineModel

    public init(_ model: TimelineModel) {
        _model = State(initialValue: model)
    }

    public var body: some View {
        List {
            HStack {
                ForEach(Array(model.segments.enumerated()), id: \.offset) { _, reached in
                    Capsule().fill(reached ? Color.accentColor : Color.secondary.opacity(0.3)).frame(height: 6)
                }
            }
            if let promise = model.promise { Text(promise).foregroundStyle(model.isLate ? .red : .primary) }
            ForEach(model.remarks, id: \.self) { Text($0) }
            ForEach(model.entries) { LabeledContent($0.text, value: $0.at) }
            if model.canConfirmReceipt { Button("已收到") { Task { await model.confirmReceipt() } } }
        }
        .navigationTitle(model.headline ?? model.batchNumber)
        .refreshable { await model.refresh() }
        .task { await model.follow() }
    }
}
#endif
