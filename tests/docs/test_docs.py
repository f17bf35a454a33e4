"""The documentation is true: its console examples are executed, its links lead somewhere."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
_CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PYTHON = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)


def _parts(block: str) -> list[tuple[str, str]]:
    """The commands of a console block with the outputs that it shows."""
    parts = (part.partition("\n") for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:])
    return [(command, output) for command, _, output in parts]


@pytest.mark.parametrize(
    "page", [page for page in PAGES if _CONSOLE.search(page.read_text(encoding="utf-8"))], ids=lambda page: page.name
)
def test_console_examples(page: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """With ``--update-golden`` the outputs on the page are rewritten instead; read the difference."""
    shutil.copytree(ROOT / "docs" / "examples", tmp_path / "docs" / "examples")
    (tmp_path / ".git").mkdir()

    def run(command: str) -> str:
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        environment = {**os.environ, "PATH": path}
        shell = ["bash", "-c", command]
        done = subprocess.run(
            shell, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
        )
        return done.stdout.decode("utf-8")

    def executed(block: re.Match[str]) -> str:
        made = "".join(f"$ {command}\n{run(command)}" for command, _ in _parts(block[1]))
        return f"```console\n{made}```"

    text = page.read_text(encoding="utf-8")
    actual = _CONSOLE.sub(executed, text)
    if request.config.getoption("--update-golden"):
        page.write_text(actual, encoding="utf-8", newline="\n")
    else:
        assert actual == text, "an example is out of date: pytest tests/docs --update-golden, then read the difference"


def test_python_examples(tmp_path: Path) -> None:
    examples = _PYTHON.findall((ROOT / "docs" / "library.md").read_text(encoding="utf-8"))
    assert examples
    for example in examples:
        subprocess.run([sys.executable, "-c", example], cwd=ROOT, check=True, capture_output=True)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    for link in _LINK.findall(page.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = page if not path else (page.parent / path).resolve()
        assert target.exists(), link
        if anchor:
            headings = _HEADING.findall(target.read_text(encoding="utf-8"))
            assert anchor in {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}, link


def test_the_commands_of_the_readme_table_exist() -> None:
    from blueprintc.cli import click, main

    cells = re.findall(r"^\| (`blueprintc .*?) \|", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    named = {name for cell in cells for name in re.findall(r"`(?:blueprintc )?([a-z-]+)`", cell)}
    assert {"init", "new", "check", "build"} <= named <= set(main.list_commands(click.Context(main)))
