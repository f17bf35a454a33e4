"""Pass: leave out the keys that only the blueprint format has."""

from blueprintc.lowering.context import LoweringContext
from blueprintc.model import Mapping
from blueprintc.model.fields import BLUEPRINT_KEYS


def remove_blueprint_keys(root: Mapping, context: LoweringContext) -> Mapping:
    """The document without ``blueprint``, ``vars``, ``inputs`` … ; keys that nobody knows stay."""
    if context.is_connector:
        return root
    return Mapping(tuple(member for member in root.members if member.key.value not in BLUEPRINT_KEYS), root.span)
