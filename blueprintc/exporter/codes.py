"""The kinds of findings that the ways out report."""

from blueprintc.diagnostics import Code, Severity

NOT_EXPRESSIBLE = Code(
    "BP060",
    "not-expressible",
    Severity.ERROR,
    "The form that is asked for has no place for a part of the connector.",
    "The other tool would drop or change that part, so nothing is written; take another form, or leave the part out.",
)
SECRET_IN_CONNECTOR = Code(
    "BP061",
    "secret-in-connector",
    Severity.ERROR,
    "A credential of a connector looks like a real secret.",
    "No file of ours holds a secret; say where its value comes from instead.",
)
NO_EFFECT_THERE = Code(
    "BP062",
    "no-effect-there",
    Severity.WARNING,
    "The other tool takes a part of the connector, but does not bring it to the server as it is.",
    "The text of the finding says what becomes of it.",
)
