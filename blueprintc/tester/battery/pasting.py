"""A check as an item of ``tests:``, ready to paste."""

import json

from blueprintc.data import Target
from blueprintc.emulator.callers import Inputs
from blueprintc.frontend.templating import has_template
from blueprintc.jsontext import Json
from blueprintc.tester.battery.check import Check


def paste_of(check: Check, target: Target | None) -> str:
    """The YAML text of a test that does the same on one release."""
    item: dict[str, Json] = {"name": check.name, "caller": check.caller, **inputs_fields(check.probe.inputs)}
    if check.variant is not None:
        item["variant"] = check.variant
    if target is not None:
        item["target"] = target.name
    if check.kind == "error":
        item["responses"] = {"stub": {"error": check.answer}}
    elif check.kind == "fault":
        item["responses"] = {"stub": {"fault": check.answer}}
    else:
        item["responses"] = {"stub": True}
    return yaml_item(item)


def inputs_fields(inputs: Inputs) -> dict[str, Json]:
    """Inputs as keys of a test; what is empty is left out."""
    fields: dict[str, Json] = {
        "documents": list(inputs.docs),
        "query": inputs.query,
        "image": inputs.image,
        "parameters": dict(inputs.parameters),
        "outputs": dict(inputs.outputs),
        "system_prompt": inputs.system_prompt,
        "history": [{"question": question, "answer": answer} for question, answer in inputs.chat_history],
        "llm_interface": inputs.llm_interface,
        "provider": inputs.provider,
        "response_field": inputs.response_field,
    }
    return {name: value for name, value in fields.items() if value is not None and value not in ([], {})}


def yaml_item(item: dict[str, Json]) -> str:
    """A list item of YAML whose texts are not taken for templates."""
    import yaml  # wanted only where something failed

    text: str = yaml.safe_dump([_quoted(item)], sort_keys=False, allow_unicode=True, width=110)
    return text


def _quoted(value: Json) -> Json:
    match value:
        case str():
            return f"{{{{ {json.dumps(value, ensure_ascii=False)} }}}}" if has_template(value) else value
        case list():
            return [_quoted(item) for item in value]
        case dict():
            return {name: _quoted(item) for name, item in value.items()}
        case _:
            return value
