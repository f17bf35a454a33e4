"""``expect.output``: the server's answer as JSON, and the tensors in it."""

from collections.abc import Iterator

from blueprintc.emulator.callers.answer import Tensor, answer_json, tensors
from blueprintc.emulator.dry_run import Run
from blueprintc.jsontext import Json
from blueprintc.model import Mapping, Node, Scalar, Sequence, plain
from blueprintc.records import record
from blueprintc.tester.expectations.contract import Evidence
from blueprintc.tester.expectations.json_match import Rules, differences, show
from blueprintc.tester.expectations.json_path import check_paths, path_differences
from blueprintc.tester.expectations.telling import told
from blueprintc.tester.problems import Problems, place_of
from blueprintc.tester.result import Failure


@record
class OutputExpectation:
    """``each`` holds for the answer of every call, ``items`` for one each, in order."""

    node: Node
    each: Mapping | None
    items: tuple[Mapping, ...]

    def check(self, evidence: Evidence) -> Iterator[Failure]:
        """What does not hold."""
        if self.each is not None:
            for at, run in enumerate(evidence.runs):
                yield from _check(self.each, run, at)
            return
        if len(self.items) != len(evidence.runs):
            message = f"the caller makes {len(evidence.runs)} calls, but output has {len(self.items)} items"
            yield Failure(kind="output", message=message, place=place_of(self.node.span))
        for at, (item, run) in enumerate(zip(self.items, evidence.runs, strict=False)):
            yield from _check(item, run, at)


def read_output(node: Node, problems: Problems) -> OutputExpectation:
    """A mapping or a list of mappings."""
    each = node if isinstance(node, Mapping) else None
    given = node.items if isinstance(node, Sequence) else ()
    items = tuple(item for item in given if isinstance(item, Mapping))
    for one in (*items, *((each,) if each is not None else ())):
        paths = one.get("jsonpath")
        if isinstance(paths, Mapping):
            check_paths(paths, problems)
    return OutputExpectation(node, each, items)


def _check(expected: Mapping, run: Run, at: int) -> Iterator[Failure]:
    answer = run.outcome.response
    if answer is None:
        why = run.steps[-1].why if run.steps else ""
        message = f"there is no answer to look at{': ' + why if why else ''}"
        yield Failure(kind="output", message=message, place=place_of(expected.members[0].span), played=at)
        return
    value = answer_json(run.outcome)
    rules = Rules(tolerance=_tolerance(expected))
    for member in expected.members:
        yield from _one(member.key.value, member.value, value, run, rules, at)


def _one(name: str, expected: Node, answer: Json, run: Run, rules: Rules, at: int) -> Iterator[Failure]:
    found = tensors(run.outcome)
    kind = f"output.{name}"
    match name:
        case "json":
            yield from told(kind, "answer", differences(expected, answer, rules), at)
        case "exact":
            yield from told(kind, "answer", differences(expected, answer, Rules(True, rules.tolerance)), at)
        case "jsonpath" if isinstance(expected, Mapping):
            yield from told(kind, "answer", path_differences(expected, answer, rules), at)
        case "tensors":
            if plain(expected) != len(found):
                message = (
                    f"the answer has {len(found)} tensor{'s' * (len(found) != 1)}, expected {show(plain(expected))}"
                )
                yield Failure(kind=kind, message=message, place=place_of(expected.span), played=at)
        case "shape" | "data_type":
            yield from _of_each(name, expected, found, at)
        case "data":
            data: Json = [tensor.data for tensor in found]
            yield from told(kind, "data of the tensors", differences(expected, data, rules), at)
        case "data_as_map":
            first: Json = found[0].data_as_map if found else None
            yield from told(kind, "dataAsMap of the first tensor", differences(expected, first, rules), at)


def _of_each(name: str, expected: Node, found: list[Tensor], at: int) -> Iterator[Failure]:
    if not found:
        place = place_of(expected.span)
        yield Failure(kind=f"output.{name}", message="the answer has no tensor", place=place, played=at)
    for tensor in found:
        actual: Json = tensor.fields.get(name)
        unlike = list(differences(expected, actual, Rules(True), f"{name} of tensor {tensor.number}"))
        if unlike:
            yield from told(f"output.{name}", "answer", unlike, at)
            return


def _tolerance(expected: Mapping) -> float:
    given = expected.get("tolerance")
    return float(given.value) if isinstance(given, Scalar) and isinstance(given.value, int | float) else 0.0
