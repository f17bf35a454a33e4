"""The kinds of expectations, in the order in which their failures are told."""

from collections.abc import Callable, Mapping

from blueprintc.model import Mapping as MappingNode
from blueprintc.model import Node
from blueprintc.tester.expectations.contract import Expectation
from blueprintc.tester.expectations.error import read_error
from blueprintc.tester.expectations.output import read_output
from blueprintc.tester.expectations.requests import read_requests
from blueprintc.tester.expectations.snapshot import read_snapshot
from blueprintc.tester.expectations.trips import read_trips
from blueprintc.tester.problems import Problems

_READERS: Mapping[str, Callable[[Node, Problems], Expectation | None]] = {
    "requests": read_requests,
    "error": read_error,
    "output": read_output,
    "trips": read_trips,
    "snapshot": read_snapshot,
}


def read_expectations(node: MappingNode, problems: Problems) -> dict[str, Expectation]:
    """The expectations under ``expect:``, by kind; its keys and forms were checked."""
    found: dict[str, Expectation] = {}
    for kind, reader in _READERS.items():
        member = node.member(kind)
        made = None if member is None else reader(member.value, problems)
        if made is not None:
            found[kind] = made
    return found
