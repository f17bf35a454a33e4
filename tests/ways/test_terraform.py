"""The Terraform module: two parsers read it, and Terraform itself gives every text back."""

import base64
import json
import re
import shutil
import subprocess
import unicodedata
from pathlib import Path
from typing import Any

import hcl2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprintc.diagnostics import DiagnosticSink
from blueprintc.exporter.hcl import is_kept, string
from blueprintc.importer.hcl import HclError, read_hcl
from blueprintc.importer.terraform import find_in_terraform
from blueprintc.model import plain
from blueprintc.source import SourceFile, whole_text
from tests.ways.forms import as_the_server_keeps_it, lowered, written
from tests.ways.hostile import SECRET, TEXTS, hostile_connector
from tests.ways.test_round_trips import TEXTS as HOSTILE_TEXTS

TERRAFORM = shutil.which("terraform")
needs_terraform = pytest.mark.skipif(TERRAFORM is None, reason="terraform is not installed")


def _module(connector: str) -> str:
    text, findings = written(lowered(connector), "terraform")
    assert text is not None, findings
    return text


def _terraform(*arguments: str, cwd: Path, stdin: str = "") -> str:
    done = subprocess.run(
        [TERRAFORM or "terraform", *arguments], cwd=cwd, input=stdin.encode(), capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
    return done.stdout.decode()


def test_a_parser_of_the_language_finds_the_resources() -> None:
    module = hcl2.loads(_module(hostile_connector()))
    kinds = sorted(json.loads(kind) if kind.startswith('"') else kind for block in module["resource"] for kind in block)
    assert kinds == ["opensearch_ml_connector", "opensearch_ml_model", "opensearch_ml_model_group"]
    assert [name.strip('"') for block in module["variable"] for name in block] == ["MY_KEY"]
    assert SECRET not in _module(hostile_connector())


@needs_terraform
def test_it_is_laid_out_as_terraform_does(tmp_path: Path) -> None:
    (tmp_path / "main.tf").write_bytes(_module(hostile_connector()).encode())
    assert _terraform("fmt", "-check", "-diff", cwd=tmp_path) == ""


def _evaluated(texts: list[str], folder: Path) -> Any:
    """What Terraform makes of the expressions that are written for texts."""
    lines = [f"  t{index} = {string(text).text}\n" for index, text in enumerate(texts)]
    (folder / "main.tf").write_bytes(("locals {\n" + "".join(lines) + "}\n").encode())
    names = ", ".join(f"local.t{index}" for index in range(len(texts)))
    answer = _terraform("console", cwd=folder, stdin=f"base64encode(jsonencode([{names}]))\n")
    return json.loads(base64.b64decode(answer.strip().strip('"')))


@needs_terraform
def test_terraform_gives_every_text_back(tmp_path: Path) -> None:
    texts = [*TEXTS, *("\n".join(TEXTS[index:]) for index in range(len(TEXTS))), "a\nb\n", "a\nb\n\n", "a\n\nb", "\n\n"]
    assert _evaluated(texts, tmp_path) == texts


@needs_terraform
@settings(max_examples=15, deadline=None)
@given(texts=st.lists(HOSTILE_TEXTS.filter(is_kept), min_size=20, max_size=60))
def test_terraform_gives_generated_texts_back(texts: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    assert _evaluated(texts, tmp_path_factory.mktemp("module")) == texts


def test_what_terraform_would_change_is_refused() -> None:
    decomposed = unicodedata.normalize("NFD", "é")
    connector = json.loads(hostile_connector()) | {"description": decomposed}
    text, findings = written(lowered(json.dumps(connector)), "terraform")
    assert text is None
    assert ["normal form C" in found.message for found in findings] == [True, True]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"url": "https://x", "protocol": "mcp_sse"}, 'has no place for "url"'),
        ({"tenant_id": "t"}, 'has no place for "tenant_id"'),
        ({"client_config": {"skip_ssl_verification": True}}, 'has no place for "skip_ssl_verification"'),
        ({"client_config": {"read_timeout": 1.5}}, '"read_timeout" is no integer'),
        ({"actions": []}, "demands actions"),
        ({"credential": {"key": "<env:version>"}}, 'cannot be called "version"'),
        ({"credential": {"key": "sk-abcdefghijklmnopqrstuvwxyz123456"}}, "looks like a real secret"),
    ],
)
def test_what_the_provider_has_no_place_for_is_refused_by_name(change: dict[str, Any], message: str) -> None:
    text, findings = written(lowered(json.dumps(json.loads(hostile_connector()) | change)), "terraform")
    assert text is None
    assert any(message in found.message for found in findings), [found.message for found in findings]
    assert not any("abcdefghijkl" in found.message + found.help for found in findings)


def _found(text: str) -> tuple[list[Any], list[str]]:
    sink = DiagnosticSink()
    found = [plain(one.connector) for one in find_in_terraform(whole_text(SourceFile("main.tf", text)), sink)]
    return found, [diagnostic.message for diagnostic in sink.diagnostics]


