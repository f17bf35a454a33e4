"""All callers by name. A new caller is a new file and a line here; a file is loaded with the first call for it."""

import importlib
from collections.abc import Iterator, Mapping

from blueprintc.emulator.callers.contract import Caller
from blueprintc.errors import UsageError

_NAMES = (
    "predict",
    "text_embedding",
    "sparse_encoding",
    "text_image_embedding",
    "rerank",
    "agent",
    "rag",
    "ml_inference",
    "batch",
    "highlight",
    "stream",
)


class _Callers(Mapping[str, Caller]):
    def __getitem__(self, name: str) -> Caller:
        if name not in _NAMES:
            raise KeyError(name)
        found: Caller = importlib.import_module(f"blueprintc.emulator.callers.{name}").CALLER
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(_NAMES)

    def __len__(self) -> int:
        return len(_NAMES)


CALLERS: Mapping[str, Caller] = _Callers()


def caller(name: str) -> Caller:
    """The caller of that name. Raises ``UsageError``."""
    found = CALLERS.get(name)
    if found is None:
        raise UsageError(f"no caller {name!r}; callers are {', '.join(CALLERS)}")
    return found
