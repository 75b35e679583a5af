//! Who meets whom: rules in, a proven pairing and its reasons out.