def test_what_people_write_is_read() -> None:
    found, messages = _found(
        """
        variable "region" {
          default = "eu-west-1"
          validation { condition = length(var.region) > 3 ? true : false }
        }
        variable "key" { sensitive = true }
        locals { service = "bedrock" }
        data "aws_region" "x" {}
        resource "aws_iam_role" "x" { assume_role_policy = jsonencode({ a = [for x in y : x] }) }
        resource "opensearch_ml_connector" "titan" {
          count       = var.on ? 1 : 0
          name        = "Titan" # a comment
          description = "${"quoted"}"
          version     = 1
          protocol    = "aws_sigv4"
          credential  = { key = var.key, "other" = data.x.y.z }
          parameters  = { region = var.region, service_name = local.service, n = 1.5, b = true }
          actions {
            url          = "https://$${parameters.region}.x/y"
            headers      = {}
            request_body = jsonencode({ b = "${var.b}-x", a = ["<", 1] })
            post_process_function = <<-EOT
              if (a) {
                return "$${x}\\n";
              }
            EOT
          }
          lifecycle { prevent_destroy = true }
        }
        """
    )
    assert messages == [
        'the value of "jsonencode({ b = "${var.b}-x", a = ["<", 1] })" is only known when the text is run'
    ]
    assert found == []


def test_a_module_in_the_documentations_style_is_read() -> None:
    found, messages = _found(
        """
        resource "opensearch_ml_connector" "titan" {
          name       = "Titan"
          version    = 1
          protocol   = "aws_sigv4"
          credential = { roleArn = aws_iam_role.x.arn, key = "${var.my_key}" }
          parameters = {}
          actions {
            url          = "https://x/y"
            request_body = jsonencode({ b = "${"$"}{parameters.b}", a = ["<", 1] })
            post_process_function = <<-EOT
              if (a) {
                return "$${x}\\n";
              }
            EOT
          }
        }
        """
    )
    assert messages == []
    assert found == [
        {
            "name": "Titan",
            "version": 1,
            "protocol": "aws_sigv4",
            "credential": {"roleArn": "<env:ARN>", "key": "<env:my_key>"},
            "actions": [
                {
                    "action_type": "predict",
                    "method": "POST",
                    "url": "https://x/y",
                    "request_body": '{"a":["\\u003c",1],"b":"${parameters.b}"}',
                    "post_process_function": 'if (a) {\n  return "${x}\\n";\n}\n',
                }
            ],
        }
    ]


@needs_terraform
@pytest.mark.parametrize(
    "number", ["0", "0.0", "7", "1.50", "1e3", "-0", "-0.0", "1.5e-7", "12345678901234567890", "0.1"]
)
def test_numbers_are_the_texts_that_terraform_makes_of_them(number: str, tmp_path: Path) -> None:
    """What is read of a bare number is what the provider sends; what is written for one is what the server keeps."""
    (tmp_path / "main.tf").write_text(f"locals {{\n  n = tostring({number})\n}}\n", encoding="utf-8")
    sent = json.loads(_terraform("console", cwd=tmp_path, stdin="local.n\n"))
    module = f'resource "opensearch_ml_connector" "x" {{\n  parameters = {{ n = {number} }}\n}}\n'
    (read,), messages = _found(module)
    assert messages == []
    kept = as_the_server_keeps_it(read)["parameters"]["n"]
    assert kept == ("0" if sent == "-0" else sent)
    connector = json.loads(hostile_connector()) | {"parameters": {}}
    written_module = _module(json.dumps(connector).replace('"parameters": {}', f'"parameters": {{"n": {number}}}'))
    expression = re.search(r"^  parameters = {\n    n = (.*)$", written_module, re.MULTILINE)
    assert expression is not None
    (tmp_path / "main.tf").write_text(f"locals {{\n  n = tostring({expression[1]})\n}}\n", encoding="utf-8")
    server = as_the_server_keeps_it({"parameters": json.loads(f'{{"n": {number}}}')})["parameters"]["n"]
    assert json.loads(_terraform("console", cwd=tmp_path, stdin="local.n\n")) == server


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('a = "x', "a text is never closed"),
        ("a {", "a block is never closed"),
        ("a = [1", "a list is never closed"),
        ("a = <<EOT\nx", "the here-document EOT is never closed"),
        ("= 1", "a name is expected"),
        ('a = "\\q"', "a backslash begins no escape here"),
        ("a = " + "[" * 200, "values are nested too deep"),
        ("a = ", "a value is missing"),
    ],
)
def test_what_is_no_hcl_is_reported_with_its_place(text: str, message: str) -> None:
    with pytest.raises(HclError, match=message):
        read_hcl(whole_text(SourceFile("x.tf", text)))
    assert _found(text)[1][0].startswith("Terraform: ")


@pytest.mark.parametrize(
    "text", ['a = "' + '${f("' * 60, "a = " + "f(" * 90, "a = " + '"${' * 90, "a = {" + "b = {" * 90]
)
def test_hostile_nesting_ends(text: str) -> None:
    with pytest.raises(HclError):
        read_hcl(whole_text(SourceFile("x.tf", text)))
