// The library for the JVM. `cargo xtask test kotlin` builds and tests the same sources without Gradle.
plugins {
    kotlin("jvm") version "2.4.20"
    `java-library`
    `maven-publish`
}

group = "fapiao"
version = "0.1.0"

repositories {
    mavenCentral()
}

dependencies {
    api("org.jetbrains.kotlinx:kotlinx-coroutines-core:1.8.0")
    implementation("com.google.code.gson:gson:2.10.1")
    implementation("net.java.dev.jna:jna:5.15.0")
    testImplementation(kotlin("reflect"))
    testImplementation("org.junit.jupiter:junit-jupiter:5.9.2")
    testRuntimeOnly("org.junit.platform:junit-platform-launcher:1.9.2")
}

kotlin {
    explicitApi()
    compilerOptions {
        // What Android has, or has desugared.
        freeCompilerArgs.add("-Xjdk-release=8")
    }
}

java {
    sourceCompatibility = JavaVersion.VERSION_1_8
    targetCompatibility = JavaVersion.VERSION_1_8
    withSourcesJar()
}

publishing {
    publications {
        create<MavenPublication>("library") {
            from(components["java"])
        }
    }
}

tasks.test {
    useJUnitPlatform()
    // Built with the feature `test-panic`: a panic on purpose shall arrive as an error.
    systemProperty("jna.library.path", "${projectDir}/../../target/debug")
    systemProperty("fapiao.root", "${projectDir}/../..")
}
