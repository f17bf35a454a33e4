"""Reading and building: ``load``, ``load_text``, ``compile``."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from blueprintc.api.options import CheckOptions, finder_of, load_options_of
from blueprintc.diagnostics import DiagnosticSink

if TYPE_CHECKING:
    from blueprintc.builder import Build
    from blueprintc.frontend import Loaded
    from blueprintc.model import Plain


def load(
    path: str | Path,
    *,
    config: str | Path | None = None,
    variables: "Mapping[str, Plain] | None" = None,
    environment: str | None = None,
) -> "Loaded":
    """Read one blueprint or connector: the document with its places, one instance a connector, and the findings.

    Raises ``ConfigError``, and ``UsageError`` for an environment that is not configured; whatever is wrong in the file
    is a finding.
    """
    from blueprintc.frontend import load_file

    place = Path(path)
    options = CheckOptions(variables=variables or {}, environment=environment)
    return load_file(place, load_options_of(finder_of(config).of_file(place), options))


def load_text(text: str, path: Path, options: CheckOptions | None = None) -> "Loaded":
    """The same for a text that stands for the file at ``path``; raises ``ConfigError`` and ``UsageError``."""
    from blueprintc.frontend import Loaded, decode_source
    from blueprintc.frontend import load as load_source

    sink = DiagnosticSink()
    source = decode_source(text.encode("utf-8", "surrogatepass"), path.as_posix(), sink)
    if source is None:
        return Loaded(None, sink.sorted(), (path,))
    chosen = options or CheckOptions()
    return load_source(source, load_options_of(finder_of(None).of_file(path), chosen), path=path)


def compile(
    *paths: str | Path,
    config: str | Path | None = None,
    variables: "Mapping[str, Plain] | None" = None,
    environment: str | None = None,
    output: str | Path | None = None,
) -> "Build":
    """Build the connectors of blueprints, in files and below folders, without writing anything.

    ``outputs`` of the result have the connectors' texts and the paths that the command ``build`` would write; they
    are right only where ``failed`` is false. Raises ``ConfigError``, ``FileError`` and ``UsageError``.
    """
    from blueprintc.builder import BuildOptions, build

    options = BuildOptions(
        output=None if output is None else Path(output), variables=variables or {}, environment=environment
    )
    return build([Path(path) for path in paths], finder_of(config), options)
