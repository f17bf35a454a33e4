"""Agents that talk with an LLM and run the tools that it asks for. Upstream: MLChatAgentRunner."""

from dataclasses import dataclass, field

from blueprintc.emulator.escaping import process_text_doc
from blueprintc.emulator.java_maps import hash_map
from blueprintc.emulator.substitution import substitute
from blueprintc.errors import UnsupportedError
from blueprintc.jsontext import Json
from blueprintc.jvm.errors import JavaError
from blueprintc.server.agents import prompt_texts, protocols
from blueprintc.server.agents.llm_output import Output, read_output
from blueprintc.server.agents.model_tools import ask, first_map
from blueprintc.server.agents.prompt import build_prompt, llm_parameters
from blueprintc.server.agents.protocols import Protocol, protocol_of
from blueprintc.server.agents.texts import Parameters, filter_output, to_json
from blueprintc.server.agents.tool_runs import (
    Tensor,
    called_parameters,
    output_text,
    output_words,
    selected_tools,
    tool_parameters,
)
from blueprintc.server.agents.tools import Tool
from blueprintc.server.agents.turn import Turn

_ITERATIONS = "10"
_INTERACTION = "${_interactions."
_MESSAGE = "${_chat_history.message."


def run_chat(turn: Turn) -> list[Tensor]:
    """A conversational agent. Raises ``JavaError``."""
    stored = turn.agent.get("parameters")
    parameters: Parameters = {name: str(value) for name, value in (stored if isinstance(stored, dict) else {}).items()}
    parameters |= turn.parameters
    protocol = protocol_of(parameters.get("_llm_interface"))
    if protocol is not None:
        protocol.configure(parameters)
    _tell_history(turn, parameters)
    llm = turn.agent["llm"]
    if not isinstance(llm, dict):
        raise UnsupportedError("a conversational agent without an LLM is not emulated")
    parameters["agent_llm_model_id"] = str(llm["model_id"])
    tools = {}
    for spec in selected_tools(turn.agent, parameters, turn.desk.target):
        tools[spec.name] = Tool(spec, tool_parameters(parameters, spec), turn.desk.target)
    own = llm.get("parameters")
    given = {name: str(value) for name, value in (own if isinstance(own, dict) else {}).items()}
    return _Chat(turn, str(llm["model_id"]), tools, protocol, llm_parameters(given, parameters, turn.desk.target)).run()


def _tell_history(turn: Turn, parameters: Parameters) -> None:
    history = turn.history()
    if not history:
        return
    question_template = parameters.get(protocols.QUESTION_TEMPLATE)
    if question_template is None:
        prefix = parameters.get("prompt.chat_history_prefix", prompt_texts.CHAT_HISTORY)
        told = "".join(f"Human:{question}\nAssistant:{answer}\n" for question, answer in history)
        parameters["chat_history"] = prefix + told
        return
    answer_template = parameters.get(protocols.ANSWER_TEMPLATE, "")
    target = turn.desk.target
    parts: list[str] = []
    for question, answer in history:
        parts.append(substitute(question_template, {"question": process_text_doc(question, target)}, prefix=_MESSAGE))
        parts.append(substitute(answer_template, {"response": process_text_doc(answer, target)}, prefix=_MESSAGE))
    parameters["chat_history"] = parameters["_chat_history"] = ", ".join(parts) + ", "


