"""``create_app``: the ASGI application. Requests are served in threads, because a call of a provider waits."""

from anyio import CapacityLimiter, to_thread
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from blueprintc.server.desk import Desk
from blueprintc.server.rest.dispatch import NO_ANSWER, Dispatcher, RawRequest
from blueprintc.server.routes import all_routes

_METHODS = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT"]
_THREADS = 64


class _Endpoint:
    """Every path and method. ML Commons' own rules decide what is served, not Starlette's."""

    def __init__(self, dispatcher: Dispatcher) -> None:
        self._dispatcher = dispatcher
        self._limiter: CapacityLimiter | None = None

    async def __call__(self, request: Request) -> Response:
        if self._limiter is None:
            self._limiter = CapacityLimiter(_THREADS)
        raw = RawRequest(
            method=request.method,
            path=_raw_path(request),
            query=request.scope["query_string"].decode("latin-1"),
            headers={name: request.headers[name] for name in request.headers},
            body=await request.body(),
        )
        answer = await to_thread.run_sync(self._dispatcher.serve, raw, limiter=self._limiter)
        if answer.status == NO_ANSWER:
            while (await request.receive())["type"] != "http.disconnect":
                pass
        return Response(answer.body, status_code=answer.status or 499, headers=dict(answer.headers))


def _raw_path(request: Request) -> str:
    raw = request.scope.get("raw_path")
    text = raw.decode("latin-1") if isinstance(raw, bytes) else str(request.scope["path"])
    return text.partition("?")[0]


def create_app(desk: Desk) -> Starlette:
    """The application of a desk."""
    endpoint = _Endpoint(Dispatcher(desk, all_routes()))
    return Starlette(routes=[Route("/{path:path}", endpoint.__call__, methods=_METHODS)])
