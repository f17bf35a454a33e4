"""``Check``: one thing that a declared caller is tried with."""

from typing import Literal, TypeAlias

from blueprintc.emulator.callers import Probe
from blueprintc.records import record

CheckKind: TypeAlias = Literal["probe", "order", "error", "fault"]


@record(kw_only=True)
class Check:
    """A caller of a connector and what it is tried with.

    A ``probe`` is answered well; ``order`` compares what several documents get with what each gets alone. An ``error``
    is one of the provider's documented errors, a ``fault`` a wrong answer, both by their names in ``answer``.
    """

    id: str
    name: str
    kind: CheckKind
    caller: str
    variant: str | None
    probe: Probe
    answer: str = ""
    words: str = ""
