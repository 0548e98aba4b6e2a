// swift-tools-version: 6.0
import Foundation
import PackageDescription

// The library itself. On Apple's systems it comes as `Fapiao.xcframework`, laid beside this file; its headers have the
// same module. Anywhere else it is the shared library that cargo builds: say where it lies with
// `swift build -Xlinker -L/folder`.
let framework = "Fapiao.xcframework"
let isThere = FileManager.default.fileExists(atPath: Context.packageDirectory + "/" + framework)
let library: Target = isThere
    ? .binaryTarget(name: "FapiaoNativeFFI", path: framework)
    : .systemLibrary(name: "FapiaoNativeFFI")

let package = Package(
    name: "Fapiao",
    platforms: [.iOS(.v15), .macOS(.v12)],
    products: [.library(name: "Fapiao", targets: ["Fapiao"])],
    targets: [
        library,
        .target(name: "FapiaoNative", dependencies: ["FapiaoNativeFFI"]),
        .target(name: "Fapiao", dependencies: ["FapiaoNative"]),
        .testTarget(name: "FapiaoTests", dependencies: ["Fapiao", "FapiaoNative"]),
    ],
    swiftLanguageModes: [.v6]
)

// `cargo xtask bench swift`.
if Context.environment["FAPIAO_BENCH"] != nil {
    package.targets += [
        .systemLibrary(name: "CSQLite", path: "bench/CSQLite"),
        .executableTarget(name: "Bench", dependencies: ["Fapiao", "FapiaoNative", "CSQLite"], path: "bench/Bench"),
    ]
}
