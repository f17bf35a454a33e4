"""Keys that are misspelt, misplaced, missing, double or of the wrong type."""

from collections.abc import Iterator

from tests.mutation.mutant import Document, Mutant, inserting, operator, replacing


@operator
def misspelt_post_process(doc: Document) -> Iterator[Mutant]:
    """Leave a letter out."""
    yield from replacing(doc, r"^    post_process_function:", "    posprocess_function:")


@operator
def hyphen(doc: Document) -> Iterator[Mutant]:
    """Write a hyphen."""
    yield from replacing(doc, r"^    request_body:", "    request-body:")


@operator
def uri(doc: Document) -> Iterator[Mutant]:
    """Write ``uri``."""
    yield from replacing(doc, r"^    url:", "    uri:", block=True)


@operator
def plural_parameters(doc: Document) -> Iterator[Mutant]:
    """Write ``parameter``."""
    yield from replacing(doc, r"^parameters:$", "parameter:")


@operator
def plural_credential(doc: Document) -> Iterator[Mutant]:
    """Write ``credentials``."""
    yield from replacing(doc, r"^credential:$", "credentials:")


@operator
def header(doc: Document) -> Iterator[Mutant]:
    """Write ``header``."""
    yield from replacing(doc, r"^    headers:", "    header:")


@operator
def no_method(doc: Document) -> Iterator[Mutant]:
    """Leave the method out."""
    if not doc.has("^extends:"):
        yield from replacing(doc, r"^    method: .*\n", "", block=True)


@operator
def no_url(doc: Document) -> Iterator[Mutant]:
    """Leave the URL out."""
    yield from replacing(doc, r"^    url: .*\n", "", block=True)


@operator
def no_protocol(doc: Document) -> Iterator[Mutant]:
    """Leave the protocol out."""
    yield from replacing(doc, r"^protocol: .*\n", "", r"^blueprint:", r"^name:", r"^\w+:")


@operator
def no_name(doc: Document) -> Iterator[Mutant]:
    """Leave the name out."""
    yield from replacing(doc, r"^name: .*\n", "", r"^blueprint:", r"^\w+:")


@operator
def no_version(doc: Document) -> Iterator[Mutant]:
    """Leave the version out."""
    yield from replacing(doc, r"^version: .*\n", "", r"^blueprint:", r"^\w+:")


@operator
def wrong_action_type(doc: Document) -> Iterator[Mutant]:
    """Invent an action type."""
    yield from replacing(doc, r"action_type: predict$", "action_type: inference")


@operator
def execute(doc: Document) -> Iterator[Mutant]:
    """Take ``execute`` for ``predict``."""
    if doc.callers:
        yield from replacing(
            doc, r"action_type: predict$", "action_type: execute", r"^callers:", r"^actions:", block=True
        )


@operator
def wrong_protocol(doc: Document) -> Iterator[Mutant]:
    """Invent a protocol."""
    yield from replacing(doc, r"^protocol: .*$", "protocol: https")


@operator
def no_body(doc: Document) -> Iterator[Mutant]:
    """Leave the body out."""
    yield from replacing(doc, r"^    request_body:\n(?:      .*\n|\n)+", "", block=True)


@operator
def twice_the_action(doc: Document) -> Iterator[Mutant]:
    """Write a second action of the same type."""
    new = "  - action_type: predict\n    method: POST\n    url: https://api.openai.com/v1/a\n    request_body: {a: 1}\n"
    if not doc.has("batch_predict") and doc.has("(?i)action_type: predict$"):
        yield from inserting(doc, r"(?<=^actions:\n)", new, r"(?i)action_type: predict")


@operator
def twice_the_key(doc: Document) -> Iterator[Mutant]:
    """Write a key twice."""
    yield from replacing(doc, r"^(    method: .*\n)", r"\1\1", r"^    method:")


@operator
def headers_at_the_top(doc: Document) -> Iterator[Mutant]:
    """Write the headers of an action at the top."""
    if not doc.has("^protocol: mcp"):
        yield from inserting(doc, r"^actions:", "headers:\n  X-Version: a\n")


