"""Records: what data classes give, without what they cost."""

import pickle
from dataclasses import field

import pytest

from blueprintc.records import record, replace, state


@record
class Point:
    """A point."""

    x: int
    y: int = 2
    tags: list[str] = field(default_factory=list)

    @property
    def both(self) -> tuple[int, int]:
        """Both."""
        return self.x, self.y


def test_construction() -> None:
    assert Point(1).both == (1, 2)
    assert Point(1, y=3, tags=["a"]).tags == ["a"]
    assert Point(1).tags is not Point(1).tags
    with pytest.raises(TypeError):
        Point()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Point(1, 2, [], 4)  # type: ignore[call-arg]


def test_equality_hash_and_text() -> None:
    assert Point(1) == Point(1, 2)
    assert Point(1) != Point(2)
    assert Point(1) != (1, 2, [])
    assert repr(Point(1)) == "Point(x=1, y=2, tags=[])"


def test_it_cannot_change() -> None:
    point = Point(1)
    with pytest.raises(AttributeError, match="cannot change 'x' of a Point"):
        point.x = 5  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del point.x
    with pytest.raises(AttributeError):
        point.z = 5  # type: ignore[attr-defined]


def test_match() -> None:
    match Point(1):
        case Point(x, y=2):
            assert x == 1
        case _:
            pytest.fail("no match")


@record(kw_only=True)
class Named:
    """Arguments by name."""

    x: int
    y: int = 2


@state
class Count:
    """An object that changes."""

    number: int = 0
    seen: list[int] = field(default_factory=list)


def test_arguments_by_name() -> None:
    assert Named(x=1) == Named(y=2, x=1)
    with pytest.raises(TypeError):
        Named(1)  # type: ignore[misc]


def test_a_state_changes_and_has_no_hash() -> None:
    count = Count()
    count.number += 1
    assert count == Count(1)
    assert count.seen is not Count().seen
    with pytest.raises(TypeError):
        hash(count)
    with pytest.raises(AttributeError):
        count.other = 1  # type: ignore[attr-defined]


def test_replacing_keeps_the_rest() -> None:
    assert replace(Point(1, 3), x=5) == Point(5, 3)
    assert replace(Named(x=1), y=4) == Named(x=1, y=4)
    with pytest.raises(TypeError):
        replace(Point(1), z=1)


def test_records_go_between_processes() -> None:
    for made in (Point(1, 3), Named(x=1), Count(2, [1])):
        assert pickle.loads(pickle.dumps(made)) == made
