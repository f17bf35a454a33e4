"""Test files to cases: found, read with their places, checked against the table of keys."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from blueprintc.diagnostics import DiagnosticSink
from blueprintc.frontend import read_document, read_source
from blueprintc.model import Mapping, Sequence
from blueprintc.runner import Workpiece, stem_of
from blueprintc.source import SourceFile, Span
from blueprintc.tester.case import Case
from blueprintc.tester.fields import CASE, FILE
from blueprintc.tester.inputs import INPUT_KEYS
from blueprintc.tester.keys import Key, check_keys, check_value, text_of
from blueprintc.tester.making import CaseMaker
from blueprintc.tester.problems import Problem, Problems

TEST_ENDINGS = (".test.yaml", ".test.yml", ".test.json")
"""How the name of a test file ends; what stands before is the stem of its blueprint."""

#: Keys that are read before templates are applied: they say how often, and with what, that is done.
_BEFORE = ("matrix", "variant")


@dataclass(slots=True)
class FileTests:
    """The cases of a blueprint, and what is wrong with their text. ``files`` are those that they are in or name."""

    cases: list[Case] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)


def read_tests(piece: Workpiece) -> FileTests:
    """All tests of a blueprint: those in it, then those in the file beside it."""
    found = FileTests()
    problems = Problems()
    maker = CaseMaker(piece, problems)
    names: dict[str, Span] = {}
    inline = _inline(piece, problems)
    if inline is not None:
        found.files.append(piece.path)
        found.cases += _cases(inline, None, piece.path, maker, problems, names)
    for path in test_files(piece.path):
        found.files.append(path)
        document = _document(path, problems)
        if document is None:
            continue
        check_keys(_without_cases(document), _FILE_WITHOUT_CASES, problems, "a test file")
        tests, defaults = document.get("tests"), document.get("defaults")
        if isinstance(tests, Sequence):
            given = defaults if isinstance(defaults, Mapping) else None
            found.cases += _cases(tests, given, path, maker, problems, names)
    found.problems = problems.found
    found.files += problems.files
    return found


def test_files(blueprint: Path) -> list[Path]:
    """The test files beside a blueprint."""
    stem = stem_of(blueprint)
    return [path for ending in TEST_ENDINGS if (path := blueprint.parent / f"{stem}{ending}").is_file()]


def _inline(piece: Workpiece, problems: Problems) -> Sequence | None:
    blueprint = None if piece.loaded is None else piece.loaded.blueprint
    node = None if blueprint is None or blueprint.is_connector else blueprint.document.get("tests")
    if node is None:
        return None
    if not isinstance(node, Sequence):
        problems.report('"tests" must be a list of mappings', node.span)
        return None
    return node


def _document(path: Path, problems: Problems) -> Mapping | None:
    sink = DiagnosticSink()
    source: SourceFile | None = read_source(path, sink)
    document = None if source is None else read_document(source, sink)
    problems.take(sink.sorted())
    return document


#: What is checked of a file as a whole; its cases are checked when their templates are rendered.
_FILE_WITHOUT_CASES = tuple(
    Key(key.name, key.forms, key.doc, key.required) if key.name == "tests" else key for key in FILE
)


def _without_cases(document: Mapping) -> Mapping:
    """The file with an empty list of tests, because cases may still hold templates."""
    members = tuple(
        type(member)(member.key, Sequence((), member.value.span))
        if member.key.value == "tests" and isinstance(member.value, Sequence)
        else member
        for member in document.members
    )
    return Mapping(members, document.span)


def _cases(
    tests: Sequence, defaults: Mapping | None, path: Path, maker: CaseMaker, problems: Problems, names: dict[str, Span]
) -> Iterator[Case]:
    early = tuple(key for key in CASE if key.name in _BEFORE)
    for item in tests.items:
        if not isinstance(item, Mapping):
            problems.report("a test must be a mapping", item.span)
            continue
        node = item if defaults is None else _with_defaults(item, defaults)
        before = len(problems.found)
        for key in early:
            value = node.get(key.name)
            if value is not None:
                check_value(value, key, problems)
        if len(problems.found) > before:
            continue
        for case in maker.cases(node, path):
            first = names.setdefault(case.id, case.place)
            if first is not case.place:
                name = text_of(item.get("name")) or ""
                problems.report(f'a second test is called "{name}"', case.place, "names tell tests apart")
                break
            yield case


_DEFAULTS = frozenset(key.name for key in CASE) - {"name"}


def _with_defaults(item: Mapping, defaults: Mapping) -> Mapping:
    own = set(item.keys())
    if "call" in own:  # it stands in place of a caller and its inputs
        own |= {"caller", *INPUT_KEYS}
    if "caller" in own:
        own.add("call")
    return Mapping(
        (*item.members, *(member for member in defaults.members if member.key.value in _DEFAULTS - own)), item.span
    )
