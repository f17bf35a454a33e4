"""Rules over provider contracts (BP5xx)."""
