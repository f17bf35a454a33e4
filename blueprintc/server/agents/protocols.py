"""``Protocol``: how an agent tells an LLM of its tools, and reads which of them the LLM calls (``_llm_interface``).

Upstream: OpenaiV1ChatCompletionsFunctionCalling, BedrockConverseFunctionCalling,
BedrockConverseDeepseekR1FunctionCalling, GeminiV1BetaGenerateContentFunctionCalling.
"""

from collections.abc import Callable
from dataclasses import dataclass

from blueprintc.data import Target
from blueprintc.emulator.errors import illegal_argument
from blueprintc.errors import UnsupportedError
from blueprintc.jsonpath import read, set_value
from blueprintc.jsontext import Json
from blueprintc.jvm.errors import JavaError
from blueprintc.server.agents.texts import Parameters, to_json

NO_ESCAPE = "no_escape_params"
FILTER = "llm_response_filter"
CALLS_PATH = "tool_calls_path"
FINISH_PATH = "llm_finish_reason_path"
FINISH_TOOLS = "llm_finish_reason_tool_use"
MESSAGE_PATH = "interaction_template.assistant_tool_calls_path"
TOOL_RESPONSE = "interaction_template.tool_response"
TOOL_TEMPLATE = "tool_template"
QUESTION_TEMPLATE = "chat_history_template.user_question"
ANSWER_TEMPLATE = "chat_history_template.ai_response"
_DEFAULT_NO_ESCAPE = "_chat_history,_tools,_interactions,tool_configs"
#: Releases before 3.5.
BEFORE_3_5 = ("2.", "3.0", "3.1", "3.2", "3.3", "3.4")
_LATER = ("bedrock/converse/deepseek_r1", "gemini/v1beta/generatecontent")


@dataclass(frozen=True, slots=True)
class ToolCall:
    """A tool that the LLM calls."""

    name: str
    input: str
    id: str


@dataclass(frozen=True, slots=True)
class Protocol:
    """What one LLM interface sends and looks for."""

    parameters: Parameters
    finish_path: str
    finish_tools: str
    calls_path: str
    name_path: str
    input_path: str
    id_path: str
    answer: Callable[[str, str], Json]
    content_path: str | None = None
    call_key: str = ""

    def configure(self, parameters: Parameters) -> None:
        """Set the parameters that the interface brings along."""
        parameters.setdefault(NO_ESCAPE, _DEFAULT_NO_ESCAPE)
        parameters.update(self.parameters)

    def calls(self, data: dict[str, Json], target: Target) -> list[ToolCall]:
        """The tools that an answer calls. Raises ``JavaError``."""
        if read(data, self.finish_path) != self.finish_tools:
            return []
        calls = read(data, self.calls_path)
        return [self._call(call, target) for call in (calls if isinstance(calls, list) else [])]

    def _call(self, call: Json, target: Target) -> ToolCall:
        given = to_json(read(call, self.input_path), target)
        return ToolCall(str(read(call, self.name_path)), given, str(read(call, self.id_path)))

    def reply(self, call_id: str, text: str, target: Target) -> str:
        """The message that gives the LLM what a tool has put out."""
        return to_json(self.answer(call_id, text), target)

    def first_call_only(self, data: dict[str, Json], target: Target) -> dict[str, Json]:
        """An answer without all calls but the first. Upstream: filterToFirstToolCall, since 3.5.0."""
        if self.content_path is None or target.name.startswith(BEFORE_3_5):
            return data
        try:
            parts = read(data, self.content_path)
        except JavaError:
            return data
        if not isinstance(parts, list) or len(parts) <= 1:
            return data
        kept: list[Json] = []
        found = False
        for part in parts:
            calls = isinstance(part, dict) and self.call_key in part
            if not (calls and found):
                kept.append(part)
            found = found or calls
        if found:
            set_value(data, self.content_path, kept)
        return data


def _openai_reply(call_id: str, text: str) -> Json:
    return {"content": text, "tool_call_id": call_id, "role": "tool"}


