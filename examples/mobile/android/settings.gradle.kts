rootProject.name = "invoicing"

// The door for Kotlin, out of this repository: it takes the place of `fapiao:fapiao`.
includeBuild("../../../bindings-swift/kotlin")
