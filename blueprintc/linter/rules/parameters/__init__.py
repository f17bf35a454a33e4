"""Rules over parameters and credentials (BP1xx)."""
