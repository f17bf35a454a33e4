"""``Trace``: what each step of an emulation did, for people who want to see why."""

from collections.abc import Mapping
from dataclasses import field

from blueprintc.records import record, state


@record
class Step:
    """One step: what went in, what came out, and why.

    ``stage`` is the name of the stage (``payload``); ``sub_request`` the number of the sub-request, from 0, or
    ``None`` outside of one; ``given`` and ``gave`` are texts by label; ``origins`` says for each placeholder that was
    filled where its value came from (``connector``, ``request``, ``algorithm``, ``pre-process``, ``default``).
    ``values`` are the parameters by name: the merged ones, those that the pre-process function made, or those that the
    payload was filled with.
    """

    stage: str
    title: str
    sub_request: int | None = None
    given: Mapping[str, str] = field(default_factory=dict)
    gave: Mapping[str, str] = field(default_factory=dict)
    why: str = ""
    origins: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str | None] = field(default_factory=dict)


@state
class Trace:
    """Collects steps in the order in which they happened."""

    steps: list[Step] = field(default_factory=list)

    def add(self, step: Step) -> None:
        """Note a step."""
        self.steps.append(step)
