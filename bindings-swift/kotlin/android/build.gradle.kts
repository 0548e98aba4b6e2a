// The same sources as an Android library: include it as a module of your build, which names the versions of the plugins.
plugins {
    id("com.android.library")
    kotlin("android")
}

android {
    namespace = "fapiao"
    compileSdk = 35

    defaultConfig {
        minSdk = 23
        consumerProguardFiles("consumer-rules.pro")
    }

    compileOptions {
        // java.time before Android 8.
        isCoreLibraryDesugaringEnabled = true
        sourceCompatibility = JavaVersion.VERSION_1_8
        targetCompatibility = JavaVersion.VERSION_1_8
    }

    sourceSets["main"].apply {
        kotlin.srcDir("../src/main/kotlin")
        // One libfapiao_native.so for each ABI: jniLibs/arm64-v8a, jniLibs/x86_64 …
        jniLibs.srcDir("jniLibs")
    }
}

kotlin {
    explicitApi()
    jvmToolchain(17)
}

dependencies {
    api("org.jetbrains.kotlinx:kotlinx-coroutines-android:1.8.0")
    implementation("com.google.code.gson:gson:2.10.1")
    implementation("net.java.dev.jna:jna:5.15.0@aar")
    coreLibraryDesugaring("com.android.tools:desugar_jdk_libs:2.1.2")
}
