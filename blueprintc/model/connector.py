"""A connector as lowering gives it: what is sent to the server, with the places that it comes from."""

from blueprintc.model.blueprint import Instance
from blueprintc.model.node import Mapping
from blueprintc.records import record


@record
class Connector:
    """The body of a create request.

    ``root`` has the keys in the order of the output, every body and script as a JSON string whose text still knows
    where it was written. ``interface`` is the model interface made of ``inputs`` (``{"input": "…"}``), for whoever
    registers a model. ``variant`` and ``instance`` say what it was built from.
    """

    root: Mapping
    variant: str | None
    instance: Instance
    interface: dict[str, str] | None = None
