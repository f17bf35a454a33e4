"""``KnownError``: one error of the server, as the tables of ``book/`` have it."""

from blueprintc.records import record


@record
class KnownError:
    """One error, in one or several wordings.

    ``id`` is a name for programs. In ``texts``, ``{name}`` stands for any text and ``{name:word}`` for one without
    white space; what a ``{reason}`` stands for may be an error of its own. ``causes`` come with the likeliest first.
    ``codes`` are the findings of ``blueprintc check`` that foresee it; none where only the cluster, the call or the
    provider decides.
    """

    id: str
    texts: tuple[str, ...]
    meaning: str
    causes: tuple[str, ...]
    mend: str
    codes: tuple[str, ...] = ()
