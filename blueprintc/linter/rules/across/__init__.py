"""Rules over all files of a run together."""
