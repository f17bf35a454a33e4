"""``agent``: conversational and flow agents: prompts, histories and tools go out, text or tool calls come back."""

import json

from blueprintc.data import Target
from blueprintc.emulator.callers.answer import failure, first_map, request_findings
from blueprintc.emulator.callers.contract import CallerCall, Finding, Inputs
from blueprintc.emulator.exchange import Call, Outcome
from blueprintc.errors import UsageError
from blueprintc.jsonpath import explain_no_match, read
from blueprintc.jsontext import Json
from blueprintc.jvm import JavaError
from blueprintc.records import record

_NO_ESCAPE = "_chat_history,_tools,_interactions,tool_configs"
_REACT_FIELDS = ("thought", "action", "action_input", "final_answer")


@record
class LlmInterface:
    """What an agent that calls tools by an LLM's own protocol sends and looks for."""

    text_path: str
    finish_path: str
    tool: str
    tool_configs: str
    question: str
    answer: str


#: Upstream: OpenaiV1ChatCompletionsFunctionCalling.configure, BedrockConverseFunctionCalling.configure.
LLM_INTERFACES = {
    "openai/v1/chat/completions": LlmInterface(
        text_path="$.choices[0].message.content",
        finish_path="$.choices[0].finish_reason",
        tool='{"type": "function", "function": { "name": "ListIndexTool", "description": "lists indices", '
        '"parameters": {"type":"object","properties":{"indices":{"type":"array","items":{"type":"string"}}}}, '
        '"strict": false } }',
        tool_configs=', "tools": [{tool}], "parallel_tool_calls": false',
        question='{"role":"user","content":{text}}',
        answer='{"role":"assistant","content":{text}}',
    ),
    "bedrock/converse/claude": LlmInterface(
        text_path="$.output.message.content[0].text",
        finish_path="$.stopReason",
        tool='{"toolSpec":{"name":"ListIndexTool","description":"lists indices","inputSchema": {"json": '
        '{"type":"object","properties":{"indices":{"type":"array","items":{"type":"string"}}}} } }}',
        tool_configs=', "toolConfig": {"tools": [{tool}]}',
        question='{"role":"user","content":[{"text":{text}}]}',
        answer='{"role":"assistant","content":[{"text":{text}}]}',
    ),
}


class Agent:
    """Upstream: MLChatAgentRunner, AgentUtils.parseLLMOutput, MLModelTool."""

    name = "agent"
    who = "the agent"

    def supply(self, inputs: Inputs, target: Target) -> list[CallerCall]:
        """A first turn, and with a history a later one. ``query`` is the question."""
        if inputs.query is None:
            raise UsageError("the caller agent needs a question (query)")
        parameters: dict[str, Json] = {"question": inputs.query, "prompt": inputs.query, **inputs.parameters}
        texts = [inputs.query]
        if inputs.system_prompt is not None:
            parameters["system_prompt"] = inputs.system_prompt
            texts.append(inputs.system_prompt)
        if inputs.llm_interface is None:
            parameters |= _react_parameters(inputs)
        else:
            parameters |= _protocol_parameters(inputs, _interface(inputs.llm_interface))
        body = json.dumps({"parameters": parameters})
        return [CallerCall(title="agent turn", call=Call("_predict", body), texts=texts, count=None, inputs=inputs)]

    def verify(self, outcome: Outcome, made: CallerCall, target: Target) -> list[Finding]:
        """Text where the agent reads it; with an LLM interface, the whole answer of the model."""
        failed = failure(outcome, self.who)
        findings = request_findings(outcome, made, self.who)
        if failed is not None:
            return [failed, *findings]
        data = first_map(outcome)
        if data is None:
            message = f'the first tensor has no "dataAsMap"; {self.who} fails with a NullPointerException'
            return [*findings, Finding(slug="no-map", message=message)]
        if made.inputs.llm_interface is None:
            return findings + _react_findings(data, self.who)
        return findings + _protocol_findings(data, _interface(made.inputs.llm_interface), self.who)


def _interface(name: str) -> LlmInterface:
    found = LLM_INTERFACES.get(name.strip().lower())
    if found is None:
        raise UsageError(f"the caller agent knows no LLM interface {name!r}; it knows {', '.join(LLM_INTERFACES)}")
    return found


def _react_parameters(inputs: Inputs) -> dict[str, Json]:
    """The texts that an agent without an LLM interface puts into its prompt."""
    history = "".join(f"Human:{question}\nAssistant:{answer}\n" for question, answer in inputs.chat_history)
    return {"chat_history": history, "scratchpad": "", "tool_descriptions": "ListIndexTool: lists indices"}


def _protocol_parameters(inputs: Inputs, interface: LlmInterface) -> dict[str, Json]:
    history = "".join(
        interface.question.replace("{text}", json.dumps(question))
        + ", "
        + interface.answer.replace("{text}", json.dumps(answer))
        + ", "
        for question, answer in inputs.chat_history
    )
    return {
        "_llm_interface": inputs.llm_interface,
        "no_escape_params": _NO_ESCAPE,
        "_tools": interface.tool,
        "tool_configs": interface.tool_configs.replace("{tool}", interface.tool),
        "_chat_history": history,
        "_interactions": "",
    }


def _react_findings(data: dict[str, Json], who: str) -> list[Finding]:
    """Upstream: AgentUtils.parseLLMOutput: a lone ``response`` or the agent's own fields; else JSON is the answer."""
    if set(data) == {"response"}:
        if isinstance(data["response"], str):
            return []
        message = f"dataAsMap.response is no text; {who} takes its JSON for the model's words"
        return [Finding(slug="response-is-no-text", message=message, severity="warning")]
    if any(name in data for name in _REACT_FIELDS):
        return []
    keys = ", ".join(data) or "nothing"
    return [
        Finding(
            slug="no-response-text",
            message=f"dataAsMap has {keys} instead of one field response; {who} shows the whole JSON as its answer and "
            "never calls a tool",
            help="set response_filter in the connector to the path of the text",
        )
    ]


def _protocol_findings(data: dict[str, Json], interface: LlmInterface, who: str) -> list[Finding]:
    if set(data) == {"response"}:
        return [
            Finding(
                slug="filter-hides-tool-calls",
                message=f"the answer is cut down to its text, so {who} never sees tool calls",
                help="remove response_filter (and post_process_function) from the connector: the LLM interface "
                "brings its own",
            )
        ]
    findings = []
    for what, path in (("the finish reason", interface.finish_path), ("the text", interface.text_path)):
        try:
            found = read(data, path)
        except JavaError:
            found = None
        if found is None and (what != "the text" or not _calls_tools(data, interface)):
            reason = explain_no_match(path, data)
            findings.append(
                Finding(slug="no-llm-answer", message=f"{who} looks for {what} at {path} and finds nothing: {reason}")
            )
    return findings


def _calls_tools(data: dict[str, Json], interface: LlmInterface) -> bool:
    try:
        return read(data, interface.finish_path) in ("tool_calls", "tool_use")
    except JavaError:
        return False


CALLER = Agent()
