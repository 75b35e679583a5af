//! Reading the proof of a result from a file that [`crate::proof_json`] wrote.

use std::fmt;

use files::limits::FILE_BYTES;
use pairing::{Certificate, LevelProof, Proof, Rules};
use serde::Deserialize;
use serde_json::Value;
use serde_json::error::Category;

/// Why a proof was not read. The text says what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProofError {
    /// The name of the file.
    pub file_name: String,
    /// What is wrong with it.
    pub fault: ProofFault,
}

/// What is wrong with a file that should be a proof. Lines and columns count from 1, columns in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProofFault {
    /// More than [`FILE_BYTES`].
    TooLarge,
    /// Not JSON.
    NotJson {
        /// The line where it stops being JSON.
        line: usize,
        /// The column there.
        column: usize,
    },
    /// The file stops in the middle.
    CutOff,
    /// JSON that does not say which version of a proof it is.
    NoVersion,
    /// Another version than [`Proof::VERSION`].
    OtherVersion {
        /// The version that the file names.
        version: u64,
    },
    /// A key that proofs of this version do not have.
    UnknownKey {
        /// The key under which it stands, and the number of the entry where there are several.
        within: Option<(String, Option<usize>)>,
        /// The key.
        key: String,
    },
    /// A key is missing or given twice, or its value is of the wrong kind.
    NotAProof {
        /// The line where this was noticed.
        line: usize,
        /// The column there.
        column: usize,
    },
}

/// Reads a file that [`crate::proof_json`] wrote. Whether the proof holds is for [`Proof::verify`] to say.
///
/// # Errors
/// The first fault found. The version is looked at first, so that a newer proof is not blamed
/// for keys that are new.
pub fn read_proof(bytes: &[u8], file_name: &str) -> Result<Proof, ProofError> {
    read(bytes).map_err(|fault| ProofError {
        file_name: file_name.to_owned(),
        fault,
    })
}

fn read(bytes: &[u8]) -> Result<Proof, ProofFault> {
    #[derive(Deserialize)]
    struct Version {
        version: Option<u64>,
    }

    if bytes.len() > FILE_BYTES {
        return Err(ProofFault::TooLarge);
    }
    let named: Version = serde_json::from_slice(bytes).map_err(|error| fault(&error))?;
    match named.version {
        Some(version) if version == u64::from(Proof::VERSION) => {}
        Some(version) => return Err(ProofFault::OtherVersion { version }),
        None => return Err(ProofFault::NoVersion),
    }
    serde_json::from_slice(bytes)
        .map_err(|error| unknown_key(bytes).unwrap_or_else(|| fault(&error)))
}

fn fault(error: &serde_json::Error) -> ProofFault {
    let (line, column) = (error.line(), error.column());
    match error.classify() {
        Category::Eof => ProofFault::CutOff,
        Category::Syntax | Category::Io => ProofFault::NotJson { line, column },
        Category::Data => ProofFault::NotAProof { line, column },
    }
}

/// The first key that a proof does not have, found beside a proof that has something at every place.
fn unknown_key(bytes: &[u8]) -> Option<ProofFault> {
    let given: Value = serde_json::from_slice(bytes).ok()?;
    let two = || vec![(String::new(), String::new())];
    let every_key = Proof {
        version: Proof::VERSION,
        rules: Rules {
            keep: two(),
            lock: two(),
            meetings: two(),
            forbid: two(),
            past: two(),
            ..Rules::default()
        },
        pairs: two(),
        certificate: Certificate {
            seed: 0,
            input_hash: 0,
            levels: vec![LevelProof {
                key: String::new(),
                value: 0,
                prices: vec![0],
            }],
        },
    };
    stranger(&given, &serde_json::to_value(every_key).ok()?, None)
}

fn stranger(
    given: &Value,
    known: &Value,
    within: Option<(&str, Option<usize>)>,
) -> Option<ProofFault> {
    match (given, known) {
        (Value::Object(given), Value::Object(known)) => {
            given.iter().find_map(|(key, value)| match known.get(key) {
                Some(known) => stranger(value, known, Some((key, None))),
                None => Some(ProofFault::UnknownKey {
                    within: within.map(|(key, entry)| (key.to_owned(), entry)),
                    key: key.clone(),
                }),
            })
        }
        (Value::Array(given), Value::Array(known)) => {
            let known = known.first()?;
            (1..).zip(given).find_map(|(entry, value)| {
                stranger(value, known, within.map(|(key, _)| (key, Some(entry))))
            })
        }
        _ => None,
    }
}

impl fmt::Display for ProofError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let most = FILE_BYTES / (1024 * 1024);
        let Self { file_name, fault } = self;
        f.write_str(file_name)?;
        match fault {
            ProofFault::TooLarge => write!(
                f,
                " is larger than {most} MB, the most that a proof can be. Choose the file that was saved as a proof."
            ),
            ProofFault::NotJson { line, column } => write!(
                f,
                ", line {line}, column {column}: this is not JSON. Choose the file that was saved as a proof."
            ),
            ProofFault::CutOff => {
                f.write_str(" stops before the proof is complete. Save the proof again.")
            }
            ProofFault::NoVersion => {
                f.write_str(" has no \"version\". Choose the file that was saved as a proof.")
            }
            ProofFault::OtherVersion { version } => write!(
                f,
                " is a proof of version {version}, and this program reads version {}. Verify it with the toolkit that \
                 saved it.",
                Proof::VERSION
            ),
            ProofFault::UnknownKey { within, key } => {
                f.write_str(" has the key ")?;
                quoted(f, key)?;
                match within {
                    Some((key, Some(entry))) => write!(f, " in entry {entry} of \"{key}\"")?,
                    Some((key, None)) => write!(f, " in \"{key}\"")?,
                    None => {}
                }
                f.write_str(", which is not part of a proof. Save the proof again.")
            }
            ProofFault::NotAProof { line, column } => write!(
                f,
                ", line {line}, column {column}: something is missing, stands twice or is of the wrong kind. Save the \
                 proof again."
            ),
        }
    }
}

/// A key from the file, which may hold anything at any length.
fn quoted(f: &mut fmt::Formatter<'_>, key: &str) -> fmt::Result {
    let mut characters = key.chars();
    let start: String = characters.by_ref().take(40).collect();
    let more = if characters.next().is_some() {
        "…"
    } else {
        ""
    };
    write!(f, "\"{}{more}\"", start.escape_debug())
}

impl std::error::Error for ProofError {}
