// The models of the example as a JVM library. `settings.gradle.kts` includes the door for Kotlin from this repository.
plugins {
    kotlin("jvm") version "2.2.0"
}

dependencies {
    implementation("fapiao:fapiao")
    implementation("org.jetbrains.kotlinx:kotlinx-coroutines-core:1.8.0")
    testImplementation("org.junit.jupiter:junit-jupiter:5.9.2")
}

kotlin {
    jvmToolchain(17)
}

tasks.test {
    useJUnitPlatform()
}
