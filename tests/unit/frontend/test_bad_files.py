"""Files that are no blueprints: each is refused by its own finding, quickly and without a traceback."""

import os
import time
from pathlib import Path

import pytest

from blueprintc.diagnostics import DiagnosticSink
from blueprintc.frontend import MAX_BYTES, LoadOptions, decode_source, load, load_file, read_source
from blueprintc.frontend.yaml_reader import MAX_DEPTH, python_parser, read_yaml
from blueprintc.lowering import lower
from blueprintc.source import SourceFile

_HEAD = "blueprint: 1\nname: n\nversion: 1\nprotocol: http\n"


@pytest.mark.parametrize(
    ("content", "code", "at"),
    [
        (b"", "BP005", ""),
        (b"\xef\xbb\xbf", "BP005", ""),
        (b"# only a comment\n", "BP005", ""),
        (b"---\n", "BP005", ""),
        (b"name: a\x00b\n", "BP003", "\x00"),
        (b"name: \x1b[31m\n", "BP003", "\x1b"),
        (b"name: caf\xe9\n", "BP002", "\xe9"),
        (b"\xff\xfen\x00a\x00", "BP002", ""),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "BP002", "\x89"),
        (b"a: &x [*x]\n", "BP014", "*x"),
        (b"a: *x\n", "BP015", "*x"),
        (b"a: !evil x\n", "BP016", "!evil"),
        (b"a: 1\n---\nb: 2\n", "BP017", "---"),
        (b"[" * 10_000, "BP012", "["),
        (b"- " * 10_000, "BP012", "-"),
        (b"{a: " * 10_000, "BP012", "{"),
        (b'{"a":' * 10_000, "BP012", "{"),
        (b"\n".join(b" " * i + b"a:" for i in range(300)), "BP012", "a"),
        (b"? " * 10_000, "BP012", "?"),
        (b'"' + b"x" * 100_000, "BP010", '"'),
        (b"just text", "BP106", "just text"),
        (b"%YAML 3.0\n---\na: 1\n", "BP010", None),
        (b"a: b: c\n", "BP010", ":"),
        (b"a: [1, 2\n", "BP010", None),
        (b"\t- a\n", "BP026", "\t"),
        (b"a: @b\n", "BP010", "@"),
    ],
    ids=lambda value: repr(value[:24]) if isinstance(value, bytes) else None,
)
def test_yaml(content: bytes, code: str, at: str | None, tmp_path: Path) -> None:
    path = tmp_path / "x.blueprint.yaml"
    path.write_bytes(content)
    start = time.monotonic()
    loaded = load_file(path, LoadOptions(root=tmp_path))
    assert time.monotonic() - start < 5
    assert loaded.blueprint is None or code == "BP016"
    assert code in [found.code.id for found in loaded.diagnostics]
    if at is not None:
        assert at in [found.span.text for found in loaded.diagnostics if found.code.id == code]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "BP005"),
        (b"// comment\n", "BP005"),
        (b"[]", "BP106"),
        (b"5", "BP106"),
        (b"{", "BP011"),
        (b'{"a": [', "BP011"),
        (b'{"a": "\\ud83d"}', "BP027"),
        (b'{"a": ' + b"9" * 5000 + b"}", "BP011"),
        (b'{"a": "x' + b"y" * 100_000, "BP011"),
        (b"[" * 10_000, "BP012"),
        (b"/* never closed", "BP011"),
        (b'{"a": """never closed', "BP011"),
    ],
    ids=lambda value: repr(value[:24]) if isinstance(value, bytes) else None,
)
def test_json(content: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "x.connector.json"
    path.write_bytes(content)
    assert code in [found.code.id for found in load_file(path).diagnostics]


def test_large_file(tmp_path: Path) -> None:
    path = tmp_path / "x.blueprint.yaml"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    start = time.monotonic()
    assert [found.code.id for found in load_file(path).diagnostics] == ["BP004"]
    assert time.monotonic() - start < 2


def test_large_files_below_the_limit_take_bounded_time() -> None:
    text = _HEAD + "parameters:\n" + "".join(f"  k{i}: value {i}\n" for i in range(60_000))
    start = time.monotonic()
    load(SourceFile("x.yaml", text))
    assert time.monotonic() - start < 20


def test_directories_links_and_missing_files(tmp_path: Path) -> None:
    (tmp_path / "folder.blueprint.yaml").mkdir()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    os.mkfifo(tmp_path / "pipe")
    for name in ("folder.blueprint.yaml", "loop", "pipe", "missing", "a\0b"):
        sink = DiagnosticSink()
        assert read_source(tmp_path / name, sink) is None
        assert [found.code.id for found in sink.diagnostics] == ["BP001"], name


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_unreadable_file(tmp_path: Path) -> None:
    path = tmp_path / "x.blueprint.yaml"
    path.write_text("a: 1")
    path.chmod(0)
    assert [found.code.id for found in load_file(path).diagnostics] == ["BP001"]


def test_file_that_vanishes(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    template = tmp_path / "templates" / "t.j2"
    template.symlink_to(tmp_path / "gone.j2")
    source = SourceFile((tmp_path / "x.yaml").as_posix(), _HEAD + "description: !template t.j2\n")
    assert [found.code.id for found in load(source, LoadOptions(root=tmp_path)).diagnostics] == ["BP035"]


def test_links_do_not_lead_out_of_the_repository(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (root / "link.txt").symlink_to(tmp_path / "secret.txt")
    (root / "base.yaml").symlink_to(tmp_path / "secret.txt")
    source = SourceFile((root / "x.yaml").as_posix(), _HEAD + "extends: base.yaml\ndescription: !file link.txt\n")
    loaded = load(source, LoadOptions(root=root))
    assert [found.code.id for found in loaded.diagnostics] == ["BP006", "BP006"]


def test_bad_bytes_in_a_template_are_reported_there(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "t.j2").write_bytes(b"caf\xe9")
    source = SourceFile((tmp_path / "x.yaml").as_posix(), _HEAD + "description: !template t.j2\n")
    found = load(source, LoadOptions(root=tmp_path)).diagnostics
    assert [(each.code.id, each.span.file.path.endswith("t.j2")) for each in found] == [("BP002", True)]


def test_every_template_together_is_bounded() -> None:
    loop = '"{% for i in range(90000) %}{% endfor %}"'
    text = _HEAD + "parameters:\n" + "".join(f"  k{i}: {loop}\n" for i in range(500))
    start = time.monotonic()
    found = load(SourceFile("x.yaml", text)).diagnostics
    assert time.monotonic() - start < 10
    assert {each.code.id for each in found} == {"BP034"}


def test_python_parser_refuses_the_same() -> None:
    for text in ("[" * 10_000, "a: *x\n", "a: &x [*x]\n", '"open', "a: b: c\n", "a: {b: ${c}}\n", "a: {{ b }}\n"):
        codes = []
        for parser in (None, python_parser):
            sink = DiagnosticSink()
            assert read_yaml(SourceFile("x.yaml", text), sink, parser=parser) is None
            codes.append([found.code.id for found in sink.diagnostics])
        assert codes[0] == codes[1], text


def test_limits_are_not_met_by_sensible_files() -> None:
    deep = _HEAD + "parameters: {a: " + "[" * (MAX_DEPTH - 5) + "]" * (MAX_DEPTH - 5) + "}\n"
    assert load(SourceFile("x.yaml", deep)).diagnostics == []
    assert decode_source(b"a" * MAX_BYTES, "x", DiagnosticSink()) is not None


def test_aliases_of_a_long_text_are_bounded() -> None:
    text = _HEAD + f'parameters:\n  long: &l "{"x" * 100_000}"\n  many: [{", ".join(["*l"] * 2_000)}]\n'
    assert [each.code.id for each in load(SourceFile("x.yaml", text)).diagnostics] == ["BP013"]


def test_what_variables_put_into_a_blueprint_is_bounded() -> None:
    text = _HEAD + f"vars: {{long: {'x' * 500_000}}}\nparameters:\n"
    text += "".join(f'  k{i}: "{{{{ vars.long }}}}"\n' for i in range(100))
    assert "BP034" in [each.code.id for each in load(SourceFile("x.yaml", text)).diagnostics]


def test_the_number_of_variants_is_bounded() -> None:
    text = _HEAD + "variants:\n" + "".join(f"  v{i}: {{}}\n" for i in range(1_000))
    loaded = load(SourceFile("x.yaml", text))
    assert [each.code.id for each in loaded.diagnostics] == ["BP044"]
    assert loaded.blueprint is not None
    assert len(loaded.blueprint.instances) == 201


def test_places_in_long_texts_are_found_in_linear_time() -> None:
    lines = "\n".join(f'        line {number} "quoted"' for number in range(20_000))
    body = f"actions:\n  - action_type: predict\n    method: POST\n    url: u\n    request_body:\n      a: |\n{lines}\n"
    source = SourceFile("x.yaml", _HEAD + body + "        ${parameters. x}\n")
    start = time.monotonic()
    blueprint = load(source).blueprint
    assert blueprint is not None
    found = lower(blueprint).diagnostics
    assert [each.span.text for each in found] == ["${parameters. x}"]
    assert time.monotonic() - start < 10
