"""``java.time.zone.ZoneRulesProvider``: the known zones, from the ``tzdata`` package."""

from functools import lru_cache
from typing import Any

from blueprintc.errors import UnsupportedError
from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api.java.time.zone import tzif
from blueprintc.painless.api.java.time.zone.zone_rules import ZoneRules, from_data
from blueprintc.painless.api.native import bind, require
from blueprintc.painless.values import HashSet

# Names of the IANA database that the JDK's does not have.
_NOT_IN_JAVA = frozenset({"EST", "MST", "HST", "ROC", "Factory", "GMT+0", "GMT-0"})
_ONLY_IN_JAVA = frozenset(
    f"SystemV/{name}"
    for name in [
        "AST4",
        "AST4ADT",
        "CST6",
        "CST6CDT",
        "EST5",
        "EST5EDT",
        "HST10",
        "MST7",
        "MST7MDT",
        "PST8",
        "PST8PDT",
        "YST9",
        "YST9YDT",
    ]
)


# Zones of their own in the database's files, links in the JDK's.
_LINKS = {
    "CST6CDT": "America/Chicago",
    "EST5EDT": "America/New_York",
    "MST7MDT": "America/Denver",
    "PST8PDT": "America/Los_Angeles",
}


def rules_of(name: str) -> ZoneRules:
    """The rules of a region, or ZoneRulesException."""
    if name in _ONLY_IN_JAVA:
        raise UnsupportedError(f"the time zone {name} is not supported")
    rules = None if name in _NOT_IN_JAVA else _load(name)
    if rules is None:
        raise JavaError("java.time.zone.ZoneRulesException", f"Unknown time-zone ID: {name}")
    return rules


@lru_cache(maxsize=64)
def _load(name: str) -> ZoneRules | None:
    data = tzif.load(_LINKS.get(name, name))
    return None if data is None else from_data(data, name)


@lru_cache(maxsize=1)
def _lower_names() -> dict[str, str]:
    return {name.lower(): name for name in tzif.names() if name not in _NOT_IN_JAVA}


def match(text: str, position: int, *, ignore_case: bool) -> str | None:
    """The longest region id that stands at the position."""
    known = _lower_names()
    for end in range(min(len(text), position + 40), position, -1):
        name = known.get(text[position:end].lower())
        if name is not None and (ignore_case or name == text[position:end]):
            return name
    return None


class ZoneRulesProvider:
    """The static methods."""

    @staticmethod
    def get_available_zone_ids() -> HashSet:
        return HashSet.of({*tzif.names(), *_ONLY_IN_JAVA} - _NOT_IN_JAVA)

    @staticmethod
    def get_rules(name: str, caching: bool) -> ZoneRules:
        return rules_of(require(name, "zoneId"))

    @staticmethod
    def get_versions(name: str) -> Any:
        raise UnsupportedError("java.time.zone.ZoneRulesProvider.getVersions is not supported: it depends on the JDK")


CLASSES = (bind(ZoneRulesProvider, "java.time.zone.ZoneRulesProvider", statics="getAvailableZoneIds/0 getRules/2"),)
