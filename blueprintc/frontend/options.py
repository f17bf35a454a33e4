"""What the caller of the frontend chooses, and what it gets."""

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from blueprintc.diagnostics import Diagnostic
from blueprintc.frontend.templating.branches import Branch
from blueprintc.model import Blueprint, Plain
from blueprintc.records import record
from blueprintc.source import Reads


@record
class LoadOptions:
    """How to load a blueprint.

    ``root`` is the repository's root, which no path may leave (default: found by walking up from the file).
    ``environment`` is the name of the chosen environment and ``environment_variables`` its values; ``variables`` are
    the values given for this run (``--var name=value``; a text is read by the variable's type). ``templates`` are the
    folders that hold template files, relative to the root. ``open_files`` are texts that stand for the contents of
    files, by their resolved paths: what an editor has not saved yet.
    """

    root: Path | None = None
    variables: Mapping[str, Plain] = field(default_factory=dict)
    environment: str | None = None
    environment_variables: Mapping[str, Plain] = field(default_factory=dict)
    templates: tuple[str, ...] = ("templates",)
    open_files: Mapping[Path, str] = field(default_factory=dict)


@record
class Loaded:
    """A blueprint, or ``None`` where nothing could be read; the findings; and every file that was read for it.

    ``reads`` tells the same for whoever keeps the result, without the text itself. ``branches`` are the conditions of
    templates, with the ways that they went.
    """

    blueprint: Blueprint | None
    diagnostics: list[Diagnostic]
    files: tuple[Path, ...] = ()
    reads: Reads = Reads()
    branches: tuple[Branch, ...] = ()
