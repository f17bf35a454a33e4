"""A blueprint as the frontend gives it: read, merged, templates rendered, one document per variant."""

from blueprintc.model.node import Mapping, Node, Scalar, Sequence
from blueprintc.records import record
from blueprintc.source import SourceFile


@record
class Instance:
    """One document to build: the blueprint itself (``variant`` is ``None``) or one of its variants.

    ``root`` is complete: bases merged in, variables and templates applied. It still holds the blueprint's own keys.
    """

    variant: str | None
    root: Mapping

    def names(self, key: str) -> tuple[str, ...]:
        """The texts under a key that holds a text or a list of texts (``callers``, ``platform``)."""
        node = self.root.get(key)
        items: tuple[Node, ...] = node.items if isinstance(node, Sequence) else () if node is None else (node,)
        return tuple(item.text.value for item in items if isinstance(item, Scalar))

    def mapping(self, key: str) -> Mapping | None:
        """The mapping under a key, or none."""
        node = self.root.get(key)
        return node if isinstance(node, Mapping) else None

    @property
    def actions(self) -> tuple[Mapping, ...]:
        """The actions that are mappings."""
        node = self.root.get("actions")
        return tuple(item for item in node.items if isinstance(item, Mapping)) if isinstance(node, Sequence) else ()


@record
class Blueprint:
    """A blueprint file, or a plain connector (``is_connector``: it has no ``blueprint`` key).

    ``instances`` is what it builds, the blueprint itself first. ``document`` is the file as it was read.
    ``variables`` are the names of its build-time variables.
    """

    file: SourceFile
    document: Mapping
    instances: tuple[Instance, ...]
    is_connector: bool = False
    variables: frozenset[str] = frozenset()
