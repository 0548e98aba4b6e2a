//! The door for Kotlin: its library, the declarations of it, and the tests of the package. A Kotlin compiler comes from npm;
//! Java, JNA, Gson and JUnit come from Debian. No Gradle is needed.

use std::fs;
use std::path::{Path, PathBuf};

use super::contents::{self, files, told};
use super::debian::{self, Wanted};
use super::mail::MailServer;
use super::uniffi;
use crate::tally::Tally;
use crate::{root, run};

/// The compiler, the one whose version `build.gradle.kts` names.
const COMPILER: &str = "kotlin-compiler@2.4.20";
/// Java with the declarations of its older releases, and what the library and its tests are built on.
const JAVA: Wanted<'_> = Wanted {
    release: "trixie",
    packages: &[
        "coreutils",
        "default-jdk-headless",
        "junit5",
        "libgoogle-gson-java",
        "libjna-java",
        "libjna-jni",
        "libxerial-sqlite-jdbc-java",
        "libxerial-sqlite-jdbc-jni",
    ],
    without: &[
        "*.jmod",
        "*/src.zip",
        "./usr/share/doc/*",
        "./usr/share/locale/*",
        "./usr/share/man/*",
    ],
};
/// What the compiler runs on, of its own package.
const COMPILER_JARS: &[&str] = &[
    "kotlin-compiler.jar",
    "kotlin-stdlib.jar",
    "kotlin-reflect.jar",
    "kotlin-script-runtime.jar",
    "kotlin-daemon-client.jar",
    "kotlinx-coroutines-core-jvm.jar",
    "annotations-13.0.jar",
];
/// What the library is built on, of the compiler's package and of Debian's.
const LIBRARY: (&[&str], &[&str]) = (
    &["kotlin-stdlib.jar", "kotlinx-coroutines-core-jvm.jar"],
    &["gson.jar", "jna.jar"],
);
/// What its tests are built on besides.
const TESTS: (&[&str], &[&str]) = (
    &["kotlin-reflect.jar"],
    &[
        "apiguardian-api.jar",
        "junit-jupiter-api.jar",
        "junit-platform-commons.jar",
        "opentest4j.jar",
    ],
);
/// What the bench compares with.
const BY_HAND: (&[&str], &[&str]) = (&[], &["sqlite-jdbc.jar"]);
/// What runs the tests.
const LAUNCHER: (&[&str], &[&str]) = (
    &[],
    &[
        "junit-jupiter-engine.jar",
        "junit-platform-console.jar",
        "junit-platform-engine.jar",
        "junit-platform-launcher.jar",
        "junit-platform-reporting.jar",
        "opentest4j-reporting-events.jar",
        "opentest4j-reporting-schema.jar",
        "picocli.jar",
        "univocity-parsers.jar",
    ],
);

/// Tests the door, set up from nothing. What it makes stands in the target folder, but for the declarations of the library.
pub(crate) fn test(tally: &mut Tally) {
    let built = set_up(uniffi::FOR_TESTS).and_then(|workshop| {
        let classes = workshop.build()?;
        Ok((workshop, classes, MailServer::start("kotlin")?))
    });
    match built {
        Ok((workshop, classes, server)) => workshop.run(tally, &classes, &server),
        Err(message) => {
            println!("{message}");
            tally.check(false);
        }
    }
}

/// Where things are built.
pub(crate) struct Workshop {
    /// Where Java is.
    unpacked: PathBuf,
    /// Where the jars of the compiler are.
    compiler: PathBuf,
    /// Where what is built goes.
    built: PathBuf,
}

