"""What providers take and answer: contracts, stubs, error bodies, retired models. Nothing here uses a network."""

from blueprintc.providers.answering import UNKNOWN_MODEL, stub
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
from blueprintc.providers.faulty import Fault, faults
from blueprintc.providers.registry import error_bodies, operation_for, operations, provider, provider_names, providers

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
    "operation_for",
    "operations",
    "provider",
    "provider_names",
    "providers",
    "stub",
]
