"""``verdict_of``: what an exchange with a provider says, in kinds that a user can do something about."""

import json
import re
from enum import Enum

from blueprintc.emulator.exchange import ProviderResponse, Request
from blueprintc.records import record
from blueprintc.transport.body_lines import BodyLine, find_line
from blueprintc.transport.failures import Failure, NoConnection
from blueprintc.transport.provider_error import ProviderError, read_error


class Kind(Enum):
    """Kinds of answers that are no success; the value is the name in reports."""

    UNAUTHORIZED = "unauthorized"
    FORBIDDEN = "forbidden"
    SIGNATURE = "signature-refused"
    RATE_LIMITED = "rate-limited"
    QUOTA = "quota"
    UNKNOWN_MODEL = "unknown-model"
    NOT_FOUND = "not-found"
    BODY_REJECTED = "body-rejected"
    PROVIDER_ERROR = "provider-error"
    REDIRECT = "redirect"
    REFUSED = "refused-otherwise"
    COMPRESSED = "compressed"
    EMPTY = "empty"
    NOT_JSON = "not-json"


#: What says something about the blueprint. All else says that the call could not be carried out.
_ABOUT_BLUEPRINT = frozenset(
    {
        Kind.UNKNOWN_MODEL,
        Kind.NOT_FOUND,
        Kind.BODY_REJECTED,
        Kind.REDIRECT,
        Kind.REFUSED,
        Kind.COMPRESSED,
        Kind.EMPTY,
        Kind.NOT_JSON,
    }
)
_QUOTA = re.compile(
    r"(?i)insufficient[_ ]?(?:quota|balance|funds|credit)|exceeded your current quota|credit balance|billing"
    r"|servicequotaexceeded|quota (?:has been )?exceeded|out of credits|trial (?:key|limit)"
)
_MODEL = re.compile(
    r"(?i)model[_ ]?not[_ ]?found|deployment[_ ]?not[_ ]?found|deployment for this resource does not exist"
    r"|model identifier is invalid|unknown model|invalid model|no such model|model .{0,80}(?:not found|does not exist"
    r"|is not (?:found|supported|available)|has been deprecated|reached the end of its life)"
    r"|models?/\S+ is not found|^not_found_error model:"
    r"|could not resolve the foundation model|endpoint .{0,80} not found"
)
_KEY = re.compile(r"(?i)api[ _]key (?:not valid|expired|is invalid)|api_key_invalid|invalid api (?:key|token)")
_SIGNATURE = re.compile(
    r"(?i)signaturedoesnotmatch|invalidsignature|signature .{0,40}(?:expired|does not match)|invalidclienttokenid"
    r"|unrecognizedclient|expiredtoken|security token .{0,40}(?:invalid|expired)|incompletesignature"
    r"|missingauthentication"
)


@record(kw_only=True)
class Verdict:
    """``slug`` names the kind, ``message`` is for people, ``help`` what to do.

    ``carried_out``: the provider took the call up, so that this says something about the blueprint; otherwise the call
    could not be carried out (exit status 4). ``line``: the part of the request's body that it is about.
    """

    slug: str
    message: str
    help: str = ""
    carried_out: bool = False
    line: BodyLine | None = None
    retry_after: str = ""


def verdict_of_failure(error: NoConnection) -> Verdict:
    """Why no answer came."""
    return Verdict(slug=error.failure.value, message=error.told, help=_FAILURE_HELP.get(error.failure, ""))


def verdict_of(request: Request, response: ProviderResponse) -> Verdict | None:
    """What an answer says; ``None`` for a success that can be worked with."""
    if 200 <= response.status <= 300:
        return _of_success(response)
    error = read_error(response.body, response.headers)
    kind = _kind(response.status, f"{error.code} {error.message}")
    retry = _header(response, "Retry-After")
    line = find_line(request.body, error.paths) if kind in (Kind.BODY_REJECTED, Kind.UNKNOWN_MODEL) else None
    help_text = _HELP.get(kind, "")
    if kind is Kind.RATE_LIMITED and retry:
        help_text = f"the provider asks to wait {retry}{' s' if retry.isdecimal() else ''} (Retry-After); {help_text}"
    return Verdict(
        slug=kind.value,
        message=_message(kind, response, error),
        help=help_text,
        carried_out=kind in _ABOUT_BLUEPRINT,
        line=line,
        retry_after=retry,
    )


