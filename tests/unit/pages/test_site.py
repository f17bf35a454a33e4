"""The site: what its pages say, what it writes and removes, what it never shows."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from blueprintc.api import site
from blueprintc.cli import main
from blueprintc.errors import FileError, UsageError
from blueprintc.pages.site import Site, SiteOptions, write_site
from blueprintc.pages.site.build import MANIFEST
from blueprintc.runner import TRUST_ALL, RunOptions
from tests.unit.pages.markup import Markup

CATALOGUE = Path(__file__).parents[3] / "blueprints"
_OPTIONS = SiteOptions(title="Our connectors", run=RunOptions(settings=TRUST_ALL))

_BLUEPRINT = """\
# Chat of a house provider, for agents.
# Requests: one for each call. Cluster: trust the endpoint.
blueprint: 1
name: House chat
description: Chat
version: 1
protocol: http
opensearch: ">=2.14"
provider: openai
callers: [predict]
origin:
  pages: https://example.org/page
  mended:
    /actions/0/url: the page has a double slash
inputs:
  question: {type: string, description: What is asked.}
parameters: {model: small}
credential:
  key: {env: HOUSE_KEY}
actions:
  - action_type: predict
    method: POST
    url: https://api.openai.com/v1/chat/completions
    headers: {Authorization: "Bearer ${credential.key}"}
    request_body:
      model: ${parameters.model}
      messages: [{role: user, content: "${parameters.question}"}]
tests:
  - name: a question is asked
    caller: predict
    parameters: {question: why}
    responses: [{json: {choices: []}}]
    expect:
      requests: [{body: {model: small}}]
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository" / "house"
    folder.mkdir(parents=True)
    (folder / "chat.blueprint.yaml").write_text(_BLUEPRINT, encoding="utf-8")
    (folder.parent / "other.blueprint.yaml").write_text(_BLUEPRINT.replace("House", "Other"), encoding="utf-8")
    return folder.parent


def _texts(made: Site) -> dict[str, str]:
    return {name: Markup(page).text for name, page in made.pages.items()}


def test_pages_say_what_a_reader_wants_to_know(repository: Path) -> None:
    texts = _texts(site([repository], _OPTIONS))
    assert set(texts) == {"index.html", "house/chat.html", "other.html"}
    for words in ("Our connectors", "House chat", "Chat of a house provider, for agents.", "1 mended", ">=2.14"):
        assert words in texts["index.html"]
    page = texts["house/chat.html"]
    for words in (
        "Requests: one for each call.",
        "the page has a double slash",
        "https://example.org/page",
        "environment variable HOUSE_KEY",
        "What is asked.",
        "a question is asked",
        "1 test passes",
        "Dev Tools console",
        "terraform",
        'content": "why"',
    ):
        assert words in page, words
    assert '"request_body": "{ \\"model\\": \\"${parameters.model}\\"' in page


def test_pages_do_not_tell_where_the_repository_lies(repository: Path) -> None:
    (repository / "broken.blueprint.yaml").write_text("blueprint: 1\nname: Broken\nactions: {\n", encoding="utf-8")
    made = site([repository.absolute()], _OPTIONS)
    assert "repository/house/chat.blueprint.yaml" in Markup(made.pages["house/chat.html"]).text
    assert not [name for name, page in made.pages.items() if str(repository.parent) in page]


def test_links_lead_to_pages(repository: Path) -> None:
    made = site([repository], _OPTIONS)
    for name, page in made.pages.items():
        for tag, attributes in Markup(page).elements:
            target = attributes.get("href") or ""
            if tag == "a" and not target.startswith(("#", "https:")):
                assert os.path.normpath(Path(name).parent / target) in made.pages, target


def test_the_whole_catalogue_has_pages() -> None:
    made = site([CATALOGUE], _OPTIONS)
    assert len(made.pages) == len(made.entries) + 1
    assert not [entry.trouble for entry in made.entries if entry.trouble]


def test_the_same_files_give_the_same_pages() -> None:
    paths = [CATALOGUE / "openai", CATALOGUE / "cohere"]
    assert site(paths, _OPTIONS).pages == site(paths, _OPTIONS).pages


