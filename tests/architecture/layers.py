"""Which part of the package may import which, and why. ``docs/architecture.md`` shows this table."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Layer:
    """A package or module directly below ``blueprintc``: its row, what it may import, and what it owns."""

    row: int
    may_import: frozenset[str]
    why: str


def _layer(row: int, imports: str, why: str) -> Layer:
    return Layer(row, frozenset(imports.split()), why)


LAYERS: dict[str, Layer] = {
    "version": _layer(0, "", "the version, read by the build and by --version"),
    "records": _layer(0, "", "immutable records that are cheap to define"),
    "errors": _layer(0, "", "the exception tree"),
    "files": _layer(1, "errors", "writing files in one step"),
    "source": _layer(0, "records errors", "files, places, strings that know where they were written"),
    "jvm": _layer(0, "records errors", "Java's values as pure functions: number texts, hashing, regexes, URIs"),
    "data": _layer(0, "records errors", "tables of outside knowledge, and their typed loaders"),
    "diagnostics": _layer(1, "records source errors", "findings and suppression"),
    "jsontext": _layer(1, "records jvm errors", "JSON as the server's parsers read and print it"),
    "jsonpath": _layer(2, "records jsontext jvm errors", "the Jayway dialect"),
    "model": _layer(2, "records source errors", "what a blueprint and a connector are"),
    "painless": _layer(
        2, "records source diagnostics jsontext jvm errors", "the language; could be a library of its own"
    ),
    "config": _layer(
        2, "records model source diagnostics errors", "the configuration file, and which files a run looks at"
    ),
    "report": _layer(2, "records source diagnostics errors version", "output formats of findings"),
    "errorbook": _layer(2, "records errors", "the server's errors: how to recognise them, what they mean"),
    "cache": _layer(3, "records report source diagnostics errors version", "results of earlier runs, by content"),
    "frontend": _layer(3, "records model source diagnostics errors", "YAML and Jinja to a Blueprint"),
    "lowering": _layer(3, "records model data source diagnostics errors", "Blueprint to Connector, and its JSON"),
    "importer": _layer(
        4, "records frontend lowering model data source diagnostics errors", "foreign texts to blueprint files"
    ),
    "emulator": _layer(
        3, "records painless jsonpath jsontext jvm model data source diagnostics errors", "what the server does"
    ),
    "answer": _layer(
        5, "emulator painless jsonpath jsontext jvm errors", "the oracle's protocol, answered by ourselves"
    ),
    "providers": _layer(
        3,
        "records jsontext jvm data errors",
        "what providers take and answer: contracts, stubs, error bodies, retired models",
    ),
    "transport": _layer(
        4,
        "records emulator providers jsontext jvm data files errors version",
        "real requests, cassettes; the only importer of an HTTP client",
    ),
    "exporter": _layer(
        4,
        "records frontend lowering emulator jsontext jvm model data source diagnostics errors",
        "connectors in the forms of other tools: console, curl, Terraform, flow-framework, Python, Markdown",
    ),
    "builder": _layer(
        4,
        "frontend lowering model config files source diagnostics errors",
        "the texts of connector files, and where they go",
    ),
    "scaffold": _layer(
        4, "frontend files diagnostics errors model source version", "what init and new write; the catalogue"
    ),
    "linter": _layer(
        5,
        "records frontend importer lowering builder emulator providers painless jsonpath jsontext jvm model data "
        "report source diagnostics errors",
        "what is wrong with one file, and with files together",
    ),
    "runner": _layer(
        5, "frontend lowering emulator jsontext model data config source diagnostics errors", "dry runs of files"
    ),
    "reproduction": _layer(
        6, "errorbook runner emulator jsontext data errors", "whether the emulator comes to an error that was seen"
    ),
    "tester": _layer(
        6,
        "records runner frontend lowering emulator providers transport painless jsonpath jsontext jvm model data "
        "report config files source diagnostics errors version",
        "tests of blueprints: expectations, what callers must satisfy, fuzzing, snapshots, coverage",
    ),
    "pages": _layer(
        7,
        "records tester runner emulator providers exporter frontend lowering jsontext model data report config "
        "files source diagnostics errors version",
        "pages for people: the mapping picture, the test report, the site's pages",
    ),
    "cluster": _layer(
        6,
        "records tester runner builder frontend lowering emulator providers transport linter jsontext jvm model "
        "data report config files source diagnostics errors version",
        "a real cluster: its REST client, plan, deploy, audit",
    ),
    "api": _layer(
        8,
        "records errorbook reproduction runner builder linter scaffold frontend lowering importer exporter emulator "
        "providers painless jsonpath jsontext jvm model data report cache config files source diagnostics errors "
        "version transport tester pages cluster",
        "the functions that the command line and library users call",
    ),
    "server": _layer(
        9,
        "api records emulator providers transport pages jsontext jvm jsonpath painless model data config files "
        "source diagnostics errors version",
        "ML Commons on the desk: the emulator behind the REST API, and the playground",
    ),
    "lsp": _layer(
        9,
        "api records providers emulator lowering frontend model data config diagnostics source errors version",
        "the language server: the protocol's side of what the API tells",
    ),
    "cli": _layer(
        10,
        "api lsp server tester cluster transport exporter pages errorbook reproduction answer builder runner files "
        "emulator painless jsonpath report config diagnostics source errors version",
        "commands, no logic",
    ),
}

#: Not shipped or pure entry points: may import anything, nothing imports them.
TOP = frozenset({"dev", "__main__", "__init__"})
