"""What providers take and answer: contracts, stubs, error bodies, retired models. Nothing here uses a network.

Stubs and faults are imported when they are asked for: a check of a file needs neither.
"""

from typing import TYPE_CHECKING

from blueprintc.providers.contract import (
    Answer,
    Call,
    ErrorBody,
    Model,
    ModelStatus,
    Operation,
    Provider,
    Request,
    Value,
)
from blueprintc.providers.registry import (
    error_bodies,
    header_wanted_at,
    operation_for,
    operations,
    provider,
    provider_names,
    providers,
)

if TYPE_CHECKING:
    from blueprintc.providers.answering import UNKNOWN_MODEL, stub
    from blueprintc.providers.faulty import Fault, faults

__all__ = [
    "UNKNOWN_MODEL",
    "Answer",
    "Call",
    "ErrorBody",
    "Fault",
    "Model",
    "ModelStatus",
    "Operation",
    "Provider",
    "Request",
    "Value",
    "error_bodies",
    "faults",
    "header_wanted_at",
    "operation_for",
    "operations",
    "provider",
    "provider_names",
    "providers",
    "stub",
]

_HOMES = {"answering": ("UNKNOWN_MODEL", "stub"), "faulty": ("Fault", "faults")}


def __getattr__(name: str) -> object:
    """The names of stubs and faults, imported when they are asked for."""
    for home, names in _HOMES.items():
        if name in names:
            from importlib import import_module

            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
