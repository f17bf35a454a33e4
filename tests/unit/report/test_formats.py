"""Every format on the same findings, and validated by an independent reader of that format."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import jsonschema
import pytest

from blueprintc.diagnostics import Applicability, Code, Diagnostic, Edit, Fix, Severity
from blueprintc.errors import UsageError
from blueprintc.report import Report, format_names, render
from blueprintc.report.visible import visible
from blueprintc.source import SourceFile, Span
from tests.unit.report.findings import sample, span

CASES = Path(__file__).parents[2] / "cases" / "report"
NASTY = "\x1b[31m\x00 \ud800 \u202e]]> & <x> \" ' % \r\n , : ::error:: \ufffe 🙂"
CODE = Code("BP299", "nasty-text", Severity.ERROR, "a text that no format may trip over")


def nasty() -> Report:
    """A finding whose every text is hostile."""
    file = SourceFile(f"a b/{'%' * 3}#?\u00e9.yaml", f"key: '{NASTY}'\n")
    place = Span(file, 5, len(file.text) - 1)
    fix = Fix(NASTY, (Edit(place, NASTY),), Applicability.UNSAFE)
    found = Diagnostic.of(CODE, NASTY, place, expected=NASTY, help=NASTY, notes=(NASTY,), fix=fix)
    return Report(diagnostics=(found,), paths=(file.path,))


def test_there_are_the_documented_formats() -> None:
    assert set(format_names()) >= {"text", "concise", "json", "sarif", "junit", "github"}


@pytest.mark.parametrize("name", format_names())
def test_golden(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"report/{name}.out", render(sample(), name))


def test_golden_colours(golden: Callable[[str, str], None]) -> None:
    golden("report/text.ansi", render(sample(), "text", color=True))


@pytest.mark.parametrize("name", format_names())
def test_nothing_found(name: str) -> None:
    text = render(Report(diagnostics=(), paths=("a.blueprint.yaml",)), name)
    assert (text == "") == (name in ("text", "concise", "github"))


@pytest.mark.parametrize("name", format_names())
def test_hostile_texts_can_be_written(name: str) -> None:
    text = render(nasty(), name)
    text.encode("utf-8")
    if name in ("text", "concise"):
        assert all(char == "\n" or char.isprintable() for char in text)


def test_unknown_format() -> None:
    with pytest.raises(UsageError, match='unknown format "xml"'):
        render(sample(), "xml")


@pytest.mark.parametrize(
    "report", [sample(), nasty(), Report(diagnostics=(), paths=())], ids=["sample", "nasty", "none"]
)
def test_sarif_is_valid(report: Report) -> None:
    schema = json.loads((CASES / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    log = json.loads(render(report, "sarif"))
    jsonschema.validate(log, schema)


def test_sarif_regions_cut_out_the_place_in_utf16() -> None:
    log = json.loads(render(sample(), "sarif"))
    places = [result["locations"][0]["physicalLocation"]["region"] for result in log["runs"][0]["results"]]
    text = sample().diagnostics[0].span.file.text
    assert [_cut(text, place) for place in places[:2]] == ['"${parameters.input}"', "🙂"]
    edit = log["runs"][0]["results"][0]["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert _cut(text, edit["deletedRegion"]) == '"${parameters.input}"'


def _cut(text: str, region: dict[str, int]) -> str:
    line = re.split(r"\r\n|\n|\r", text)[region["startLine"] - 1].encode("utf-16-le")
    return line[2 * region["startColumn"] - 2 : 2 * region["endColumn"] - 2].decode("utf-16-le")


def test_sarif_uris_lead_back_to_the_paths() -> None:
    log = json.loads(render(sample(), "sarif"))
    uris = [
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in log["runs"][0]["results"]
    ]
    assert [unquote(uri) for uri in uris] == [
        "openai/embedding.blueprint.yaml",
        "openai/embedding.blueprint.yaml",
        "my dir/ümlaut:x,y.blueprint.yaml",
        "my dir/ümlaut:x,y.blueprint.yaml",
    ]


def test_sarif_fingerprints_survive_moved_lines_and_differ_from_each_other() -> None:
    def fingerprints(text: str) -> list[str]:
        file = SourceFile("a.yaml", text)
        places = [Span(file, match.start(), match.end()) for match in re.finditer("bad", text)]
        report = Report(diagnostics=tuple(Diagnostic.of(CODE, "bad", place) for place in places), paths=("a.yaml",))
        results = json.loads(render(report, "sarif"))["runs"][0]["results"]
        return [result["partialFingerprints"]["blueprintcLine/v1"] for result in results]

    before = fingerprints("a: bad\nb: bad\nb: bad\n")
    assert len(set(before)) == 3
    assert fingerprints("# new\n\na:   bad\nb: bad\nb: bad\n") == before


def test_junit_is_readable_and_counts_agree() -> None:
    for report in (sample(), nasty()):
        root = ElementTree.fromstring(render(report, "junit").encode("utf-8"))
        assert root.get("failures") == str(len(root.findall(".//failure"))) == "1"
        assert root.get("tests") == str(len(root.findall(".//testcase")))
        assert [suite.get("name") for suite in root] == list(report.paths)


def test_junit_fails_what_fails_the_run() -> None:
    found = sample()
    strict = Report(diagnostics=found.diagnostics, paths=found.paths, fail_on=Severity.INFO)
    assert len(ElementTree.fromstring(render(strict, "junit").encode()).findall(".//failure")) == 3


def test_github_commands_decode_to_the_message() -> None:
    for report in (sample(), nasty()):
        lines = render(report, "github").splitlines()
        assert len(lines) == len(report.diagnostics)
        for line in lines:
            match = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line)
            assert match is not None, line
            listed = dict(part.split("=", 1) for part in match[2].split(","))
            assert unquote(listed["file"]) in report.paths
            message = unquote(match[3])
            assert any(visible(found.message) in message for found in report.diagnostics)


def test_github_gives_no_columns_for_several_lines() -> None:
    file = SourceFile("a.yaml", "a: |\n  x\n  y\n")
    report = Report(diagnostics=(Diagnostic.of(CODE, "m", Span(file, 3, len(file.text))),), paths=("a.yaml",))
    assert "col" not in render(report, "github").split("::")[1]


def test_json_has_the_ten_fields() -> None:
    data = json.loads(render(sample(), "json"))
    assert set(data["diagnostics"][0]) == {
        *("code", "severity", "message", "path", "line", "column", "end_line", "end_column", "help", "fix")
    }
    assert data["summary"] == {"error": 1, "warning": 1, "info": 1}
    first = data["diagnostics"][0]
    assert (first["line"], first["column"], first["end_line"], first["end_column"]) == (5, 29, 5, 50)


def test_summary() -> None:
    assert sample().summary() == "1 error, 1 warning, 1 info in 3 files"
    assert Report(diagnostics=(), paths=("a",)).summary() == "no findings in 1 file"


def _excerpt(text: str, piece: str, expected: str = "") -> list[str]:
    file = SourceFile("a.yaml", text)
    report = Report(diagnostics=(Diagnostic.of(CODE, "m", span(file, piece), expected=expected),), paths=())
    return render(report, "text").splitlines()[1:]


@pytest.mark.parametrize(
    ("text", "piece", "source", "carets"),
    [
        ("a: bad\n", "bad", "1 | a: bad", "  |    ^^^"),
        ("\ta\t: bad\n", "bad", "1 |     a    : bad", "  |            ^^^"),
        ("名: 値だめ\n", "値だめ", "1 | 名: 値だめ", "  |     ^^^^^^"),
        ("🙂🙂: bad\n", "bad", "1 | 🙂🙂: bad", "  |       ^^^"),
        ("e\u0301: bad\n", "bad", "1 | e\u0301: bad", "  |    ^^^"),
        ("\ufeffa: bad\n", "bad", "1 | a: bad", "  |    ^^^"),
        ("a: \x1b[1mbad\n", "bad", "1 | a: ␛[1mbad", "  |        ^^^"),
        ("a: \u202ebad\n", "bad", "1 | a: <U+202E>bad", "  |            ^^^"),
        ("a: 1\r\nb: bad\r\nc: 2\r\n", "bad", "2 | b: bad", "  |    ^^^"),
        ("a:\n", "\n", "1 | a:", "  |   ^ (to 2:1)"),
    ],
)
def test_carets_stand_under_the_place(text: str, piece: str, source: str, carets: str) -> None:
    assert _excerpt(text, piece)[1:] == [source, carets]


def test_a_place_of_several_lines_is_shown_by_its_first_one() -> None:
    assert _excerpt("a: bad\n  more\nb: 1\n", "bad\n  more", "x") == ["  |", "1 | a: bad", "  |    ^^^ x (to 2:7)"]


def test_an_empty_place_has_one_caret() -> None:
    file = SourceFile("a.yaml", "a:\n")
    report = Report(diagnostics=(Diagnostic.of(CODE, "m", Span(file, 2, 2)),), paths=())
    assert render(report, "text").splitlines()[-1] == "  |   ^"


@pytest.mark.parametrize("before", ["x" * 5_000, "値" * 5_000])
def test_long_lines_are_cut_around_the_place(before: str) -> None:
    _, source, carets = _excerpt(f"{before}bad{'y' * 5_000}\n", "bad")
    assert len(source) < 200
    assert source.startswith("1 | …")
    assert source.endswith("…")
    shown = source.removeprefix("1 | ")
    width = sum(2 if char == "値" else 1 for char in shown[: shown.index("bad")])
    assert carets == "  | " + " " * width + "^^^"


def test_a_file_without_text_has_no_excerpt() -> None:
    file = SourceFile("gone.yaml", "")
    report = Report(diagnostics=(Diagnostic.of(CODE, "cannot be read", Span(file, 0, 0)),), paths=())
    assert render(report, "text") == "gone.yaml:1:1: error[BP299]: cannot be read\n"
