"""One file per behaviour; each exports ``FUNCTIONS``, the upstream names that have it."""
