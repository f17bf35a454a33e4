"""What a test gives to its caller, or the call that it makes itself."""

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from blueprintc.emulator.callers import Inputs
from blueprintc.emulator.exchange import Call
from blueprintc.jsontext import Json
from blueprintc.model import Mapping, Scalar, Sequence, plain
from blueprintc.tester.keys import text_of, texts_of
from blueprintc.tester.problems import Problems

INPUT_KEYS = (
    "documents", "query", "question", "image", "parameters", "outputs", "system_prompt", "history", "llm_interface",
    "provider", "response_field",
)  # fmt: skip
_LARGEST_FILE = 20_000_000


def read_inputs(node: Mapping, file: Path, problems: Problems) -> Inputs | None:
    """The inputs of a case, or none where it names none. Forms were checked."""
    if not any(key in INPUT_KEYS for key in node.keys()):  # noqa: SIM118
        return None
    query, question = node.get("query"), node.get("question")
    if query is not None and question is not None:
        problems.report('"query" and "question" are the same; give one of them', question.span)
    return Inputs(
        docs=texts_of(node.get("documents")),
        query=text_of(query if query is not None else question),
        image=_image(node, file, problems),
        parameters=_values(node, "parameters"),
        outputs=_values(node, "outputs"),
        system_prompt=text_of(node.get("system_prompt")),
        chat_history=tuple(_turns(node)),
        llm_interface=text_of(node.get("llm_interface")),
        provider=text_of(node.get("provider")),
        response_field=text_of(node.get("response_field")),
    )


def read_call(node: Mapping) -> Call | None:
    """The call that a case makes itself, or none."""
    given = node.get("call")
    if not isinstance(given, Mapping):
        return None
    body = given.get("body")
    text = body.text.value if isinstance(body, Scalar) else None if body is None else json.dumps(plain(body))
    return Call(text_of(given.get("path")) or "_predict", text)


def read_bytes(name: str, file: Path, node: Scalar, problems: Problems) -> bytes:
    """A file beside the one that names it; what cannot be read is reported."""
    path = beside(name, file, node)
    problems.files.append(path)
    try:
        with path.open("rb") as stream:
            data = stream.read(_LARGEST_FILE + 1)
    except OSError as error:
        problems.report(f'cannot read "{path.as_posix()}": {error.strerror or error}', node.span)
        return b""
    if len(data) > _LARGEST_FILE:
        problems.report(f'"{path.as_posix()}" is larger than {_LARGEST_FILE:,} bytes', node.span)
        return b""
    return data


def beside(name: str, file: Path, node: Scalar) -> Path:
    """A path that a test names: it starts at the file where it is written, which a blueprint may have taken in."""
    written = Path(node.span.file.path).parent / name
    return written if written.exists() else file.parent / name


def _image(node: Mapping, file: Path, problems: Problems) -> str | None:
    given = node.get("image")
    if isinstance(given, Mapping):
        name = given.get("file")
        if isinstance(name, Scalar):
            return base64.b64encode(read_bytes(name.text.value, file, name, problems)).decode()
        return None
    return text_of(given)


def _values(node: Mapping, key: str) -> dict[str, Json]:
    given = node.get(key)
    return cast("dict[str, Json]", plain(given)) if isinstance(given, Mapping) else {}


def _turns(node: Mapping) -> Iterator[tuple[str, str]]:
    given = node.get("history")
    for turn in given.items if isinstance(given, Sequence) else ():
        if isinstance(turn, Mapping):
            yield text_of(turn.get("question")) or "", text_of(turn.get("answer")) or ""