/// Has the library declared, as it is with a feature, and all tools at hand.
///
/// # Errors
/// What could not be set up.
pub(crate) fn set_up(feature: &str) -> Result<Workshop, String> {
    let tools = debian::target().join("xtask-tools");
    let declared = "fapiao/door/fapiao_native.kt";
    uniffi::declare(
        "kotlin",
        feature,
        &[(declared, sources("main").join(declared))],
    )?;
    let unpacked = debian::unpack(&tools.join("java"), &JAVA)?;
    let packages = tools.join("kotlin");
    let compiler = packages.join("node_modules/kotlin-compiler/lib");
    let installed = packages.join("installed.txt");
    if !fs::read_to_string(&installed).is_ok_and(|present| present == COMPILER) {
        make(&packages)?;
        let place = packages.display().to_string();
        run::passes(
            "npm",
            &[
                "install",
                "--prefix",
                &place,
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                COMPILER,
            ],
        )?;
        write(&installed, COMPILER.as_bytes())?;
    }
    let built = debian::target().join("xtask-kotlin");
    make(&built)?;
    Ok(Workshop {
        unpacked,
        compiler,
        built,
    })
}

fn sources(kind: &str) -> PathBuf {
    root()
        .join("bindings-swift/kotlin/src")
        .join(kind)
        .join("kotlin")
}

impl Workshop {
    /// Compiles what has changed of the library; its classes and those that it is built on.
    fn library(&self) -> Result<Vec<PathBuf>, String> {
        let main = sources("main").join("fapiao");
        let below = self.jars(LIBRARY);
        // Its declarations are written for Java 8 and use what is newer where it is there.
        let door = self.compile(
            "door.jar",
            &[main.join("door")],
            &below,
            &["-jvm-target", "1.8", "-nowarn"],
        )?;
        let mut parts = vec![main.join("generated")];
        parts.extend(
            files(&main)?
                .into_iter()
                .filter(|file| file.parent() == Some(&main)),
        );
        let below = [&[door], below.as_slice()].concat();
        let library = self.compile(
            "fapiao.jar",
            &parts,
            &below,
            // Android has all of this, or has it desugared.
            &["-Xjdk-release=8", "-Xexplicit-api=strict", "-Werror"],
        )?;
        Ok([&[library], below.as_slice()].concat())
    }

    /// The command that runs a bench, whose `main` is in `Bench.kt`, with the release build of the library.
    ///
    /// # Errors
    /// What could not be compiled.
    pub(crate) fn bench(&self, sources: &Path) -> Result<Vec<String>, String> {
        let library = self.library()?;
        let below = [library, self.jars(BY_HAND)].concat();
        let friend = format!("-Xfriend-paths={}", self.built.join("fapiao.jar").display());
        let bench = self.compile(
            "bench.jar",
            &[sources.to_path_buf()],
            &below,
            &["-jvm-target", "11", "-Werror", &friend],
        )?;
        Ok(self.java_with(
            "release",
            &[&[bench], below.as_slice()].concat(),
            &["-Dstdout.encoding=UTF-8".to_owned()],
            &["fapiao.bench.BenchKt".to_owned()],
        ))
    }

    /// Compiles what has changed; tells where the classes of the library and its tests are.
    fn build(&self) -> Result<Vec<PathBuf>, String> {
        let below = [self.library()?, self.jars(TESTS)].concat();
        let tests = self.compile(
            "tests.jar",
            &[sources("test")],
            &below,
            &["-jvm-target", "11", "-Werror"],
        )?;
        let mobile = root().join("examples/mobile/android/src");
        let example = self.compile(
            "mobile.jar",
            &[mobile.join("main")],
            &below,
            &["-jvm-target", "11", "-Werror"],
        )?;
        let example_below = [std::slice::from_ref(&example), below.as_slice()].concat();
        let example_tests = self.compile(
            "mobile-tests.jar",
            &[mobile.join("test")],
            &example_below,
            &["-jvm-target", "11", "-Werror"],
        )?;
        Ok([&[tests, example_tests, example], below.as_slice()].concat())
    }

