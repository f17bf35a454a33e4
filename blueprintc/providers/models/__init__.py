"""Reads the tables of models, which lie in this folder, made by ``blueprintc.dev.contracts``."""

import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from blueprintc.providers.contract import Model, ModelStatus
from blueprintc.records import record

FOLDER = Path(__file__).parent
#: What callers call a task → what the tables call it.
_TASKS = {"text_embedding": "embedding", "image_embedding": "embedding"}
#: What stands before a model's id on Bedrock: an ARN, and the region group of an inference profile.
_BEFORE = re.compile(r"(?:arn:[^/]*/)?(?:(?:us|us-gov|eu|apac|ap|jp|au|ca|global)\.)?")


@record
class Table:
    """A table: where it is from, when it was read, and a row a model."""

    source: str
    as_of: str
    models: Mapping[str, Mapping[str, str]]


@lru_cache(maxsize=20)
def table(name: str) -> Table:
    """A table by the name of its file."""
    given = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return Table(given["source"], given["as_of"], given["models"])


def table_row(name: str, model: str) -> Model | None:
    """What a table tells of a model; none where it does not have it."""
    found = table(name)
    row = found.models.get(model) or found.models.get(_BEFORE.sub("", model, count=1))
    if row is None:
        return None
    ends = row.get("ends", "")
    status = ModelStatus.CURRENT if not ends else ModelStatus.RETIRED if ends <= found.as_of else ModelStatus.LEGACY
    return Model(
        name=re.escape(model),
        status=status,
        date=ends,
        replacement=row.get("instead", ""),
        source=found.source,
        as_of=found.as_of,
        task=row["task"],
    )


def is_for(model: Model, tasks: Iterable[str]) -> bool:
    """Whether a model's task is one of an operation's; also where it is not known."""
    return not model.task or model.task in {_TASKS.get(task, task) for task in tasks}


def current_names(name: str, tasks: Iterable[str]) -> tuple[str, ...]:
    """The models of a table that fit one of the tasks and have not ended."""
    wanted = {_TASKS.get(task, task) for task in tasks}
    found = table(name)
    return tuple(
        model for model, row in found.models.items() if row["task"] in wanted and row.get("ends", "9999") > found.as_of
    )
