"""``docs/reference/commands.md``, from the commands' own help texts."""

import click

from blueprintc.cli import main
from blueprintc.dev.generators import NOTE

_HEAD = """# Commands

Data go to standard output, words about the tool to standard error. Exit status, the same in every format:

| status | meaning |
|---|---|
| 0 | nothing at or above `--fail-on` (default: error) |
| 1 | findings, drift or failed tests |
| 2 | wrong usage or configuration |
| 3 | an internal fault, or something could not be read or written |
| 4 | a provider or a cluster could not be asked (`run` and `test` with `--live`, `plan`, `deploy`, `audit`) |
| 130 | interrupted (Ctrl-C) |
"""


def generate() -> dict[str, str]:
    """The page: a command a section."""
    text = NOTE + _HEAD
    context = click.Context(main, info_name="blueprintc")
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        if command is not None and not command.hidden:
            inner = click.Context(command, info_name=name, parent=context, max_content_width=110, terminal_width=110)
            text += f"\n## {name}\n\n```\n{command.get_help(inner)}\n```\n"
    return {"docs/reference/commands.md": text}
