//! Files protected with a passphrase, in the `age` format, version 1 (<https://age-encryption.org/v1>), so that nobody
//! depends on this toolkit to open theirs: `age --decrypt FILE` does it too.
//!
//! The passphrase is stretched with scrypt, whose work factor is a power of two: each step doubles the time and the memory
//! that a guess costs, and that opening costs.
//!
//! # Randomness
//!
//! A sealed file needs a fresh key and salts, and they must come from nowhere but the system. So this module is the one
//! exception to "no randomness in `crates/`": `age` asks the system itself. The module stands behind the feature `seal`,
//! which only `web-app/office` turns on. There the system is the browser's `crypto.getRandomValues`. On a computer (in
//! tests) `age` also times itself to suggest a work factor; what it suggests is not used.

use std::fmt;
use std::io::{self, Read};

use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, scrypt};

use crate::limits;

/// The work factor for [`seal`]: about a second in a browser on an office computer, and 64 MB of memory.
pub const WORK_FACTOR: u8 = 16;

/// The highest work factor that [`open`] takes: the standard of the `age` program, 256 MB and some seconds. A file that asks
/// for more could hold a browser for hours.
pub const MOST_WORK: u8 = 18;

/// What each sealed file starts with.
const INTRO: &[u8] = b"age-encryption.org/";

/// Why a file was not sealed or not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SealError {
    /// No passphrase was given.
    NoPassphrase,
    /// More than [`limits::SEALED_BYTES`].
    TooLarge,
    /// Not a file that was sealed with a passphrase.
    NotSealed,
    /// Sealed for the holder of a key and not with a passphrase.
    ForAKey,
    /// Sealed with more work than [`MOST_WORK`].
    TooMuchWork,
    /// The passphrase does not open it. A file that was changed in the one line that holds its key looks the same.
    WrongPassphrase,
    /// The passphrase is right, but what it protects was changed or cut short; or its first lines cannot be read.
    Damaged,
    /// The system gave no random numbers.
    NoRandomness,
}

impl fmt::Display for SealError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoPassphrase => "Enter a passphrase. Nothing was done.",
            Self::TooLarge => "The file is larger than 50 MB, which is too large to protect or open here. Nothing was done.",
            Self::NotSealed => {
                "This file is not protected with a passphrase. Choose a file that ends in .age. Nothing was opened."
            }
            Self::ForAKey => {
                "This file is protected with a key, not with a passphrase. Ask whoever sent it to protect it with a \
                 passphrase. Nothing was opened."
            }
            Self::TooMuchWork => {
                "This file was protected in a way that would take a browser many minutes to open. Open it with the age \
                 program, or ask for it with the usual protection. Nothing was opened."
            }
            Self::WrongPassphrase => {
                "The passphrase does not open this file. Check capital letters and spaces, and try again. Nothing was opened."
            }
            Self::Damaged => {
                "The file was changed or cut short after it was protected. Get a fresh copy of it. Nothing was opened."
            }
            Self::NoRandomness => {
                "This browser gave no random numbers, without which nothing can be protected. Use a recent version of \
                 Edge, Chrome, Firefox or Safari. Nothing was done."
            }
        })
    }
}

impl std::error::Error for SealError {}

/// Seals bytes with a passphrase. Each call gives other bytes: their key is new. Take [`WORK_FACTOR`] unless this is a test;
/// the factor is kept within 1 and [`MOST_WORK`], so that what is sealed here can be opened here.
///
/// # Errors
/// When there is no passphrase, too much to seal, or no randomness.
pub fn seal(bytes: &[u8], passphrase: &str, work_factor: u8) -> Result<Vec<u8>, SealError> {
    if passphrase.is_empty() {
        return Err(SealError::NoPassphrase);
    }
    if bytes.len() > limits::SEALED_BYTES {
        return Err(SealError::TooLarge);
    }
    let mut recipient = scrypt::Recipient::new(SecretString::from(passphrase));
    recipient.set_work_factor(work_factor.clamp(1, MOST_WORK));
    age::encrypt(&recipient, bytes).map_err(|_| SealError::NoRandomness)
}

/// Opens what [`seal`], or the `age` program, sealed with a passphrase.
///
/// # Errors
/// When the file is no sealed one, asks for too much work, the passphrase is another, or the file was changed.
pub fn open(bytes: &[u8], passphrase: &str) -> Result<Vec<u8>, SealError> {
    if !bytes.starts_with(INTRO) {
        return Err(SealError::NotSealed);
    }
    if passphrase.is_empty() {
        return Err(SealError::NoPassphrase);
    }
    // The format adds a header of a few hundred bytes and 16 bytes to each 64 KB.
    if bytes.len() > limits::SEALED_BYTES + limits::SEALED_BYTES / 1024 {
        return Err(SealError::TooLarge);
    }
    let mut identity = scrypt::Identity::new(SecretString::from(passphrase));
    identity.set_max_work_factor(MOST_WORK);
    let decryptor = Decryptor::new_buffered(bytes).map_err(unreadable)?;
    if !decryptor.is_scrypt() {
        return Err(SealError::ForAKey);
    }
    let mut reader = decryptor
        .decrypt(std::iter::once(&identity as &dyn age::Identity))
        .map_err(|error| refused(&error))?;
    let mut plain = Vec::with_capacity(bytes.len());
    match reader.read_to_end(&mut plain) {
        Ok(_) => Ok(plain),
        Err(_) => Err(SealError::Damaged),
    }
}

/// The first lines could not be read.
fn unreadable(error: DecryptError) -> SealError {
    match error {
        DecryptError::Io(error) if error.kind() != io::ErrorKind::UnexpectedEof => {
            SealError::Damaged
        }
        DecryptError::UnknownFormat => SealError::NotSealed,
        _ => SealError::Damaged,
    }
}

fn refused(error: &DecryptError) -> SealError {
    match error {
        DecryptError::ExcessiveWork { .. } => SealError::TooMuchWork,
        DecryptError::NoMatchingKeys
        | DecryptError::DecryptionFailed
        | DecryptError::KeyDecryptionFailed => SealError::WrongPassphrase,
        _ => SealError::Damaged,
    }
}
