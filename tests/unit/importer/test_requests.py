"""Which texts hold connectors, and what is refused with which reason."""

import pytest

from blueprintc.diagnostics import DiagnosticSink
from blueprintc.importer import Carrier, find_in_text
from blueprintc.model import plain
from blueprintc.source import SourceFile

CONNECTOR = '{"name": "x", "protocol": "http"}'


def _find(text: str) -> tuple[list[tuple[str, object]], list[tuple[str, str]]]:
    sink = DiagnosticSink()
    source = SourceFile("f", text)
    found = [(item.carrier.value, plain(item.connector)) for item in find_in_text(source, sink)]
    return found, [(diagnostic.code.name, diagnostic.span.text) for diagnostic in sink.diagnostics]


CREATE = [("create", {"name": "x", "protocol": "http"})]


@pytest.mark.parametrize(
    "text",
    [
        CONNECTOR,
        "\ufeff" + CONNECTOR,
        f"POST /_plugins/_ml/connectors/_create\n{CONNECTOR}",
        f"POST _plugins/_ml/connectors/_create?pretty\n{CONNECTOR}",
        f"post /_plugins/_ml/connectors/_create\n// why\n# how\n/* so */\n{CONNECTOR}",
        'POST /_plugins/_ml/connectors/_create\n{"name": "x", // trailing\n "protocol": """http""",}',
        f"curl -XPOST localhost:9200/_plugins/_ml/connectors/_create -H 'a: b' -d '{CONNECTOR}'",
        f"curl --request=POST --url http://h/_plugins/_ml/connectors/_create --json '{CONNECTOR}' | jq .",
        f"$ curl -sk -u admin:admin 'https://h:9200/_plugins/_ml/connectors/_create' \\\n  --data-raw '{CONNECTOR}'",
        f"# page\n\n```json\nPOST /_plugins/_ml/connectors/_create\n{CONNECTOR}\n```\n",
        f"words\n\n~~~\n{CONNECTOR}\n~~~\n\n```python\n{{'name': 1}}\n```\n",
    ],
)
def test_a_created_connector(text: str) -> None:
    assert _find(text) == (CREATE, [])


def test_other_carriers() -> None:
    inline = f'POST /_plugins/_ml/models/_register?deploy=true\n{{"name": "m", "connector": {CONNECTOR}}}'
    assert _find(inline) == ([("register", CREATE[0][1])], [])
    update = 'PUT /_plugins/_ml/connectors/abc\n{"description": "d"}'
    assert _find(update) == ([(Carrier.UPDATE.value, {"description": "d"})], [])


def test_several_requests_and_others_between() -> None:
    text = (
        f"POST /_plugins/_ml/connectors/_create\n{CONNECTOR}\n\nGET /_cat/indices\n\n"
        'POST /_plugins/_ml/models/a/_predict\n{"parameters": {}}\n\n'
        f"POST /_plugins/_ml/connectors/_create\n{CONNECTOR}\n"
    )
    assert _find(text) == (CREATE * 2, [])


@pytest.mark.parametrize(
    ("broken", "code", "place"),
    [
        ('{"name": "x"', "json-syntax", "P"),
        ('{"name": "say "hi""}', "json-syntax", "h"),
        ("{\"name\": 'x'}", "json-syntax", "'"),
        ('{"name": "x", ...}', "elided-body", "..."),
        ('{"name": None}', "json-syntax", "None"),
    ],
)
def test_the_rest_of_the_page_is_still_imported(broken: str, code: str, place: str) -> None:
    create = "POST /_plugins/_ml/connectors/_create\n"
    found, problems = _find(f"{create}{broken}\n\n{create}{CONNECTOR}\n")
    assert found == CREATE
    assert problems == [(code, place)]


def test_a_body_in_a_file_is_refused_by_name() -> None:
    found, problems = _find("curl -XPOST h/_plugins/_ml/connectors/_create -d @body.json")
    assert found == []
    assert problems == [("body-in-a-file", "@body.json")]


def test_a_body_that_is_no_object() -> None:
    assert _find("POST /_plugins/_ml/connectors/_create\n[]") == ([], [("not-a-connector", "[]")])
