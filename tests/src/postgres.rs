//! A PostgreSQL server of a test's own: on a port of the loopback, in a folder of its own, as a user without rights. It
//! stops and its folder goes when it is dropped, or with the thread that started it.

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Where the address of a running server is looked for.
pub const ADDRESS: &str = "FAPIAO_POSTGRES";
/// Where the root of unpacked packages is looked for.
pub const ROOT: &str = "FAPIAO_POSTGRES_ROOT";

/// PostgreSQL refuses to run as root; this is whom it runs as then (`nobody`).
const NOBODY: u32 = 65534;
const OLDEST: u32 = 15;
const PATIENCE: Duration = Duration::from_secs(60);
const PASSWORD: &str = "Harbour-Light-7";

/// The programs of PostgreSQL.
#[derive(Debug, Clone)]
pub struct Programs {
    bin: PathBuf,
    libraries: Option<PathBuf>,
}

impl Programs {
    /// Those of the unpacked root that the environment names, or the machine's own, of version 15 or later.
    ///
    /// # Errors
    /// When there are none.
    pub fn find() -> Result<Self, String> {
        std::env::var_os(ROOT)
            .map(PathBuf::from)
            .into_iter()
            .chain([PathBuf::from("/")])
            .find_map(|root| Self::under(&root))
            .ok_or_else(|| format!("there is no server of PostgreSQL {OLDEST} or later"))
    }

    /// Those under a root, laid out as Debian does.
    pub fn under(root: &Path) -> Option<Self> {
        let folder = root.join("usr/lib/postgresql");
        let newest = fs::read_dir(&folder)
            .ok()?
            .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse::<u32>().ok())
            .filter(|version| *version >= OLDEST)
            .max()?;
        let bin = folder.join(newest.to_string()).join("bin");
        let libraries = (root != Path::new("/")).then(|| {
            root.join("usr/lib")
                .join(format!("{}-linux-gnu", std::env::consts::ARCH))
        });
        bin.join("initdb")
            .exists()
            .then_some(Self { bin, libraries })
    }

    /// A program, run without rights.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new("setpriv");
        if is_root() {
            let nobody = NOBODY.to_string();
            command.args(["--reuid", &nobody, "--regid", &nobody, "--clear-groups"]);
        }
        command.args(["--pdeathsig", "INT"]);
        command.arg(self.bin.join(program));
        command
            .env("PGPASSWORD", PASSWORD)
            .env("LC_ALL", "C")
            .current_dir("/");
        if let Some(libraries) = &self.libraries {
            command.env("LD_LIBRARY_PATH", libraries);
        }
        command
    }
}

/// Whether this runs with all rights.
pub fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

/// Runs a program to its end and gives what it prints.
///
/// # Errors
/// When it cannot be run or fails; with what it complained of.
pub fn run(command: &mut Command) -> Result<String, String> {
    let output = command.output().map_err(|error| error.to_string())?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(format!(
            "{command:?}: {}\n{}",
            output.status,
            String::from_utf8_lossy(&output.stderr)
        ))
    }
}

/// A running server.
#[derive(Debug)]
pub struct Server {
    programs: Programs,
    folder: PathBuf,
    port: u16,
    settings: Vec<String>,
    process: Option<Child>,
}

impl Server {
    /// Makes a cluster and starts it, with further settings such as `max_connections=20`.
    ///
    /// # Errors
    /// What went wrong, in words.
    pub fn start(programs: &Programs, settings: &[&str]) -> Result<Self, String> {
        let folder = new_folder()?;
        Self::start_in(programs, folder, settings)
    }

    /// Like [`start`](Self::start), in a folder that is there and empty.
    ///
    /// # Errors
    /// As for [`start`](Self::start).
    pub fn start_in(
        programs: &Programs,
        folder: PathBuf,
        settings: &[&str],
    ) -> Result<Self, String> {
        let mut server = Self::new(programs, folder, settings)?;
        let words = server.folder.join("words");
        fs::write(&words, PASSWORD).map_err(|error| error.to_string())?;
        let mut make = programs.command("initdb");
        make.args(["--username=fapiao", "--auth-host=scram-sha-256"])
            .args(["--auth-local=trust", "--encoding=UTF8", "--no-sync"])
            .arg(format!("--pwfile={}", words.display()))
            .arg("--pgdata")
            .arg(server.data());
        run(&mut make)?;
        server.resume()?;
        Ok(server)
    }

    /// A standby of this server, which follows it.
    ///
    /// # Errors
    /// What went wrong, in words.
    pub fn standby(&self, settings: &[&str]) -> Result<Self, String> {
        let mut standby = Self::new(&self.programs, new_folder()?, settings)?;
        let mut copy = self.programs.command("pg_basebackup");
        copy.args(["--write-recovery-conf", "--wal-method=stream"])
            .args(["--create-slot", "--slot=standby", "--checkpoint=fast"])
            .args(["--no-sync", "--host=127.0.0.1", "--username=fapiao"])
            .arg(format!("--port={}", self.port))
            .arg("--pgdata")
            .arg(standby.data());
        run(&mut copy)?;
        standby.resume()?;
        Ok(standby)
    }

