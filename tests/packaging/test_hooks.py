"""Our pre-commit hooks in a repository that uses them, as pre-commit itself installs and runs them."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from blueprintc import api

ROOT = Path(__file__).parents[2]
GOOD = """blueprint: 1
name: Embeddings
version: 1
protocol: http
credential:
  key: {env: API_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/embeddings
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body: {input: hello}
"""
SPACED = GOOD.replace("hello", '"${parameters. input}"').replace("version: 1", "version: 1\nparameters: {input: hi}")
PAGE = """# A page

```json
POST /_plugins/_ml/connectors/_create
{"name": "x", "version": 1, "protocol": "htpp", "actions": []}
```
"""


def _hooks() -> list[dict[str, str]]:
    hooks: list[dict[str, str]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return hooks


@pytest.mark.parametrize(
    ("hook", "path", "expected"),
    [
        ("blueprintc-check", "a/b.blueprint.yaml", True),
        ("blueprintc-check", "b.blueprint.yml", True),
        ("blueprintc-check", "b.blueprint.json", True),
        ("blueprintc-check", "b.connector.json", True),
        ("blueprintc-check", "b.yaml", False),
        ("blueprintc-check", "blueprint.yaml", False),
        ("blueprintc-check", "b.blueprint.yaml.bak", False),
        ("blueprintc-fix", "a/b.blueprint.yaml", True),
        ("blueprintc-fix", "b.yaml", False),
        ("blueprintc-built", "b.connector.json", True),
        ("blueprintc-built", "templates/x.j2", True),
        ("blueprintc-built", "blueprintc.toml", True),
        ("blueprintc-built", "a/pyproject.toml", True),
        ("blueprintc-built", "x-blueprintc.toml", False),
        ("blueprintc-built", "README.md", False),
    ],
)
def test_hooks_run_for_the_right_files(hook: str, path: str, expected: bool) -> None:
    (found,) = [entry for entry in _hooks() if entry["id"] == hook]
    assert bool(re.search(found["files"], path)) is expected


def _git(*arguments: str, cwd: Path) -> None:
    identity = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *identity, *arguments], cwd=cwd, check=True, capture_output=True)


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> "tuple[Path, Path]":
    """A repository that offers our hooks (a copy of the tracked files), and pre-commit's own folder."""
    copy = tmp_path_factory.mktemp("hooks") / "blueprintc"
    copy.mkdir()
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True).stdout
    wanted = ("blueprintc/", "blueprints/", "templates/", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks")
    for name in listed.decode().split("\0"):
        if name.startswith(wanted) and (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_bytes((ROOT / name).read_bytes())
    _git("init", "-q", cwd=copy)
    _git("add", "-A", cwd=copy)
    _git("commit", "-q", "-m", "x", cwd=copy)
    return copy, tmp_path_factory.mktemp("cache")


@pytest.mark.slow
def test_try_repo(hooks: "tuple[Path, Path]", tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, cache = hooks
    monkeypatch.chdir(tmp_path)
    api.init_repository(tmp_path)
    (tmp_path / "blueprints" / "a.blueprint.yaml").write_text(GOOD, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "blueprintc", "build", "-q"], check=True)
    (built,) = (tmp_path / "connectors").rglob("*.connector.json")
    shutil.copy(built, "b.connector.json")
    _git("init", "-q", cwd=tmp_path)
    _git("add", "-A", cwd=tmp_path)

    def outcome() -> dict[str, str]:
        _git("add", "-A", cwd=tmp_path)
        done = subprocess.run(
            [sys.executable, "-m", "pre_commit", "try-repo", str(source), "--all-files", "--verbose"],
            env={**os.environ, "PRE_COMMIT_HOME": str(cache), "SKIP": ""},
            capture_output=True,
            text=True,
            check=False,
        )
        assert "Traceback" not in done.stdout + done.stderr
        pairs = re.findall(r"\.{3,}(?:\(.*?\))?(\w+)\n- hook id: ([\w-]+)$", done.stdout, re.MULTILINE)
        assert len(pairs) == 4, done.stdout + done.stderr
        return {hook: result for result, hook in pairs}

    passed = dict.fromkeys(("blueprintc-check", "blueprintc-fix", "blueprintc-built", "blueprintc-markdown"), "Passed")
    assert outcome() == passed
    (tmp_path / "page.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "blueprints" / "a.blueprint.yaml").write_text(GOOD.replace("hello", "changed"), encoding="utf-8")
    (tmp_path / "b.connector.json").write_text("{", encoding="utf-8")
    failed = dict.fromkeys(passed, "Failed")
    assert outcome() == failed | {"blueprintc-fix": "Passed"}  # there is nothing that it can mend
    spaced = tmp_path / "blueprints" / "c.blueprint.yaml"
    spaced.write_text(SPACED, encoding="utf-8")
    assert outcome() == failed  # it has mended a file, which pre-commit takes for a failure
    assert "${parameters.input}" in spaced.read_text(encoding="utf-8")
    assert outcome() == failed | {"blueprintc-fix": "Passed"}
