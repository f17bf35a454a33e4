"""Many blueprints for measuring, generated from the catalogue."""

import re
import shutil
from pathlib import Path

ROOT = Path(__file__).parents[1]
SCHEMA = ROOT / "schemas" / "blueprint.schema.json"

_NAME = re.compile(r"^name:.*$", re.MULTILINE)
#: What cannot be used alone: tags, which check-jsonschema does not read, and bases in the same folder.
_BOUND = re.compile(r": !\w|^extends: (?!\.\./)", re.MULTILINE)
_RANGES = ('">=3.3"', '">=3.5"', '">=3.3,<3.7"', '">=3.4"', '"3.6"', '"3.8"')
_BUILTIN = "    pre_process_function: connector.pre_process.openai.embedding\n"
_SCRIPT = """    pre_process_function: |
      StringBuilder builder = new StringBuilder("[");
      for (int i = 0; i < params.text_docs.length; i++) {
        if (i > 0) builder.append(",");
        builder.append("\\"part NUMBER: ").append(params.text_docs[i]).append("\\"");
      }
      builder.append("]");
      return "{\\"parameters\\":{\\"input\\":" + builder + "}}";
"""


def generate(folder: Path, count: int, *, different: bool = False) -> list[Path]:
    """Write a repository with ``count`` blueprints, each one of the catalogue's under another name.

    Those with tags (``!template``) or a base beside them are left out. With ``different`` no two
    build to connectors that differ in their names only: releases, headers, bodies, credentials and scripts vary, so
    that nothing that was worked out for one helps with another.
    """
    folder.mkdir(parents=True)
    (folder / "blueprintc.toml").write_text("", encoding="utf-8")
    if (ROOT / "templates").is_dir():
        shutil.copytree(ROOT / "templates", folder / "templates")
    originals = sorted((ROOT / "blueprints").glob("*/*.blueprint.yaml"))
    texts = [(path.parent.name, path.name, path.read_text(encoding="utf-8")) for path in originals]
    texts = [original for original in texts if not _BOUND.search(original[2])]
    written: list[Path] = []
    for index in range(count):
        provider, name, text = texts[index % len(texts)]
        path = folder / "blueprints" / f"{index // 100:02}" / f"{provider}-{index}-{name}"
        path.parent.mkdir(parents=True, exist_ok=True)
        named = _NAME.sub(f"name: Blueprint {index}", text, count=1)
        path.write_text(_vary(named, index) if different else named, encoding="utf-8")
        written.append(path)
    return written


def _vary(text: str, index: int) -> str:
    """A blueprint unlike those of all other numbers."""
    for secret in re.findall(r"\$\{credential\.(\w+)\}", text):
        text = re.sub(rf"\b{secret}\b(?!:? *\{{env)|\b{secret}(?=: )", f"{secret}_{index}", text)
    text = re.sub(r"^(    headers:\n)", rf"\1      X-Team: team-{index}\n", text, count=1, flags=re.MULTILINE)
    if "api.openai.com/v1/chat" in text or "api.openai.com/v1/embeddings" in text:  # others do not know the field
        text = re.sub(r"^(    request_body:\n)", rf"\1      user: client-{index}\n", text, count=1, flags=re.MULTILINE)
    if index % 3 == 0:
        text = re.sub(
            r'^opensearch: ">=2\..*$', f"opensearch: {_RANGES[index % len(_RANGES)]}", text, flags=re.MULTILINE
        )
    if index % 7 == 0 and _BUILTIN in text and "\ninputs:" not in text:
        text = text.replace(_BUILTIN, _SCRIPT.replace("NUMBER", str(index)))
        text = text.replace("\nactions:", "\ninputs:\n  input: {type: array}\nactions:")
    return text
