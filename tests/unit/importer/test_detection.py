"""What a text is, by its name and its content."""

import pytest

from blueprintc.importer import detect
from blueprintc.source import SourceFile


@pytest.mark.parametrize(
    ("name", "text", "form"),
    [
        ("x.tf", "", "terraform"),
        ("x.py", "{", "python"),
        ("x.ipynb", "{}", "notebook"),
        ("x.json", '{"a": "\n```\n"}', "console"),
        ("x.sh", "import x\n```\n", "console"),
        ("<stdin>", '# a comment\n\nPOST /_plugins/_ml/connectors/_create\n{"a": """\n```\n"""}', "console"),
        ("<stdin>", "POST _plugins/_ml/x\n{}", "console"),
        ("<stdin>", "curl -X POST x -d '{}'\n```\n", "console"),
        ("<stdin>", "#!/usr/bin/env bash\nname: x\n", "console"),
        ("<stdin>", "# Title\n\nPost it:\n\n```json\n{}\n```\n", "markdown"),
        ("<stdin>", "Get started\n\n```json\n{}\n```\n", "markdown"),
        ("page.md", 'resource "opensearch_ml_connector" "x" {\n', "terraform"),
        ("<stdin>", '# Terraform\nresource "opensearch_ml_connector" "x" {\n', "terraform"),
        ("<stdin>", "import requests\npayload = {}\n", "python"),
        ("<stdin>", "# a script\npayload = {\n", "python"),
        ("<stdin>", "payload: dict = {\n", "python"),
        ("<stdin>", "# a template\n---\nname: x\nworkflows:\n  provision:\n", "yaml"),
        ("x.yaml", "name: x\nprompt: |\n  ```json\n  {}\n  ```\n", "yaml"),
        ("<stdin>", "some words", "console"),
        ("<stdin>", "", "console"),
    ],
)
def test_detection(name: str, text: str, form: str) -> None:
    assert detect(SourceFile(name, text)) == form


def test_a_text_of_comments_is_looked_at_once() -> None:
    assert detect(SourceFile("x", "#" * 200_000)) == "console"
