"""What codes and error messages mean."""

from pathlib import Path
from typing import TYPE_CHECKING

from blueprintc.diagnostics import Code, did_you_mean
from blueprintc.errors import UsageError

if TYPE_CHECKING:
    from blueprintc.errorbook import Recognition
    from blueprintc.reproduction import Reproduction
    from blueprintc.runner import RunOptions


def codes() -> list[Code]:
    """Every kind of finding, by its id."""
    from blueprintc.linter import all_codes

    return list(all_codes().values())


def explain(code: str) -> Code:
    """What a code (or the name of a kind of finding) means; raises ``UsageError``."""
    known = {found.id: found for found in codes()}
    by_name = {found.name: found for found in known.values()}
    found = known.get(code.upper()) or by_name.get(code.lower())
    if found is None:
        hint = did_you_mean(code.upper(), known) or did_you_mean(code.lower(), by_name)
        raise UsageError(f'unknown code "{code}"; {hint or "blueprintc explain lists all"}')
    return found


def explanation(code: str) -> str:
    """All that is known about a code (or the name of a kind of finding), as Markdown; raises ``UsageError``."""
    from blueprintc.linter.pages import rule_pages

    found = explain(code)
    text = f"{found.id} {found.name} ({found.severity.value})\n\n{found.summary}\n"
    page = rule_pages().get(found.id)
    if page is not None:
        return f"{text}\n{page.holds}\n" + "".join(
            f"\n## {heading}\n{section}" for heading, section in page.sections.items()
        )
    return text + (f"\n{found.why}\n" if found.why else "")


def explain_error(text: str) -> "Recognition":
    """The known errors in a message of the server, in an error body, or in a log."""
    from blueprintc.errorbook import recognise

    return recognise(text)


def reproduce_error(
    path: str | Path, seen: "Recognition", callers: tuple[str, ...] = (), options: "RunOptions | None" = None
) -> "Reproduction":
    """Whether the emulator comes to the errors that were seen, when the callers of a blueprint are played.

    ``callers`` are played in place of those that the blueprint declares. Raises ``UsageError`` and ``FileError``.
    """
    from blueprintc.reproduction import reproduce

    return reproduce(Path(path), seen, callers, options)
