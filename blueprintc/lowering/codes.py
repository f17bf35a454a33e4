"""Kinds of findings of lowering: types of parameters, placeholders, credentials."""

from blueprintc.diagnostics import Code, Severity

_E, _W = Severity.ERROR, Severity.WARNING

DOUBTFUL_SCALAR = Code(
    "BP025",
    "doubtful-scalar",
    _E,
    "A value means different things in different versions of YAML, or has no JSON spelling.",
    "`yes`, `on`, `010` or `1_000` are a boolean or a number for some YAML readers and a text for others.",
)

UNDECLARED_CREDENTIAL = Code(
    "BP111",
    "undeclared-credential",
    _W,
    "A header uses a credential that is not declared.",
    "The server sends the placeholder itself in place of the secret, and the provider answers 401.",
    stops_build=False,
)
UNDECLARED_PARAMETER = Code(
    "BP112",
    "undeclared-parameter",
    _W,
    "A placeholder names a parameter that nothing declares, and that looks like one that is declared.",
    "A parameter that nobody fills makes the server refuse the call.",
    stops_build=False,
)
BAD_CREDENTIAL = Code(
    "BP113",
    "bad-credential",
    _E,
    "The source of a credential cannot be written down.",
    "The build writes the name of the source into the connector: `<env:NAME>` or `<file:PATH>`.",
)

UNKNOWN_TYPE = Code(
    "BP201",
    "untyped-placeholder",
    _E,
    "Nothing says whether a placeholder stands for a text or for JSON.",
    "A text must stand in quotes and a list must not; the wrong choice is an invalid payload on the server.",
)
AMBIGUOUS_TYPE = Code(
    "BP202",
    "ambiguous-type",
    _E,
    "A parameter may be a text or JSON, and quoting cannot be both.",
    "The quotes are part of the connector: they cannot depend on the value of one call.",
)
STRUCTURE_IN_TEXT = Code(
    "BP203",
    "structure-in-text",
    _E,
    "A list or an object stands inside other text.",
    "The server puts its JSON into the middle of the string, and its quotes end the string.",
)
NULL_FORM_NAME = Code(
    "BP204",
    "no-null-form",
    _E,
    "A nullable text has a name that the server's null form does not take.",
    'The server turns only `"${parameters.name:-null}"` with letters, digits and `_` in the name into null.',
)
NOT_JSON = Code(
    "BP205",
    "not-json",
    _E,
    "A value that must be JSON is not.",
    "`!json` text is put into the body as it is; the server refuses a body that is no JSON.",
)

OPEN_PLACEHOLDER = Code(
    "BP206",
    "open-placeholder",
    _E,
    "A placeholder is not closed.",
    "The server leaves it as it is, and then refuses the payload.",
    stops_build=False,
)
WRONG_NAMESPACE = Code(
    "BP207",
    "wrong-namespace",
    _E,
    "A placeholder has a namespace that the server does not know.",
    "The server knows `${parameters.…}` and `${credential.…}` only and passes anything else through.",
    stops_build=False,
)
BLANK_IN_PLACEHOLDER = Code(
    "BP208",
    "blank-in-placeholder",
    _W,
    "A placeholder has white space in its name.",
    "White space counts: `${parameters. x}` asks for a parameter whose name begins with a space.",
    stops_build=False,
)
EMPTY_PLACEHOLDER = Code(
    "BP209",
    "empty-placeholder",
    _E,
    "A placeholder names no parameter.",
    "The payload check of the server fails on it with an exception of its own (status 500).",
    stops_build=False,
)
BRACE_IN_DEFAULT = Code(
    "BP210",
    "brace-in-default",
    _W,
    "The default of a placeholder holds a brace.",
    "A placeholder ends at the first `}`: the rest of the default stays behind it as text.",
    stops_build=False,
)
