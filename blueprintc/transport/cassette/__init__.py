"""Recorded answers of providers: a documented YAML file that is safe to commit (``docs/reference/cassettes.md``)."""

from blueprintc.transport.cassette.cassette import Cassette, RecordMode
from blueprintc.transport.cassette.interaction import Interaction, RecordedRequest

__all__ = ["Cassette", "Interaction", "RecordMode", "RecordedRequest"]
