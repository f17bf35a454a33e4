"""Reports of test runs: for people, for programs, for CI."""
