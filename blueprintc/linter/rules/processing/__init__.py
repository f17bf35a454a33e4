"""Rules over pre- and post-processing and what callers need (BP4xx)."""
