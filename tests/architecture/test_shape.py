"""The shape of the code: sizes, names, exports, public signatures."""

import ast
import importlib
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "blueprintc"
FILES = sorted(PACKAGE.rglob("*.py"))
PACKAGES = sorted(path.parent for path in FILES if path.name == "__init__.py")

#: Files that may be longer than 600 lines, and why.
LONG: dict[str, str] = {}

#: Files and folders with ``Any`` in public signatures, and the reason.
ANY: dict[str, str] = {
    "emulator/answer_functions.py": "a request of the oracle's protocol is any JSON",
    "painless/": "values of Java classes of any kind, as a script has them",
    "frontend/templating/": "values that templates compute, and Jinja's own signatures",
    "cli/__init__.py": "click's own signature is repeated",
}


def _name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_files_are_short_and_say_what_they_own(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = text.count("\n")
    assert lines <= 600 or _name(path) in LONG, f"{lines} lines: split it, or give the reason in LONG"
    docstring = ast.get_docstring(ast.parse(text))
    assert docstring or not text.strip(), "the first docstring line says what the file owns"


def test_reasons_are_needed() -> None:
    for name in LONG:
        assert (PACKAGE / name).read_text(encoding="utf-8").count("\n") > 600, f"{name} is short again"
    for name in ANY:
        files = [path for path in FILES if _name(path).startswith(name)]
        assert any(_public_any(path) for path in files), f"{name} has no Any any more"


def test_names_say_something() -> None:
    assert not [_name(path) for path in FILES if path.stem in ("utils", "util", "helpers", "helper", "common", "misc")]


@pytest.mark.parametrize("folder", PACKAGES, ids=lambda path: path.relative_to(PACKAGE.parent).as_posix())
def test_exports_exist(folder: Path) -> None:
    name = ".".join(folder.relative_to(PACKAGE.parent).parts)
    module = importlib.import_module(name)
    exported = getattr(module, "__all__", [])
    assert all(hasattr(module, export) for export in exported)
    assert len(set(exported)) == len(exported)


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_no_any_in_public_signatures(path: Path) -> None:
    if _name(path).startswith(tuple(ANY)):
        return
    assert not _public_any(path)


def _public_any(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found: list[str] = []
    bodies: list[list[ast.stmt]] = [tree.body]
    bodies += [node.body for node in tree.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")]
    for function in (node for body in bodies for node in body if isinstance(node, ast.FunctionDef)):
        if function.name.startswith("_") and function.name != "__init__":
            continue
        arguments = function.args
        every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
        annotations = [argument.annotation for argument in every if argument is not None] + [function.returns]
        if any(_mentions_any(annotation) for annotation in annotations if annotation is not None):
            found.append(f"{_name(path)}:{function.lineno} {function.name}")
    return found


def _mentions_any(annotation: ast.expr) -> bool:
    return any(isinstance(node, ast.Name) and node.id == "Any" for node in ast.walk(annotation))
