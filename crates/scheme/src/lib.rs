//! The domain: volunteers, pairs, visits.
