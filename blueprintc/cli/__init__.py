"""The command line: one file a command, no logic."""

import atexit
import gc
import importlib
import keyword
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from blueprintc.errors import BlueprintcError, FileError, LiveError, describe_fault
from blueprintc.version import __version__

_REPORT = "please report it in the issue tracker of blueprintc, with the command that you typed"


class CommandFolder(click.Group):
    """A group whose commands are the modules of this package, imported when they are asked for.

    A module ``name.py`` exposes ``command``; ``name_with_underscores.py`` holds a command with dashes, and a name
    that is a keyword of Python has an underscore behind it (``import_.py``). Modules that begin with an underscore
    are no commands.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands' names, sorted."""
        files = (name for folder in __path__ for name in os.listdir(folder))
        return sorted(_command_name(name[:-3]) for name in files if name.endswith(".py") and name[0] != "_")

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, or none."""
        if cmd_name not in self.list_commands(ctx):
            return None
        module_name = cmd_name.replace("-", "_") + ("_" if keyword.iskeyword(cmd_name) else "")
        command: click.Command = importlib.import_module(f"{__name__}.{module_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments begin with; a wrong name is answered with the nearest one."""
        if args and not args[0].startswith("-") and args[0] not in self.list_commands(ctx):
            from blueprintc.diagnostics import did_you_mean

            hint = did_you_mean(args[0], self.list_commands(ctx))
            ctx.fail(f"no such command {args[0]!r}" + (f"; {hint}" if hint else ""))
        return super().resolve_command(ctx, args)

    def __call__(self, *args: Any, **options: Any) -> Any:
        """Without arguments: the whole program. It ends at once, because taking everything down again that a short
        run has set up takes an eighth of its time."""
        if args or options:
            return super().__call__(*args, **options)
        try:
            return super().__call__()
        except SystemExit as stop:
            if isinstance(stop.code, int) and sys.gettrace() is None and sys.getprofile() is None:
                _end(stop.code)
            raise

    def main(self, args: Sequence[str] | None = None, *rest: Any, **options: Any) -> Any:
        """Run, and turn every exception into one line and an exit status: 2 for wrong usage or configuration, 3 for
        faults of our own and of files, 4 for calls that cannot be carried out, 130 for an interruption."""
        arguments = list(sys.argv[1:] if args is None else args)
        gc.set_threshold(100_000)  # a short run makes little garbage; looking for it took a twentieth of the time
        try:
            status = super().main(arguments, *rest, **{**options, "standalone_mode": False})
            sys.exit(status if isinstance(status, int) else 0)
        except click.Abort:
            _stop("aborted", 130)
        except click.ClickException as error:
            error.show()
            sys.exit(error.exit_code)
        except BlueprintcError as error:
            _stop(f"error: {error}", 3 if isinstance(error, FileError) else 4 if isinstance(error, LiveError) else 2)
        except OSError as error:
            _stop(f"error: {error.filename or 'input or output'}: {error.strerror or error}", 3)
        except (RecursionError, MemoryError) as error:
            _stop(f"error: the input needs more of the machine than is allowed ({type(error).__name__})", 3)
        except Exception as error:
            if "--debug" in arguments:
                raise
            _stop(f"error: internal fault: {describe_fault(error)}; {_REPORT} (--debug shows the whole)", 3)


def _command_name(module: str) -> str:
    name = module.removesuffix("_") if keyword.iskeyword(module.removesuffix("_")) else module
    return name.replace("_", "-")


def _end(status: int) -> None:
    """Leave the process; gives back where the usual way is better: there is more to end than this thread, or the
    output cannot be written, which Python then says."""
    if len(sys._current_frames()) > 1:
        return
    try:
        atexit._run_exitfuncs()
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:  # it is none where the caller has closed it
                stream.flush()
    except (OSError, ValueError):
        return
    os._exit(status)


def _stop(text: str, status: int) -> NoReturn:
    from blueprintc.report import visible  # a file's name may hold what a terminal would obey

    click.echo("\n".join(visible(line) for line in text.split("\n")), err=True)
    sys.exit(status)


@click.group(cls=CommandFolder, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--debug", is_flag=True, help="Show a traceback on an internal fault.")
@click.version_option(__version__, prog_name="blueprintc")
def main(debug: bool) -> None:
    """Compile, check and dry-run OpenSearch ML Commons connector blueprints."""
