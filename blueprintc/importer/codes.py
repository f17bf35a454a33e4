"""The kinds of findings that the importer reports."""

from blueprintc.diagnostics import Code, Severity

UNREADABLE_REQUEST = Code(
    "BP050",
    "unreadable-request",
    Severity.ERROR,
    "A request or connector in the text cannot be read.",
    "It is left out; the rest of the text is still imported.",
)
ELISION = Code(
    "BP051",
    "elided-body",
    Severity.ERROR,
    "Three dots stand for members that the text leaves out.",
    "Only the author of the text knows what belongs there, so the connector cannot be imported.",
)
DATA_FROM_FILE = Code(
    "BP052",
    "body-in-a-file",
    Severity.ERROR,
    "A curl command takes its body from a file or from standard input.",
    "The body is not part of the text; import that file instead.",
)
NO_CONNECTOR = Code(
    "BP053",
    "no-connector",
    Severity.ERROR,
    "The text holds no connector.",
    "The importer looks for connector JSON, requests to create or update a connector, and model registrations "
    "with an inline connector.",
)
LIVE_SECRET = Code(
    "BP054",
    "live-secret",
    Severity.WARNING,
    "A value looks like a real secret.",
    "It was not written to the blueprint; an environment variable takes its place.",
)
OPEN_FENCE = Code(
    "BP055",
    "open-fence",
    Severity.WARNING,
    "A fenced block is never closed.",
    "Everything up to the end of the page was taken for its content.",
)
NOT_A_CONNECTOR = Code(
    "BP056",
    "not-a-connector",
    Severity.ERROR,
    "A connector is expected to be a JSON object.",
    "The server answers such a request with a parsing error.",
)
INEXACT = Code(
    "BP057",
    "inexact-import",
    Severity.WARNING,
    "The blueprint does not build back to exactly the connector that was read.",
    "What differs is named; compare before you deploy.",
)
COMPUTED_VALUE = Code(
    "BP058",
    "computed-value",
    Severity.ERROR,
    "A value is an expression that only running the text would tell.",
    "Nothing that is imported is ever run, so the connector is left out.",
)
FRAGMENT = Code(
    "BP059",
    "fragment-of-connector",
    Severity.ERROR,
    "The text is a part of a connector.",
    "Only its author knows what belongs around it, so it cannot be imported.",
)
