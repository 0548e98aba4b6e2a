//! A statement read in pieces, without I/O (SPEC B11).

use super::alipay::Alipay;
use super::columns::{Fault, Names, Row};
use super::lines::LineCutter;
use super::mapped::{CheckedMap, Mapped};
use super::seen::Seen;
use super::sums::Sums;
use super::text::{self, Charset, Line};
use super::wechat::Wechat;
use super::{
    DuplicateLine, Encoding, LineEnding, Platform, RejectReason, RejectedLine, SkippedLine,
    Statement, StatementEnd, StatementError, StatementKind, StatementLine,
};

/// The format that a statement is read in.
#[derive(Clone, Debug)]
pub enum ReadAs {
    /// The file tells it: a WeChat Pay bill or one of Alipay.
    Detected,
    /// A WeChat Pay bill of trades.
    WechatPay,
    /// Alipay business detail or fund flow.
    Alipay,
    /// CSV with the columns of a map.
    Mapped(Box<CheckedMap>),
}

/// What is common to the bodies of all formats: what was seen, summed up and is told.
pub(super) struct Sheet {
    pub sums: Sums,
    pub charset: Option<Charset>,
    seen: Seen,
}

/// What is told of the lines that were pushed.
pub(super) type Told = Vec<StatementLine>;

impl Sheet {
    /// Whether the line stands earlier; it is told then.
    pub(super) fn repeats(&mut self, bytes: &[u8], number: u64, told: &mut Told) -> bool {
        let Some(first_line) = self.seen.earlier(bytes, number) else {
            return false;
        };
        told.push(StatementLine::Duplicate(DuplicateLine {
            line: number,
            first_line,
        }));
        true
    }

    /// Tells what was read of a line. One that breaks off is truncated, unless it lacks nothing that is read.
    pub(super) fn take(
        &mut self,
        line: Line<'_>,
        names: &Names,
        read: Result<Read, Fault>,
        told: &mut Told,
    ) {
        let broken = line.end.is_none();
        let fault = match read {
            Ok(_) if broken && names.reads_last => Fault::TRUNCATED,
            Ok(Read::Row(row)) => {
                self.sums.add(&row);
                told.push(StatementLine::Record(row.record));
                return;
            }
            Ok(Read::Skipped(skipped)) => {
                told.push(StatementLine::Skipped(skipped));
                return;
            }
            // Its being cut off, rather than what it says, may be the fault.
            Err(fault) if broken && fault.place.is_none_or(|place| names.is_last(place)) => {
                Fault::TRUNCATED
            }
            Err(fault) => fault,
        };
        told.push(rejected(line.number, &fault, |place| names.get(place)));
    }
}

/// What a line is.
pub(super) enum Read {
    Row(Box<Row>),
    Skipped(SkippedLine),
}

pub(super) fn rejected(
    line: u64,
    fault: &Fault,
    name: impl FnOnce(usize) -> Option<String>,
) -> StatementLine {
    StatementLine::Rejected(RejectedLine {
        line,
        column: fault.place.and_then(name),
        reason: fault.reason,
    })
}

/// How a statement ends, as its format tells.
pub(super) struct Close {
    pub platform: Platform,
    pub bill: StatementKind,
    pub complete: bool,
    pub declared: Option<super::Totals>,
}

enum Body {
    /// The header was not there yet.
    Head,
    /// There is none; what the file says instead is still being collected.
    None,
    Wechat(Wechat),
    Alipay(Alipay),
    Mapped(Box<Mapped>),
}

/// Reads a statement in pieces of any size; what it tells does not depend on how the bytes are cut. It keeps at most one
/// line of 64 KiB (of a column map: one record) and the prints of earlier lines, 9 MB at most.
pub struct StatementReader {
    cutter: LineCutter,
    rest: Rest,
}

struct Rest {
    read_as: ReadAs,
    body: Body,
    sheet: Sheet,
    mark: bool,
    ending: Option<LineEnding>,
    header_line: u64,
    /// The beginning of the file, to say what it is if it is no statement.
    head: Vec<u8>,
}

impl std::fmt::Debug for StatementReader {
    /// Without what was read (SPEC H3).
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("StatementReader")
            .field("lines", &self.lines())
            .finish_non_exhaustive()
    }
}

impl StatementReader {
    /// A reader of one file, unpacked.
    #[must_use]
    pub fn new(read_as: ReadAs) -> Self {
        Self {
            cutter: LineCutter::default(),
            rest: Rest {
                read_as,
                body: Body::Head,
                sheet: Sheet {
                    sums: Sums::default(),
                    charset: None,
                    seen: Seen::default(),
                },
                mark: false,
                ending: None,
                header_line: 0,
                head: Vec::new(),
            },
        }
    }

    /// Lines read so far.
    #[must_use]
    pub fn lines(&self) -> u64 {
        self.cutter.count()
    }

    /// Takes the next bytes and tells of every line that ends in them, in the order of the file.
    ///
    /// # Errors
    /// The bytes are no statement, or their header lacks or repeats a column. The reader is of no use then.
    pub fn push(
        &mut self,
        bytes: &[u8],
        told: &mut Vec<StatementLine>,
    ) -> Result<(), StatementError> {
        let Self { cutter, rest } = self;
        cutter.push(bytes, |line| rest.line(line, told))
    }

