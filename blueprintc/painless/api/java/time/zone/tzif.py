"""Time zone files (RFC 8536) of the ``tzdata`` package: transitions, and the rule for the years after the last one."""

import re
import struct
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True)
class YearlyChange:
    """``Mm.w.d/time`` of a POSIX zone text: the ``week``-th (5: last) weekday (0: Sunday) of a month."""

    month: int
    week: int
    weekday: int
    second: int


@dataclass(frozen=True, slots=True)
class ZoneData:
    """``changes``: (moment, offset after, whether daylight saving). ``footer``: what holds after the last change:
    standard offset, daylight offset, start and end; the last three are None for a zone without daylight saving."""

    first_offset: int
    changes: tuple[tuple[int, int, bool], ...]
    standard: int
    daylight: int | None
    start: YearlyChange | None
    end: YearlyChange | None


_POSIX = re.compile(
    r"(?:[A-Za-z]+|<[^>]+>)([+-]?[0-9:]+)"
    r"(?:(?:[A-Za-z]+|<[^>]+>)([+-]?[0-9:]+)?,M(\d+)\.(\d)\.(\d)(?:/([+-]?[0-9:]+))?,M(\d+)\.(\d)\.(\d)(?:/([+-]?[0-9:]+))?)?"
)


def names() -> list[str]:
    """All names of the database."""
    return resources.files("tzdata").joinpath("zones").read_text("utf-8").split()


def load(name: str) -> ZoneData | None:
    """The data of a zone, ``None`` where there is no such name."""
    path = resources.files("tzdata").joinpath("zoneinfo", *name.split("/"))
    try:
        data = path.read_bytes()
    except (OSError, ValueError):
        return None
    return _parse(data) if data.startswith(b"TZif") else None


def _parse(data: bytes) -> ZoneData:
    counts = struct.unpack(">6l", data[20:44])
    isut, isstd, leap, times, types, chars = counts
    second = 44 + times * 5 + types * 6 + chars + leap * 8 + isstd + isut  # behind the 32-bit block
    isut, isstd, leap, times, types, chars = struct.unpack(">6l", data[second + 20 : second + 44])
    at = second + 44
    moments = struct.unpack(f">{times}q", data[at : at + 8 * times])
    at += 8 * times
    indexes = data[at : at + times]
    at += times
    infos = [struct.unpack(">lbB", data[at + 6 * i : at + 6 * i + 6]) for i in range(types)]
    at += 6 * types + chars + leap * 12 + isstd + isut
    footer = data[at:].strip(b"\n").decode("ascii")
    changes = tuple(
        (moment, infos[index][0], bool(infos[index][1])) for moment, index in zip(moments, indexes, strict=True)
    )
    return ZoneData(infos[0][0], changes, *_footer(footer, changes[-1][1] if changes else infos[0][0]))


def _footer(text: str, last: int) -> tuple[int, int | None, YearlyChange | None, YearlyChange | None]:
    match = _POSIX.fullmatch(text)
    if match is None:
        return last, None, None, None
    standard = -_seconds(match[1])
    if match[3] is None:
        return standard, None, None, None
    daylight = -_seconds(match[2]) if match[2] else standard + 3600
    start = YearlyChange(int(match[3]), int(match[4]), int(match[5]), _seconds(match[6] or "2"))
    end = YearlyChange(int(match[7]), int(match[8]), int(match[9]), _seconds(match[10] or "2"))
    return standard, daylight, start, end


def _seconds(text: str) -> int:
    factor = -1 if text.startswith("-") else 1
    parts = [int(part) for part in text.lstrip("+-").split(":")]
    return factor * sum(part * unit for part, unit in zip(parts, (3600, 60, 1), strict=False))
