//! Statements as they are packed: gzip, which is unpacked as it comes, and zip, whose list of members stands at its end.

use std::borrow::Cow;
use std::io::{Read, Seek, SeekFrom, Write};

use fapiao_core::error::{Code, Error};
use flate2::Crc;
use flate2::write::{DeflateDecoder, MultiGzDecoder};
use tempfile::SpooledTempFile;
use zip::{CompressionMethod, ZipArchive};

/// Packed bytes that are unpacked at a time. A byte becomes a thousand at most, so that a piece stays below 5 MB.
pub(super) const SLICE: usize = 4 * 1024;
/// As much of a zip file is kept in memory; the rest goes to a temporary file.
const IN_MEMORY: usize = 4 * 1024 * 1024;
/// The largest zip file that is kept at all.
const LARGEST_ZIP: u64 = 1024 * 1024 * 1024;
/// The most members that a zip file of a platform has is two.
const MOST_MEMBERS: usize = 64;
/// What unpacks to more than this …
const SUSPICIOUS: u64 = 64 * 1024 * 1024;
/// … and to so many times its size is no statement.
const MOST_TIMES: u64 = 200;

/// What comes after the last byte.
pub(super) enum Unpacked {
    /// More of the statement.
    Piece(Vec<u8>),
    /// Nothing. `damaged` says whether the packed file was cut off or does not fit its check sum.
    End { damaged: bool },
}

/// Unpacks what is packed, as the first bytes tell.
pub(super) struct Unpacker {
    form: Form,
    packed: u64,
    plain: u64,
}

enum Form {
    Unknown(Vec<u8>),
    Plain,
    Gzip(Box<MultiGzDecoder<Vec<u8>>>),
    /// A zip file that is being kept.
    Zip(Box<SpooledTempFile>),
    Member(Box<Member>),
    End {
        damaged: bool,
    },
}

impl Default for Unpacker {
    fn default() -> Self {
        Self {
            form: Form::Unknown(Vec::new()),
            packed: 0,
            plain: 0,
        }
    }
}

impl Unpacker {
    /// Takes the next bytes as they came; gives those of the statement that they hold.
    pub(super) fn push<'a>(&mut self, bytes: &'a [u8]) -> Result<Cow<'a, [u8]>, Error> {
        self.packed = self.packed.saturating_add(bytes.len() as u64);
        let mut bytes = Cow::Borrowed(bytes);
        if let Form::Unknown(head) = &mut self.form {
            head.extend_from_slice(&bytes);
            if head.len() < 4 {
                return Ok(Cow::Borrowed(&[]));
            }
            bytes = Cow::Owned(std::mem::take(head));
            self.form = Form::of(&bytes);
        }
        match &mut self.form {
            Form::Plain => Ok(bytes),
            Form::Gzip(decoder) => {
                let sound = decoder.write_all(&bytes).is_ok();
                let plain = std::mem::take(decoder.get_mut());
                if !sound {
                    self.form = Form::End { damaged: true };
                }
                self.count(plain.len())?;
                Ok(Cow::Owned(plain))
            }
            Form::Zip(file) => {
                if self.packed > LARGEST_ZIP {
                    return Err(refused("a zip file of more than 1 GiB"));
                }
                file.write_all(&bytes).map_err(|error| failed(&error))?;
                Ok(Cow::Borrowed(&[]))
            }
            // What comes after damage is not read.
            Form::Unknown(_) | Form::Member(_) | Form::End { .. } => Ok(Cow::Borrowed(&[])),
        }
    }

    /// What is left when no more bytes come: to be called until the end.
    pub(super) fn finish(&mut self) -> Result<Unpacked, Error> {
        match std::mem::replace(&mut self.form, Form::End { damaged: false }) {
            Form::Unknown(head) => Ok(Unpacked::Piece(head)),
            Form::Plain => Ok(Unpacked::End { damaged: false }),
            Form::Gzip(mut decoder) => {
                let damaged = decoder.try_finish().is_err();
                let plain = std::mem::take(decoder.get_mut());
                self.form = Form::End { damaged };
                self.count(plain.len())?;
                Ok(Unpacked::Piece(plain))
            }
            Form::Zip(file) => {
                self.form = Form::Member(Box::new(Member::find(file)?));
                Ok(Unpacked::Piece(Vec::new()))
            }
            Form::Member(mut member) => {
                let Some(plain) = member.piece()? else {
                    return Ok(Unpacked::End {
                        damaged: !member.is_sound(),
                    });
                };
                self.form = Form::Member(member);
                self.count(plain.len())?;
                Ok(Unpacked::Piece(plain))
            }
            Form::End { damaged } => Ok(Unpacked::End { damaged }),
        }
    }

    fn count(&mut self, plain: usize) -> Result<(), Error> {
        self.plain = self.plain.saturating_add(plain as u64);
        if self.plain > SUSPICIOUS && self.plain > self.packed.saturating_mul(MOST_TIMES) {
            return Err(refused("it unpacks to more than 200 times its size"));
        }
        Ok(())
    }
}

