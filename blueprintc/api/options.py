"""How to look at files: which releases, variables, paths and buffers; what the other modules make of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from blueprintc.config import Config, ConfigFinder, find_files
from blueprintc.records import record

if TYPE_CHECKING:
    from blueprintc.frontend import LoadOptions
    from blueprintc.linter import Scope
    from blueprintc.model import Plain

STDIN = Path("-")
"""The path that stands for standard input."""

MARKDOWN = (".md", ".markdown")
"""The endings of pages."""


@record
class CheckOptions:
    """How to check. Empty ``select`` and ``ignore`` leave the choice to the configuration.

    ``fail_on`` is ``error``, ``warning``, ``info`` or ``never``. ``markdown`` checks the connectors in Markdown pages
    in place of blueprints. ``targets`` are releases (``>=2.19``) and ``platforms`` where it runs; both win over
    what blueprints say. ``stdin`` is the text of ``-`` and ``stdin_filename`` the name to show for it. With ``cache``
    results are kept in a folder at the configuration's root, and found there again. ``open_files`` are texts, by
    resolved path, that templates and bases are taken from in place of their files: an editor's buffers.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    markdown: bool = False
    force_exclude: bool = False
    targets: str = ""
    platforms: tuple[str, ...] = ()
    variables: "Mapping[str, Plain]" = field(default_factory=dict)
    environment: str | None = None
    stdin: bytes = b""
    stdin_filename: str = "<stdin>"
    cache: bool = False
    open_files: Mapping[Path, str] = field(default_factory=dict)


def finder_of(config: str | Path | None) -> ConfigFinder:
    return ConfigFinder(None if config is None else Path(config))


def load_options_of(config: Config, options: CheckOptions) -> "LoadOptions":
    from blueprintc.frontend import LoadOptions

    name = options.environment
    values = config.environment(name).vars if name is not None else {}
    return LoadOptions(
        variables=options.variables,
        environment=name,
        environment_variables=values,
        open_files=options.open_files,
    )


def files_of(paths: Iterable[Path], finder: ConfigFinder, options: CheckOptions) -> Iterator[Path]:
    for path in paths:
        if path == STDIN:
            yield path
        elif options.markdown:
            yield from find_files([path], finder, endings=MARKDOWN, force_exclude=options.force_exclude)
        else:
            yield from find_files([path], finder, force_exclude=options.force_exclude)


def scope_of(config: Config, path: Path, options: CheckOptions) -> "Scope":
    from blueprintc.linter import Scope

    return Scope(
        targets=options.targets,
        opensearch=config.opensearch_of(path.absolute()) or "",
        asked_platforms=options.platforms,
        platforms=config.platform_of(path.absolute()),
        trusted_endpoints=config.trusted_endpoints,
    )
