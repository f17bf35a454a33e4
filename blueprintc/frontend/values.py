"""Values as templates see them."""

from collections.abc import Iterator

from blueprintc.model import Mapping, Node, Plain, Scalar, Sequence


class SpelledFloat(float):
    """A number that keeps the author's spelling: ``0.70`` stays ``0.70``."""

    _spelling: str

    @staticmethod
    def of(value: float, spelling: str) -> "SpelledFloat":
        """The number that was written as ``spelling``."""
        number = SpelledFloat(value)
        number._spelling = spelling
        return number

    def spelled(self) -> str:
        """How it was written."""
        return self._spelling


class Variables:
    """The build-time variables that templates see as ``vars``.

    It has no methods that a template could see, so that a variable may be called ``items`` or ``get``.
    """

    __slots__ = ("_all",)

    def __init__(self, values: dict[str, Plain]) -> None:
        self._all = values

    def __getitem__(self, name: str) -> Plain:
        return self._all[name]

    def __contains__(self, name: object) -> bool:
        return name in self._all

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


def template_value(node: Node) -> Plain:
    """The plain value of a node; fractions keep their spelling."""
    match node:
        case Mapping():
            return {member.key.value: template_value(member.value) for member in node.members}
        case Sequence():
            return [template_value(item) for item in node.items]
        case Scalar(value=float() as number):
            return SpelledFloat.of(number, node.text.value)
        case Scalar(value=value):
            return value
