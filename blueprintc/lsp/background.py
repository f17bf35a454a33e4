"""Work that takes longer than a key press, in a thread of its own: the newest request for a document wins."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Generic, TypeVar

_Result = TypeVar("_Result")


class Background(Generic[_Result]):
    """Runs at most one piece of work at a time, and no piece whose document has changed while it waited.

    ``prepare(uri)`` is called in the event loop when the work is due, and gives what does it in the thread, or none.
    ``done(uri, result)`` is called in the event loop with the result; not where a newer request has come by then.
    """

    def __init__(
        self, prepare: Callable[[str], Callable[[], _Result] | None], done: Callable[[str, _Result], None]
    ) -> None:
        self._prepare = prepare
        self._done = done
        self._thread = ThreadPoolExecutor(1, "checks")
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._futures: dict[str, Future[_Result]] = {}

    def request(self, uri: str, delay: float) -> None:
        """Ask for the work on a document in ``delay`` seconds; an earlier request that has not begun is dropped."""
        self.cancel(uri)
        self._timers[uri] = asyncio.get_running_loop().call_later(delay, self._begin, uri)

    def cancel(self, uri: str) -> None:
        """Drop what was asked for, and the result of what has begun."""
        timer = self._timers.pop(uri, None)
        if timer is not None:
            timer.cancel()
        future = self._futures.pop(uri, None)
        if future is not None:
            future.cancel()

    def _begin(self, uri: str) -> None:
        self._timers.pop(uri, None)
        work = self._prepare(uri)
        if work is None:
            return
        loop = asyncio.get_running_loop()
        future = self._thread.submit(work)
        self._futures[uri] = future
        future.add_done_callback(lambda ended: _call_soon(loop, self._end, uri, ended))

    def _end(self, uri: str, future: "Future[_Result]") -> None:
        if self._futures.get(uri) is future:
            del self._futures[uri]
            self._done(uri, future.result())


def _call_soon(
    loop: asyncio.AbstractEventLoop,
    function: "Callable[[str, Future[_Result]], None]",
    uri: str,
    future: "Future[_Result]",
) -> None:
    """Call a function in the event loop, unless the editor has said goodbye meanwhile."""
    if not future.cancelled() and not loop.is_closed():
        loop.call_soon_threadsafe(function, uri, future)