    fn new(programs: &Programs, folder: PathBuf, settings: &[&str]) -> Result<Self, String> {
        let listener = TcpListener::bind("127.0.0.1:0").map_err(|error| error.to_string())?;
        let port = listener.local_addr().map_err(|error| error.to_string())?;
        Ok(Self {
            programs: programs.clone(),
            folder,
            port: port.port(),
            settings: settings.iter().map(|text| (*text).to_owned()).collect(),
            process: None,
        })
    }

    /// Starts the server again.
    ///
    /// # Errors
    /// With the end of its log, when it does not come up.
    pub fn resume(&mut self) -> Result<(), String> {
        let log = fs::File::create(self.folder.join("log")).map_err(|error| error.to_string())?;
        let mut command = self.programs.command("postgres");
        command.arg("-D").arg(self.data());
        let folder = self.folder.display();
        let own = [
            format!("port={}", self.port),
            "listen_addresses=127.0.0.1".to_owned(),
            format!("unix_socket_directories={folder}"),
            "shared_buffers=32MB".to_owned(),
            "jit=off".to_owned(),
            "timezone=GMT".to_owned(),
            "log_timezone=GMT".to_owned(),
        ];
        for setting in own.iter().chain(&self.settings) {
            command.args(["-c", setting]);
        }
        command
            .stdin(Stdio::null())
            .stdout(log.try_clone().map_err(|error| error.to_string())?)
            .stderr(log);
        self.process = Some(command.spawn().map_err(|error| error.to_string())?);
        let since = Instant::now();
        while self.query("SELECT 1").is_err() {
            let ended = match &mut self.process {
                Some(process) => process.try_wait().ok().flatten().is_some(),
                None => true,
            };
            if ended || since.elapsed() > PATIENCE {
                return Err(format!("the server does not come up\n{}", self.log()));
            }
            sleep(Duration::from_millis(30));
        }
        Ok(())
    }

    /// Stops the server: `fast` with a checkpoint, `immediate` as if the machine had failed.
    pub fn stop(&mut self, mode: &str) {
        if let Some(mut process) = self.process.take() {
            let mut stop = self.programs.command("pg_ctl");
            stop.args(["stop", "--silent", "--mode", mode, "--pgdata"])
                .arg(self.data());
            if run(&mut stop).is_err() {
                let _ = process.kill();
            }
            let _ = process.wait();
        }
    }

    /// Runs SQL as the owner of everything and gives what it answers.
    ///
    /// # Errors
    /// What the server says.
    pub fn query(&self, sql: &str) -> Result<String, String> {
        let mut ask = self.client("psql");
        ask.args(["--no-psqlrc", "--tuples-only", "--no-align", "--quiet"])
            .args([
                "--set=ON_ERROR_STOP=1",
                "--dbname=postgres",
                "--command",
                sql,
            ]);
        run(&mut ask).map(|answer| answer.trim().to_owned())
    }

    /// A client program that is told where the server is.
    pub fn client(&self, program: &str) -> Command {
        let mut command = self.programs.command(program);
        command
            .args(["--host=127.0.0.1", "--username=fapiao"])
            .arg(format!("--port={}", self.port));
        command
    }

    /// Waits until SQL answers so.
    ///
    /// # Errors
    /// What it answered last.
    pub fn wait_for(&self, sql: &str, wanted: &str) -> Result<(), String> {
        let since = Instant::now();
        loop {
            let answer = self.query(sql);
            if answer.as_deref() == Ok(wanted) {
                return Ok(());
            }
            if since.elapsed() > PATIENCE {
                return Err(format!("{sql}: {answer:?}"));
            }
            sleep(Duration::from_millis(50));
        }
    }

    /// The address for [`fapiao::Desk::open`]; parameters can be added after a `?`.
    pub fn address(&self) -> String {
        self.address_by(self.port)
    }

    /// The address when something stands between, on another port.
    pub fn address_by(&self, port: u16) -> String {
        format!("postgres://fapiao:{PASSWORD}@127.0.0.1:{port}/postgres")
    }

    /// The port.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Where the cluster lies.
    pub fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    fn log(&self) -> String {
        fs::read_to_string(self.folder.join("log")).unwrap_or_default()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop("immediate");
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// An empty folder for a cluster.
///
/// # Errors
/// When it cannot be made.
pub fn new_folder() -> Result<PathBuf, String> {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let number = NEXT.fetch_add(1, Ordering::SeqCst);
    let folder = std::env::temp_dir().join(format!("fapiao-pg-{}-{number}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    own(&folder)?;
    Ok(folder)
}

/// Gives a folder to whom the server runs as.
///
/// # Errors
/// When it cannot be given.
pub fn own(folder: &Path) -> Result<(), String> {
    if is_root() {
        std::os::unix::fs::chown(folder, Some(NOBODY), Some(NOBODY))
            .map_err(|error| error.to_string())?;
    }
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
        .map_err(|error| error.to_string())
}
