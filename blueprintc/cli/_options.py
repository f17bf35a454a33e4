"""Options that several commands share, with the same meaning in each."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from blueprintc.errors import UsageError

Command = TypeVar("Command", bound=Callable[..., Any])


def config_option(command: Command) -> Command:
    """``--config FILE``, given to the command as ``config_path: Path | None``."""
    return click.option(
        "--config",
        "config_path",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="The configuration file, in place of the nearest blueprintc.toml or pyproject.toml.",
    )(command)


def color_option(command: Command) -> Command:
    """``--color auto|always|never``, given to the command as ``color: str``."""
    return click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        show_default=True,
        help="Colours; auto follows the terminal and NO_COLOR.",
    )(command)


def quiet_option(command: Command) -> Command:
    """``--quiet``: nothing on standard error but errors; given as ``quiet: bool``."""
    return click.option("-q", "--quiet", is_flag=True, help="Say nothing on standard error but errors.")(command)


def stdin_filename_option(command: Command) -> Command:
    """``--stdin-filename NAME``, given as ``stdin_filename: str``."""
    return click.option(
        "--stdin-filename",
        default="<stdin>",
        metavar="NAME",
        help="The name to show for standard input, and to find its configuration by.",
    )(command)


def variable_options(command: Command) -> Command:
    """``--var NAME=VALUE`` and ``--env NAME``, given as ``variables: dict[str, str]`` and ``environment``."""
    command = click.option(
        "--env",
        "environment",
        metavar="NAME",
        help="The environment of the configuration that gives values to vars.",
    )(command)
    return variable_option(command)


def variable_option(command: Command) -> Command:
    """``--var NAME=VALUE``, given as ``variables: dict[str, str]``."""
    return click.option(
        "--var",
        "variables",
        multiple=True,
        metavar="NAME=VALUE",
        callback=_variables,
        help="The value of a build-time variable; may be repeated.",
    )(command)


def _variables(ctx: click.Context, option: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    variables: dict[str, str] = {}
    for text in given:
        name, equals, value = text.partition("=")
        if not equals or not name.strip():
            raise UsageError(f'--var needs NAME=VALUE, not "{text}"')
        variables[name.strip()] = value
    return variables
