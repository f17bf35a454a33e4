"""Hashes and the order of hash maps."""

from decimal import Decimal

import pytest

from blueprintc.jvm import capacity_for_copy, hash_of, hashmap_order, string_hash


def test_string_hash_counts_utf16_units() -> None:
    assert string_hash("") == 0
    assert string_hash("hello") == 99162322
    assert string_hash("😀") == 1772899
    assert string_hash("polygenelubricants") == -(2**31)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, 0),
        (True, 1231),
        (1.5, 1073217536),
        (2**40, 256),
        (2**70, 262144 - 262144 + 2**6 * 961),
        (Decimal("1.50"), 4652),
        ([1, "a"], 31 * (31 + 1) + 97),
        ({"a": 1}, 97 ^ 1),
    ],
)
def test_hash_of_values(value: object, expected: int) -> None:
    assert hash_of(value) == expected


def test_order_depends_on_the_table_not_on_insertion() -> None:
    keys = ["model", "input", "region", "endpoint"]
    assert hashmap_order(keys) == hashmap_order(reversed(keys))
    assert hashmap_order(["b", "a", "b"]) == ["a", "b"]


def test_a_map_made_for_its_size_may_iterate_otherwise() -> None:
    keys = [f"key{index}" for index in range(13)]
    assert hashmap_order(keys, capacity=capacity_for_copy(13)) == hashmap_order(keys)
    assert hashmap_order(keys, capacity=64) != hashmap_order(keys, capacity=1024)


def test_colliding_keys_make_a_tree_that_still_iterates_all() -> None:
    # 512 texts with the same hash: the bin becomes a tree, whose root is in front.
    keys = ["".join("Aa" if index >> bit & 1 else "BB" for bit in range(9)) for index in range(512)]
    assert len({string_hash(key) for key in keys}) == 1
    order = hashmap_order(keys)
    assert sorted(order) == sorted(keys)
    assert order != keys
