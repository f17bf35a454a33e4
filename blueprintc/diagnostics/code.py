"""Codes: what a kind of finding is, told once, where it is raised from."""

from enum import Enum

from blueprintc.records import record


class Severity(Enum):
    """How bad a finding is; the value is the word in every output."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """3 for an error, 2 for a warning, 1 for information."""
        return {"error": 3, "warning": 2, "info": 1}[self.value]


@record
class Code:
    """A kind of finding.

    ``id`` is ``BP`` and three digits (families: 0xx syntax and templates, 1xx parameters and credentials, 2xx
    substitution and payload, 3xx Painless, 4xx pre- and post-processing, 5xx provider contract, 6xx version and
    cluster, 8xx reserved for users, 9xx internal). It is never used again for something else. ``name`` is the
    kind in words with dashes; ``summary`` is one sentence; ``why`` says what happens on the server. ``stops_build`` is
    false for findings about what a server will make of the connector: it can be built all the same.
    """

    id: str
    name: str
    severity: Severity
    summary: str
    why: str = ""
    stops_build: bool = True
