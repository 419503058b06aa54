//! Harness of the outer tests.