@operator
def client_config_in_action(doc: Document) -> Iterator[Mutant]:
    """Write ``client_config`` into the action."""
    yield from inserting(doc, r"^    method:", "    client_config: {max_connection: 10}\n")


@operator
def timeout(doc: Document) -> Iterator[Mutant]:
    """Give a timeout a name that is not read."""
    yield from inserting(doc, r"^actions:", "client_config:\n  timeout: 30\n")


@operator
def milliseconds(doc: Document) -> Iterator[Mutant]:
    """Give a timeout in milliseconds."""
    yield from inserting(doc, r"^actions:", "client_config:\n  read_timeout: 30000\n")


@operator
def endless_retries(doc: Document) -> Iterator[Mutant]:
    """Retry for ever."""
    yield from inserting(doc, r"^actions:", "client_config:\n  max_retry_times: -1\n")


@operator
def no_connections(doc: Document) -> Iterator[Mutant]:
    """Allow no connection."""
    yield from inserting(doc, r"^actions:", "client_config:\n  max_connection: 0\n")


@operator
def wrong_policy(doc: Document) -> Iterator[Mutant]:
    """Invent a retry policy."""
    yield from inserting(doc, r"^actions:", "client_config:\n  retry_backoff_policy: linear\n")


@operator
def unsafe_name(doc: Document) -> Iterator[Mutant]:
    """Use a character that names must not have."""
    yield from replacing(doc, r"^name: .*$", 'name: "R&D #1"')


@operator
def headers_as_list(doc: Document) -> Iterator[Mutant]:
    """Write the headers as a list."""
    yield from replacing(
        doc, r"^    headers:\n      ([\w-]+: .*)\n(?!      )", r"    headers:\n      - \1\n", r"^      - "
    )


@operator
def actions_as_mapping(doc: Document) -> Iterator[Mutant]:
    """Write the only action without its dash."""
    if doc.text.count("action_type") == 1:
        yield from replacing(
            doc, r"^actions:\n  - action_type", "actions:\n    action_type", r"^actions:", r"^    action_type"
        )


@operator
def bad_action_name(doc: Document) -> Iterator[Mutant]:
    """Give an action a name with a blank."""
    yield from inserting(doc, r"^    method:", "    name: my action\n")


@operator
def access_mode(doc: Document) -> Iterator[Mutant]:
    """Invent an access mode."""
    yield from inserting(doc, r"^actions:", "access_mode: shared\n")


@operator
def unknown_caller(doc: Document) -> Iterator[Mutant]:
    """Invent a caller."""
    yield from replacing(doc, r"^callers: .*$", "callers: [embedding]")


@operator
def tab(doc: Document) -> Iterator[Mutant]:
    """Indent with a tab."""
    yield from replacing(doc, r"^    method:", "\tmethod:")


@operator
def wrong_indentation(doc: Document) -> Iterator[Mutant]:
    """Indent a key of the action too little."""
    yield from replacing(doc, r"^    method:", "   method:", block=True)


@operator
def no_colon(doc: Document) -> Iterator[Mutant]:
    """Forget the blank behind a colon."""
    yield from replacing(doc, r"^    method: ", "    method:", block=True)


@operator
def unclosed_quote(doc: Document) -> Iterator[Mutant]:
    """Forget a quote; the reader may only notice at the end."""
    for mutant in replacing(doc, r"^    method: (\w+)$", r'    method: "\1'):
        yield Mutant(mutant.text, mutant.lines | frozenset(range(min(mutant.lines), mutant.text.count("\n") + 2)))


@operator
def no_actions(doc: Document) -> Iterator[Mutant]:
    """Leave the list of actions empty."""
    if not doc.has("^(?:protocol: mcp|extends:)"):
        yield from replacing(doc, r"^actions:\n(?:(?:  .*)?\n)+", "actions: []\n")


@operator
def negative_retries(doc: Document) -> Iterator[Mutant]:
    """Retry minus five times."""
    yield from inserting(doc, r"^actions:", "client_config:\n  max_retry_times: -5\n")
