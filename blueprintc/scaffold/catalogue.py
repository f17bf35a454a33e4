"""The catalogue of finished blueprints that ships with blueprintc."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from blueprintc.diagnostics import closest
from blueprintc.errors import UsageError
from blueprintc.frontend import LoadOptions, load_file
from blueprintc.frontend.catalogue import ENDING, catalogue_root
from blueprintc.model import Instance, Plain, Scalar, plain

_TITLE = re.compile(r"^name:[ \t]*(.*?)[ \t]*$", re.MULTILINE)
_LABEL = re.compile(r"(Requests|Cluster): ")


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A finished blueprint: ``provider/task``, its title, and where it is."""

    provider: str
    task: str
    title: str
    path: Path

    @property
    def id(self) -> str:
        """What ``new`` is called with."""
        return f"{self.provider}/{self.task}"


@dataclass(frozen=True, slots=True)
class CatalogueDetails:
    """What a finished blueprint says of itself.

    ``purpose``, ``requests`` (what a call costs) and ``cluster`` (what must be set there) are the parts of its header;
    ``opensearch`` is a range of versions; ``pages`` are those that publish the connector, ``documentation`` the
    provider's; ``mended`` is JSON pointer → reason.
    """

    entry: CatalogueEntry
    purpose: str
    requests: str
    cluster: str
    callers: tuple[str, ...]
    opensearch: str
    platforms: tuple[str, ...]
    contract: str
    variants: tuple[str, ...]
    pages: tuple[str, ...]
    documentation: tuple[str, ...]
    mended: dict[str, str]


def catalogue(root: Path | None = None) -> list[CatalogueEntry]:
    """Every entry, sorted by provider and task."""
    folder = (root or catalogue_root()) / "blueprints"
    return [
        CatalogueEntry(path.parent.name, path.name.removesuffix(ENDING), _title(path), path)
        for path in sorted(folder.glob(f"*/*{ENDING}"))
    ]


def find_entry(entry_id: str, root: Path | None = None) -> CatalogueEntry:
    """The entry ``provider/task``; raises ``UsageError`` with the nearest one, or what there is."""
    entries = {entry.id: entry for entry in catalogue(root)}
    if entry_id in entries:
        return entries[entry_id]
    like = closest(entry_id, entries)
    same_provider = [known for known in entries if known.split("/")[0] == entry_id.split("/")[0]]
    providers = sorted({entry.provider for entry in entries.values()})
    there = f"there are {', '.join(same_provider)}" if same_provider else f"its providers are {', '.join(providers)}"
    raise UsageError(f'the catalogue has no "{entry_id}"; ' + (f'did you mean "{like}"?' if like else there))


def details(entry: CatalogueEntry, root: Path | None = None) -> CatalogueDetails:
    """What an entry says of itself. Raises ``UsageError`` where it cannot be read."""
    loaded = load_file(entry.path, LoadOptions(root=root or catalogue_root()))
    if loaded.blueprint is None or not loaded.blueprint.instances:
        reason = loaded.diagnostics[0].message if loaded.diagnostics else "it is empty"
        raise UsageError(f"{entry.path.as_posix()}: {reason}")
    purpose, requests, cluster = _header(entry.path.read_text(encoding="utf-8"))
    instance = loaded.blueprint.instances[0]
    found = instance.mapping("origin")
    origin = cast("dict[str, Plain]", plain(found)) if found is not None else {}
    mended = origin.get("mended")
    return CatalogueDetails(
        entry=entry,
        purpose=purpose,
        requests=requests,
        cluster=cluster,
        callers=instance.names("callers"),
        opensearch=_text(instance, "opensearch"),
        platforms=instance.names("platform"),
        contract=_text(instance, "provider"),
        variants=tuple(each.variant for each in loaded.blueprint.instances if each.variant is not None),
        pages=_texts(origin.get("pages")),
        documentation=_texts(origin.get("documentation")),
        mended={key: str(value) for key, value in mended.items()} if isinstance(mended, dict) else {},
    )


def header_of(text: str) -> str:
    """The comment at the head of a blueprint, as it stands there."""
    return text[: text.index("blueprint: 1\n")]


def _header(text: str) -> tuple[str, str, str]:
    """Purpose, requests and cluster of the comment at the head of a blueprint."""
    words = " ".join(line.removeprefix("#").strip() for line in header_of(text).splitlines())
    parts = _LABEL.split(words)
    named = dict(zip(parts[1::2], parts[2::2], strict=True))
    return parts[0].strip(), named.get("Requests", "").strip(), named.get("Cluster", "").strip()


def _text(instance: Instance, key: str) -> str:
    node = instance.root.get(key)
    return node.text.value if isinstance(node, Scalar) else ""


def _texts(value: Plain) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),) if value else ()


def _title(path: Path) -> str:
    found = _TITLE.search(path.read_text(encoding="utf-8"))
    return found[1].strip("\"'") if found else ""