    fn compile(
        &self,
        name: &str,
        parts: &[PathBuf],
        below: &[PathBuf],
        options: &[&str],
    ) -> Result<PathBuf, String> {
        let jar = self.built.join(name);
        let seen = jar.with_extension("seen");
        let now = digest(parts, below, options)?;
        if jar.exists() && fs::read_to_string(&seen).is_ok_and(|before| before == now) {
            return Ok(jar);
        }
        let runs_on: Vec<PathBuf> = COMPILER_JARS
            .iter()
            .map(|jar| self.compiler.join(jar))
            .collect();
        let mut arguments = vec![
            "-Xmx1500m".to_owned(),
            "-cp".to_owned(),
            class_path(&runs_on),
            "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler".to_owned(),
            "-no-stdlib".to_owned(),
            "-no-reflect".to_owned(),
            "-cp".to_owned(),
            class_path(below),
            "-d".to_owned(),
            jar.display().to_string(),
        ];
        arguments.extend(options.iter().map(|option| (*option).to_owned()));
        arguments.extend(parts.iter().map(|part| part.display().to_string()));
        let command = self.java(arguments);
        run::all_passes(&command)?;
        write(&seen, now.as_bytes())?;
        Ok(jar)
    }

    fn run(&self, tally: &mut Tally, classes: &[PathBuf], server: &MailServer) {
        let all = [classes, &self.jars(LAUNCHER)].concat();
        let [tests, example] =
            ["tests.jar", "mobile-tests.jar"].map(|jar| self.built.join(jar).display().to_string());
        let launched = [
            "org.junit.platform.console.ConsoleLauncher",
            "execute",
            "--disable-banner",
            "--disable-ansi-colors",
            "--details=summary",
            &format!("--scan-classpath={tests}:{example}"),
        ]
        .map(str::to_owned);
        let settings = [
            format!("-Dfapiao.root={}", root().display()),
            format!("-Dfapiao.mail={}", server.told().display()),
        ];
        let command = self.java_with("debug", &all, &settings, &launched);
        let words: Vec<&str> = command.iter().map(String::as_str).collect();
        if let Some((program, arguments)) = words.split_first() {
            run::counted(tally, program, arguments, Tally::read_junit);
        }
    }

    /// Java with the library that cargo built in this profile, these classes and settings, running this.
    fn java_with(
        &self,
        profile: &str,
        classes: &[PathBuf],
        settings: &[String],
        what: &[String],
    ) -> Vec<String> {
        let library = debian::target().join(profile);
        let fixed = vec![
            "-Djna.nosys=false".to_owned(),
            "-Djna.boot.library.name=jnidispatch.system".to_owned(),
            format!("-Djna.library.path={}", library.display()),
            "-cp".to_owned(),
            class_path(classes),
        ];
        self.java([settings, &fixed, what].concat())
    }

    /// Java with these arguments, as it runs where it was unpacked.
    fn java(&self, arguments: Vec<String>) -> Vec<String> {
        let path = "/usr/lib/jvm/default-java/bin:/usr/bin:/bin";
        let mut command = debian::command(&self.unpacked, path);
        command.extend(["java".to_owned(), "-XX:+UseSerialGC".to_owned()]);
        command.extend(arguments);
        command
    }

    /// Jars of the compiler's package and of Debian's, as they are found from in there.
    fn jars(&self, (own, debian): (&[&str], &[&str])) -> Vec<PathBuf> {
        let own = own.iter().map(|jar| self.compiler.join(jar));
        let debian = debian
            .iter()
            .map(|jar| Path::new("/usr/share/java").join(jar));
        own.chain(debian).collect()
    }
}

fn class_path(jars: &[PathBuf]) -> String {
    let jars: Vec<String> = jars.iter().map(|jar| jar.display().to_string()).collect();
    jars.join(":")
}

/// What a jar is made of, as a text that changes with it. Jars of others change with their versions alone.
fn digest(parts: &[PathBuf], below: &[PathBuf], options: &[&str]) -> Result<String, String> {
    let own = below
        .iter()
        .filter(|jar| jar.starts_with(debian::target().join("xtask-kotlin")));
    let all: Vec<PathBuf> = own.chain(parts).cloned().collect();
    contents::digest(&all, (COMPILER, options, below))
}

fn make(folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| told(folder, &error))
}

fn write(file: &Path, text: &[u8]) -> Result<(), String> {
    fs::write(file, text).map_err(|error| told(file, &error))
}
