// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "Invoicing",
    platforms: [.iOS(.v17), .macOS(.v14)],
    products: [.library(name: "Invoicing", targets: ["Invoicing"])],
    dependencies: [.package(name: "Fapiao", path: "../../../bindings-swift")],
    targets: [
        .target(name: "Invoicing", dependencies: [.product(name: "Fapiao", package: "Fapiao")]),
        .testTarget(name: "InvoicingTests", dependencies: ["Invoicing"]),
    ],
    swiftLanguageModes: [.v6]
)
