"""The catalogue: copies of its blueprints, blueprints that extend it, ``catalog``."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from blueprintc.cli import main
from blueprintc.frontend import LoadOptions, load_file
from blueprintc.frontend.catalogue import catalogue_root
from blueprintc.lowering import emit, lower
from blueprintc.scaffold import catalogue, new_blueprint


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def test_a_copy_builds_what_the_catalogue_builds(place: Path) -> None:
    for entry in catalogue():
        files = new_blueprint(entry)
        for name, text in files.items():
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_text(text, encoding="utf-8")
        path = Path(f"blueprints/{entry.provider}/{entry.task}.blueprint.yaml")
        assert "\nextends:" not in path.read_text(encoding="utf-8")
        assert _built(path, place) == _built(entry.path, catalogue_root()), entry.id


def _built(path: Path, root: Path) -> list[str]:
    loaded = load_file(path, LoadOptions(root=root))
    assert loaded.blueprint is not None
    return [emit(connector) for connector in lower(loaded.blueprint).connectors]


def test_a_blueprint_may_extend_the_catalogue(place: Path) -> None:
    for entry in catalogue():
        files = new_blueprint(entry, extends=True)
        path = Path(f"blueprints/{entry.provider}/{entry.task}.blueprint.yaml")
        assert not any(name.startswith("templates/") for name in files)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(files[path.as_posix()], encoding="utf-8")
        assert _built(path, place) == _built(entry.path, catalogue_root()), entry.id
    assert run("check").exit_code == 0


def test_templates_of_the_repository_do_not_reach_into_the_catalogue(place: Path) -> None:
    Path("templates").mkdir()
    Path("templates/rerank.j2").write_text("return 'mine';", encoding="utf-8")
    Path("x.blueprint.yaml").write_text("blueprint: 1\nextends: catalog:voyage/rerank\n", encoding="utf-8")
    assert "mine" not in _built(Path("x.blueprint.yaml"), place)[0]


def test_extending_what_the_catalogue_has_not(place: Path) -> None:
    Path("x.blueprint.yaml").write_text("blueprint: 1\nextends: catalog:voyage/rerang\n", encoding="utf-8")
    result = run("check", "--format", "concise")
    assert result.exit_code == 1
    assert 'x.blueprint.yaml:2:10: error[BP045]: the catalogue has no "voyage/rerang"' in result.stdout
    assert 'did you mean "voyage/rerank"?' in run("check").stdout


@pytest.mark.parametrize(
    "name", ["../openai/chat", "openai/../openai/chat", "/etc/passwd", "openai/chat/", "OpenAI/chat", ""]
)
def test_the_catalogue_is_no_way_out(place: Path, name: str) -> None:
    Path("x.blueprint.yaml").write_text(f"blueprint: 1\nextends: 'catalog:{name}'\n", encoding="utf-8")
    assert "the catalogue has no" in run("check", "--format", "concise").stdout


def test_new_takes_values(place: Path) -> None:
    result = run("new", "azure_openai/chat", "--var", "resource=acme", "--var", "temperature=0.2")
    assert (result.exit_code, result.stderr.splitlines()[0]) == (
        0,
        "still an example: deployment (under vars in the blueprint)",
    )
    built = json.loads(_built(Path("blueprints/azure_openai/chat.blueprint.yaml"), place)[0])
    assert built["parameters"]["endpoint"] == "acme.openai.azure.com"
    assert built["parameters"]["temperature"] == 0.2
    assert 'azure_openai/chat has no variable "resorce"; did you mean "resource"?' in (
        run("new", "azure_openai/chat", "--var", "resorce=acme").stderr
    )
    wrong = run("new", "cohere/embed", "--var", "truncate=MIDDLE")
    assert (wrong.exit_code, "no value that" in wrong.stderr) == (2, True)


def test_catalog_lists_and_searches(place: Path) -> None:
    everything = run("catalog").stdout.splitlines()
    assert len(everything) == len(catalogue())
    found = run("catalog", "cohere", "--task", "rerank", "--caller", "rerank").stdout
    assert "bedrock/cohere-rerank" in found
    assert "cohere/rerank " in found
    assert "voyage/rerank" not in run("catalog", "--provider", "cohere").stdout
    assert run("catalog", "nothing-like-this").exit_code == 1
    (one,) = json.loads(run("catalog", "--provider", "azure_openai", "--task", "chat", "--format", "json").stdout)
    assert one["id"] == "azure_openai/chat"
    assert one["callers"] == ["predict", "rag"]
    assert one["requests"] == "one for each call."
    assert one["mended"]["/actions/0/url"] == "the endpoint's final slash makes a double slash"


@pytest.mark.parametrize(
    ("entry_id", "values"),
    [
        ("azure_openai/chat", ("resource=acme", "deployment=gpt", "temperature=0.1")),
        ("bedrock/titan-embedding-v2", ("region=eu-west-1", "dimensions=256")),
        ("ollama/chat", ("host=llm.acme.org:11434",)),
        ("voyage/rerank", ("model=rerank-2.5-lite",)),
        ("sagemaker/cross-encoder", ("endpoint=ce-1",)),
        ("openai/batch", ("model=text-embedding-3-large",)),
    ],
)
def test_a_copy_with_other_values_passes_its_tests(place: Path, entry_id: str, values: tuple[str, ...]) -> None:
    for extends in ((), ("--extends", "--force")):
        given = [word for value in values for word in ("--var", value)]
        assert run("new", entry_id, *given, "--file", "mine", *extends).exit_code == 0
        assert run("check").exit_code == 0, run("check").output
        result = run("test", "--only", "tests")
        assert result.exit_code == 0, result.output
        assert run("run", "blueprints", "--trust-all").exit_code == 0, "templates are found without a repository"


def test_new_tells_what_the_cluster_needs(place: Path) -> None:
    result = run("new", "ollama/chat", "--var", "host=llm.acme.org:11434")
    assert r"the cluster: trust the host, for example ^http://llm\.acme\.org:11434/.*$" in result.stderr
    assert r"# Cluster: trust the host, for example ^http://llm\.acme\.org:11434/.*$" in Path(
        "blueprints/ollama/chat.blueprint.yaml"
    ).read_text(encoding="utf-8")
    assert "the cluster" not in run("new", "openai/chat").stderr
    told = run("run", "blueprints/ollama")
    assert "blueprintc trust prints the setting that a cluster needs" in told.stderr


def test_new_asks_on_a_terminal(place: Path) -> None:
    mine, its = pty.openpty()
    process = subprocess.Popen([sys.executable, "-m", "blueprintc", "new"], stdin=its, stdout=its, stderr=its)
    os.close(its)
    asked = b""
    for question, answer in [
        (b"provider (", "azure_openai"),
        (b"task (", "chat"),
        (b"name of the connector [Azure OpenAI chat]", "Chat of acme"),
        (b"resource (The name of the Azure resource) [my-resource]", "acme"),
        (b"deployment [my-chat]", ""),
    ]:
        while question not in asked:
            asked += os.read(mine, 4096)
        asked = b""
        os.write(mine, f"{answer}\n".encode())
    while b"next: " not in asked:
        asked += os.read(mine, 4096)
    assert process.wait(timeout=60) == 0
    os.close(mine)
    assert b"still an example: deployment" in asked
    built = json.loads(_built(Path("blueprints/azure_openai/chat.blueprint.yaml"), place)[0])
    assert (built["name"], built["parameters"]["endpoint"]) == ("Chat of acme", "acme.openai.azure.com")
    assert built["parameters"]["deploy-name"] == "my-chat"
