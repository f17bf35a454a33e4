"""``play``: what a typed blueprint builds to, and what one of its callers does with it."""

from collections.abc import Mapping
from pathlib import Path
from typing import cast

from blueprintc.data.releases import releases_in
from blueprintc.emulator import callers
from blueprintc.emulator.callers import Inputs
from blueprintc.emulator.dry_run import Server, Subject, dry_run_caller, secrets_of
from blueprintc.emulator.exchange import ProviderResponse, Responder
from blueprintc.emulator.responses import Responses
from blueprintc.errors import UnsupportedError, UsageError
from blueprintc.frontend import LoadOptions, load
from blueprintc.jsontext import Json
from blueprintc.lowering import emit, lower, stops_build
from blueprintc.model import Connector, plain
from blueprintc.pages.html import render_part
from blueprintc.pages.picture import course_of, picture_of
from blueprintc.pages.picture.secrets import Secrets
from blueprintc.pages.site.editions import edition_of
from blueprintc.pages.site.entry import WayOut
from blueprintc.pages.stub import Stub
from blueprintc.records import record, replace
from blueprintc.runner import TRUST_ALL
from blueprintc.source import SourceFile

#: More calls of a caller are not drawn.
_MOST_CALLS = 3
_JSON = (("Content-Type", "application/json"),)


@record(kw_only=True)
class Draft:
    """What somebody typed and chose; what is left empty is taken from the blueprint, or is a sample.

    ``path`` is where relative paths in ``text`` start, ``root`` the folder that they may not leave. ``answer`` is the
    provider's; ``None`` asks its stub.
    """

    text: str
    path: Path
    root: Path
    caller: str = ""
    variant: str | None = None
    release: str = ""
    docs: tuple[str, ...] = ()
    query: str = ""
    parameters: Mapping[str, Json] | None = None
    answer: str | None = None
    status: int = 200


@record(kw_only=True)
class Play:
    """What came of a draft.

    ``callers`` and ``variants`` are to choose from, ``caller`` and ``variant`` are those that were played; ``html`` is
    the picture; ``trouble`` says why there is none.
    """

    callers: tuple[str, ...] = ()
    variants: tuple[str | None, ...] = ()
    caller: str = ""
    variant: str | None = None
    release: str = ""
    html: str = ""
    ways: tuple[WayOut, ...] = ()
    trouble: str = ""
    failed: bool = False


def read_draft(given: Mapping[str, Json], path: Path, root: Path) -> Draft:
    """A draft from JSON. Raises ``UsageError``."""
    docs, parameters, status = given.get("docs"), given.get("parameters"), given.get("status")
    return Draft(
        text=_text(given, "text"),
        path=path,
        root=root,
        caller=_text(given, "caller"),
        variant=_text(given, "variant") or None,
        release=_text(given, "release"),
        docs=tuple(str(one) for one in docs) if isinstance(docs, list) else (),
        query=_text(given, "query"),
        parameters=cast("Mapping[str, Json]", parameters) if isinstance(parameters, dict) else None,
        answer=_text(given, "answer") or None,
        status=status if isinstance(status, int) and 100 <= status <= 599 else 200,
    )


def _text(given: Mapping[str, Json], name: str) -> str:
    value = given.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise UsageError(f'"{name}" is a text')
    return value


def play(draft: Draft) -> Play:
    """Build and play a draft. What is wrong with it is in the result; nothing is sent anywhere."""
    # half of a character, which JSON can hold and no file can
    text = draft.text.encode("utf-8", "replace").decode("utf-8")
    source = SourceFile(draft.path.as_posix(), text)
    loaded = load(source, LoadOptions(root=draft.root), path=draft.path)
    if loaded.blueprint is None:
        return Play(trouble="It cannot be read yet.")
    lowered = lower(loaded.blueprint)
    if any(stops_build(found) for found in (*loaded.diagnostics, *lowered.diagnostics)):
        return Play(trouble="It does not build yet.")
    variants = tuple(connector.variant for connector in lowered.connectors)
    connector = next((one for one in lowered.connectors if one.variant == draft.variant), lowered.connectors[0])
    offered = connector.instance.names("callers") or ("predict",)
    made = Play(
        callers=offered,
        variants=variants,
        caller=draft.caller if draft.caller in callers.CALLERS else offered[0],
        variant=connector.variant,
        ways=edition_of(connector, draft.path, _secrets(connector)).ways,
    )
    try:
        return _played(draft, connector, made)
    except (UsageError, UnsupportedError) as error:
        return replace(made, trouble=str(error))


def _secrets(connector: Connector) -> Secrets:
    return Secrets(secrets_of(emit(connector)))


def _played(draft: Draft, connector: Connector, made: Play) -> Play:
    named = "".join(connector.instance.names("opensearch"))
    target = releases_in(draft.release or named)[-1]
    server = Server(target=target, settings=dict(TRUST_ALL))
    subject = Subject(emit(connector), connector.interface)
    caller = callers.caller(made.caller)
    runs = list(dry_run_caller(subject, caller, _inputs(draft, connector, made.caller), _responder(draft), server))
    pictures = [picture_of(course_of(run)) for run in runs[:_MOST_CALLS]]
    html = render_part("played.html", pictures=pictures, left=len(runs) - len(pictures))
    return replace(made, html=html, release=target.name, failed=any(run.failed for run in runs))


def _inputs(draft: Draft, connector: Connector, caller: str) -> Inputs:
    """The draft's own inputs over samples."""
    schemas = connector.instance.mapping("inputs")
    known = cast("dict[str, Json]", plain(schemas)) if schemas is not None else {}
    provider = "".join(connector.instance.names("provider")[:1])
    inputs = callers.sample_inputs(caller, known, provider=provider)
    if draft.docs:
        inputs = replace(inputs, docs=draft.docs)
    if draft.query:
        inputs = replace(inputs, query=draft.query)
    if draft.parameters is not None:
        inputs = replace(inputs, parameters={**inputs.parameters, **draft.parameters})
    return inputs


def _responder(draft: Draft) -> Responder:
    if draft.answer is None:
        return Stub()
    return Responses([ProviderResponse(draft.status, draft.answer.encode("utf-8", "replace"), _JSON)])
