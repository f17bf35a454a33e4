"""Places in a document that a path found for writing (``set``, ``put``, ``delete``)."""

from dataclasses import dataclass
from functools import cmp_to_key

from blueprintc.jsonpath.errors import InvalidModificationError
from blueprintc.jsontext.values import Json
from blueprintc.jvm import JavaError, compare_to


@dataclass(slots=True, eq=False)
class Reference:
    """``parent[accessor]``: a property, an index, several properties; ``None`` stands for the document itself."""

    parent: Json
    accessor: str | int | tuple[str, ...] | None

    def set(self, value: Json) -> None:
        """Write ``value`` to the place."""
        match self.accessor:
            case None:
                raise InvalidModificationError("Invalid set operation")
            case int(index):
                _set_element(self.parent, index, value)
            case tuple(names):
                for name in names:
                    _set_member(self.parent, name, value)
            case str(name):
                _set_member(self.parent, name, value)

    def delete(self) -> None:
        """Remove the place."""
        match self.accessor:
            case None:
                raise InvalidModificationError("Invalid delete operation")
            case int(index):
                if isinstance(self.parent, list):
                    _check_index(index, len(self.parent))
                    del self.parent[index]
            case tuple(names):
                for name in names:
                    _remove_member(self.parent, name)
            case str(name):
                _remove_member(self.parent, name)

    def put(self, key: str, value: Json) -> None:
        """Write member ``key`` of the object at the place."""
        if self.accessor is None:
            if not isinstance(self.parent, dict):
                raise InvalidModificationError("Invalid put operation. $ is not a map")
            self.parent[key] = value
            return
        if isinstance(self.accessor, tuple):
            raise InvalidModificationError("Put can not be performed to multiple properties")
        target = self._target()
        if target is None:
            return
        if not isinstance(target, dict):
            raise InvalidModificationError("Can only add properties to a map")
        target[key] = value

    def _target(self) -> Json:
        if isinstance(self.accessor, int) and isinstance(self.parent, list):
            _check_index(self.accessor, len(self.parent))
            return self.parent[self.accessor]
        return self.parent.get(str(self.accessor)) if isinstance(self.parent, dict) else None

    def text(self) -> str:
        """What Jayway sorts references by."""
        match self.accessor:
            case None:
                return "$"
            case tuple(names):
                return "&&".join(names)
        return str(self.accessor)


def in_update_order(references: list[Reference]) -> list[Reference]:
    """The order in which Jayway writes: higher indexes first, so that deleting does not move what follows."""
    return sorted(references, key=cmp_to_key(_compare))


def _compare(one: Reference, two: Reference) -> int:
    if isinstance(one.accessor, int) and isinstance(two.accessor, int):
        return (two.accessor > one.accessor) - (two.accessor < one.accessor)
    return -compare_to(one.text(), two.text())


def _check_index(index: int, length: int) -> None:
    if not 0 <= index < length:
        raise JavaError("IndexOutOfBoundsException", f"Index {index} out of bounds for length {length}")


def _set_element(parent: Json, index: int, value: Json) -> None:
    if not isinstance(parent, list):
        raise JavaError("UnsupportedOperationException")
    if index == len(parent):
        parent.append(value)
        return
    # Upstream: a negative index finds its element for reading, but not for writing.
    _check_index(index, len(parent))
    parent[index] = value


def _set_member(parent: Json, name: str, value: Json) -> None:
    if isinstance(parent, dict):
        parent[name] = value


def _remove_member(parent: Json, name: str) -> None:
    if isinstance(parent, dict):
        parent.pop(name, None)
