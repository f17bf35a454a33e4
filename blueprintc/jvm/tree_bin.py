"""A bin of ``java.util.HashMap`` that has become a red-black tree, as far as its iteration order shows.

The order of a tree bin is that of a linked list through its nodes: a new node follows its parent in the tree, and
the root is moved to the front after each insertion. So the tree has to be balanced exactly as the JDK does.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from blueprintc.jvm.strings import compare_to


@dataclass(eq=False, slots=True)
class Entry:
    """A key with its spread hash (unsigned), and its place in the tree while it is in one."""

    hash: int
    key: str
    parent: "Entry | None" = None
    left: "Entry | None" = None
    right: "Entry | None" = None
    red: bool = False


def _signed(value: int) -> int:
    return value - 0x100000000 if value > 0x7FFFFFFF else value


def _before(entry: Entry, other: Entry) -> bool:
    if entry.hash != other.hash:
        return _signed(entry.hash) < _signed(other.hash)
    return compare_to(entry.key, other.key) <= 0


class TreeBin:
    """The entries of one bin; iteration gives HashMap's order."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._order = list(entries)
        self._root: Entry | None = None
        for entry in self._order:
            entry.parent = entry.left = entry.right = None
            entry.red = False
            self._attach(entry)
        self._root_to_front()

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._order)

    def insert(self, entry: Entry) -> None:
        """Add an entry whose key is not in the bin."""
        parent = self._attach(entry)
        place = self._order.index(parent) + 1 if parent is not None else 0
        self._order.insert(place, entry)
        self._root_to_front()

    def _root_to_front(self) -> None:
        root = self._root
        if root is not None and self._order[0] is not root:
            self._order.remove(root)
            self._order.insert(0, root)

    def _attach(self, entry: Entry) -> Entry | None:
        """Put the entry into the tree as a leaf and balance; the entry that was its parent before that."""
        node = self._root
        if node is None:
            self._root = entry
            return None
        while True:
            parent = node
            left = _before(entry, parent)
            child = parent.left if left else parent.right
            if child is None:
                break
            node = child
        entry.parent = parent
        if left:
            parent.left = entry
        else:
            parent.right = entry
        self._balance(entry)
        return parent

    def _balance(self, node: Entry) -> None:
        """Restore the red-black rules after ``node`` was added as a red leaf."""
        node.red = True
        while True:
            parent = node.parent
            if parent is None:
                node.red = False
                return
            grand = parent.parent
            if not parent.red or grand is None:
                return
            on_left = parent is grand.left
            uncle = grand.right if on_left else grand.left
            if uncle is not None and uncle.red:
                uncle.red = parent.red = False
                grand.red = True
                node = grand
                continue
            if node is (parent.right if on_left else parent.left):
                # The two change places: the old parent is now the lower one.
                self._rotate(parent, to_left=on_left)
                node, parent = parent, node
            parent.red = False
            grand = parent.parent
            if grand is not None:
                grand.red = True
                self._rotate(grand, to_left=not on_left)

    def _rotate(self, node: Entry, *, to_left: bool) -> None:
        """Turn ``node`` down to one side; its child on the other side takes its place."""
        child = node.right if to_left else node.left
        if child is None:
            return
        inner = child.left if to_left else child.right
        if to_left:
            node.right, child.left = inner, node
        else:
            node.left, child.right = inner, node
        if inner is not None:
            inner.parent = node
        child.parent = node.parent
        if node.parent is None:
            self._root = child
            child.red = False
        elif node.parent.left is node:
            node.parent.left = child
        else:
            node.parent.right = child
        node.parent = child
