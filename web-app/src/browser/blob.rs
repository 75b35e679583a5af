//! Bytes as the browser holds them, with an address that links and pictures can name.

use js_sys::{Array, Uint8Array};
use web_sys::{Blob, BlobPropertyBag, Url};

/// Bytes of a media type.
pub fn blob(bytes: &[u8], media_type: &str) -> Option<Blob> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()
}

/// An address of some bytes, which holds for as long as this lives.
#[derive(Debug, PartialEq, Eq)]
pub struct Address(String);

impl Address {
    /// An address for these bytes.
    pub fn of(bytes: &[u8], media_type: &str) -> Option<Self> {
        let blob = blob(bytes, media_type)?;
        Url::create_object_url_with_blob(&blob).ok().map(Self)
    }

    /// The address itself.
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl Drop for Address {
    fn drop(&mut self) {
        // An address that is gone already is no harm.
        let _ = Url::revoke_object_url(&self.0);
    }
}