def test_only_what_was_written_is_ever_removed(repository: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    made = site([repository], _OPTIONS)
    changed, removed = write_site(folder, made)
    assert {path.relative_to(folder).as_posix() for path in changed} == set(made.pages)
    assert (folder / "house/chat.html").read_text(encoding="utf-8") == made.pages["house/chat.html"]
    assert write_site(folder, made) == ([], [])
    (folder / "CNAME").write_text("connectors.example.org")
    (folder / "house/notes.txt").write_text("mine")
    (repository / "house/chat.blueprint.yaml").rename(repository / "house/talk.blueprint.yaml")
    changed, removed = write_site(folder, site([repository], _OPTIONS))
    assert [path.name for path in removed] == ["chat.html"]
    assert sorted(path.name for path in changed) == ["index.html", "talk.html"]
    assert (folder / "CNAME").exists()
    assert (folder / "house/notes.txt").exists()


def test_a_page_that_somebody_changed_stays(repository: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    write_site(folder, site([repository], _OPTIONS))
    page = folder / "other.html"
    page.write_text(page.read_text(encoding="utf-8") + "<!-- mine -->", encoding="utf-8")
    (repository / "other.blueprint.yaml").unlink()
    _, removed = write_site(folder, site([repository], _OPTIONS))
    assert removed == []
    assert page.exists()


def test_a_run_that_is_cut_off_is_taken_up_by_the_next(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "site"
    made = site([repository], _OPTIONS)
    replace, left = os.replace, [2]

    def cut_off(source: Path, target: Path) -> None:
        if left[0] == 0:
            raise KeyboardInterrupt
        left[0] -= 1
        replace(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", cut_off)
        with pytest.raises(KeyboardInterrupt):
            write_site(folder, made)
    write_site(folder, made)
    for name, page in made.pages.items():
        assert (folder / name).read_text(encoding="utf-8") == page


def test_foreign_files_are_not_written_over(repository: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text("mine")
    with pytest.raises(UsageError, match="was not written by blueprintc site"):
        write_site(folder, site([repository], _OPTIONS))
    assert [path.name for path in folder.iterdir()] == ["index.html"]


@pytest.mark.parametrize("text", ["[]", "{", "\x00"])
def test_a_broken_list_of_files_is_reported(repository: Path, tmp_path: Path, text: str) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / MANIFEST).write_text(text)
    with pytest.raises(FileError, match="remove it to begin anew"):
        write_site(folder, site([repository], _OPTIONS))


def test_a_list_of_files_cannot_lead_outside(repository: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    victim = tmp_path / "victim.html"
    victim.write_text("mine")
    (folder / MANIFEST).write_text(json.dumps({"../victim.html": "", str(victim): "", "a/../../victim.html": ""}))
    write_site(folder, site([repository], _OPTIONS))
    assert victim.exists()


def test_what_does_not_build_has_a_page_that_says_so(repository: Path, tmp_path: Path) -> None:
    (repository / "broken.blueprint.yaml").write_text("blueprint: 1\nname: Broken one\nactions: {\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["site", str(tmp_path / "site"), str(repository)])
    assert result.exit_code == 1
    assert "does not build" in result.output
    page = Markup((tmp_path / "site/broken.html").read_text(encoding="utf-8")).text
    assert "This blueprint does not build" in page
    assert "Broken one" in Markup((tmp_path / "site/index.html").read_text(encoding="utf-8")).text


def test_nothing_to_show_is_wrong_usage(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["site", str(tmp_path / "site"), str(tmp_path)])
    assert result.exit_code == 2
    assert not (tmp_path / "site").exists()


def test_credentials_in_files_reach_no_page(tmp_path: Path) -> None:
    secret = "canary-0123456789/+abc"
    connector = {
        "name": "Plain",
        "version": "1",
        "protocol": "http",
        "parameters": {},
        "credential": {"key": secret},
        "actions": [
            {
                "action_type": "predict",
                "method": "POST",
                "url": "https://api.openai.com/v1/x",
                "headers": {"Authorization": "Bearer ${credential.key}"},
                "request_body": '{"q": "${parameters.q:-x}"}',
            }
        ],
    }
    (tmp_path / "plain.connector.json").write_text(json.dumps(connector))
    (tmp_path / "broken.blueprint.yaml").write_text("blueprint: 1\nname: x\ncredential: {a: sk-" + "a1B2" * 10 + "\n")
    made = site([tmp_path], _OPTIONS)
    for page in made.pages.values():
        assert "canary" not in page
        assert "a1B2a1B2" not in page
    assert "Terraform" in Markup(made.pages["plain.html"]).text


def test_names_of_files_and_texts_cannot_become_markup(tmp_path: Path) -> None:
    folder = tmp_path / 'a"><img src=x>&#x?'
    folder.mkdir()
    hostile = "</a><script>alert(1)</script>"
    text = _BLUEPRINT.replace("House chat", f'"{hostile}"').replace("Chat of a house", f"{hostile} of a house")
    (folder / "one two.blueprint.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "other.blueprint.yaml").write_text(_BLUEPRINT, encoding="utf-8")
    made = site([tmp_path], _OPTIONS)
    for page in made.pages.values():
        tags = [tag for tag, _ in Markup(page).elements]
        assert "img" not in tags
        assert tags.count("script") == 1
    links = [each.get("href") for tag, each in Markup(made.pages["index.html"]).elements if tag == "a"]
    assert "a%22%3E%3Cimg%20src%3Dx%3E%26%23x%3F/one%20two.html" in links


def test_what_nobody_calls_has_no_call() -> None:
    made = site([CATALOGUE / "aws", CATALOGUE / "mcp"], _OPTIONS)
    assert {entry.id for entry in made.entries} >= {"aws/lambda", "mcp/sse"}
    assert made.failed == ()
    assert "There is no call to show." in Markup(made.pages["mcp/sse.html"]).text
