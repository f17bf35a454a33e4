"""The functions that the command line and users of the library call; one file a topic.

A module is imported when one of its names is asked for, and imports nothing heavy itself.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blueprintc.api.checking import CheckOutcome, against_baseline, check, check_paths, update_baseline
    from blueprintc.api.clusters import (
        DeployOptions,
        PlanOptions,
        Wishes,
        cluster_names,
        import_from_cluster,
        open_cluster,
    )
    from blueprintc.api.creating import (
        Imported,
        catalogue,
        catalogue_entry,
        catalogue_json,
        catalogue_variables,
        cluster_needs,
        import_file,
        import_operation,
        init_repository,
        new_blueprint,
        search_catalogue,
        write_blueprints,
    )
    from blueprintc.api.explaining import codes, explain, explain_error, explanation, reproduce_error
    from blueprintc.api.fixing import FixedFile, fix_all, fixes
    from blueprintc.api.live import LiveCall, LiveRun, run_live
    from blueprintc.api.loading import compile, load, load_text
    from blueprintc.api.options import STDIN, CheckOptions
    from blueprintc.api.publishing import site
    from blueprintc.api.running import run, run_caller, run_samples
    from blueprintc.api.schemas import json_schema
    from blueprintc.api.testing import list_tests, run_tests
    from blueprintc.api.trusting import Trust, trust

_HOMES = {
    "checking": (
        "against_baseline",
        "check",
        "check_paths",
        "CheckOutcome",
        "update_baseline",
    ),
    "clusters": (
        "cluster_names",
        "DeployOptions",
        "import_from_cluster",
        "open_cluster",
        "PlanOptions",
        "Wishes",
    ),
    "creating": (
        "catalogue",
        "catalogue_entry",
        "catalogue_json",
        "catalogue_variables",
        "cluster_needs",
        "import_file",
        "import_operation",
        "Imported",
        "init_repository",
        "new_blueprint",
        "search_catalogue",
        "write_blueprints",
    ),
    "explaining": (
        "codes",
        "explain",
        "explain_error",
        "explanation",
        "reproduce_error",
    ),
    "fixing": (
        "fix_all",
        "FixedFile",
        "fixes",
    ),
    "live": (
        "LiveCall",
        "LiveRun",
        "run_live",
    ),
    "loading": (
        "compile",
        "load",
        "load_text",
    ),
    "options": (
        "CheckOptions",
        "STDIN",
    ),
    "publishing": ("site",),
    "running": (
        "run",
        "run_caller",
        "run_samples",
    ),
    "schemas": ("json_schema",),
    "testing": (
        "list_tests",
        "run_tests",
    ),
    "trusting": (
        "Trust",
        "trust",
    ),
}

__all__ = [
    "STDIN",
    "CheckOptions",
    "CheckOutcome",
    "DeployOptions",
    "FixedFile",
    "Imported",
    "LiveCall",
    "LiveRun",
    "PlanOptions",
    "Trust",
    "Wishes",
    "against_baseline",
    "catalogue",
    "catalogue_entry",
    "catalogue_json",
    "catalogue_variables",
    "check",
    "check_paths",
    "cluster_names",
    "cluster_needs",
    "codes",
    "compile",
    "explain",
    "explain_error",
    "explanation",
    "fix_all",
    "fixes",
    "import_file",
    "import_from_cluster",
    "import_operation",
    "init_repository",
    "json_schema",
    "list_tests",
    "load",
    "load_text",
    "new_blueprint",
    "open_cluster",
    "reproduce_error",
    "run",
    "run_caller",
    "run_live",
    "run_samples",
    "run_tests",
    "search_catalogue",
    "site",
    "trust",
    "update_baseline",
    "write_blueprints",
]


def __getattr__(name: str) -> object:
    """The public names, imported when they are asked for."""
    for home, names in _HOMES.items():
        if name in names:
            from importlib import import_module

            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
