"""``Scrubber``: takes everything out of a text that must not be written down."""

import base64
import binascii
import contextlib
import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urlsplit

from blueprintc.data.secrets import SECRET_HEADERS, mask_keys, spellings
from blueprintc.emulator.dry_run import secrets_of
from blueprintc.emulator.exchange import Request
from blueprintc.transport.secret import Secret

_MASK = "***"
_SHORTEST = 8
_NAMED = re.compile(r"(?:[A-Za-z-]+ )?<(?:env|file|credential):[^<>]+>")
#: The account in an ARN, and beside the names that AWS gives it in JSON.
_ARN = re.compile(r"(arn:aws[a-z-]*:[a-z0-9-]*:[a-z0-9-]*:)(\d{12})(?=[:/])")
_ACCOUNT = re.compile(r'("(?:Account|AccountId|accountId|account_id|OwnerAccountId)"\s*:\s*")(\d{12})(?=")')
_ARN_IN_URL = re.compile(r"(arn%3Aaws[A-Za-z0-9-]*%3A[a-z0-9-]*%3A[a-z0-9-]*%3A)(\d{12})(?=%)", re.IGNORECASE)
_NO_ACCOUNT = r"\g<1>000000000000"
_QUERY = re.compile(
    r"(?i)([?&](?:key|api[-_]?key|apikey|access_token|token|sig|signature|x-amz-(?:signature|credential|security-token))=)"
    r"[^&#\s\"']+"
)


def secrets_of_request(request: Request) -> Iterator[Secret]:
    """What a request carries: tokens, passwords and keys in headers and in its address, credentials in its body."""
    user = urlsplit(request.url)
    if user.password:
        yield Secret(unquote(user.password))
        pair = f"{unquote(user.username or '')}:{unquote(user.password)}"
        yield Secret(base64.b64encode(pair.encode()).decode())
    for name, value in request.headers:
        if name.lower() not in SECRET_HEADERS:
            continue
        scheme, space, rest = value.partition(" ")
        if value.startswith("AWS4-HMAC-SHA256 "):
            rest = rest.removeprefix("Credential=").partition("/")[0]
        yield Secret(rest if space else value)
        if scheme.lower() == "basic":
            with contextlib.suppress(binascii.Error, UnicodeDecodeError):
                yield Secret(base64.b64decode(rest).decode().partition(":")[2])
    for text in secrets_of((request.body or b"").decode("utf-8", "replace")):
        yield Secret(text)


class Scrubber:
    """Knows values; new ones are added as they are resolved."""

    def __init__(self, secrets: Iterable[Secret] = ()) -> None:
        self._forms: list[str] = []
        self._known: set[Secret] = set()
        self.add(secrets)

    def add(self, secrets: Iterable[Secret]) -> None:
        """Know more values. Short ones are left out: they would be found everywhere, also in what an answer means."""
        new = {secret for secret in secrets if len(secret.reveal()) >= _SHORTEST} - self._known
        if new:
            self._known |= new
            forms = {form for secret in self._known for form in spellings(secret.reveal())}
            self._forms = sorted(forms, key=lambda form: (-len(form), form))

    def values(self, text: str) -> str:
        """The text without the values, however they are spelt in it."""
        for form in self._forms:
            if form in text:
                text = text.replace(form, _MASK)
        return text

    def body(self, data: bytes) -> bytes:
        """A body without the values; other bytes stay as they are."""
        if not self._forms:
            return data
        text = data.decode("utf-8", "surrogateescape")
        cleaned = self.values(text)
        return data if cleaned is text or cleaned == text else cleaned.encode("utf-8", "surrogateescape")

    def text(self, text: str) -> str:
        """A text for a file: without the values, keys of known forms, and the numbers of AWS accounts."""
        text = _QUERY.sub(rf"\g<1>{_MASK}", self.values(text))
        text = mask_keys(text)
        text = _ARN.sub(_NO_ACCOUNT, text)
        text = _ARN_IN_URL.sub(_NO_ACCOUNT, text)
        return _ACCOUNT.sub(_NO_ACCOUNT, text)

    def headers(self, headers: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
        """Headers for a file: of those that carry secrets only texts that name their source stay."""
        return tuple((name, self._header(name, value)) for name, value in headers)

    def _header(self, name: str, value: str) -> str:
        if name.lower() in SECRET_HEADERS and not _NAMED.fullmatch(value):
            return _MASK
        return self.text(value)
