"""Options of commands that really call providers, and words about what is on its way."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from blueprintc.cli._output import write_stderr
from blueprintc.errors import UsageError

if TYPE_CHECKING:
    from blueprintc.transport.live import Exchange, LiveOptions, LiveSession

Command = TypeVar("Command", bound=Callable[..., Any])
_LONGEST = 3600.0


def live_options(command: Command) -> Command:
    """``--live`` and what belongs to it: ``live``, ``base_urls``, ``timeout``, ``budget``, ``rate`` and ``har``."""
    for option in reversed(
        (
            click.option(
                "--live", is_flag=True, help="Send the requests to the provider. Costs what the provider asks."
            ),
            click.option(
                "--base-url",
                "base_urls",
                multiple=True,
                metavar="PROVIDER=URL",
                help="Send a provider's (or a host's) calls to another address; may be repeated.",
            ),
            click.option(
                "--timeout",
                type=click.FloatRange(0, _LONGEST, min_open=True),
                default=60.0,
                show_default=True,
                metavar="SECONDS",
                help="The longest that a request may take; client_config may say less.",
            ),
            click.option("--budget", type=click.IntRange(0), metavar="N", help="Send no more than N requests in all."),
            click.option("--rate", metavar="N[/s|/m|/h]", help="Send no more than N requests in that time."),
            click.option(
                "--har",
                type=click.Path(path_type=Path),
                metavar="FILE",
                help="Write what went over the wire to an HTTP archive, without secrets.",
            ),
        )
    ):
        command = option(command)
    return command


def read_live_options(
    *,
    base_urls: tuple[str, ...],
    timeout: float,
    budget: int | None,
    rate: str | None,
    record: str | None = None,
    quiet: bool = False,
) -> "LiveOptions":
    """The options as the transport takes them; ``record`` is a mode's name. Raises ``UsageError``."""
    from blueprintc.transport.base_url import BaseUrls
    from blueprintc.transport.cassette import RecordMode
    from blueprintc.transport.limits import read_rate
    from blueprintc.transport.live import LiveOptions

    return LiveOptions(
        environ=os.environ,
        base_urls=BaseUrls.read(base_urls),
        timeout=timeout,
        budget=budget,
        seconds_between=0.0 if rate is None else read_rate(rate),
        record=None if record is None else RecordMode(record),
        on_exchange=_silent if quiet or not _is_terminal() else _show,
    )


def refuse_without_live(**given: object) -> None:
    """Raises ``UsageError`` where an option was given that means nothing without ``--live``."""
    for name, value in given.items():
        if value:
            raise UsageError(f"--{name.replace('_', '-')} belongs to --live")


def write_har(session: "LiveSession", path: Path | None) -> None:
    """Write the archive, if one is wanted. Raises ``FileError``."""
    if path is None:
        return
    from blueprintc.files import write_file
    from blueprintc.transport.har import render_har

    write_file(path, render_har(session.exchanges, session.scrubber))


def _is_terminal() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


def _silent(exchange: "Exchange") -> None:
    return


def _show(exchange: "Exchange") -> None:
    """A line for each exchange as it ends."""
    response = exchange.response
    came = "recorded" if exchange.replayed else "no answer" if response is None else f"{response.delay_ms} ms"
    status = "" if response is None else f"{response.status}, "
    write_stderr(f"{exchange.request.method} {exchange.request.url}: {status}{came}")
