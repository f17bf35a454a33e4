"""The command line: one file a command, no logic."""

import importlib
import pkgutil
from collections.abc import Sequence

import click

from blueprintc.version import __version__


class CommandFolder(click.Group):
    """A group whose commands are the modules of this package, imported when they are asked for.

    A module ``name.py`` (``name_with_underscores`` for a command with dashes) exposes ``command``.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands' names, sorted."""
        return sorted(
            module.name.replace("_", "-")
            for module in pkgutil.iter_modules(__path__)
            if not module.name.startswith("_")
        )

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, or none."""
        module_name = cmd_name.replace("-", "_")
        if module_name.startswith("_") or cmd_name not in self.list_commands(ctx):
            return None
        module = importlib.import_module(f"{__name__}.{module_name}")
        command: click.Command = module.command
        return command


@click.group(cls=CommandFolder, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="blueprintc")
def main(args: Sequence[str] | None = None) -> None:
    """Compile, check and dry-run OpenSearch ML Commons connector blueprints."""
