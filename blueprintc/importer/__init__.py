"""Foreign texts to blueprints: JSON, console text, curl, Markdown, notebooks, Python, Terraform, flow-framework.

``import_text`` reads a text, finds the connectors in it and writes one blueprint for each; ``import_connector`` does so
for a connector at hand, such as one that a cluster holds. What cannot be read is reported with its place, and the rest
is still imported. One reader a file: ``console`` (which also reads a JSON body alone), ``curl``, ``markdown``,
``notebook``, ``python_source``, ``terraform``, ``yaml_text``; ``detection`` tells which one a text is for, ``requests``
which requests and documents carry a connector; ``writer`` writes the blueprint. ``import_operation`` makes a start of
an operation that an OpenAPI document describes. Nothing that is read is ever run.
"""

from blueprintc.importer.detection import FORMS, detect
from blueprintc.importer.importing import find_in_text, import_connector, import_text
from blueprintc.importer.markdown import Block, blocks
from blueprintc.importer.naming import FileNames
from blueprintc.importer.requests import Carrier, FoundConnector
from blueprintc.importer.skeleton import import_operation
from blueprintc.importer.writer import WrittenBlueprint, write_blueprint

__all__ = [
    "FORMS",
    "Block",
    "Carrier",
    "FileNames",
    "FoundConnector",
    "WrittenBlueprint",
    "blocks",
    "detect",
    "find_in_text",
    "import_connector",
    "import_operation",
    "import_text",
    "write_blueprint",
]
