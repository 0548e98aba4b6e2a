//! The quickstart runs from end to end, and the views of its file show what finance staff were promised.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Arc;
use std::{env, fs, process};

use fapiao::contract::{
    Buyer, BuyerKind, Contact, Delivery, Draft, FapiaoType, Feed, FeedRecord, Issue, IssueRed,
    IssuedDocument, ListFapiao, MailOut, Medium, OpenRequest, PaymentFeed, PaymentStatus,
    RecordReturn, ReissueChange, Reject, RequestKind, ReturnByCourier,
};
use fapiao::{Clock, Desk, Fen, ManualClock, SystemClock, Vouched};
use rusqlite::{Connection, OpenFlags};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// A folder that goes with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Outcome<Self> {
        let path = env::temp_dir().join(format!("fapiao-{name}-{}", process::id()));
        fs::create_dir_all(&path)?;
        Ok(Self(path))
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

fn command(arguments: &[&Path]) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args([
        "run",
        "--quiet",
        "--offline",
        "--example",
        "quickstart",
    ]);
    if !cfg!(debug_assertions) {
        command.arg("--release");
    }
    command.arg("--").args(arguments);
    command
}

fn quickstart(arguments: &[&Path]) -> Outcome<Output> {
    Ok(command(arguments).output()?)
}

