"""An open document: what it is called, what kind of file it is, and its text."""

import re
from functools import cached_property
from pathlib import Path

from lsprotocol import types
from pygls.uris import to_fs_path

from blueprintc.lsp.places import Places

_BLUEPRINTS = (".blueprint.yaml", ".blueprint.yml", ".blueprint.json", ".connector.json")
_PAGES = (".md", ".markdown")
_FORMAT_KEY = re.compile(r"^blueprint[ \t]*:", re.MULTILINE)


class Document:
    """One version of the text of an open file.

    ``version`` is the editor's number for it; ``language`` the editor's word for what it is, for texts without a file.
    """

    def __init__(self, uri: str, version: int | None, text: str, encoding: str = "utf-16", language: str = "") -> None:
        self.uri = uri
        self.version = version
        self.text = text
        self.encoding = encoding
        self.language = language

    @cached_property
    def path(self) -> Path:
        """The file; a text that was never saved counts as a file of the working folder."""
        if self.uri.startswith("file:"):
            found = to_fs_path(self.uri)
            if found:
                return Path(found)
        name = re.sub(r"[^A-Za-z0-9._-]", "_", self.uri.rsplit("/", 1)[-1].rsplit(":", 1)[-1])
        ending = {"yaml": ".yaml", "markdown": ".md"}.get(self.language, "")
        return Path.cwd() / ((name or "untitled") + ("" if name.lower().endswith(ending) else ending))

    @cached_property
    def places(self) -> Places:
        """Its positions."""
        return Places(self.text, self.encoding)

    @property
    def is_page(self) -> bool:
        """Whether it is Markdown, in which fenced connectors are looked at."""
        return self.path.name.lower().endswith(_PAGES)

    @property
    def is_blueprint(self) -> bool:
        """Whether it is a blueprint or a connector: by its name, or by the format's key in its text."""
        name = self.path.name.lower()
        return name.endswith(_BLUEPRINTS) or (
            name.endswith((".yaml", ".yml")) and _FORMAT_KEY.search(self.text) is not None
        )

    @property
    def is_checked(self) -> bool:
        """Whether findings are shown in it."""
        return self.is_blueprint or self.is_page

    def with_text(self, text: str) -> "Document":
        """The same document with another text."""
        return Document(self.uri, self.version, text, self.encoding, self.language)

    def range(self, start: int, end: int) -> types.Range:
        """The protocol's range of a piece of the text."""
        return self.places.range(start, end)