def _of_success(response: ProviderResponse) -> Verdict | None:
    encoding = _header(response, "Content-Encoding").lower()
    if encoding not in ("", "identity"):
        return _about(Kind.COMPRESSED, f"the answer is compressed ({encoding}), although nothing asked for that")
    if response.status == 204 or not response.body.strip():
        return _about(Kind.EMPTY, f"the answer has status {response.status} and no body")
    if "json" in _header(response, "Content-Type").lower():
        try:
            json.loads(response.body)
        except (ValueError, RecursionError) as error:
            return _about(Kind.NOT_JSON, f"the answer says that it is JSON, but is not: {error}")
    return None


def _about(kind: Kind, message: str) -> Verdict:
    return Verdict(slug=kind.value, message=message, help=_HELP.get(kind, ""), carried_out=True)


def _kind(status: int, told: str) -> Kind:
    """The kind of an error. What is said counts more than the status: providers use statuses in their own ways."""
    if 300 < status < 400:
        return Kind.REDIRECT
    if status in (401, 407):
        return Kind.SIGNATURE if _SIGNATURE.search(told) else Kind.UNAUTHORIZED
    if _SIGNATURE.search(told) and status in (400, 403):
        return Kind.SIGNATURE
    if _KEY.search(told) and status in (400, 403):
        return Kind.UNAUTHORIZED
    if status == 402 or (status in (400, 403, 429) and _QUOTA.search(told)):
        return Kind.QUOTA
    if status == 403:
        return Kind.FORBIDDEN
    if status == 429:
        return Kind.RATE_LIMITED
    if status in (400, 404, 410, 422, 424) and _MODEL.search(told):
        return Kind.UNKNOWN_MODEL
    if status in (404, 405, 410):
        return Kind.NOT_FOUND
    if status in (400, 413, 415, 422):
        return Kind.BODY_REJECTED
    return Kind.PROVIDER_ERROR if status >= 500 or status == 408 else Kind.REFUSED


_TITLES = {
    Kind.UNAUTHORIZED: "the provider does not accept the credentials",
    Kind.FORBIDDEN: "the credentials may not do this",
    Kind.SIGNATURE: "AWS does not accept the signature or the keys",
    Kind.RATE_LIMITED: "the provider is asked too often",
    Kind.QUOTA: "the quota or the balance with the provider is used up",
    Kind.UNKNOWN_MODEL: "the provider has no such model",
    Kind.NOT_FOUND: "the provider has nothing at this URL for this method",
    Kind.BODY_REJECTED: "the provider rejects the request",
    Kind.PROVIDER_ERROR: "the provider has a fault of its own",
    Kind.REDIRECT: "the provider sends the call elsewhere",
    Kind.REFUSED: "the provider refuses the call",
}
_HELP = {
    Kind.UNAUTHORIZED: "look at the source of the credential, and at the header that carries it",
    Kind.FORBIDDEN: "give the key or role the right to use this model or service",
    Kind.SIGNATURE: "look at the keys, the session token, this machine's clock, and at service_name and region",
    Kind.RATE_LIMITED: "--rate sends more slowly",
    Kind.UNKNOWN_MODEL: "look at the model's name, the region, and whether the account has access to it",
    Kind.REDIRECT: "ML Commons follows no redirects: use the address that it names",
    Kind.COMPRESSED: "ML Commons reads the bytes as they are and fails; switch compression off over there",
    Kind.EMPTY: "ML Commons refuses an empty answer",
}
_FAILURE_HELP = {
    Failure.DNS: "look at the host in the URL, and at this machine's network",
    Failure.REFUSED: "nothing listens there; look at the address and the port",
    Failure.TLS: "the certificate must be one that this machine trusts (SSL_CERT_FILE names more)",
    Failure.READ_TIMEOUT: "--timeout, or read_timeout in client_config, gives it more time",
    Failure.CONNECT_TIMEOUT: "look at the network, a proxy (HTTPS_PROXY) or a firewall",
    Failure.CREDENTIALS: "set it for this call, or leave --live out",
    Failure.BUDGET: "--budget allows more requests",
    Failure.NOT_RECORDED: "--record new records what is missing",
}


def _message(kind: Kind, response: ProviderResponse, error: ProviderError) -> str:
    said = f": {error.message}" if error.message else ""
    code = f", {error.code}" if error.code and error.code not in error.message else ""
    where = _header(response, "Location") if kind is Kind.REDIRECT else ""
    return f"{_TITLES[kind]} (status {response.status}{code}){f' to {where}' if where else ''}{said}"


def _header(response: ProviderResponse, name: str) -> str:
    return next((value for key, value in response.headers if key.lower() == name.lower()), "")
