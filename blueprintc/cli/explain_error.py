"""``blueprintc explain-error``: what an error of the server means, and how to mend it."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from blueprintc import api
from blueprintc.cli._options import config_option, variable_options
from blueprintc.cli._output import read_stdin, write_stderr, write_stdout
from blueprintc.errors import UsageError

if TYPE_CHECKING:
    from blueprintc.reproduction import Reproduced, Reproduction


@click.command(short_help="Say what an error of the server means.")
@click.argument("words", nargs=-1, metavar="[TEXT]")
@click.option(
    "--blueprint",
    "path",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A blueprint or connector whose callers are played, to see whether the emulator comes to the error.",
)
@click.option(
    "--caller", "callers", multiple=True, metavar="NAME", help="With --blueprint: who calls; may be repeated."
)
@click.option("--variant", metavar="NAME", help="With --blueprint: the variant.")
@click.option("--target", default="", metavar="RELEASE", help="With --blueprint: the server's release, such as 3.4.")
@click.option("--format", "output_format", type=click.Choice(["text", "json"]), default="text", show_default=True)
@variable_options
@config_option
def command(
    words: tuple[str, ...],
    path: Path | None,
    callers: tuple[str, ...],
    variant: str | None,
    target: str,
    output_format: str,
    variables: dict[str, str],
    environment: str | None,
    config_path: Path | None,
) -> None:
    """Say what an error of the server means, its likely causes in order, the rules that find it, and how to mend it.

    TEXT is a message or an error body of the REST API; without it, or with -, standard input is read: a body, or a
    whole log, in which every known error is looked for. With --blueprint the emulator plays the callers and says
    whether it comes to the same error.

    The exit status is 0 when an error is known, else 1.
    """
    if path is None and (callers or variant or target):
        raise UsageError("--caller, --variant and --target belong to --blueprint")
    text = " ".join(words)
    if text in ("", "-"):
        if sys.stdin.isatty():
            raise UsageError("give the error as an argument, or a log on standard input")
        text = read_stdin().decode("utf-8", "replace")
    recognition = api.explain_error(text)
    from blueprintc.errorbook.show import as_json, as_text

    names = {code.id: code.name for code in api.codes()}
    if output_format == "text":
        write_stdout(_visible(as_text(recognition, names, with_lines="\n" in text.strip())))
    reproduction, refused = None, ""
    if path is not None and recognition.known:
        from blueprintc.runner import RunOptions

        options = RunOptions(
            target=target, variant=variant, config=config_path, variables=variables, environment=environment
        )
        try:
            reproduction = api.reproduce_error(path, recognition, callers, options)
        except UsageError as error:  # what the error means does not depend on it
            refused = str(error)
    if output_format == "json":
        data: dict[str, object] = {"errors": as_json(recognition, names)}
        data["unknown"] = [one.message for one in recognition.unknown]
        if path is not None:
            data["reproduced"] = [_plain(one) for one in reproduction.found] if reproduction is not None else None
            data["not_played"] = refused or None
        write_stdout(json.dumps(data, indent=2, ensure_ascii=True) + "\n")
    elif reproduction is not None:
        write_stdout(_visible(_told(reproduction)))
    elif refused:
        write_stdout(_visible(f"\nthe callers cannot be played: {refused}\n"))
    if not recognition.known:
        from blueprintc.errorbook import nearest

        hint = nearest(text)
        write_stderr("no known error" + (f'; the nearest is "{hint}"' if hint else ""))
    sys.exit(0 if recognition.known else 1)


def _visible(text: str) -> str:
    from blueprintc.report import visible  # an error may hold what a terminal would obey

    return "\n".join(visible(line) for line in text.split("\n"))


def _told(reproduction: "Reproduction") -> str:
    if not reproduction.found:
        return (
            f"\nthe emulator ({', '.join(reproduction.releases)}) does not come to this error in "
            f"{reproduction.tried} calls: the cluster, or what the caller sends or the provider answers, is different\n"
        )
    lines = ["\nthe emulator comes to it:"]
    for one in reproduction.found:
        who = f"caller {one.caller}" + (f" of variant {one.variant}" if one.variant else "")
        answer = f", where the provider answers {one.provider}" if one.provider else ", before the provider is reached"
        lines.append(f"  OpenSearch {one.release}, {who} with {one.inputs}{answer}")
        lines.append(f"    {'the same message' if one.is_exact else 'the same kind of error: ' + one.message}")
    return "\n".join(lines) + "\n"


def _plain(one: "Reproduced") -> dict[str, object]:
    return {
        "id": one.error_id,
        "caller": one.caller,
        "variant": one.variant,
        "inputs": one.inputs,
        "provider": one.provider or None,
        "release": one.release,
        "message": one.message,
        "exact": one.is_exact,
    }
