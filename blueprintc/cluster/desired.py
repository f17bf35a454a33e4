"""What blueprints ask a cluster to hold: a connector, a model group, a model on it, deployed."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import cast

from blueprintc.config import BLUEPRINT_ENDINGS, ConfigFinder, find_files
from blueprintc.jsontext import Json
from blueprintc.records import record
from blueprintc.runner import Built, RunOptions, connectors_of


@record
class Desired:
    """One connector and the model on it.

    ``key`` names it in state files and reports: the path of the blueprint below the configuration's folder, and the
    variant (``openai/embedding.blueprint.yaml#large``). ``body`` is the text of the create request, with fillers such
    as ``<env:KEY>`` for credentials; ``interface`` the model's, where the blueprint declares inputs.
    """

    key: str
    path: Path
    body: str
    interface: Mapping[str, str] | None
    built: Built

    @property
    def connector(self) -> dict[str, Json]:
        """The create request as JSON."""
        return cast("dict[str, Json]", json.loads(self.body))

    @property
    def name(self) -> str:
        """The connector's name, which the model and its group get, too."""
        return str(self.connector.get("name", ""))


def desired_of(paths: Iterable[Path], options: RunOptions) -> list[Desired]:
    """What the blueprints in files and below folders ask for, in the order of their keys.

    Raises ``UsageError`` for one that does not build, and ``FileError``.
    """
    finder = ConfigFinder(options.config)
    found: dict[str, Desired] = {}
    for path in find_files(list(paths), finder, endings=BLUEPRINT_ENDINGS):
        config = finder.of_file(path)
        place = config.relative(path) or path.name
        built, _ = connectors_of(path, options)
        for one in built:
            key = place if one.variant is None else f"{place}#{one.variant}"
            found[key] = Desired(key, path, one.subject.connector, one.subject.interface, one)
    return [found[key] for key in sorted(found)]
