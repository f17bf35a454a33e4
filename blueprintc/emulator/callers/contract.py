"""What a caller is: what it puts into calls, and what it needs back (plain records, no behaviour)."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Literal, Protocol, TypeAlias

from blueprintc.data import Target
from blueprintc.emulator.exchange import Call, Outcome
from blueprintc.jsontext import Json
from blueprintc.records import record

Severity: TypeAlias = Literal["error", "warning"]


@record(kw_only=True)
class Inputs:
    """What a user or a test gives to a caller; each caller takes what it knows.

    ``docs`` and ``query`` are texts, ``image`` is an encoded image; ``parameters`` go to callers that send parameters;
    ``outputs`` maps fields to JSON paths (``ml_inference``) or is a JSON Schema (``predict``); ``llm_interface`` is the
    agent's, ``provider`` and ``response_field`` are those of the RAG processor.
    """

    docs: Sequence[str] = ()
    query: str | None = None
    image: str | None = None
    parameters: Mapping[str, Json] = field(default_factory=dict)
    outputs: Mapping[str, Json] = field(default_factory=dict)
    system_prompt: str | None = None
    chat_history: Sequence[tuple[str, str]] = ()
    llm_interface: str | None = None
    provider: str | None = None
    response_field: str | None = None


@record(kw_only=True)
class CallerCall:
    """One call of a caller: what it sends, and what its answer is measured by.

    ``texts`` are the strings that the caller put in, as the provider has to get them; ``count`` is how many results it
    needs (``None``: does not count).
    """

    title: str
    call: Call
    texts: Sequence[str] = ()
    count: int | None = None
    inputs: Inputs


@record(kw_only=True)
class Finding:
    """One thing that a caller would trip over. ``slug`` names the kind; ``help`` says what to do, if that is known."""

    slug: str
    message: str
    help: str = ""
    severity: Severity = "error"


class Caller(Protocol):
    """A caller's contract."""

    name: str
    """As ``callers:`` of a blueprint has it."""
    who: str
    """Who it is, for sentences: "the rerank processor"."""

    def supply(self, inputs: Inputs, target: Target) -> list[CallerCall]:
        """The calls that this caller makes for the inputs. Raises ``UsageError`` where an input is missing."""

    def verify(self, outcome: Outcome, made: CallerCall, target: Target) -> list[Finding]:
        """What the caller trips over in an outcome; nothing if it is content."""
