//! The bundle that site-gen writes and web-app reads.
