"""The language server: findings as one types, quick fixes, hover, completion, go-to-definition.

``serve()`` speaks the Language Server Protocol over standard input and output. The server keeps nothing but the open
documents: every answer is worked out from their texts, by what the command line uses, too.
"""

from blueprintc.errors import UsageError

__all__ = ["serve"]


def serve() -> None:
    """Serve one editor over standard input and output, until it says goodbye.

    Raises ``UsageError`` where the extra ``lsp`` is not installed.
    """
    try:
        import pygls.lsp.server  # noqa: F401
    except ImportError as error:
        message = 'the language server needs the extra "lsp": pip install "blueprintc[lsp]"'
        raise UsageError(message) from error
    from blueprintc.lsp.server import make_server

    make_server().start_io()
