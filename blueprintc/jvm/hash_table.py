"""The table of ``java.util.HashMap``, as far as its iteration order shows: growth, and bins that become trees."""

from collections.abc import Iterable

from blueprintc.jvm.tree_bin import Entry, TreeBin

_TREEIFY_AT = 8
_UNTREEIFY_AT = 6
_SMALLEST_TABLE_WITH_TREES = 64


class HashTable:
    """A ``HashMap`` without removal: bins of entries that may turn into trees."""

    def __init__(self, length: int) -> None:
        self.length = length
        self.threshold = int(length * 0.75)
        self.bins: dict[int, list[Entry] | TreeBin] = {}

    def fill(self, keys: Iterable[tuple[int, str]]) -> list[str]:
        """Put the keys, each with its spread hash, in this order; the order of iteration afterwards."""
        for size, (key_hash, key) in enumerate(keys, 1):
            self._put(Entry(key_hash, key))
            if size > self.threshold:
                self._resize()
        order: list[str] = []
        for index in sorted(self.bins):
            order.extend(entry.key for entry in self.bins[index])
        return order

    def _put(self, entry: Entry) -> None:
        index = entry.hash & (self.length - 1)
        found = self.bins.get(index)
        if found is None:
            self.bins[index] = [entry]
        elif isinstance(found, TreeBin):
            found.insert(entry)
        else:
            found.append(entry)
            if len(found) > _TREEIFY_AT:
                # Upstream: HashMap.treeifyBin doubles a small table instead of making a tree.
                if self.length < _SMALLEST_TABLE_WITH_TREES:
                    self._resize()
                else:
                    self.bins[index] = TreeBin(found)

    def _resize(self) -> None:
        old = self.length
        self.length = old * 2
        # Upstream: HashMap.resize doubles the threshold, but computes it anew for tables below 16.
        self.threshold = self.threshold * 2 if old >= 16 else int(self.length * 0.75)
        bins: dict[int, list[Entry] | TreeBin] = {}
        for index, entries in self.bins.items():
            low = [entry for entry in entries if not entry.hash & old]
            high = [entry for entry in entries if entry.hash & old]
            was_tree = isinstance(entries, TreeBin)
            for place, part, other in ((index, low, high), (index + old, high, low)):
                if not part:
                    continue
                if not was_tree or len(part) <= _UNTREEIFY_AT:
                    bins[place] = part
                else:
                    # A bin that the split leaves whole keeps its tree.
                    bins[place] = TreeBin(part) if other else entries
        self.bins = bins
