"""Scrolling through the hits of a search: they are found once, and told page by page."""

import threading
from dataclasses import dataclass

from blueprintc.errors import UnsupportedError
from blueprintc.jsontext import Json
from blueprintc.server.search.engine import LARGEST_WINDOW, Found
from blueprintc.server.state.store import Source

_MOST = 500


@dataclass(slots=True)
class _Scroll:
    found: Found
    rest: list[Source]
    size: int


class Scrolls:
    """The scrolls that are open; the oldest is closed where there are too many."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: dict[str, _Scroll] = {}

    def begin(self, id: str, found: Found, size: int) -> Source:
        """The first page of all hits of a search."""
        if found.total > LARGEST_WINDOW:
            raise UnsupportedError(f"scrolling through more than {LARGEST_WINDOW} documents")
        with self._lock:
            while len(self._open) >= _MOST:
                self._open.pop(next(iter(self._open)))
            self._open[id] = _Scroll(found, list(found.hits), size)
        page = self.next(id)
        return {} if page is None else page

    def next(self, id: str) -> Source | None:
        """The next page; ``None`` where no such scroll is open."""
        with self._lock:
            scroll = self._open.get(id)
            if scroll is None:
                return None
            scroll.found.hits, scroll.rest = scroll.rest[: scroll.size], scroll.rest[scroll.size :]
            shown: dict[str, Json] = {"_scroll_id": id, **scroll.found.to_json()}
            return shown

    def close(self, ids: list[str] | None) -> int:
        """Close some, or all; how many were open."""
        with self._lock:
            known = [id for id in self._open if ids is None or id in ids]
            for id in known:
                del self._open[id]
            return len(known)
