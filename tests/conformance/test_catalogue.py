"""Every published connector is built by a blueprint of the catalogue, but for what is mended and said to be."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from click.testing import CliRunner

from blueprintc.cli import main
from blueprintc.diagnostics import Severity
from blueprintc.frontend import LoadOptions, load_file
from blueprintc.model import Plain
from blueprintc.runner import RunOptions, run_samples
from tests.conformance import catalogue_entries
from tests.shared import has_shared, shared_path
from tests.unit.linter.checking import check_text

ROOT = Path(__file__).parents[2]
BLUEPRINTS = sorted((ROOT / "blueprints").rglob("*.blueprint.yaml"))
COVERAGE = yaml.safe_load((ROOT / "tests/cases/catalogue/coverage.yaml").read_text(encoding="utf-8"))
EXCEPTIONS: dict[str, str] = COVERAGE["exceptions"]
LONGEST = 120


class Covered(NamedTuple):
    """A published connector, and what builds it."""

    id: str
    builder: str
    values: Mapping[str, Plain]
    differs: Mapping[str, str]


def _covered() -> Iterator[Covered]:
    for builder, entries in COVERAGE["builds"].items():
        for entry in entries:
            found = {"id": entry} if isinstance(entry, str) else entry
            yield Covered(found["id"], builder, found.get("with", {}), found.get("differs", {}))


ENTRIES = list(_covered())


def _name(path: Path) -> str:
    return path.relative_to(ROOT / "blueprints").as_posix().removesuffix(".blueprint.yaml")


@cache
def _index() -> list[dict[str, Any]]:
    lines = shared_path("corpus/index.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _page(entry_id: str) -> dict[str, Any]:
    page: dict[str, Any] = json.loads(shared_path(f"corpus/parsed/{entry_id}.json").read_text(encoding="utf-8"))
    return page


@cache
def _differences() -> dict[str, frozenset[str]]:
    return {entry.id: frozenset(_difference(entry)) for entry in ENTRIES}


def _difference(entry: Covered) -> set[str]:
    page = _page(entry.id)
    values = {**catalogue_entries.page_values(entry.builder, page), **entry.values}
    return catalogue_entries.differences(page, catalogue_entries.built(entry.builder, values))


def _below(pointer: str, pointers: Mapping[str, str]) -> bool:
    return any(pointer == each or pointer.startswith(f"{each}/") for each in pointers)


def test_every_published_connector_is_covered_or_has_a_reason() -> None:
    wanted = {
        entry["id"]
        for entry in _index()
        if entry["duplicate_of"] is None and entry["kind"] in ("create", "internal", "template")
    }
    covered = [entry.id for entry in ENTRIES]
    assert sorted([*covered, *EXCEPTIONS]) == sorted(wanted)


@pytest.mark.skipif(not has_shared("corpus"), reason="reference data are not here: shared/corpus")
@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_builds_to_the_published_connector_but_for_what_is_mended(entry: Covered) -> None:
    explained = {**catalogue_entries.mended(entry.builder), **entry.differs}
    found = _differences()[entry.id]
    assert [pointer for pointer in sorted(found) if not _below(pointer, explained)] == []
    assert [pointer for pointer in entry.differs if not any(_below(each, {pointer: ""}) for each in found)] == []


@pytest.mark.parametrize("path", BLUEPRINTS, ids=_name)
def test_what_is_mended_is_so_on_a_page(path: Path) -> None:
    mended = catalogue_entries.mended(_name(path))
    mine = [entry for entry in ENTRIES if entry.builder.split(":")[0] == _name(path)]
    if not mended or not mine:
        assert not mended or any(_name(path) in reason for reason in EXCEPTIONS.values())
        return
    plain = [
        catalogue_entries.differences(_page(entry.id), catalogue_entries.built(entry.builder, {})) for entry in mine
    ]
    found = set().union(*plain, *(_differences()[entry.id] for entry in mine))
    assert [each for each in mended if not any(_below(pointer, {each: ""}) for pointer in found)] == []


@pytest.mark.parametrize("path", BLUEPRINTS, ids=_name)
def test_names_the_pages_that_it_follows(path: Path) -> None:
    pages = catalogue_entries.pages(_name(path))
    mine = {entry.id for entry in ENTRIES if entry.builder.split(":")[0] == _name(path)}
    mine |= {entry_id for entry_id, reason in EXCEPTIONS.items() if f"{_name(path)} " in reason}
    mine |= {entry_id for entry_id, builder in COVERAGE["fragments"].items() if builder == _name(path)}
    published = {f"{entry['source_repo']}/blob/main/{entry['path']}" for entry in _index() if entry["id"] in mine}
    assert bool(pages) == bool(mine)
    for page in pages:
        if page.startswith("https://github.com/"):
            assert any(page.endswith(each) for each in published), published


@pytest.mark.parametrize("path", BLUEPRINTS, ids=_name)
def test_the_checker_has_nothing_to_say(path: Path) -> None:
    findings = check_text(path.read_text(encoding="utf-8"), name=str(path))
    assert [(finding.code.id, finding.message) for finding in findings if finding.severity is not Severity.INFO] == []


@pytest.mark.parametrize("path", BLUEPRINTS, ids=_name)
def test_the_header_says_what_it_costs_and_what_the_cluster_needs(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    header = text.split("\nblueprint: 1\n")[0]
    assert header.startswith("# ")
    assert header.count("\n# Requests: ") == 1
    assert header.count("\n# Cluster: ") == 1
    assert len(text.splitlines()) <= LONGEST


@pytest.mark.parametrize("path", BLUEPRINTS, ids=_name)
def test_every_declared_caller_is_content_with_the_sample_answer(path: Path) -> None:
    if _protocol(path).startswith("mcp") or path.parent.name == "aws":
        return  # agents call tools; there is no prediction
    settings: dict[str, Plain] = {
        "plugins.ml_commons.trusted_connector_endpoints_regex": ["(?s).*"],
        "plugins.ml_commons.connector.private_ip_enabled": True,
    }
    samples = list(run_samples(path, RunOptions(settings=settings, target=_newest_declared(path))))
    assert samples
    for sample in samples:
        assert sample.refused == ""
        assert [finding.message for run in sample.runs for finding in run.findings] == []
        assert [run.outcome.response.status for run in sample.runs if run.outcome.response] == [200] * len(sample.runs)


def _root(path: Path) -> Any:
    blueprint = load_file(path, LoadOptions(root=ROOT)).blueprint
    assert blueprint is not None
    return blueprint.instances[0].root


def _protocol(path: Path) -> str:
    return catalogue_entries.scalar(_root(path).get("protocol"))


def _newest_declared(path: Path) -> str:
    return catalogue_entries.scalar(_root(path).get("opensearch"))


@pytest.mark.parametrize("path", BLUEPRINTS, ids=_name)
def test_every_caller_of_every_variant_has_a_written_test(path: Path) -> None:
    if _protocol(path).startswith("mcp") or path.parent.name == "aws":
        return  # agents call tools; there is no prediction
    blueprint = load_file(path, LoadOptions(root=ROOT)).blueprint
    assert blueprint is not None
    wanted = {(one.variant, caller) for one in blueprint.instances for caller in one.names("callers")}
    tests = yaml.safe_load(path.with_name(f"{path.name.split('.')[0]}.test.yaml").read_text(encoding="utf-8"))["tests"]
    assert {(test.get("variant"), test["caller"]) for test in tests} == wanted
    assert all("expect" in test for test in tests)
    mends = any(pointer.startswith("/actions") for pointer in catalogue_entries.mended(_name(path)))
    assert any(test.get("tags") == "mended" for test in tests) == mends


def test_the_written_tests_pass_on_every_declared_release() -> None:
    result = CliRunner().invoke(main, ["test", "--only", "tests", "--trust-all", str(ROOT / "blueprints")])
    assert result.exit_code == 0, result.output[-3000:]
    assert re.match(r"[0-9,]+ passed", result.stdout.splitlines()[-1])
