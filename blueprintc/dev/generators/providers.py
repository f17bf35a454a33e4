"""``docs/reference/providers.md``, from the providers' contracts."""

import re

from blueprintc.dev.generators import NOTE
from blueprintc.providers import Operation, Provider, providers

_HEAD = """# Providers

blueprintc knows what these providers take and answer. That is what `check` holds a body against
([BP501](rules/BP501.md) to [BP509](rules/BP509.md)), what a filter or a post-process function is tried on
([BP510](rules/BP510.md), [BP511](rules/BP511.md), [BP317](rules/BP317.md)), and what tests, the emulated server and
the pages of the catalogue answer with where no recorded answer is given.

**Who is asked.** The operation is found by the URL, the method and, for AWS, the header `X-Amz-Target`, with the
connector's own parameters filled in. Contracts are applied only where the host says who the provider is; a server that
speaks OpenAI's API at an address of its own may take more than OpenAI does, so its bodies are not judged.

**What is judged.** A value of its type stands in the place of each placeholder; what a call decides is not judged.
Fields that are missing, of the wrong type or outside their limits, and fields that the provider does not know, are
warnings: OpenSearch sends such a body, and the provider refuses or ignores it.

**Stubs** answer the given request: one vector a text, of the model's size or of the size that the request wants, in
the coding that it wants; the same text always gives the same vector, and texts that share words give near ones.
Rerank answers come best first, with the index of each document. Chats repeat a bit of the last message, and call the
tool that a request forces. A request that breaks the contract gets the provider's own error. The model
`no-such-model` is never known. Nothing is sent anywhere.

**Models.** The tables of models have the date on which they were read; [BP506](rules/BP506.md) tells of those that
had ended by then.

`mcp` has no contract: a connector of the protocol `mcp_sse` or `mcp_streamable_http` has no body, and its server is
asked for its tools at run time.
"""


def generate() -> dict[str, str]:
    """The page: a provider a section, an operation a row."""
    parts = [NOTE + _HEAD]
    parts += [_section(provider) for provider in sorted(providers(), key=lambda one: one.title.lower())]
    return {"docs/reference/providers.md": "\n".join(parts)}


def _section(provider: Provider) -> str:
    rows = "".join(_row(operation) for operation in provider.operations)
    errors = ", ".join(f"{error.name} ({error.status})" for error in provider.errors)
    return (
        f"## {provider.title}\n\n"
        f"`{provider.name}` · [documentation]({provider.documentation})\n\n"
        "| operation | for | source of the contract |\n|---|---|---|\n"
        f"{rows}\n"
        f"Errors: {errors}.\n"
    )


def _row(operation: Operation) -> str:
    by_path = "" if operation.is_by_host else " (by its path)"
    return f"| `{operation.name}`{by_path} | {', '.join(operation.tasks)} | {_source(operation)} |\n"


def _source(operation: Operation) -> str:
    schema = operation.request_schema or operation.response_schema
    if schema is None:
        return "the model behind it decides"
    comment = str(schema["$comment"])
    found = re.match(r"written by hand,? (?:after|held against) (\S+).*?\((?:read )?(20[\d-]+)\)", comment)
    return f"[documentation]({found[1]}), {found[2]}" if found else comment.partition(";")[0]