def _bedrock_reply(call_id: str, text: str) -> Json:
    result: Json = {"toolUseId": call_id, "content": [{"text": text}]}
    return {"role": "user", "content": [{"toolResult": result}]}


_PROTOCOLS = {
    "openai/v1/chat/completions": Protocol(
        parameters={
            FILTER: "$.choices[0].message.content",
            TOOL_TEMPLATE: '{"type": "function", "function": { "name": "${tool.name}", "description": '
            '"${tool.description}", "parameters": ${tool.attributes.input_schema}, "strict": '
            "${tool.attributes.strict:-false} } }",
            CALLS_PATH: "$.choices[0].message.tool_calls",
            "tool_calls.tool_name": "function.name",
            "tool_calls.tool_input": "function.arguments",
            "tool_calls.id_path": "id",
            "tool_configs": ', "tools": [${parameters._tools:-}], "parallel_tool_calls": false',
            "tool_choice": "auto",
            "parallel_tool_calls": "false",
            MESSAGE_PATH: "$.choices[0].message",
            TOOL_RESPONSE: '{"role":"tool","tool_call_id":"${_interactions.tool_call_id}","content":'
            '"${_interactions.tool_response}"}',
            QUESTION_TEMPLATE: '{"role":"user","content":"${_chat_history.message.question}"}',
            ANSWER_TEMPLATE: '{"role":"assistant","content":"${_chat_history.message.response}"}',
            FINISH_PATH: "$.choices[0].finish_reason",
            FINISH_TOOLS: "tool_calls",
        },
        finish_path="$.choices[0].finish_reason",
        finish_tools="tool_calls",
        calls_path="$.choices[0].message.tool_calls",
        name_path="function.name",
        input_path="function.arguments",
        id_path="id",
        answer=_openai_reply,
    ),
    "bedrock/converse/claude": Protocol(
        parameters={
            FILTER: "$.output.message.content[0].text",
            TOOL_TEMPLATE: '{"toolSpec":{"name":"${tool.name}","description":"${tool.description}","inputSchema": '
            '{"json": ${tool.attributes.input_schema} } }}',
            CALLS_PATH: "$.output.message.content[*].toolUse",
            "tool_calls.tool_name": "name",
            "tool_calls.tool_input": "input",
            "tool_calls.id_path": "toolUseId",
            "tool_configs": ', "toolConfig": {"tools": [${parameters._tools:-}]}',
            MESSAGE_PATH: "$.output.message",
            TOOL_RESPONSE: '{"role":"user","content":[{"toolResult":{"toolUseId":"${_interactions.tool_call_id}",'
            '"content":[{"text":"${_interactions.tool_response}"}]}}]}',
            QUESTION_TEMPLATE: '{"role":"user","content":[{"text":"${_chat_history.message.question}"}]}',
            ANSWER_TEMPLATE: '{"role":"assistant","content":[{"text":"${_chat_history.message.response}"}]}',
            FINISH_PATH: "$.stopReason",
            FINISH_TOOLS: "tool_use",
        },
        finish_path="$.stopReason",
        finish_tools="tool_use",
        calls_path="$.output.message.content[*].toolUse",
        name_path="name",
        input_path="input",
        id_path="toolUseId",
        answer=_bedrock_reply,
        content_path="$.output.message.content",
        call_key="toolUse",
    ),
}


def protocol_of(name: str | None) -> Protocol | None:
    """The protocol of an interface's name; ``None`` where there is none.

    Raises ``ServerError`` for a name that nobody knows, ``UnsupportedError`` for one that is not emulated.
    """
    if name is None or not name.strip():
        return None
    wanted = name.strip().lower()
    if wanted in _LATER:
        raise UnsupportedError(f"agents with the LLM interface {wanted} are not emulated")
    found = _PROTOCOLS.get(wanted)
    if found is None:
        raise illegal_argument(f"Invalid _llm_interface: {name}")
    return found
