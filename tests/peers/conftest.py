"""The fixture ``peers``: starts a peer when it is asked for, once a session."""

import contextlib
from collections.abc import Callable, Iterator

import pytest

from tests.peers.all_peers import PEERS
from tests.peers.peer import NotHereError, Running, running


@pytest.fixture(scope="session")
def peers() -> Iterator[Callable[[str], Running]]:
    """``peers("moto")`` is a running peer; the test is skipped where there is none."""
    found: dict[str, Running | NotHereError] = {}
    with contextlib.ExitStack() as stack:

        def get(name: str) -> Running:
            if name not in found:
                try:
                    found[name] = stack.enter_context(running(PEERS[name]))
                except NotHereError as error:
                    found[name] = error
            known = found[name]
            if isinstance(known, NotHereError):
                pytest.skip(str(known))
            return known

        yield get
