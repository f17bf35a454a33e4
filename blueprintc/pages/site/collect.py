"""From a file to its entry: what it says, what it builds to, and what its callers do with it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from blueprintc.data.secrets import find_key, is_public
from blueprintc.diagnostics import DiagnosticSink
from blueprintc.emulator.dry_run import secrets_of
from blueprintc.errors import FileError, UsageError
from blueprintc.frontend import LoadOptions, load_file, read_source
from blueprintc.lowering import lower
from blueprintc.model import Connector, Plain, plain
from blueprintc.pages.picture.secrets import Secrets
from blueprintc.pages.site.editions import edition_of
from blueprintc.pages.site.entry import Entry
from blueprintc.pages.site.examples import examples_of
from blueprintc.providers import provider, provider_names
from blueprintc.runner import RunOptions, Workpiece, stem_of, workpiece
from blueprintc.tester.result import FileResult

_TITLE = re.compile(r"^name:[ \t]*(.*?)[ \t]*$", re.MULTILINE)


def entry_of(path: Path, entry_id: str, options: RunOptions, tested: FileResult | None) -> Entry:
    """The entry of a blueprint or connector; ``tested`` is what its tests gave.

    Raises ``FileError`` where it cannot be read.
    """
    sink = DiagnosticSink()
    read = read_source(path, sink)
    if read is None:
        raise FileError("; ".join(found.told() for found in sink.diagnostics))
    source = read.text
    try:
        piece = workpiece(path, options)
    except UsageError as error:
        found = _TITLE.search(source)
        title = found[1].strip("\"'") if found else stem_of(path)
        return Entry(
            id=entry_id,
            path=path.as_posix(),
            title=title,
            description="",
            provider=_provider(_folder(path)),
            source=_without_keys(source),
            notes=_header(source),
            trouble=str(error).removeprefix(f"{path.as_posix()} "),
        )
    return _entry(path, entry_id, source, piece, tested)


def _entry(path: Path, entry_id: str, source: str, piece: Workpiece, tested: FileResult | None) -> Entry:
    connectors = piece.connectors or _plain_connectors(path)
    root: Mapping[str, Plain] = {}
    if connectors:
        root = {member.key.value: plain(member.value) for member in connectors[0].instance.root.members}
    secrets = _secrets(piece, connectors)
    origin = root.get("origin")
    mended = origin.get("mended") if isinstance(origin, dict) else None
    cases = [case for case in tested.cases if case.kind in ("test", "file")] if tested is not None else []
    every = tuple(dict.fromkeys(name for one in piece.built for name in one.callers))
    return Entry(
        id=entry_id,
        path=path.as_posix(),
        title=str(root.get("name") or stem_of(path)),
        description=str(root.get("description") or ""),
        provider=_provider(str(root.get("provider") or _folder(path))),
        source=_without_keys(secrets.masked(source)),
        notes=_header(source),
        callers=every,
        releases=str(root.get("opensearch") or ""),
        tried=tuple(target.name for target in piece.releases),
        platforms=tuple(_texts(root.get("platform"))),
        protocol=str(root.get("protocol") or ""),
        pages=tuple(_addresses(origin)),
        mended=tuple((where, str(why)) for where, why in mended.items()) if isinstance(mended, dict) else (),
        editions=tuple(edition_of(connector, path, secrets) for connector in connectors),
        examples=tuple(examples_of(path, piece, tested)),
        tests=len(cases),
        failing=sum(case.verdict in ("failed", "error") for case in cases),
    )


def _plain_connectors(path: Path) -> tuple[Connector, ...]:
    """The connector of a file that is one already."""
    blueprint = load_file(path, LoadOptions()).blueprint
    return () if blueprint is None else lower(blueprint).connectors


def _secrets(piece: Workpiece, connectors: Sequence[Connector]) -> Secrets:
    """What stands in the file and must not stand on a page. A ``{value: …}`` is no secret, its author says."""
    told: set[str] = set()
    for connector in connectors:
        credential = connector.instance.mapping("credential")
        for member in credential.members if credential is not None else ():
            given = plain(member.value)
            if isinstance(given, dict):
                told |= {str(value) for value in given.values()}
    found = {secret for one in piece.built for secret in secrets_of(one.subject.connector)}
    return Secrets([secret for secret in found - told if not is_public(secret)])


def _without_keys(text: str) -> str:
    """A text without what has the form of a provider's key."""
    at = find_key(text)
    while at is not None:
        text = f"{text[: at[0]]}***{text[at[1] :]}"
        at = find_key(text)
    return text


def _provider(name: str) -> str:
    """The name of a provider for people; one that is not known keeps its own, in words."""
    return provider(name).title if name in provider_names() else name.replace("_", " ").replace("-", " ")


def _folder(path: Path) -> str:
    return path.absolute().parent.name


def _header(source: str) -> tuple[str, ...]:
    """The sentences of the comment at the beginning of a file, a paragraph for each beginning with a ``Word:``."""
    lines: list[str] = []
    for line in source.lstrip("\ufeff").splitlines():
        if not line.startswith("#"):
            break
        lines.append(line[1:].strip())
    text = " ".join(line for line in lines if not line.startswith(("yaml-language-server", "blueprintc:", "!")))
    parts = re.split(r"(?:(?<=\.)|^) *(?=[A-Z][a-z]+: )", text)
    return tuple(part.strip() for part in parts if part.strip())


def _texts(value: Plain) -> Iterator[str]:
    yield from (str(one) for one in (value if isinstance(value, list) else [value]) if one)


def _addresses(origin: Plain) -> Iterator[str]:
    if isinstance(origin, dict):
        for key in ("pages", "documentation"):
            yield from (text for text in _texts(origin.get(key)) if text.startswith(("https://", "http://")))
