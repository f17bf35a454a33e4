"""Pass: sources of credentials become placeholder texts that name them; secrets never enter the output.

``{env: NAME}`` is written ``<env:NAME>`` and ``{file: PATH}`` is written ``<file:PATH>``; ``{value: TEXT}`` and a plain
text are written as they are. ``credential_source`` reads such a text back.
"""

import re

from blueprintc.lowering import codes
from blueprintc.lowering.context import LoweringContext
from blueprintc.model import Mapping, Member, Node, Scalar
from blueprintc.source import Text


def lower_credentials(root: Mapping, context: LoweringContext) -> Mapping:
    """The document whose ``credential`` holds texts only."""
    credential = root.get("credential")
    if not isinstance(credential, Mapping):
        return root
    lowered = Mapping(
        tuple(Member(member.key, _lower(member, context)) for member in credential.members), credential.span
    )
    return Mapping(tuple(Member(m.key, lowered) if m.value is credential else m for m in root.members), root.span)


def credential_source(text: str) -> tuple[str, str] | None:
    """``("env", NAME)`` or ``("file", PATH)`` of a placeholder text that this pass writes; else ``None``."""
    match = re.fullmatch(r"<(env|file):([^<>]+)>", text)
    return None if match is None else (match.group(1), match.group(2))


def _lower(member: Member, context: LoweringContext) -> Node:
    source = member.value
    if not isinstance(source, Mapping) or len(source.members) != 1:
        return source
    kind, value = source.members[0].key.value, source.members[0].value
    if not isinstance(value, Scalar):
        return source
    if kind == "value":
        return value
    name = value.text.value
    written = f"<{kind}:{name}>"
    if kind not in ("env", "file"):
        return source
    if credential_source(written) is None or (kind == "env" and not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name)):
        what = "name of an environment variable" if kind == "env" else "path"
        context.report(codes.BAD_CREDENTIAL, f'"{name[:80]}" is no {what}', value.span)
    return Scalar(written, Text(written, value.text.whole))
