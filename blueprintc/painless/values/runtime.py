"""``Runtime``: what one run of a script may use, and how much of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.values.errors import ScriptLimitError
from blueprintc.painless.values.semantics import JDK, MAX_TEXT, to_text

if TYPE_CHECKING:
    import random

MAX_STEPS = 100_000_000
MAX_SECONDS = 60.0
MAX_CHARGE = 16 << 30
MAX_STORED = 16 << 20
MAX_GROWTH = 1 << 30
STEPS_PER_PROBE = 1 << 14
CHARGE_PER_PROBE = 32 << 20


class Runtime:
    """Budgets, the target's JDK, and the injected sources of time and chance of executions.

    ``clock`` gives nanoseconds since 1970; without one, scripts that ask for the time are refused. ``chance`` serves
    ``Math.random`` and ``UUID.randomUUID``, which no recording can pin down. ``timer`` gives seconds since any moment;
    with it a run is stopped that takes longer than ``MAX_SECONDS``. ``memory`` gives the bytes that the process holds
    (or ``None``); with it a run is stopped under which they grow by more than ``MAX_GROWTH``.
    """

    __slots__ = (
        "_charge",
        "_clock",
        "_deadline",
        "_held",
        "_memory",
        "_next_charge_probe",
        "_next_probe",
        "_random",
        "_steps",
        "_stored",
        "_timer",
        "jdk",
        "regex_factor",
    )

    def __init__(
        self,
        *,
        jdk: int = JDK,
        regex_factor: int | None = 6,
        clock: Callable[[], int] | None = None,
        chance: "random.Random | None" = None,
        timer: Callable[[], float] | None = None,
        memory: Callable[[], int | None] | None = None,
    ) -> None:
        self._memory = memory
        self.jdk = jdk
        self.regex_factor = regex_factor
        self._random = chance
        self._clock = clock
        self._timer = timer
        self.restart()

    def restart(self) -> None:
        """Fresh budgets, for one more execution."""
        self._deadline = 0.0 if self._timer is None else self._timer() + MAX_SECONDS
        self._steps = MAX_STEPS
        self._next_probe = MAX_STEPS - STEPS_PER_PROBE
        self._charge = MAX_CHARGE
        self._next_charge_probe = MAX_CHARGE - CHARGE_PER_PROBE
        self._held: int | None = None
        self._stored = MAX_STORED

    def to_text(self, value: Any) -> str:
        """``String.valueOf`` with the number texts of the target's JDK."""
        return to_text(value, self.jdk)

    @property
    def random(self) -> "random.Random":
        """The source of chance; one with a fixed seed when none was given."""
        if self._random is None:
            import random

            self._random = random.Random(0)  # noqa: S311 - as Java's, not for secrets
        return self._random

    def clock(self) -> int:
        """Nanoseconds since 1970."""
        if self._clock is None:
            raise ScriptLimitError("the script asks for the time, and no clock was given")
        return self._clock()

    def step(self, count: int) -> None:
        """Count work: loop iterations, calls. Raises ``ScriptLimitError`` when a run has done too much."""
        self._steps -= count
        if self._steps > self._next_probe and count == 1:
            return
        self._look()
        if self._steps < 0:
            raise ScriptLimitError(f"the script was stopped after {MAX_STEPS} steps")
        if self._timer is not None and self._timer() > self._deadline:
            raise ScriptLimitError(f"the script was stopped after {MAX_SECONDS:.0f} seconds")

    def charge(self, size: int) -> None:
        """Account for a new text of ``size`` characters; texts that no server could hold are OutOfMemoryError."""
        self._charge -= size
        if self._charge < self._next_charge_probe:
            self._look()
        if size > MAX_TEXT or self._charge < 0:
            raise JavaError("OutOfMemoryError", "Java heap space")

    def _look(self) -> None:
        """See how much memory the process holds, when enough has happened since the last look."""
        if self._steps > self._next_probe and self._charge > self._next_charge_probe:
            return
        self._next_probe = self._steps - STEPS_PER_PROBE
        self._next_charge_probe = self._charge - CHARGE_PER_PROBE
        held = self._memory() if self._memory is not None else None
        if held is None:
            return
        if self._held is None:
            self._held = held
        if held - self._held > MAX_GROWTH:
            raise JavaError("OutOfMemoryError", "Java heap space")

    def check_text(self, size: int) -> None:
        """Refuse a text of ``size`` characters that has grown too large."""
        if size > MAX_TEXT:
            raise JavaError("OutOfMemoryError", "Java heap space")

    def store(self, count: int) -> None:
        """Account for ``count`` elements (or kept characters) that a collection will hold."""
        self._stored -= count
        if self._stored < 0:
            raise JavaError("OutOfMemoryError", "Java heap space")
