"""Reads the providers' JSON Schemas, which lie in this folder."""

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import cast

from blueprintc.providers.contract import Value

FOLDER = Path(__file__).parent


@lru_cache(maxsize=200)
def load_schema(contract: str, side: str) -> Mapping[str, Value] | None:
    """The schema ``<contract>.<side>.json`` (``side``: ``request`` or ``response``); none where there is none."""
    path = FOLDER / f"{contract}.{side}.json"
    if not contract or not path.is_file():
        return None
    return cast("Mapping[str, Value]", json.loads(path.read_text(encoding="utf-8")))
