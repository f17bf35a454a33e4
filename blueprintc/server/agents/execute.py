"""``execute``: put a question to an agent. Upstream: MLAgentExecutor."""

from blueprintc.emulator.errors import ServerError, illegal_argument, status_error
from blueprintc.errors import UnsupportedError
from blueprintc.jvm.errors import JavaError
from blueprintc.server.agents.chat import run_chat
from blueprintc.server.agents.documents import CONVERSATIONAL, CONVERSATIONAL_FLOW, FLOW
from blueprintc.server.agents.flow import run_conversational_flow, run_flow
from blueprintc.server.agents.texts import Parameters
from blueprintc.server.agents.tool_runs import Tensor
from blueprintc.server.agents.tool_use import ToolUse
from blueprintc.server.agents.turn import Turn
from blueprintc.server.ml.memory import add_message, new_memory
from blueprintc.server.state.store import Source
from blueprintc.server.state.system_indices import AGENTS, MESSAGES

_RUNNERS = {FLOW: run_flow, CONVERSATIONAL: run_chat, CONVERSATIONAL_FLOW: run_conversational_flow}


def begin(use: ToolUse, agent_id: str, parameters: Parameters) -> Turn:
    """The turn that a request begins: the agent is found, the question is written down. Raises ``JavaError``."""
    desk = use.desk
    if AGENTS not in desk.store.indices:
        raise ServerError("org.opensearch.ResourceNotFoundException", "Agent index not found", status=404)
    found = desk.store.get(AGENTS, agent_id)
    if found is None:
        raise status_error(404, f"Failed to find agent with the provided agent id: {agent_id}")
    kind = str(found.source.get("type")).upper()
    if kind not in _RUNNERS:
        raise UnsupportedError(f"agents of the type {kind.lower()} are not emulated")
    turn = Turn(desk, use.request_id, found.source, dict(parameters), use.depth + 1, use.user)
    _remember(turn, found.source)
    return turn


def _remember(turn: Turn, agent: Source) -> None:
    desk, parameters = turn.desk, turn.parameters
    regenerated = parameters.get("regenerate_interaction_id")
    turn.memory_id = parameters.get("memory_id")
    turn.message_id = parameters.get("parent_interaction_id")
    if turn.message_id is not None and regenerated is not None:
        raise illegal_argument(
            "Provide either `parent_interaction_id` to update an existing interaction, or `regenerate_interaction_id`"
            " to create a new one."
        )
    if turn.memory_id is None and regenerated is not None:
        raise illegal_argument("A memory ID must be provided to regenerate.")
    memory = agent.get("memory")
    if not isinstance(memory, dict):
        return
    if str(memory.get("type")).upper() != "CONVERSATION_INDEX":
        raise UnsupportedError(f"a memory of the type {memory.get('type')} is not emulated")
    if turn.memory_id is not None and turn.message_id is not None:
        return
    question = parameters.get("question")
    if not turn.memory_id:
        app_type = agent.get("app_type")
        more = {} if app_type is None else {"application_type": app_type}
        turn.memory_id = new_memory(desk, question, **more)
    if regenerated is not None:
        old = desk.store.get(MESSAGES, regenerated)
        if old is None:
            raise ServerError(
                "org.opensearch.ResourceNotFoundException", f"Interaction [{regenerated}] not found", status=404
            )
        parameters.setdefault("question", str(old.source.get("input")))
        question = parameters["question"]
    fields = {} if question is None else {"input": question}
    turn.message_id = add_message(desk, turn.memory_id, **fields, response="")
    parameters["memory_id"] = turn.memory_id
    parameters["parent_interaction_id"] = turn.message_id
    if regenerated is not None:
        desk.store.delete(MESSAGES, regenerated)


def finish(turn: Turn) -> list[Tensor]:
    """The tensors of the agent's answer. Raises ``JavaError``, after the failure has been written down."""
    try:
        return _RUNNERS[str(turn.agent.get("type")).upper()](turn)
    except JavaError as error:
        turn.answer(response=f"Agent execution failed: {error.message}")
        raise


def execute(use: ToolUse, agent_id: str, parameters: Parameters) -> list[Tensor]:
    """The tensors of an agent's answer. Raises ``JavaError``."""
    return finish(begin(use, agent_id, parameters))
