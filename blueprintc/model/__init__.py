"""What a blueprint and a connector are."""

from blueprintc.model.blueprint import Blueprint, Instance
from blueprintc.model.connector import Connector
from blueprintc.model.node import Mapping, Member, Node, Plain, Scalar, Sequence, describe, plain, texts

__all__ = [
    "Blueprint",
    "Connector",
    "Instance",
    "Mapping",
    "Member",
    "Node",
    "Plain",
    "Scalar",
    "Sequence",
    "describe",
    "plain",
    "texts",
]
