"""``Tool``: what agents run: a model, a connector, another agent, and what they know of indices.

Upstream: the module ml-algorithms, package engine.tools.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from blueprintc.data import Target
from blueprintc.emulator.errors import illegal_argument
from blueprintc.errors import UnsupportedError
from blueprintc.jsontext import Json
from blueprintc.server.agents.documents import ToolSpec
from blueprintc.server.agents.index_tools import list_indices, search_index, show_mappings
from blueprintc.server.agents.model_tools import run_agent, run_connector, run_model
from blueprintc.server.agents.protocols import BEFORE_3_5
from blueprintc.server.agents.texts import Parameters
from blueprintc.server.agents.tool_texts import DESCRIPTIONS, SCHEMAS, STRICT
from blueprintc.server.agents.tool_use import ToolUse

Run = Callable[[ToolUse, Parameters], Json]


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of tools: what it runs, what it cannot be made without, and which inputs it takes."""

    run: Run | None = None
    needs: str | None = None
    complaint: str = ""
    accepts: Callable[[Mapping[str, str]], bool] = bool


def _has_index(parameters: Mapping[str, str]) -> bool:
    return "index" in parameters


def _has_query(parameters: Mapping[str, str]) -> bool:
    return bool(parameters.get("input")) or bool(parameters.get("index") and parameters.get("query"))


KINDS: dict[str, Kind] = {
    "AgentTool": Kind(run_agent, "agent_id", "Agent ID cannot be null or empty"),
    "ConnectorTool": Kind(run_connector, "connector_id", "Connector ID can't be null or empty"),
    "IndexInsightTool": Kind(),
    "IndexMappingTool": Kind(show_mappings, accepts=_has_index),
    "ListIndexTool": Kind(list_indices),
    "MLModelTool": Kind(run_model, "model_id", "Model ID can't be null or empty"),
    "McpSseTool": Kind(),
    "McpStreamableHttpTool": Kind(),
    "QueryPlanningTool": Kind(),
    "ReadFromScratchPadTool": Kind(),
    "SearchIndexTool": Kind(search_index, accepts=_has_query),
    "VisualizationTool": Kind(),
    "WriteToScratchPadTool": Kind(),
}
_VERSIONS = {"ReadFromScratchPadTool": "1", "WriteToScratchPadTool": "1"}


class Tool:
    """A tool that an agent has set up. Raises ``ServerError`` for a type that nobody knows or a missing setting."""

    def __init__(self, spec: ToolSpec, parameters: Mapping[str, str], target: Target) -> None:
        kind = KINDS.get(spec.type)
        if kind is None:
            # Upstream: AgentUtils.createTool, since 3.5.0 without the type
            named = target.name.startswith(BEFORE_3_5)
            raise illegal_argument(f"Tool not found: {spec.type}" if named else "Tool type not found")
        if kind.needs is not None and not (parameters.get(kind.needs) or "").strip():
            raise illegal_argument(kind.complaint)
        if kind.run is None:
            raise UnsupportedError(f"tools of the type {spec.type} are not emulated")
        if "output_processors" in parameters:
            raise UnsupportedError("output_processors of tools are not emulated")
        self.spec = spec
        self.name = spec.name
        self._run = kind.run
        self._accepts = kind.accepts
        self._settings = dict(parameters)
        described = DESCRIPTIONS[spec.type] if spec.description is None else spec.description
        self.description = parameters.get(f"{spec.name}.description", described)
        self.attributes: Parameters = {**default_attributes(spec.type), **spec.attributes}

    def accepts(self, parameters: Mapping[str, str]) -> bool:
        """Upstream: Tool.validate."""
        return self._accepts(parameters)

    def run(self, use: ToolUse, parameters: Parameters) -> Json:
        """What the tool puts out. Raises ``JavaError``."""
        return self._run(
            ToolUse(use.desk, use.request_id, use.depth, self._settings, self.attributes, use.user), parameters
        )


def default_attributes(kind: str) -> Parameters:
    """The schema of a type's input, and whether it is strict."""
    if kind not in SCHEMAS:
        return {}
    return {"input_schema": SCHEMAS[kind], "strict": "true" if kind in STRICT else "false"}


def shown_tool(kind: str, *, with_attributes: bool) -> dict[str, Json]:
    """A type as ``GET /_plugins/_ml/tools`` shows it."""
    shown: dict[str, Json] = {
        "name": kind,
        "description": DESCRIPTIONS[kind],
        "type": kind,
        "version": _VERSIONS.get(kind, "undefined"),
    }
    if with_attributes:
        attributes: dict[str, Json] = {**default_attributes(kind)}
        if "strict" in attributes:
            attributes["strict"] = attributes["strict"] == "true"
        shown["attributes"] = attributes or None
    return shown
