"""What ``init`` and ``new`` write: a repository of blueprints, and blueprints from the catalogue."""

from blueprintc.scaffold.catalogue import CatalogueEntry, catalogue, find_entry
from blueprintc.scaffold.new import new_blueprint
from blueprintc.scaffold.repository import init_repository
from blueprintc.scaffold.writing import Written, write_new_files

__all__ = [
    "CatalogueEntry",
    "Written",
    "catalogue",
    "find_entry",
    "init_repository",
    "new_blueprint",
    "write_new_files",
]
