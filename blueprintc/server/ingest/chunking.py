"""The ingest processor ``text_chunking``: long texts to lists of short ones. Upstream: neural-search, Chunker."""

from typing import TYPE_CHECKING

from blueprintc.emulator.errors import illegal_argument
from blueprintc.errors import UnsupportedError
from blueprintc.jsontext import Json
from blueprintc.server.ingest.config import Config
from blueprintc.server.ingest.document import Ingested
from blueprintc.server.ingest.pipeline import Run
from blueprintc.server.search.analysis import token_starts
from blueprintc.server.search.query import number
from blueprintc.server.state.store import Source

if TYPE_CHECKING:
    from blueprintc.server.desk import Desk

_TOKENS = 384
_CHARACTERS = 2048
_CHUNKS = 100


def text_chunking(desk: "Desk", config: Config) -> Run:
    """Chunks of a fixed number of tokens or characters, or between delimiters."""
    field_map = config.required_map("field_map")
    algorithm = config.optional_map("algorithm") or {"fixed_token_length": {}}
    config.flag("ignore_missing", False)
    if len(algorithm) != 1:
        raise illegal_argument("Unable to create text_chunking processor as [algorithm] contains multiple algorithms")
    (kind, given), *_ = algorithm.items()
    if kind not in ("fixed_token_length", "delimiter", "fixed_char_length"):
        raise illegal_argument(
            f"Chunking algorithm [{kind}] is not supported. Supported chunking algorithms are [delimiter,"
            " fixed_char_length, fixed_token_length]."
        )
    options = given if isinstance(given, dict) else {}

    def run(document: Ingested, request_id: str) -> bool:
        _chunk_all(document.source, field_map, kind, options)
        return True

    return run


def _chunk_all(source: Source, field_map: Source, kind: str, options: Source) -> None:
    for name, target in field_map.items():
        value = source.get(name)
        if isinstance(target, dict):
            for item in value if isinstance(value, list) else [value]:
                if isinstance(item, dict):
                    _chunk_all(item, target, kind, options)
        elif isinstance(value, str):
            source[str(target)] = [*_chunk(value, kind, options)]
        elif isinstance(value, list):
            chunks: list[Json] = [chunk for item in value for chunk in _chunk(str(item), kind, options)]
            source[str(target)] = chunks


def _chunk(text: str, kind: str, options: Source) -> list[str]:
    limit = int(number(options.get("max_chunk_limit", _CHUNKS), "max_chunk_limit"))
    if kind == "delimiter":
        delimiter = str(options.get("delimiter", "\n\n"))
        parts = text.split(delimiter)
        chunks = [part + delimiter for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])
        return _joined(chunks, limit)
    if kind == "fixed_char_length":
        size = int(number(options.get("char_limit", _CHARACTERS), "char_limit"))
        starts = list(range(len(text)))
    else:
        tokenizer = str(options.get("tokenizer", "standard"))
        if tokenizer != "standard":
            raise UnsupportedError(f"the tokenizer {tokenizer} of text_chunking")
        size = int(number(options.get("token_limit", _TOKENS), "token_limit"))
        starts = token_starts(text)
    overlap = int(size * number(options.get("overlap_rate", 0), "overlap_rate"))
    return _windows(text, starts, size, overlap, limit)


def _windows(text: str, starts: list[int], size: int, overlap: int, limit: int) -> list[str]:
    chunks: list[str] = []
    first = 0
    while first < len(starts):
        begin = 0 if first == 0 else starts[first]
        is_last = first + size >= len(starts) or (0 < limit == len(chunks) + 1)
        chunks.append(text[begin:] if is_last else text[begin : starts[first + size]])
        if is_last:
            break
        first += size - overlap
    return chunks


def _joined(chunks: list[str], limit: int) -> list[str]:
    return chunks if limit < 1 or len(chunks) <= limit else [*chunks[: limit - 1], "".join(chunks[limit - 1 :])]
