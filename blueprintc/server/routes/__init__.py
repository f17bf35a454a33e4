"""One file a resource, each with its ``ROUTES``."""

from importlib import import_module
from pkgutil import iter_modules

from blueprintc.server.rest.router import Route


def all_routes() -> list[Route]:
    """The routes of all files in this folder."""
    names = sorted(found.name for found in iter_modules(__path__))
    return [route for name in names for route in import_module(f"{__name__}.{name}").ROUTES]
