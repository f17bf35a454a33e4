"""The stubs' answers with short vectors, kept.

What callers must bear does not depend on how long vectors are, and the same requests are made for every release.
"""

import re
from collections.abc import Mapping

from blueprintc.emulator.exchange import ProviderResponse, Request
from blueprintc.errors import UsageError
from blueprintc.records import replace
from blueprintc.tester.stubs import all_faults, stub_response

_MOST_KEPT = 2000
#: A list of more numbers than anybody wants to look at.
_VECTOR = re.compile(rb"\[(?:[0-9.eE+-]++,\s?+){16,}+[0-9.eE+-]++\]")
_Key = tuple[str, str, bytes | None]


class ShortStubs:
    """Answers of stubs by request."""

    def __init__(self) -> None:
        self._good: dict[_Key, ProviderResponse] = {}
        self._faults: dict[_Key, dict[str, tuple[str, ProviderResponse]]] = {}

    def response(self, request: Request) -> ProviderResponse:
        """A plausible answer. Raises ``OpenEnd`` where the provider is not known."""
        key = (request.method, request.url, request.body)
        found = self._good.get(key)
        if found is None:
            if len(self._good) >= _MOST_KEPT:
                self._good.clear()
            found = self._good[key] = _short(stub_response(request))
        return found

    def faults(self, request: Request) -> Mapping[str, tuple[str, ProviderResponse]]:
        """Wrong answers with what is wrong with each, by their names. Raises ``OpenEnd``."""
        key = (request.method, request.url, request.body)
        found = self._faults.get(key)
        if found is None:
            if len(self._faults) >= _MOST_KEPT:
                self._faults.clear()
            made = all_faults(request)
            found = self._faults[key] = {name: (words, _short(answer)) for name, (words, answer) in made.items()}
        return found

    def fault(self, request: Request, name: str) -> ProviderResponse:
        """One of them. Raises ``OpenEnd``, and ``UsageError`` where this request cannot be answered so."""
        known = self.faults(request)
        if name not in known:
            raise UsageError(f'the stub cannot answer this request with the fault "{name}"')
        return known[name][1]


def _short(answer: ProviderResponse) -> ProviderResponse:
    return replace(answer, body=_VECTOR.sub(_first_numbers, answer.body))


def _first_numbers(match: "re.Match[bytes]") -> bytes:
    return b"[" + b",".join(match[0][1:-1].split(b",", 8)[:8]) + b"]"
