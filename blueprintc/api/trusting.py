"""The trusted endpoints that blueprints need."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from blueprintc.api.options import CheckOptions, files_of, load_options_of, scope_of
from blueprintc.config import ConfigFinder
from blueprintc.errors import FileError
from blueprintc.records import record

if TYPE_CHECKING:
    pass


@record
class Trust:
    """Patterns for ``trusted_connector_endpoints_regex``, and URLs for which none can be made."""

    patterns: tuple[str, ...]
    refused: tuple[str, ...]


def trust(paths: Iterable[Path], finder: ConfigFinder, options: CheckOptions, *, keep_defaults: bool = False) -> Trust:
    """The trusted endpoints that blueprints and connectors need, as narrow as possible.

    ``keep_defaults`` puts the default list of the newest release that is asked for in front.
    """
    from blueprintc.data.releases import releases_in
    from blueprintc.emulator.cluster import default_trusted_endpoints
    from blueprintc.frontend import load_file
    from blueprintc.linter import subject_of
    from blueprintc.linter.trust import patterns_for
    from blueprintc.lowering import lower

    subjects = []
    for path in files_of(paths, finder, options):
        config = finder.of_file(path)
        loaded = load_file(path, load_options_of(config, options))
        if loaded.blueprint is None:
            raise FileError(loaded.diagnostics[0].told() if loaded.diagnostics else f"{path}: cannot be read")
        scope = scope_of(config, path, options)
        for connector in lower(loaded.blueprint).connectors:
            subjects.append(subject_of(connector, scope, lambda _: None, is_plain=loaded.blueprint.is_connector))
    patterns, refused = patterns_for(subjects)
    defaults = default_trusted_endpoints(releases_in(options.targets)[-1]) if keep_defaults else []
    return Trust(tuple(dict.fromkeys([*defaults, *patterns])), tuple(refused))
