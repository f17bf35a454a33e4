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
    return by_fold[found[0]] if found else None


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """``did you mean "..."?`` or the empty string; fit for a diagnostic's ``help``."""
    found = closest(word, candidates)
    return f'did you mean "{found}"?' if found is not None else ""


def _fold(word: str) -> str:
    return word.lower().replace("_", "-")
