"""What a blueprint and a connector are."""

from blueprintc.model.node import Mapping, Member, Node, Plain, Scalar, Sequence, describe, plain

__all__ = ["Mapping", "Member", "Node", "Plain", "Scalar", "Sequence", "describe", "plain"]
