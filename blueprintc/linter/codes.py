"""Kinds of findings about blueprintc itself."""

from blueprintc.diagnostics import Code, Severity

INTERNAL_FAULT = Code(
    "BP901",
    "internal-fault",
    Severity.ERROR,
    "blueprintc failed on a file.",
    "That is a defect of blueprintc, not of the file; the other files were looked at all the same.",
)
RULE_FAULT = Code(
    "BP902",
    "rule-fault",
    Severity.ERROR,
    "A rule failed on a connector.",
    "The other rules went on; this one found nothing more here.",
)
TRUSTS_EVERY_HOST = Code(
    "BP670",
    "trusts-every-host",
    Severity.WARNING,
    "A page tells its readers to trust every host.",
    "Whoever may create a connector can then send data of the cluster, and its credentials, anywhere.",
)
BAD_RELEASES = Code(
    "BP601",
    "bad-releases",
    Severity.ERROR,
    "`opensearch` is no range of releases.",
    "Without it, only the newest release is looked at.",
)
