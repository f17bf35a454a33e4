"""``Blueprint`` to ``Connector`` and its JSON.

``lower(blueprint)`` gives ``Lowered``: ``.connectors``, one for each instance, ``.diagnostics``, and ``.can_build``.
``emit(connector)`` is the text of the connector's JSON file. ``PASSES`` is what is done, in order, one file a pass.
``stops_build(diagnostic)`` tells whether a finding of frontend or lowering means that nothing right can be written.
A credential source is written ``<env:NAME>`` or ``<file:PATH>``; ``credential_source(text)`` reads that back.
"""

from blueprintc.lowering.emit import emit
from blueprintc.lowering.json_text import keeps_text
from blueprintc.lowering.lower import PASSES, Lowered, lower, stops_build
from blueprintc.lowering.lower_credentials import credential_source
from blueprintc.lowering.types import ParameterType, ParameterTypes

__all__ = [
    "PASSES",
    "Lowered",
    "ParameterType",
    "ParameterTypes",
    "credential_source",
    "emit",
    "keeps_text",
    "lower",
    "stops_build",
]
