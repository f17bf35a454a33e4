"""Foreign texts to blueprints: connector JSON, Dev Tools console text, curl commands, Markdown pages.

``import_text`` reads a text, finds the connectors in it and writes one blueprint for each. What cannot be read is
reported with its place, and the rest is still imported. One reader a file: ``console`` (which also reads a JSON body
alone), ``curl``, ``markdown``; ``requests`` says which requests carry a connector; ``writer`` writes the blueprint.
"""

from blueprintc.importer.importing import find_in_text, import_text
from blueprintc.importer.markdown import Block, blocks
from blueprintc.importer.requests import Carrier, FoundConnector
from blueprintc.importer.writer import WrittenBlueprint, write_blueprint

__all__ = [
    "Block",
    "Carrier",
    "FoundConnector",
    "WrittenBlueprint",
    "blocks",
    "find_in_text",
    "import_text",
    "write_blueprint",
]
