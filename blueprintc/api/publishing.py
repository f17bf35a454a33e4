"""A repository of blueprints as static pages."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from blueprintc.api.options import finder_of
from blueprintc.config import find_files

if TYPE_CHECKING:
    from blueprintc.pages.site import Site, SiteOptions


def site(paths: Iterable[str | Path], options: "SiteOptions | None" = None) -> "Site":
    """The pages of all blueprints among and below some paths, as texts.

    ``blueprintc.pages.site.write_site`` writes them.

    Nothing is sent anywhere: sample calls are played by the emulator, on the newest release that a blueprint names.
    Raises ``UsageError`` where there is no blueprint, and ``FileError``.
    """
    from blueprintc.pages.site import SiteOptions, build_site

    chosen = options or SiteOptions()
    given = [Path(path) for path in paths]
    files = find_files(given, finder_of(chosen.run.config))
    folders = [str((path if path.is_dir() else path.parent).absolute()) for path in given]
    return build_site(files, Path(os.path.commonpath(folders)), chosen)
