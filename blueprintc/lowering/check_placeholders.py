"""Pass: report placeholders that the server would not fill: misspelt, not closed, undeclared. Changes nothing."""

import functools
import re
from collections.abc import Iterator

from blueprintc.diagnostics import Edit, Fix, closest, did_you_mean
from blueprintc.lowering import codes
from blueprintc.lowering.context import LoweringContext
from blueprintc.lowering.types import ParameterTypes
from blueprintc.model import Mapping, Scalar, Sequence, texts
from blueprintc.model.placeholder import placeholders
from blueprintc.source import Text

_ALIASES = {"parameter", "param", "params", "credentials", "cred", "creds", "parameters", "credential"}


@functools.cache
def _opening() -> re.Pattern[str]:
    return re.compile(r"(\$?)\$\{\s*([A-Za-z_]+)\s*\.([^}\n]*)(\}?)")


def check_placeholders(root: Mapping, context: LoweringContext) -> Mapping:
    """Check every text of the connector."""
    for _, text in texts(root):
        if "${" in text.value:
            _check_text(text, context)
    credential = root.get("credential")
    declared = credential.keys() if isinstance(credential, Mapping) else []
    for text in _header_texts(root):
        for found in placeholders(text.value, "credential"):
            # Amazon OpenSearch Service takes members of a secret by `${credential.secretArn.NAME}`.
            is_declared = found.name in declared or found.name.partition(".")[0] in declared
            if not is_declared and found.default is None:
                context.report_in(
                    codes.UNDECLARED_CREDENTIAL,
                    f'credential "{found.name}" is not declared',
                    text,
                    found.start,
                    found.end,
                    help=did_you_mean(found.name, declared),
                )
    if not context.is_connector and context.instance.mapping("inputs") is not None:
        _check_names(root, context)
    return root


def _actions(root: Mapping) -> list[Mapping]:
    actions = root.get("actions")
    return [item for item in actions.items if isinstance(item, Mapping)] if isinstance(actions, Sequence) else []


def _header_texts(root: Mapping) -> Iterator[Text]:
    for holder in (root, *_actions(root)):
        headers = holder.get("headers")
        if isinstance(headers, Mapping):
            yield from (text for _, text in texts(headers))


def _check_text(text: Text, context: LoweringContext) -> None:
    for match in _opening().finditer(text.value):
        if match.group(1):
            continue  # `$${…}` is an escape
        word, rest, close = match.group(2), match.group(3), match.group(4)
        shown = match.group()[:80]
        if word not in ("parameters", "credential"):
            if word.lower() in _ALIASES:
                right = "credential" if word.lower().startswith("cred") else "parameters"
                place = text.span(match.start(2), match.end(2))
                fix = Fix(f'write "{right}"', (Edit(place, right),)) if place.text == word else None
                context.report_in(
                    codes.WRONG_NAMESPACE,
                    f'"{shown}" has the unknown namespace "{word}"',
                    text,
                    match.start(),
                    match.end(),
                    help=f'did you mean "{right}"?',
                    fix=fix,
                )
        elif not close or set(rest.partition(":-")[0]) & set('"${'):
            end = match.start(3) + next((at for at, char in enumerate(rest) if char in '"${'), len(rest.rstrip()))
            context.report_in(
                codes.OPEN_PLACEHOLDER,
                f'placeholder "{text.value[match.start() : end][:80]}" is not closed',
                text,
                match.start(),
                end,
                expected="expected }",
            )
        else:
            _check_inside(text, match, rest, context)


def _check_inside(text: Text, match: re.Match[str], rest: str, context: LoweringContext) -> None:
    name, mark, default = rest.partition(":-")
    span = text.span(match.start(), match.end())
    shown = match.group()[:80]
    if not name.strip():
        message = f'placeholder "{shown}" names no parameter'
        context.report_in(codes.EMPTY_PLACEHOLDER, message, text, match.start(), match.end())
    elif name != name.strip() or not match.group().startswith(f"${{{match.group(2)}."):
        right = f"${{{match.group(2)}.{name.strip()}{mark}{default}}}"
        fix = Fix("remove the white space", (Edit(span, right),)) if span.text == match.group() else None
        context.report_in(
            codes.BLANK_IN_PLACEHOLDER,
            f'placeholder "{shown}" has white space in it, which counts',
            text,
            match.start(),
            match.end(),
            help=f'write "{right}"',
            fix=fix,
        )
    elif "{" in default:
        context.report_in(
            codes.BRACE_IN_DEFAULT,
            f'the default of "{shown}" ends at its first "}}"',
            text,
            match.start(),
            match.end(),
            help='put the default under "parameters"',
        )


def _check_names(root: Mapping, context: LoweringContext) -> None:
    """Names that are nearly a declared one; any other name may come with the call."""
    known_errors = {each.span for each in context.sink.diagnostics if each.code is codes.UNKNOWN_TYPE}
    for action in _actions(root):
        body, url = action.get("request_body"), action.get("url")
        known = ParameterTypes(context.instance, action).names()
        for node in (body, url):
            if not isinstance(node, Scalar):
                continue
            for found in placeholders(node.text.value):
                like = None if found.name in known else closest(found.name, known)
                if like is not None and node.text.span(found.start, found.end) not in known_errors:
                    context.report_in(
                        codes.UNDECLARED_PARAMETER,
                        f'parameter "{found.name}" is declared nowhere',
                        node.text,
                        found.start,
                        found.end,
                        help=f'did you mean "{like}"?',
                    )
