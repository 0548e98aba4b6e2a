// The models as a library. `cargo xtask test kotlin` builds and tests the same sources without Gradle.
plugins {
    kotlin("jvm") version "2.4.20"
}

repositories {
    mavenCentral()
}

dependencies {
    api("fapiao:fapiao:0.1.0")
    api("org.jetbrains.kotlinx:kotlinx-coroutines-core:1.8.0")
    testImplementation("org.junit.jupiter:junit-jupiter:5.9.2")
    testRuntimeOnly("org.junit.platform:junit-platform-launcher:1.9.2")
}

kotlin {
    jvmToolchain(17)
}

tasks.test {
    useJUnitPlatform()
    // Where `cargo build -p fapiao-bindings-swift` has put the library.
    systemProperty("jna.library.path", file("../../../target/debug").path)
}
