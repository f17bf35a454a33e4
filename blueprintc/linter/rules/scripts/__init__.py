"""Rules over Painless scripts (BP3xx)."""
