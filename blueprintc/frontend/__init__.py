"""Text to ``Blueprint``: YAML and JSON with positions, variables, templates, inheritance, structure.

How to use it:

* ``load_file(path, options)`` reads a file, ``load(source, options)`` takes a text. Both give ``Loaded``:
  ``.blueprint`` (``None`` where nothing could be read), ``.diagnostics`` in the order of their places, and ``.files``,
  every file that was read. Nothing that a file may hold raises. ``LoadOptions`` carries variables, the environment and
  the repository's root.
* A blueprint has one ``Instance`` per connector that it builds: ``instance.root`` is the complete, rendered document.
* ``read_source`` and ``decode_source`` make a ``SourceFile`` of a path or of bytes (size, encoding and control
  characters are checked).
* ``read_json(source, sink)`` reads a JSON file, ``read_json_value(text, start, sink)`` one JSON value inside any
  ``Text`` (for importers); ``Dialect`` chooses strict JSON, the server's (``SERVER``) or Dev Tools' (``CONSOLE``).
* ``read_yaml(source, sink)`` reads one YAML document. Both readers give the tree of ``blueprintc.model``.

Severity: an unknown or misplaced key is an error in a blueprint and a warning in a plain connector (a file without
``blueprint:``), because there the server merely skips it. Whoever writes a blueprint that must keep such a key puts
``# blueprintc: ignore[BP101] reason`` behind it (``diagnostics.suppression`` applies that).
"""

from blueprintc.frontend.json_reader import (
    CONSOLE,
    SERVER,
    STRICT,
    Dialect,
    JsonValue,
    read_json,
    read_json_value,
)
from blueprintc.frontend.loading import FORMAT_VERSION, load, load_file
from blueprintc.frontend.options import Loaded, LoadOptions
from blueprintc.frontend.parsing import read_document
from blueprintc.frontend.reading import MAX_BYTES, decode_source, read_source
from blueprintc.frontend.repository import find_root
from blueprintc.frontend.yaml_reader import read_yaml

__all__ = [
    "CONSOLE",
    "FORMAT_VERSION",
    "MAX_BYTES",
    "SERVER",
    "STRICT",
    "Dialect",
    "JsonValue",
    "LoadOptions",
    "Loaded",
    "decode_source",
    "find_root",
    "load",
    "load_file",
    "read_document",
    "read_json",
    "read_json_value",
    "read_source",
    "read_yaml",
]
