"""Kinds of refusal that all providers know, each in its own words."""

from blueprintc.records import record


@record
class Refusal:
    """A kind of refusal, with the status and message that a provider's file may change."""

    kind: str
    status: int
    message: str


INVALID = "invalid"
NO_SUCH_MODEL = "no such model"
NO_SUCH_PATH = "no such path"
UNAUTHORISED = Refusal("unauthorised", 401, "No credentials were provided.")
FORBIDDEN = Refusal("forbidden", 403, "The credentials do not allow this.")
TOO_MANY = Refusal("too many", 429, "Too many requests.")
QUOTA = Refusal("quota", 429, "The quota is used up.")
FAILED = Refusal("failed", 500, "The server had an error while processing your request.")
OVERLOADED = Refusal("overloaded", 503, "The engine is currently overloaded, please try again later.")
FILTERED = Refusal("filtered", 400, "The content was filtered.")
