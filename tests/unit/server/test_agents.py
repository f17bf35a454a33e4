import time
from typing import Any

import pytest

from tests.unit.server.bench import CHAT_BODY, ML, Bench

_MEMORY = {"type": "conversation_index"}
_CLAUDE = {"_llm_interface": "bedrock/converse/claude"}


def _calls(*calls: tuple[str, dict[str, Any]]) -> dict[str, Any]:
    """An answer of Bedrock Converse that calls tools."""
    content = [
        {"toolUse": {"toolUseId": f"t{number}", "name": name, "input": given}}
        for number, (name, given) in enumerate(calls)
    ]
    return {"output": {"message": {"role": "assistant", "content": content}}, "stopReason": "tool_use"}


def _says(text: str) -> dict[str, Any]:
    message = {"role": "assistant", "content": [{"text": text}]}
    return {"output": {"message": message}, "stopReason": "end_turn"}


def _claude(bench: Bench, *tools: dict[str, Any], **parameters: str) -> str:
    llm = {"model_id": bench.model(CHAT_BODY), "parameters": {"prompt": "${parameters.question}", **parameters}}
    return bench.agent("conversational", llm=llm, memory=_MEMORY, parameters=_CLAUDE, tools=list(tools))


def test_a_tool_of_bedrock_is_called_and_its_output_goes_back() -> None:
    bench = Bench(_calls(("SearchIndexTool", {"index": "books", "query": {"query": {"match_all": {}}}})), _says("One."))
    bench.call("PUT", "/books/_doc/1?refresh=true", {"title": "Red moon"})
    agent_id = _claude(bench, {"type": "SearchIndexTool", "include_output_in_agent_response": True}, system_prompt="s")
    answer = bench.ask(agent_id, question="how many books?")[-1]["dataAsMap"]
    hit = '{"_index":"books","_source":{"title":"Red moon"},"_id":"1","_score":1.0}\n'
    assert answer == {"response": "One.", "additional_info": {"SearchIndexTool.output": [hit]}}
    assert bench.bodies[1]["messages"][-1] == {
        "role": "user",
        "content": [{"toolResult": {"toolUseId": "t0", "content": [{"text": hit}]}}],
    }


@pytest.mark.parametrize(("release", "calls"), [("3.4", 2), ("3.5", 1)])
def test_the_llm_is_shown_all_its_calls_before_3_5(release: str, calls: int) -> None:
    listing = ("ListIndexTool", {"indices": []})
    bench = Bench(_calls(listing, listing), _says("None."), release=release)
    bench.ask(_claude(bench, {"type": "ListIndexTool"}, system_prompt="s"), question="which?")
    assert len(bench.bodies[1]["messages"][1]["content"]) == calls


def test_an_agent_remembers_its_questions() -> None:
    bench = Bench(_says("Ann."), _says("You asked."))
    agent_id = _claude(bench, {"type": "ListIndexTool"}, system_prompt="s")
    memory_id = bench.ask(agent_id, question="who?")[0]["result"]
    bench.ask(agent_id, question="what did I ask?", memory_id=memory_id)
    assert [message["content"][0]["text"] for message in bench.bodies[1]["messages"][:2]] == ["who?", "Ann."]
    listed = bench.call("GET", f"{ML}/memory/{memory_id}/messages")["messages"]
    assert [(one["input"], one["response"]) for one in listed] == [("what did I ask?", "You asked."), ("who?", "Ann.")]
    assert bench.call("GET", f"{ML}/memory/{memory_id}")["name"] == "who?"
    (trace,) = bench.call("GET", f"{ML}/memory/message/{listed[1]['message_id']}/traces")["traces"]
    assert (trace["origin"], trace["response"]) == ("LLM", "Ann.")


def test_an_agent_gives_up_after_its_iterations() -> None:
    bench = Bench(_calls(("ListIndexTool", {"indices": []})))
    agent_id = _claude(bench, {"type": "ListIndexTool"}, max_iteration="3", system_prompt="s")
    answer = bench.ask(agent_id, question="x")[-1]["dataAsMap"]["response"]
    assert answer == "Agent reached maximum iterations (3) without completing the task"
    assert len(bench.requests) == 2


def test_an_action_that_is_no_tool_is_no_action() -> None:
    bench = Bench({"text": '{"thought": "t", "action": "Nope", "action_input": "x"}'})
    llm = {"model_id": bench.model(response_filter="$.text"), "parameters": {"prompt": "${parameters.question}"}}
    agent_id = bench.agent("conversational", llm=llm, tools=[{"type": "ListIndexTool"}])
    (tensor,) = bench.ask(agent_id, question="x")
    assert tensor["dataAsMap"]["response"] == '{"thought":"t","action":"Nope","action_input":"x"}'


