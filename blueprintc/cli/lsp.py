"""``blueprintc lsp``: the language server."""

import click


@click.command(short_help="Serve an editor over the Language Server Protocol.")
def command() -> None:
    """Serve an editor over the Language Server Protocol, on standard input and output.

    Findings as one types, quick fixes, hover, completion and go-to-definition. Needs the extra "lsp".
    """
    from blueprintc.lsp import serve

    serve()
