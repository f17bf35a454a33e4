"""The forms, discovered from the folder ``formats``."""

import importlib
import os

from blueprintc.diagnostics import DiagnosticSink
from blueprintc.errors import UsageError
from blueprintc.exporter import formats
from blueprintc.model import Connector
from blueprintc.records import record


@record
class Form:
    """A form: its name, a title for people, and what follows the stem in the names of its files."""

    name: str
    title: str
    ending: str

    def write(self, connector: Connector, sink: DiagnosticSink) -> str | None:
        """The text of a lowered connector in this form; ``None`` where a finding says why there is none."""
        from blueprintc.exporter.deployment import deployment_of

        own = DiagnosticSink()
        deployment = deployment_of(connector, own)
        text: str = importlib.import_module(_module(self.name)).render(deployment, own)
        for diagnostic in own.diagnostics:
            sink.report(diagnostic)
        return None if own.has_errors else text


def form_names() -> tuple[str, ...]:
    """The names of all forms, sorted."""
    files = (name for folder in formats.__path__ for name in os.listdir(folder))
    return tuple(sorted(name[:-3].replace("_", "-") for name in files if name.endswith(".py") and name[0] != "_"))


def form(name: str) -> Form:
    """The form of a name; raises ``UsageError``."""
    if name not in form_names():
        raise UsageError(f'unknown form "{name}"; there are {", ".join(form_names())}')
    module = importlib.import_module(_module(name))
    return Form(name, module.TITLE, module.ENDING)


def _module(name: str) -> str:
    return f"{formats.__name__}.{name.replace('-', '_')}"
