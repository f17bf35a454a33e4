"""Getting and deleting pipelines, which are kept under names."""

from fnmatch import fnmatchcase

from blueprintc.emulator.errors import ServerError
from blueprintc.server.context import Action, Answer
from blueprintc.server.desk import Desk
from blueprintc.server.rest.router import Route


def get_named(desk: Desk, kind: str, wanted: str | None) -> Action:
    """Those of some names or patterns; 404 with an empty answer where a name is not there."""

    def act() -> Answer:
        kept = desk.store.named(kind)
        found = {name: body for name, body in kept.items() if _matches(name, wanted)}
        if not found and wanted is not None and "*" not in wanted:
            return Answer(404, body={})
        return Answer(body={**found})

    return act


def _matches(name: str, wanted: str | None) -> bool:
    return wanted is None or any(fnmatchcase(name, pattern) for pattern in wanted.split(","))


def delete_named(desk: Desk, kind: str, wanted: str) -> Action:
    """Forget those of a name or pattern. 404 where none has it."""

    def act() -> Answer:
        with desk.store.lock:
            found = [name for name in desk.store.named(kind) if _matches(name, wanted)]
            if not found and "*" not in wanted:
                raise ServerError(
                    "org.opensearch.ResourceNotFoundException", f"pipeline [{wanted}] is missing", status=404
                )
            for name in found:
                desk.store.drop_named(kind, name)
        return Answer(body={"acknowledged": True})

    return act


ROUTES: tuple[Route, ...] = ()