    /// Tells of what is left when no more bytes come, and how the statement ended.
    ///
    /// # Errors
    /// As for [`StatementReader::push`]; a file without header is no statement.
    pub fn finish(mut self, told: &mut Vec<StatementLine>) -> Result<StatementEnd, StatementError> {
        let Self { cutter, rest } = &mut self;
        cutter.finish(|line| rest.line(line, told))?;
        self.rest.finish(told)
    }
}

impl Rest {
    fn line(&mut self, mut line: Line<'_>, told: &mut Told) -> Result<(), StatementError> {
        if line.number == 1
            && let Some(body) = line.bytes.strip_prefix("\u{feff}".as_bytes())
        {
            line.bytes = body;
            self.mark = true;
            self.sheet.charset = Some(Charset::Utf8);
        }
        if !line.overlong {
            self.ending = text::join_endings(self.ending, line.end);
        }
        match &mut self.body {
            Body::Head => return self.header(line),
            Body::None => {
                self.keep_head(line);
                return self.no_header();
            }
            Body::Mapped(body) => body.line(line, &mut self.sheet, told),
            _ if line.is_blank() => {}
            _ if line.overlong => told.push(rejected(
                line.number,
                &Fault::whole(RejectReason::TooLong),
                |_| None,
            )),
            Body::Wechat(body) => body.line(line, &mut self.sheet, told),
            Body::Alipay(body) => body.line(line, &mut self.sheet, told),
        }
        Ok(())
    }

    /// A line before the header was found: it is the header, or may be passed over, or this is no statement.
    fn header(&mut self, line: Line<'_>) -> Result<(), StatementError> {
        self.keep_head(line);
        if line.is_blank() {
            return Ok(());
        }
        if line.overlong {
            return self.no_header();
        }
        let body = match &self.read_as {
            ReadAs::Mapped(map) => {
                let charset = *self.sheet.charset.get_or_insert(map.charset());
                Some(Body::Mapped(Box::new(Mapped::read(map, line, charset)?)))
            }
            ReadAs::WechatPay => Wechat::header(line).transpose()?.map(Body::Wechat),
            ReadAs::Alipay | ReadAs::Detected => {
                if Alipay::is_frame(line) {
                    text::note_charset(&mut self.sheet.charset, line.bytes);
                    return Ok(());
                }
                let wechat = match self.read_as {
                    ReadAs::Detected => Wechat::header(line).transpose()?.map(Body::Wechat),
                    _ => None,
                };
                match wechat {
                    Some(body) => Some(body),
                    None => Alipay::header(line, &mut self.sheet.charset)
                        .transpose()?
                        .map(Body::Alipay),
                }
            }
        };
        let Some(body) = body else {
            return self.no_header();
        };
        self.body = body;
        self.header_line = line.number;
        self.head = Vec::new();
        Ok(())
    }

    fn keep_head(&mut self, line: Line<'_>) {
        if self.head.len() < text::LONGEST_HEAD {
            let bytes = line.bytes.get(..text::LONGEST_HEAD);
            self.head.extend_from_slice(bytes.unwrap_or(line.bytes));
            self.head.push(b'\n');
        }
    }

    /// Refuses the file as soon as enough of it is known to say what it is.
    fn no_header(&mut self) -> Result<(), StatementError> {
        self.body = Body::None;
        if self.head.len() < text::LONGEST_HEAD {
            Ok(())
        } else {
            Err(self.no_statement())
        }
    }

    fn no_statement(&self) -> StatementError {
        StatementError::NotAStatement {
            message: text::message(&self.head),
        }
    }

    fn finish(mut self, told: &mut Told) -> Result<StatementEnd, StatementError> {
        let close = match &mut self.body {
            Body::Head | Body::None => return Err(self.no_statement()),
            Body::Wechat(body) => body.close(),
            Body::Alipay(body) => body.close(),
            Body::Mapped(body) => body.close(&mut self.sheet, told),
        };
        let encoding = match (self.mark, self.sheet.charset) {
            (true, _) => Encoding::Utf8Bom,
            (false, Some(Charset::Gb18030)) => Encoding::Gbk,
            (false, _) => Encoding::Utf8,
        };
        Ok(StatementEnd {
            platform: close.platform,
            bill: close.bill,
            encoding,
            line_ending: self.ending.unwrap_or(LineEnding::Lf),
            header_line: self.header_line,
            complete: close.complete,
            declared_totals: close.declared,
            totals_match: close
                .declared
                .map(|totals| self.sheet.sums.matches(&totals)),
        })
    }
}

/// Reads a whole statement.
///
/// # Errors
/// The bytes are no statement at all, or their header lacks or repeats a column. A header alone is a statement that is
/// not complete.
pub fn read(read_as: ReadAs, bytes: &[u8]) -> Result<Statement, StatementError> {
    let mut reader = StatementReader::new(read_as);
    let mut told = Vec::new();
    reader.push(bytes, &mut told)?;
    let end = reader.finish(&mut told)?;
    let mut statement = Statement {
        end,
        records: Vec::new(),
        duplicates: Vec::new(),
        skipped: Vec::new(),
        rejected: Vec::new(),
    };
    for line in told {
        match line {
            StatementLine::Record(record) => statement.records.push(record),
            StatementLine::Duplicate(line) => statement.duplicates.push(line),
            StatementLine::Skipped(line) => statement.skipped.push(line),
            StatementLine::Rejected(line) => statement.rejected.push(line),
        }
    }
    Ok(statement)
}
