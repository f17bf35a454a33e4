"""What applying the fixes of findings makes of files."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from blueprintc.api.options import MARKDOWN, CheckOptions, files_of, load_options_of, scope_of
from blueprintc.config import ConfigFinder
from blueprintc.diagnostics import Diagnostic
from blueprintc.records import record


@record
class FixedFile:
    """A file that fixes change: its path, its text before and after, and the titles of the fixes in order."""

    path: Path
    before: str
    after: str
    titles: tuple[str, ...]


def fixes(
    paths: Iterable[Path], finder: ConfigFinder, options: CheckOptions, *, unsafe: bool = False
) -> Iterator[FixedFile]:
    """What applying the fixes of the selected findings makes of files; nothing is written.

    Safe fixes keep what the connector is, or mend it without doubt; ``unsafe`` takes the others, too. Files that
    cannot be read, and pages, are passed over.
    """
    from blueprintc.linter import fix_text, lint_bytes
    from blueprintc.source import SourceFile

    for path in files_of(paths, finder, options):
        if path.name.lower().endswith(MARKDOWN):
            continue
        config = finder.of_file(path)
        selection = config.selection(path.absolute(), options.select, options.ignore)
        scope, load_options, name = scope_of(config, path, options), load_options_of(config, options), path.as_posix()

        def look(text: str) -> tuple[SourceFile, list[Diagnostic]]:
            linted = lint_bytes(text.encode("utf-8", "surrogatepass"), name, path, load_options, scope=scope)  # noqa: B023
            found = [finding for finding in linted.diagnostics if finding.code.id in selection]  # noqa: B023
            files = [finding.span.file for finding in found if finding.span.file.path == name]  # noqa: B023
            return files[0] if files else SourceFile(name, text), found  # noqa: B023

        try:
            before = path.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            continue
        fixed = fix_text(before, look, unsafe=unsafe)
        if fixed.text != before:
            yield FixedFile(path, before, fixed.text, tuple(fix.title for fix in fixed.applied))


def fix_all(text: str, name: str, check: Callable[[str], Sequence[Diagnostic]]) -> str:
    """A text with all safe fixes of what ``check`` finds in it, as far as they are in the file called ``name``."""
    from blueprintc.linter import fix_text
    from blueprintc.source import SourceFile

    def look(text: str) -> tuple[SourceFile, Sequence[Diagnostic]]:
        found = check(text)
        files = [finding.span.file for finding in found if finding.span.file.path == name]
        return files[0] if files else SourceFile(name, text), found

    return fix_text(text, look).text
