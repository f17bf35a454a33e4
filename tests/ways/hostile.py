"""A connector with every odd text at once, for tests that run what was written."""

import json

TEXTS = (
    "a'b", 'a"b', "a`id`b", "$HOME $(id) ${HOME} $$", "${parameters.x} $${parameters.x} %{if} %%{x}", '"""', "'''",
    "back\\slash \\n \\\\ \\", "tab\tline\nline\r\nend", "\nEOT\nEOTT\n", "\nJSON\n", "!! ${{ x }}", "ends in \\",
    "emoji \U0001f600 é \u2028 \u0001 \x7f", "def x = 1;\nreturn '{' + \"a\\\"b\" + '}';\n", "# c // c /* c */",
    "<connector_id> $connector_id",
)  # fmt: skip
SECRET = "quote\" back\\slash $HOME `id`\nline ' end"


def hostile_connector() -> str:
    """The JSON text of the connector."""
    action = {
        "action_type": "predict",
        "method": "POST",
        "url": "https://api.example.com/" + TEXTS[3],
        "headers": {f"h{index}": text for index, text in enumerate(TEXTS)},
        "request_body": json.dumps({"texts": list(TEXTS), "x": "${parameters.x}"}),
        "pre_process_function": "\n".join(TEXTS),
        "post_process_function": "".join(TEXTS) + "\n",
    }
    connector = {
        "name": " ".join(TEXTS),
        "description": "\n".join(reversed(TEXTS)),
        "version": 1,
        "protocol": "http",
        "parameters": {f"p{index}": text for index, text in enumerate(TEXTS)}
        | {"list": list(TEXTS), "n": 7, "t": True},
        "credential": {"key": "<env:MY_KEY>", "role": "arn:aws:iam::123456789012:role/x"},
        "actions": [action],
    }
    return json.dumps(connector)
