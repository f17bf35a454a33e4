"""``java.time.ZoneId`` and the named zones (``ZoneRegion``)."""

import re
from typing import TYPE_CHECKING, Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api.java.time.civil import date_time_error
from blueprintc.painless.api.native import Native, bind, bind_interface, require

if TYPE_CHECKING:
    from blueprintc.painless.api.java.time.zone.zone_rules import ZoneRules

SHORT_IDS = {
    "ACT": "Australia/Darwin", "HST": "Pacific/Honolulu", "NST": "Pacific/Auckland", "AST": "America/Anchorage",
    "MST": "America/Phoenix", "SST": "Pacific/Guadalcanal", "CTT": "Asia/Shanghai", "PRT": "America/Puerto_Rico",
    "ECT": "Europe/Paris", "EAT": "Africa/Addis_Ababa", "EST": "America/Panama", "PNT": "America/Phoenix",
    "PLT": "Asia/Karachi", "CNT": "America/St_Johns", "IET": "America/Indiana/Indianapolis",
    "VST": "Asia/Ho_Chi_Minh", "JST": "Asia/Tokyo", "ART": "Africa/Cairo", "PST": "America/Los_Angeles",
    "BET": "America/Sao_Paulo", "MIT": "Pacific/Apia", "CAT": "Africa/Harare",
    "AGT": "America/Argentina/Buenos_Aires", "NET": "Asia/Yerevan", "CST": "America/Chicago", "IST": "Asia/Kolkata",
    "AET": "Australia/Sydney", "BST": "Asia/Dhaka",
}  # fmt: skip

_REGION = re.compile(r"[A-Za-z][A-Za-z0-9~/._+-]+")


class ZoneId(Native):
    """A zone: an offset or a region."""

    __slots__ = ()

    @staticmethod
    def of_1(text: str) -> "ZoneId":
        """Upstream: ZoneId.of(String)."""
        from blueprintc.painless.api.java.time.zone_offset import ZoneOffset

        if require(text, "zoneId") == "Z" or len(text) <= 1 or text[0] in "+-":
            return ZoneOffset.of(text)
        if text in ("UTC", "GMT", "UT"):
            return ZoneId.of_offset(text, ZoneOffset.UTC)
        for prefix in ("UTC", "GMT", "UT"):
            if text.startswith((prefix + "+", prefix + "-")):
                return _with_prefix(text, prefix)
        return region(text)

    @staticmethod
    def of_2(text: str, aliases: Any) -> "ZoneId":
        target = require(aliases, "aliasMap").java_get(require(text, "zoneId"))
        return ZoneId.of_1(text if target is None else target)

    @staticmethod
    def of_offset(prefix: str, offset: Any) -> "ZoneId":
        require(offset, "offset")
        if require(prefix, "prefix") == "":
            return offset  # type: ignore[no-any-return]
        if prefix not in ("GMT", "UTC", "UT"):
            raise JavaError("IllegalArgumentException", f"prefix should be GMT, UTC or UT, is: {prefix}")
        return ZoneRegion(prefix + (offset.id if offset.total_seconds else ""), offset.get_rules())

    @staticmethod
    def from_(temporal: Any) -> "ZoneId":
        from blueprintc.painless.api.java.time.temporal.temporal_queries import ZONE
        from blueprintc.painless.api.java.time.typed import unable

        zone = require(temporal, "temporal").query(ZONE)
        if zone is None:
            date_time_error(unable("ZoneId", temporal))
        return zone  # type: ignore[no-any-return]

    @staticmethod
    def system_default() -> "ZoneId":
        """UTC, as on the servers whose answers are emulated."""
        return region("UTC")

    @staticmethod
    def get_available_zone_ids() -> Any:
        from blueprintc.painless.api.java.time.zone.zone_rules_provider import ZoneRulesProvider

        return ZoneRulesProvider.get_available_zone_ids()

    def get_id(self) -> str:
        raise NotImplementedError

    def get_rules(self) -> "ZoneRules":
        raise NotImplementedError

    def normalized(self) -> "ZoneId":
        """The fixed offset where there is just one."""
        rules = self.get_rules()
        return rules.offset_at(0) if rules.is_fixed_offset() else self

    def get_display_name(self, style: Any, locale: Any) -> str:
        from blueprintc.painless.api.java.time.format.names import zone_name

        return zone_name(self, require(style), require(locale))

    def __str__(self) -> str:
        return self.get_id()


class ZoneRegion(ZoneId):
    """A zone with a name."""

    __slots__ = ("id", "rules")
    JAVA_CLASS = "java.time.ZoneRegion"

    def __init__(self, id_: str, rules: "ZoneRules") -> None:
        self.id = id_
        self.rules = rules

    def get_id(self) -> str:
        return self.id

    def get_rules(self) -> "ZoneRules":
        return self.rules

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ZoneRegion) and self.id == other.id

    def hash_code(self) -> int:
        from blueprintc.jvm.hashing import string_hash

        return string_hash(self.id)

    def __hash__(self) -> int:
        return self.hash_code()


def region(name: str) -> ZoneRegion:
    """Upstream: ZoneRegion.ofId."""
    if not _REGION.fullmatch(name):
        date_time_error(f"Invalid ID for region-based ZoneId, invalid format: {name}")
    from blueprintc.painless.api.java.time.zone.zone_rules_provider import rules_of

    return ZoneRegion(name, rules_of(name))


def _with_prefix(text: str, prefix: str) -> ZoneId:
    from blueprintc.painless.api.java.time.zone_offset import ZoneOffset

    try:
        return ZoneId.of_offset(prefix, ZoneOffset.of(text[len(prefix) :]))
    except JavaError:
        date_time_error(f"Invalid ID for offset-based ZoneId: {text}")


def _short_ids() -> Any:
    from blueprintc.painless.values.maps import LinkedHashMap

    ids = LinkedHashMap()
    for short, full in SHORT_IDS.items():
        ids.java_put(short, full)
    return ids


_ZONE_ID = bind_interface(
    "java.time.ZoneId", methods="getDisplayName/2 getId/0 getRules/0 normalized/0", interface=False
)
_ZONE_ID.static_methods.update(
    bind(
        ZoneId,
        "java.time.ZoneId",
        statics="from/1 getAvailableZoneIds/0 of/1 of/2 ofOffset/2 systemDefault/0",
    ).static_methods
)
_ZONE_ID.constants(SHORT_IDS=_short_ids())
CLASSES = (_ZONE_ID,)
