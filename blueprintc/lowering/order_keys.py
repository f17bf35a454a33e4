"""Pass: keys in the order of the official documents; unknown ones last, in the author's order."""

from blueprintc.lowering.context import LoweringContext
from blueprintc.model import Mapping, Member, Sequence
from blueprintc.model.fields import ACTION, CONNECTOR

_TOP = {field.name: index for index, field in enumerate(CONNECTOR)}
_ACTION = {field.name: index for index, field in enumerate(ACTION)}


def order_keys(root: Mapping, context: LoweringContext) -> Mapping:
    """The document with ordered keys; parameters, credentials, headers and bodies keep the author's order."""
    members = [
        Member(member.key, _order_actions(member.value))
        if member.key.value == "actions" and isinstance(member.value, Sequence)
        else member
        for member in _ordered(root, _TOP)
    ]
    return Mapping(tuple(members), root.span)


def _order_actions(actions: Sequence) -> Sequence:
    items = (
        Mapping(tuple(_ordered(item, _ACTION)), item.span) if isinstance(item, Mapping) else item
        for item in actions.items
    )
    return Sequence(tuple(items), actions.span)


def _ordered(mapping: Mapping, ranks: dict[str, int]) -> list[Member]:
    return sorted(mapping.members, key=lambda member: ranks.get(member.key.value, len(ranks)))