def test_a_conversational_flow_tells_its_history_to_its_tools() -> None:
    bench = Bench({"text": "first"}, {"text": "second"})
    tool = {
        "type": "MLModelTool",
        "name": "ask",
        "parameters": {
            "model_id": bench.model(response_filter="$.text"),
            "prompt": "${parameters.chat_history:-none}|${parameters.question}",
        },
    }
    agent_id = bench.agent("conversational_flow", app_type="rag", memory=_MEMORY, tools=[tool])
    output = bench.ask(agent_id, question="a?")
    assert [tensor["name"] for tensor in output] == ["memory_id", "parent_interaction_id", "ask"]
    assert output[2]["result"] == "first"
    bench.ask(agent_id, question="b?", memory_id=output[0]["result"])
    assert bench.bodies[0] == {"prompt": "none|a?"}
    history = "Below is Chat History between Human and AI which sorted by time with asc order:\n"
    assert bench.bodies[1] == {"prompt": f"{history}Human:a?\nAssistant:first\n|b?"}


def test_an_agent_may_call_another() -> None:
    bench = Bench({"text": "inner"})
    tool = {"type": "MLModelTool", "parameters": {"model_id": bench.model(response_filter="$.text"), "prompt": "p"}}
    inner = bench.agent("flow", tools=[tool])
    outer = bench.agent("flow", tools=[{"type": "AgentTool", "parameters": {"agent_id": inner}}])
    assert bench.ask(outer, question="x") == [{"name": "response", "result": "inner"}]


def test_an_agent_that_calls_itself_is_stopped() -> None:
    bench = Bench({"text": "x"})
    agent_id = bench.agent("flow", tools=[{"type": "ListIndexTool"}])
    tools = [{"type": "AgentTool", "parameters": {"agent_id": agent_id}}]
    bench.call("PUT", f"{ML}/agents/{agent_id}", {"tools": tools})
    status, _ = bench.status("POST", f"{ML}/agents/{agent_id}/_execute", {"parameters": {"question": "x"}})
    assert status == 501


def test_an_asynchronous_agent_leaves_its_answer_in_a_task() -> None:
    bench = Bench({"text": "late"})
    tool = {"type": "MLModelTool", "parameters": {"model_id": bench.model(response_filter="$.text"), "prompt": "p"}}
    agent_id = bench.agent("flow", tools=[tool])
    path = f"{ML}/agents/{agent_id}/_execute?async=true"
    task_id = bench.call("POST", path, {"parameters": {"question": "x"}})["task_id"]
    for _ in range(200):
        task = bench.call("GET", f"{ML}/tasks/{task_id}")
        if task["state"] != "RUNNING":
            break
        time.sleep(0.02)
    assert task["state"] == "COMPLETED"
    assert task["response"]["inference_results"][0]["output"] == [{"name": "response", "result": "late"}]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({"name": " ", "type": "flow"}, "Agent name cannot be empty or exceed max length of 128 characters"),
        ({"name": "a"}, "Agent type can't be null"),
        ({"name": "a", "type": "conversational"}, "We need model information for the conversational agent type"),
        ({"name": "a", "type": "flow", "tools": [{"type": "x"}, {"type": "x"}]}, "Duplicate tool defined: x"),
        ({"name": "a", "type": "flow", "tools": [{"name": "x"}]}, "tool type is null"),
        ({"name": "a", "type": "flow", "llm": {}}, "model id is null"),
        ({"name": "a", "type": "flow", "parameters": {"_llm_interface": "x"}}, "Invalid _llm_interface"),
        (
            {"name": "a", "type": "flow", "parameters": {"_llm_interface": " "}},
            "_llm_interface cannot be blank or empty",
        ),
    ],
)
def test_what_no_agent_may_be(body: dict[str, Any], reason: str) -> None:
    status, answer = Bench({}).status("POST", f"{ML}/agents/_register", body)
    assert (status, answer["error"]["reason"]) == (400, reason)


@pytest.mark.parametrize(
    ("tools", "details"),
    [
        ([], "no tool configured"),
        ([{"type": "Nope"}], "Tool not found: Nope"),
        ([{"type": "MLModelTool"}], "Model ID can't be null or empty"),
    ],
)
def test_what_no_flow_can_run(tools: list[Any], details: str) -> None:
    bench = Bench({})
    agent_id = bench.agent("flow", tools=tools)
    status, answer = bench.status("POST", f"{ML}/agents/{agent_id}/_execute", {"parameters": {"question": "x"}})
    expected = {"type": "IllegalArgumentException", "reason": "Invalid Request", "details": details}
    assert (status, answer) == (400, {"status": 400, "error": expected})
