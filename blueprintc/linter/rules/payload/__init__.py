"""Rules over placeholders and bodies (BP2xx)."""
