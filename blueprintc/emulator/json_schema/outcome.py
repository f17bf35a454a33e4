"""What evaluating a schema gives: errors in order, and what was evaluated (for ``unevaluated…``)."""

from dataclasses import field
from enum import Enum

from blueprintc.records import record, state


class Wording(Enum):
    """Whose texts: the two major versions of networknt's validator that ML Commons used."""

    NETWORKNT_1 = "1.4"
    """Until 3.6: places as ``$.a.b[0]``; equal errors are reported once."""
    NETWORKNT_3 = "3.0"
    """Since 3.7: places as JSON Pointers."""


@record
class SchemaError:
    """One error: ``message`` without its place; ``evaluation`` is the way through the schema."""

    place: str
    evaluation: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


@state
class Result:
    """Errors, and the properties and items that valid keywords have looked at."""

    errors: list[SchemaError] = field(default_factory=list)
    properties: set[str] = field(default_factory=set)
    items: set[int] = field(default_factory=set)

    @property
    def valid(self) -> bool:
        """Whether there is no error."""
        return not self.errors

    def merge_evaluated(self, other: "Result") -> None:
        """Take over what a valid subschema evaluated at the same place."""
        if other.valid:
            self.properties |= other.properties
            self.items |= other.items


@record
class Place:
    """Where in the instance, and where in the schema, an evaluation is."""

    wording: Wording
    instance: str
    evaluation: str
    keyword: str | None = None
    """The last step in the schema: a keyword, a property name or an index; ``None`` at the root."""

    @staticmethod
    def root(wording: Wording) -> "Place":
        """The start."""
        return Place(wording, "$" if wording is Wording.NETWORKNT_1 else "", "$")

    def into(self, step: str | int) -> "Place":
        """One step down in the instance."""
        if self.wording is Wording.NETWORKNT_1:
            instance = f"{self.instance}[{step}]" if isinstance(step, int) else f"{self.instance}.{step}"
        else:
            escaped = str(step).replace("~", "~0").replace("/", "~1")
            instance = f"{self.instance}/{escaped}"
        return Place(self.wording, instance, self.evaluation, self.keyword)

    def along(self, *steps: str | int) -> "Place":
        """Steps down in the schema."""
        evaluation = self.evaluation
        for step in steps:
            evaluation += f"[{step}]" if isinstance(step, int) else f".{step}"
        return Place(self.wording, self.instance, evaluation, str(steps[-1]))

    def beside(self, keyword: str) -> "Place":
        """Another keyword of the same schema."""
        return Place(self.wording, self.instance, f"{self.evaluation.rpartition('.')[0]}.{keyword}", keyword)

    def error(self, message: str) -> SchemaError:
        """An error here."""
        return SchemaError(self.instance, self.evaluation, message)
