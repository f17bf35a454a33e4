"""``ToolUse``: where a tool is used, and with which settings."""

from dataclasses import dataclass, field

from blueprintc.emulator.substitution import substitute
from blueprintc.errors import BlueprintcError
from blueprintc.jvm.errors import JavaError
from blueprintc.server.agents.texts import Parameters, read_list, read_map, texts_of
from blueprintc.server.context import User
from blueprintc.server.desk import Desk


@dataclass(frozen=True, slots=True)
class ToolUse:
    """The desk, the request, and the settings of the tool. ``depth``: how many agents stand above."""

    desk: Desk
    request_id: str
    depth: int = 0
    settings: Parameters = field(default_factory=dict)
    attributes: Parameters = field(default_factory=dict)
    user: User | None = None


def input_of(use: ToolUse, parameters: Parameters) -> Parameters:
    """Upstream: ToolUtils.extractInputParameters: with the members of the parameter ``input`` where that is JSON."""
    found = dict(parameters)
    required = use.attributes.get("required_parameters")
    if required is not None:
        names = read_list(required, use.desk.target) or []
        found = {str(name): parameters[str(name)] for name in names if str(name) in parameters}
    if "input" in found:
        try:
            found["input"] = text = substitute(parameters["input"], parameters)
            found |= texts_of(read_map(text, use.desk.target), use.desk.target)
        except (JavaError, BlueprintcError):
            return found
    return found