@dataclass(slots=True)
class _Chat:
    """The exchange with the LLM: an answer, a tool, an answer, until one is final."""

    turn: Turn
    model_id: str
    tools: dict[str, Tool]
    protocol: Protocol | None
    parameters: Parameters
    interactions: list[str] = field(default_factory=list)
    scratchpad: str = ""
    steps: list[Tensor] = field(default_factory=list)

    def run(self) -> list[Tensor]:
        """The tensors of the answer."""
        target = self.turn.desk.target
        prompt = build_prompt(self.tools, self.parameters, target)
        limit = int(self.parameters.get("max_iteration", _ITERATIONS))
        names = list(hash_map(dict(self.tools)))
        question = self.parameters.get("question", "null")
        thought = "null"
        for step in range(0, limit, 2):
            self.parameters["prompt"] = substitute(prompt, {"scratchpad": self.scratchpad})
            if self.interactions:
                self.parameters["_interactions"] = ", " + ", ".join(self.interactions)
            data = first_map(ask(self.turn.desk, self.turn.request_id, self.model_id, self.parameters))
            output = read_output(data, self.parameters, names, self.protocol, self.interactions, target)
            if output.final is not None:
                return self._answer(question, output.final.strip())
            thought = output.thought
            said = output.said or "null"
            self.steps.append({"name": "response", "result": said})
            self.turn.trace(question, said, "LLM")
            if step == limit - 1:
                break
            self._run_tool(output, said)
        return self._answer(question, self._gave_up(limit, thought))

    def _gave_up(self, limit: int, thought: str) -> str:
        if not self.turn.desk.target.name.startswith(("3.2", "3.3", "3.4")):
            raise UnsupportedError("what an agent says after its last iteration is emulated for 3.2 to 3.4 only")
        text = f"Agent reached maximum iterations ({limit}) without completing the task"
        return text if thought in ("", "null") else f"{text}. Last thought: {thought}"

    def _run_tool(self, output: Output, said: str) -> None:
        target = self.turn.desk.target
        tool = self.tools.get(output.action)
        given: Parameters = {}
        if tool is None:
            result: Json = f"Failed to run the tool {output.action} which is unsupported."
        else:
            given = called_parameters(tool, output.input, target)
            result = self._result(tool, given, output)
        result = filter_output(given, result, target)
        words = output_words(result, target)
        if tool is not None and tool.spec.shown:
            key = f"{tool.name}.output"
            before = self.turn.info.get(key)
            self.turn.info[key] = [*(before if isinstance(before, list) else []), words]
        values = {
            "llm_tool_selection_response": said,
            "tool_name": output.action,
            "tool_input": output.input,
            "observation": words,
        }
        self.scratchpad += substitute(self.parameters["prompt.tool_response"], values) + "\n\n"
        self.turn.trace(output.input, words, output.action)
        self.steps.append({"name": "response", "result": words})

    def _result(self, tool: Tool, given: Parameters, output: Output) -> Json:
        """What a tool puts out, or why it failed; either way the LLM is told."""
        target = self.turn.desk.target
        if not tool.accepts(given):
            return f"Failed to run the tool {tool.name} due to wrong input {output.input}."
        parameters = {**self.parameters, **given}
        if tool.spec.type == "MLModelTool":
            parameters = {**self.parameters, **tool.spec.parameters, "question": output.input}
        template = self.parameters.get(protocols.TOOL_RESPONSE)
        try:
            result = tool.run(self.turn.use, parameters)
        except JavaError as error:
            values = {"tool_call_id": output.call_id, "tool_response": f"Tool {tool.name} failed: {error.message}"}
            self.interactions.append("null" if template is None else substitute(template, values, prefix=_INTERACTION))
            return f"Failed to run the tool {tool.name} with the error message {error.message}."
        if self.protocol is not None:
            text = output_text(filter_output(given, result, target), target)
            self.interactions.append(self.protocol.reply(output.call_id, text, target))
        else:
            response = process_text_doc(to_json(result, target), target)
            values = {"tool_call_id": output.call_id, "tool_response": response}
            self.interactions.append("null" if template is None else substitute(template, values, prefix=_INTERACTION))
        return result

    def _answer(self, question: str, answer: str) -> list[Tensor]:
        turn = self.turn
        turn.trace(question, answer, "LLM")
        turn.answer(response=answer, additional_info=turn.info)
        head: list[Tensor] = []
        if turn.memory_id is not None:
            head.append({"name": "memory_id", "result": turn.memory_id})
        if turn.message_id is not None:
            head.append({"name": "parent_interaction_id", "result": turn.message_id})
        if self.parameters.get("verbose", "").lower() == "true":
            return [*head, *self.steps, {"name": "response", "result": answer}]
        data: Json = {"response": answer, "additional_info": turn.info}
        return [*head, {"name": "response", "dataAsMap": data}]
