"""All keys of a test file. Checks, the JSON Schema and the reference page follow this table."""

from blueprintc.model.fields import CALLERS
from blueprintc.tester.keys import Form, Key

_TEXT = (Form.TEXT,)
_TEXTS = (Form.TEXT, Form.TEXT_LIST)
_INTEGER = (Form.INTEGER,)
_MAPPING = (Form.MAPPING,)

STUB = (
    Key("error", _TEXT, "Answer with one of the provider's documented errors, by its name, such as `rate_limit`."),
    Key("fault", _TEXT, "Answer wrongly on purpose: `wrong_count`, `wrong_order`, `truncated` …"),
)

RESPONSE = (
    Key("status", _INTEGER, "The HTTP status; 200 without it."),
    Key("headers", _MAPPING, "Headers of the answer."),
    Key("json", (Form.ANY,), "The body as a value."),
    Key("text", _TEXT, "The body as a text."),
    Key("file", _TEXT, "The body as a file, relative to this one."),
    Key("cassette", _TEXT, "Answers that were recorded, relative to this file."),
    Key("stub", (Form.BOOLEAN, Form.OBJECT), "The provider's stub, which answers the request that it gets.", keys=STUB),
    Key("match", _TEXT, "Answer only requests whose URL or body holds this text, any number of times."),
    Key("delay_ms", _INTEGER, "How long the answer takes, in milliseconds; nobody waits for it."),
)

REQUEST = (
    Key("method", _TEXT, "The HTTP method."),
    Key("url", _TEXT, "The whole address, with all placeholders filled."),
    Key("headers", _MAPPING, "Headers that must be there, with these values; others may be there too. "
        "`null`: it must not be there."),
    Key("body", (Form.ANY,), "The body as JSON. Keys that are not named here may be there; lists must be complete."),
    Key("body_exact", _TEXT, "The text of the body, character by character."),
    Key("jsonpath", _MAPPING, "JSONPath to expected value, on the body. A path that can match several things gives a "
        "list."),
)  # fmt: skip

REQUESTS = (Key("count", _INTEGER, "How many requests there must be."), *REQUEST)

OUTPUT = (
    Key("json", (Form.ANY,), "The server's answer as JSON; keys that are not named here may be there."),
    Key("exact", (Form.ANY,), "The server's answer as JSON, complete."),
    Key("jsonpath", _MAPPING, "JSONPath to expected value, on the server's answer."),
    Key("tensors", _INTEGER, "How many tensors the answer has."),
    Key("shape", (Form.LIST,), "The `shape` of every tensor."),
    Key("data_type", _TEXT, "The `data_type` of every tensor, such as `FLOAT32`."),
    Key("data", (Form.LIST,), "The `data` of the tensors: a list of lists of numbers."),
    Key("data_as_map", (Form.ANY,), "The `dataAsMap` of the first tensor; keys that are not named here may be there."),
    Key("tolerance", (Form.NUMBER,), "How far numbers may be from those expected; 0 without it."),
)

ERROR = (
    Key("status", _INTEGER, "The status of the server's answer."),
    Key("type", _TEXT, "The exception's type, such as `status_exception`."),
    Key("text", _TEXTS, "What the answer must hold, word for word; of several texts all."),
)

EXPECT = (
    Key("requests", (Form.INTEGER, Form.OBJECT, Form.OBJECTS), "The requests to the provider: how many; or what every "
        "one is like; or a list with one item a request.", keys=REQUESTS),
    Key("output", (Form.OBJECT, Form.OBJECTS), "The server's answer; a list where the caller makes several calls.",
        keys=OUTPUT),
    Key("error", (Form.INTEGER, Form.TEXT, Form.OBJECT), "The call must fail: its status, a text in its answer, or "
        "both.", keys=ERROR),
    Key("trips", _TEXTS, "What the caller must trip over, such as `wrong-count`. Without it, it must be content."),
    Key("snapshot", (Form.BOOLEAN,), "Compare requests and answer with those in `__snapshots__`."),
)  # fmt: skip

CALL = (
    Key("path", _TEXT, "The path behind the model's id: `_predict` (default), `_predict/text_embedding`, "
        "`_batch_predict` …"),
    Key("body", (Form.ANY,), "The body: a mapping, or a text that is sent as it is."),
)  # fmt: skip

TURN = (
    Key("question", _TEXT, "What the user said.", required=True),
    Key("answer", _TEXT, "What the model said.", required=True),
)

IMAGE = (Key("file", _TEXT, "The image's file, relative to this one.", required=True),)

INPUTS = (
    Key("documents", (Form.TEXT_LIST,), "The documents."),
    Key("query", _TEXT, "The query of a search."),
    Key("question", _TEXT, "The question of an agent, the RAG processor or the highlighter; the same as `query`."),
    Key("image", (Form.TEXT, Form.OBJECT), "An image in Base64, or `{file: …}`.", keys=IMAGE),
    Key("parameters", _MAPPING, "Parameters of the call."),
    Key(
        "outputs", _MAPPING, "`ml_inference`: field to JSON path of its value; `predict`: a JSON Schema of the answer."
    ),
    Key("system_prompt", _TEXT, "The system prompt of an agent or the RAG processor."),
    Key("history", (Form.OBJECTS,), "Earlier turns of the conversation.", keys=TURN),
    Key("llm_interface", _TEXT, "The agent's LLM interface, such as `openai/v1/chat/completions`."),
    Key("provider", _TEXT, "The form of the RAG processor's call: `openai`, `bedrock`, `bedrock-converse`, `cohere`."),
    Key("response_field", _TEXT, "Where the RAG processor looks for the answer."),
)

CASE = (
    Key("name", _TEXT, "What is tested; each name once in a file.", required=True),
    Key("tags", _TEXTS, "Words to choose cases by: `--tag`."),
    Key("caller", _TEXT, "Who calls. It makes the call of the inputs below, and must be content with the answer. "
        "Without it: the only caller that the blueprint declares, else `predict`.",
        choices=CALLERS),
    *INPUTS,
    Key("call", (Form.OBJECT,), "A call as it is, in place of a caller's inputs.", keys=CALL),
    Key("variant", _TEXTS, "The variants that the case is for; without it, the blueprint itself."),
    Key("target", _TEXTS, 'Releases: one (`"2.19"`), a range (`">=2.11"`: each release in it), or a list; without it, '
        "the newest one of the blueprint."),
    Key("matrix", (Form.LISTS,), "The case is repeated for each combination of these values; `{{ matrix.NAME }}` is "
        "the value."),
    Key("responses", (Form.OBJECT, Form.OBJECTS), "What the provider answers, in order; the last one goes on. Without "
        "it: `<stem>.response.json` beside the blueprint, else the provider's stub.", keys=RESPONSE),
    Key("skip", _TEXT, "Why the case is left out."),
    Key("expect", (Form.OBJECT,), "What must come of it.", keys=EXPECT),
)  # fmt: skip

FILE = (
    Key("tests", (Form.OBJECTS,), "The cases.", required=True, keys=CASE),
    Key("defaults", (Form.OBJECT,), "Keys that every case has that does not have its own.",
        keys=tuple(key for key in CASE if key.name not in ("name", "expect"))),
)  # fmt: skip

TABLES: dict[str, tuple[Key, ...]] = {
    "file": FILE,
    "case": CASE,
    "call": CALL,
    "responses": RESPONSE,
    "stub": STUB,
    "expect": EXPECT,
    "requests": REQUESTS,
    "output": OUTPUT,
    "error": ERROR,
}
"""The tables of the reference page, by name."""
