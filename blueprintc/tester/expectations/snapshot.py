"""``expect.snapshot``: requests and answer are as they were when the snapshot was written."""

from collections.abc import Iterator

from blueprintc.files import unified_diff
from blueprintc.model import Node, Scalar
from blueprintc.records import record
from blueprintc.source import Span
from blueprintc.tester.expectations.contract import Evidence
from blueprintc.tester.problems import Problems, place_of
from blueprintc.tester.result import Failure
from blueprintc.tester.snapshot_text import snapshot_text

_MOST_LINES = 60


@record
class SnapshotExpectation:
    """``place`` is where it is written."""

    place: Span

    def check(self, evidence: Evidence) -> Iterator[Failure]:
        """What does not hold. Whoever runs the case writes a snapshot that is missing, unless that is a failure."""
        if evidence.snapshot is None:
            if evidence.missing_snapshot_fails:
                yield Failure(
                    kind="snapshot",
                    message="there is no snapshot",
                    place=place_of(self.place),
                    help="blueprintc test -u writes it; commit it with the test",
                )
            return
        now = snapshot_text(evidence.runs)
        if now == evidence.snapshot:
            return
        lines = unified_diff(evidence.snapshot, now, "snapshot", "now").splitlines()
        if len(lines) > _MOST_LINES:
            lines = [*lines[:_MOST_LINES], f"… {len(lines) - _MOST_LINES} more lines"]
        yield Failure(
            kind="snapshot",
            message="requests or answer differ from the snapshot",
            place=place_of(self.place),
            difference="\n".join(lines),
            help="blueprintc test -u takes what is now, if that is right",
        )


def read_snapshot(node: Node, problems: Problems) -> SnapshotExpectation | None:
    """``true``, or ``false`` for none."""
    return SnapshotExpectation(node.span) if isinstance(node, Scalar) and node.value is True else None