#[test]
fn the_journey_ends_well_and_its_file_can_be_queried() -> Outcome<()> {
    let folder = Folder::new("quickstart")?;
    let file = folder.file("desk.db");
    let output = quickstart(&[&file])?;
    let errors = String::from_utf8(output.stderr)?;
    assert!(output.status.success(), "{errors}");
    let text = String::from_utf8(output.stdout)?;
    for line in [
        "wechat_trade_march.csv   15        –           column_count",
        "wechat_trade_march.csv   16        订单金额    bad_amount",
        "/activate?token=",
        "-¥200.00 已退款",
        "4 field(s) are wrong（有 4 处填写有误）",
        "buyer.bank        required",
        "¥666.67",
        "¥333.33",
        "肆仟玖佰捌拾圆整",
        "in quarantine 隔离: gross_fen",
        "fapiao in the way 涉及发票: 3100172130-24680102",
        "cancelled 已取消. The bill is back",
        "replaced by application G",
        "voided",
        "The chain is sound",
    ] {
        assert!(text.contains(line), "{line} is missing from:\n{text}");
    }
    for line in text.lines() {
        assert_eq!(line, line.trim_end(), "spaces at the end");
        assert!(!line.contains('\u{1b}'), "colours: {line}");
    }
    assert!(folder.file("desk.case.json").exists());

    let connection = Connection::open_with_flags(&file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let queries: Vec<&str> = text
        .lines()
        .filter(|line| line.starts_with("SELECT"))
        .collect();
    assert!(queries.len() >= 5);
    for query in queries {
        let mut statement = connection.prepare(query)?;
        assert!(statement.exists([])?, "nothing comes of {query}");
    }
    drop(connection);

    the_rest_of_a_year(&file)?;
    let empty = columns_without_a_value(&file)?;
    assert_eq!(empty, Vec::<String>::new());

    // A file that is there may be somebody's desk.
    let again = quickstart(&[&file])?;
    assert!(!again.status.success());
    Ok(())
}

#[test]
fn help_is_given() -> Outcome<()> {
    let output = quickstart(&[Path::new("--help")])?;
    assert!(output.status.success());
    assert!(String::from_utf8(output.stdout)?.starts_with("A day at a fapiao desk"));
    Ok(())
}

/// Every `view.column` that is null in all rows.
fn columns_without_a_value(file: &Path) -> Outcome<Vec<String>> {
    let connection = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut empty = Vec::new();
    for view in [
        "bills",
        "orders",
        "applications",
        "fapiao",
        "requests",
        "history",
    ] {
        let statement = connection.prepare(&format!("SELECT * FROM {view}"))?;
        let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
        assert!(columns.len() > 5, "{view}");
        for column in columns {
            let filled: i64 = connection.query_row(
                &format!("SELECT count({column}) FROM {view}"),
                [],
                |row| row.get(0),
            )?;
            if filled == 0 {
                empty.push(format!("{view}.{column}"));
            }
        }
    }
    Ok(empty)
}

/// What cannot happen within a day: a rejected application, a parcel that comes back, and a fapiao of an earlier month,
/// which is reversed by a red one.
fn the_rest_of_a_year(file: &Path) -> Outcome<()> {
    let clock = Arc::new(ManualClock::new(SystemClock.now()));
    let desk = Desk::builder()
        .clock(Arc::clone(&clock) as Arc<dyn Clock>)
        .open(&format!("sqlite:{}", file.display()))?;
    let payment = |bill: &str| {
        FeedRecord::Payment(Box::new(PaymentFeed {
            bill_id: bill.to_owned(),
            order_number: "SO-LATER".to_owned(),
            status: PaymentStatus::Completed,
            description: "云桌面服务".to_owned(),
            amount_fen: Fen::new(50_000).unwrap_or_default(),
            paid_at: Some(desk.now()),
            method: "alipay".to_owned(),
            ..PaymentFeed::default()
        }))
    };
    desk.platform().feed(Feed {
        records: vec![payment("LATER-1"), payment("LATER-2")],
    })?;
    let me = desk.customer_by_reference(Vouched::from("SO-LATER"));
    let clerk = desk.staff("Zhou Min");
    let apply = |bill: &str| {
        me.apply(Draft {
            bills: vec![bill.to_owned()],
            fapiao_type: Some(FapiaoType::Normal),
            medium: Some(Medium::Paper),
            buyer: Buyer {
                kind: BuyerKind::Individual,
                title: "王小明".to_owned(),
                ..Buyer::default()
            },
            delivery: Delivery {
                method: "yunda".to_owned(),
                recipient: "王小明".to_owned(),
                phone: "13800000000".to_owned(),
                address: "北京市示例街 1 号".to_owned(),
                ..Delivery::default()
            },
            ..Draft::default()
        })
    };
    let rejected = apply("LATER-1")?.batch_number;
    clerk.reject(Reject {
        batch_number: rejected,
        reason: "抬头不完整".to_owned(),
    })?;

    let batch_number = apply("LATER-2")?.batch_number;
    let planned = me.fapiao(ListFapiao {
        batch_number: Some(batch_number.clone()),
        ..ListFapiao::default()
    })?;
    let fapiao = planned.items.first().ok_or("no fapiao is planned")?;
    clerk.issue(Issue::new(
        fapiao.fapiao_id.as_str(),
        Some("3100172130"),
        "99000001",
    ))?;
    clerk.mail(MailOut {
        batch_number: batch_number.clone(),
        carrier: "韵达快递".to_owned(),
        waybill: "4312876500000".to_owned(),
    })?;
    clerk.return_by_courier(ReturnByCourier {
        batch_number: batch_number.clone(),
        reason: "地址不详".to_owned(),
    })?;

    clock.advance_millis(40 * 24 * 60 * 60 * 1000);
    let request = me
        .open_request(OpenRequest {
            kind: RequestKind::Reissue,
            batch_number: Some(batch_number),
            contact: Contact {
                family_name: "王".to_owned(),
                given_name: "小明".to_owned(),
                phone: "13800000000".to_owned(),
                email: "wang@example.com".to_owned(),
                ..Contact::default()
            },
            change: Some(ReissueChange {
                buyer: Some(Buyer {
                    kind: BuyerKind::Individual,
                    title: "王晓明".to_owned(),
                    ..Buyer::default()
                }),
                ..ReissueChange::default()
            }),
            ..OpenRequest::default()
        })?
        .request;
    clerk.approve_request(&request)?;
    clerk.record_return(RecordReturn {
        request: request.clone(),
        ..RecordReturn::default()
    })?;
    clerk.issue_red(IssueRed {
        request,
        document: IssuedDocument {
            code: Some("3100172130".to_owned()),
            number: "99000002".to_owned(),
            ..IssuedDocument::default()
        },
    })?;
    Ok(())
}

/// `quickstart | head`: nobody reads on, and that is no failure.
#[test]
fn it_ends_quietly_when_nobody_reads() -> Outcome<()> {
    let folder = Folder::new("pipe")?;
    let mut command = command(&[folder.file("desk.db").as_path()]);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    drop(child.stdout.take());
    let output = child.wait_with_output()?;
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert!(output.status.success(), "{:?}", output.status);
    Ok(())
}