impl Form {
    fn of(head: &[u8]) -> Self {
        if head.starts_with(&[0x1f, 0x8b]) {
            Self::Gzip(Box::new(MultiGzDecoder::new(Vec::new())))
        } else if head.starts_with(b"PK\x03\x04") {
            Self::Zip(Box::new(SpooledTempFile::new(IN_MEMORY)))
        } else {
            Self::Plain
        }
    }
}

/// The statement in a zip file.
struct Member {
    file: Box<SpooledTempFile>,
    /// Packed bytes that are still to be read.
    left: u64,
    inflater: Option<DeflateDecoder<Vec<u8>>>,
    check: Crc,
    expected: u32,
    broken: bool,
}

impl Member {
    fn find(mut file: Box<SpooledTempFile>) -> Result<Self, Error> {
        let damaged = |_| refused("the zip file is cut off or damaged");
        let mut archive = ZipArchive::new(&mut *file).map_err(damaged)?;
        if archive.len() > MOST_MEMBERS {
            return Err(refused(
                "the zip file has more members than a statement has",
            ));
        }
        let mut found = None;
        for at in 0..archive.len() {
            let member = archive.by_index_raw(at).map_err(damaged)?;
            let name = decode_name(member.name_raw());
            if !is_statement(&name) {
                continue;
            }
            if found.is_some() {
                return Err(refused("the zip file has more than one statement"));
            }
            let inflate = match member.compression() {
                _ if member.encrypted() => return Err(refused("the zip file has a password")),
                CompressionMethod::Stored => false,
                CompressionMethod::Deflated => true,
                _ => return Err(refused("the zip file is packed in an unusual way")),
            };
            let start = member
                .data_start()
                .ok_or_else(|| refused("the zip file is cut off or damaged"))?;
            found = Some((start, member.compressed_size(), member.crc32(), inflate));
        }
        drop(archive);
        let (start, left, expected, inflate) =
            found.ok_or_else(|| refused("the zip file has no statement"))?;
        file.seek(SeekFrom::Start(start))
            .map_err(|error| failed(&error))?;
        Ok(Self {
            file,
            left,
            inflater: inflate.then(|| DeflateDecoder::new(Vec::new())),
            check: Crc::new(),
            expected,
            broken: false,
        })
    }

    /// The next piece; none at the end.
    fn piece(&mut self) -> Result<Option<Vec<u8>>, Error> {
        if self.left == 0 || self.broken {
            let Some(mut inflater) = self.inflater.take() else {
                return Ok(None);
            };
            self.broken |= inflater.try_finish().is_err();
            let plain = std::mem::take(inflater.get_mut());
            self.check.update(&plain);
            return Ok(Some(plain));
        }
        let mut packed = Vec::with_capacity(SLICE);
        let read = (&mut *self.file)
            .take(self.left.min(SLICE as u64))
            .read_to_end(&mut packed)
            .map_err(|error| failed(&error))?;
        self.left = self.left.saturating_sub(read as u64);
        self.broken |= read == 0;
        let plain = match &mut self.inflater {
            None => packed,
            Some(inflater) => {
                self.broken |= inflater.write_all(&packed).is_err();
                std::mem::take(inflater.get_mut())
            }
        };
        self.check.update(&plain);
        Ok(Some(plain))
    }

    fn is_sound(&self) -> bool {
        !self.broken && self.check.sum() == self.expected
    }
}

/// Alipay writes names in GBK and does not say so.
fn decode_name(raw: &[u8]) -> String {
    match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => encoding_rs::GB18030.decode(raw).0.into_owned(),
    }
}

/// A summary (汇总) is no statement.
fn is_statement(name: &str) -> bool {
    let lower = name.to_lowercase();
    let readable = [".csv", ".txt"].iter().any(|end| lower.ends_with(end));
    let hidden = lower.starts_with("__macosx/") || lower.contains("/.");
    readable && !hidden && !name.contains("汇总")
}

fn refused(reason: &str) -> Error {
    Error::new(Code::NotAStatement).detail("reason", reason)
}

fn failed(error: &std::io::Error) -> Error {
    Error::new(Code::SourceFailed).detail("reason", error.kind().to_string())
}
