"""The nearest known word: what "did you mean" offers."""

from collections.abc import Iterable


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that ``word`` is most likely a misspelling of, or none that is near enough.

    Letters' case and the choice between ``-`` and ``_`` do not count as differences.
    """
    known = list(candidates)
    folded = _fold(word)
    for candidate in known:
        if _fold(candidate) == folded and candidate != word:
            return candidate
    import difflib  # costs several milliseconds; wanted only where something is wrong already

    by_fold = {_fold(candidate): candidate for candidate in reversed(known)}
    found = difflib.get_close_matches(folded[:200], list(by_fold), n=1, cutoff=0.7)
    if not found:  # in a short word one slip is a big part
        found = [each for each in by_fold if _one_slip(folded, each)][:1]
    return by_fold[found[0]] if found else None


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """``did you mean "..."?`` or the empty string; fit for a diagnostic's ``help``."""
    found = closest(word, candidates)
    return f'did you mean "{found}"?' if found is not None else ""


def _fold(word: str) -> str:
    return word.lower().replace("_", "-")


def _one_slip(word: str, other: str) -> bool:
    """Whether one letter was missed, added or mistaken, or two neighbours were swapped; in words of three or more."""
    if min(len(word), len(other)) < 3 or abs(len(word) - len(other)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other)))
    rest, other_rest = word[start:], other[start:]
    swapped = rest[:2] == other_rest[1::-1] and len(rest) > 1 and rest[2:] == other_rest[2:]
    return swapped or rest[1:] == other_rest or rest == other_rest[1:] or rest[1:] == other_rest[1:]
