"""What ``init`` and ``new`` write: a repository of blueprints, and blueprints from the catalogue."""

from blueprintc.scaffold.catalogue import CatalogueDetails, CatalogueEntry, catalogue, details, find_entry
from blueprintc.scaffold.new import Variable, in_words, new_blueprint, variables
from blueprintc.scaffold.repository import init_repository
from blueprintc.scaffold.writing import Written, write_new_files

__all__ = [
    "CatalogueDetails",
    "CatalogueEntry",
    "Variable",
    "Written",
    "catalogue",
    "details",
    "find_entry",
    "in_words",
    "init_repository",
    "new_blueprint",
    "variables",
    "write_new_files",
]
