"""``resolve_credentials``: from the sources that a connector names to values, which stay in memory.

A connector's text, as it is built, names sources in place of values: ``<env:NAME>`` and ``<file:PATH>``. Values that
were written into the connector itself are taken out here and get a name too (``<credential:KEY>``), so that nothing
behind this point holds one.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import field
from json.decoder import JSONDecoder
from pathlib import Path

from blueprintc.data.secrets import OPEN_PARTS, is_public
from blueprintc.errors import UsageError
from blueprintc.records import record
from blueprintc.transport.secret import Secret

_SOURCE = re.compile(r"<(env|file):([^<>]+)>")
_SPACE = re.compile(r"[ \t\r\n]*")
_AWS_KEYS = ("access_key", "secret_key", "session_token")
_AWS_VARIABLES = frozenset({"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"})
_SHORTEST = 6


@record
class AwsKeys:
    """An access key pair and the token of temporary ones."""

    access_key: Secret
    secret_key: Secret
    session_token: Secret | None = None


@record(kw_only=True)
class Sources:
    """Where values come from: environment variables, a folder that paths start from, and AWS's chain of providers.

    ``aws_chain`` gives keys, or raises ``UsageError`` with the reason why it has none.
    """

    environ: Mapping[str, str]
    folder: Path
    aws_chain: Callable[[], AwsKeys]


@record(kw_only=True)
class Credentials:
    """``connector``: its text without any value. ``values``: what stands behind each placeholder text.

    ``aws``: the keys that requests are signed with; ``None`` where the protocol does not sign, or there are none.
    ``missing``: the sources that have nothing, as sentences for people; no value stands in them.
    ``notes``: where a value came from, if that was not the source that the connector names.
    """

    connector: str
    values: Mapping[str, Secret] = field(default_factory=dict)
    aws: AwsKeys | None = None
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def secrets(self) -> tuple[Secret, ...]:
        """Every value, for the scrubber."""
        keys = () if self.aws is None else (self.aws.access_key, self.aws.secret_key, self.aws.session_token)
        return (*self.values.values(), *(key for key in keys if key is not None))


def resolve_credentials(connector: str, sources: Sources) -> Credentials:
    """The values that a connector needs, as far as its sources have them."""
    found = _credential_objects(connector)
    if found is None:
        return Credentials(connector=connector)
    places, protocol = found
    credential = places[-1][2] if places else {}
    signs = protocol == "aws_sigv4"
    reader = _Reader(sources, signs=signs)
    written = {name: reader.read(name, value) for name, value in credential.items()}
    for start, end, _ in reversed(places):
        connector = connector[:start] + json.dumps(written) + connector[end:]
    aws = reader.aws_keys(credential) if signs and credential else None
    return Credentials(
        connector=connector,
        values=reader.values,
        aws=aws,
        missing=tuple(reader.missing),
        notes=tuple(reader.notes),
    )


class _Reader:
    """Reads the members of one credential."""

    def __init__(self, sources: Sources, *, signs: bool) -> None:
        self._sources = sources
        self._signs = signs
        self.values: dict[str, Secret] = {}
        self.missing: list[str] = []
        self.notes: list[str] = []

    def read(self, name: str, value: object) -> object:
        """What stands in the connector for a member; its value is noted in ``values``."""
        if not isinstance(value, str):
            return value
        source = _SOURCE.fullmatch(value)
        is_key = self._signs and name in _AWS_KEYS
        if source is None:
            if name in OPEN_PARTS or len(value) < _SHORTEST or is_public(value):
                return value
            placeholder = f"<credential:{name}>"
            self.values[placeholder] = Secret(value)
            return placeholder
        if is_key:
            return value  # the three are read together, in ``aws_keys``
        found = self._look_up(name, source)
        if found is None:
            return value
        if name in OPEN_PARTS:
            return found
        self.values[value] = Secret(found)
        return value

    def aws_keys(self, credential: Mapping[str, object]) -> AwsKeys | None:
        """The keys to sign with: as declared, else from the chain of AWS, where a usual variable is not set."""
        found: dict[str, str] = {}
        unset: list[str] = []
        for name in _AWS_KEYS:
            value = credential.get(name)
            source = _SOURCE.fullmatch(value) if isinstance(value, str) else None
            if source is None:
                if isinstance(value, str):
                    found[name] = value
            elif source[1] == "env" and not self._sources.environ.get(source[2]):
                unset.append(source[2])
            else:
                text = self._look_up(name, source)
                if text is None:
                    return None
                found[name] = text
        if "access_key" not in found or "secret_key" not in found:
            return self._from_chain(unset)
        token = found.get("session_token")
        return AwsKeys(Secret(found["access_key"]), Secret(found["secret_key"]), Secret(token) if token else None)

    def _from_chain(self, unset: list[str]) -> AwsKeys | None:
        names = " and no ".join(name for name in unset if name != "AWS_SESSION_TOKEN")
        why = f"the environment has no {names}" if names else "the connector has no access_key and secret_key"
        if not set(unset) <= _AWS_VARIABLES:
            self.missing.append(why)
            return None
        try:
            keys = self._sources.aws_chain()
        except UsageError as error:
            self.missing.append(f"{why}, and {error}")
            return None
        self.notes.append("requests are signed with the credentials of this machine's AWS configuration")
        return keys

    def _look_up(self, name: str, source: re.Match[str]) -> str | None:
        """The value of a source; where there is none, that is noted."""
        kind, where = source[1], source[2]
        if kind == "env":
            value = self._sources.environ.get(where)
            if not value:
                self.missing.append(f'credential "{name}": the environment has no {where}')
            return value or None
        try:
            text = (self._sources.folder / Path(where).expanduser()).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError, RuntimeError) as error:
            reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
            self.missing.append(f'credential "{name}": {where}: {reason}')
            return None
        value = text.strip("\r\n")
        if not value:
            self.missing.append(f'credential "{name}": {where} is empty')
        return value or None


def _credential_objects(text: str) -> tuple[list[tuple[int, int, dict[str, object]]], str] | None:
    """Where ``credential`` stands at the top of a connector's text (start, end, value), and the protocol.

    The rest of the text is left as it is, character by character: numbers must not change their spelling.
    """
    decoder = JSONDecoder(strict=False)
    places: list[tuple[int, int, dict[str, object]]] = []
    protocol = ""
    try:
        at = _skip(text, 0)
        if text[at : at + 1] != "{":
            return None
        at = _skip(text, at + 1)
        while text[at : at + 1] == '"':
            key, at = decoder.raw_decode(text, at)
            at = _skip(text, at)
            if text[at : at + 1] != ":":
                return None
            start = _skip(text, at + 1)
            value, end = decoder.raw_decode(text, start)
            if key == "credential" and isinstance(value, dict):
                places.append((start, end, value))
            elif key == "protocol":
                protocol = str(value).lower()
            at = _skip(text, end)
            if text[at : at + 1] == ",":
                at = _skip(text, at + 1)
    except (ValueError, RecursionError):
        return None
    return places, protocol


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return at if match is None else match.end()
