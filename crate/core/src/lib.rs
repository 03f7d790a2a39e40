//! Pseudonymizes medical data.
