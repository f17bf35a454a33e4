"""The table of releases: which has what, and that every entry says where it is known from."""

import pytest

from blueprintc.data import Feature, Target
from blueprintc.errors import UsageError


@pytest.mark.parametrize(
    ("release", "has", "lacks"),
    [
        ("2.9", None, Feature.ESCAPE_REQUEST_PARAMETERS),
        ("2.10", Feature.NULL_DEFAULT, Feature.DEFAULT_PRE_PROCESS),
        ("2.17.0", Feature.RETRY_FIELDS, Feature.CREDENTIAL_REQUIRED),
        ("2.19", Feature.CREDENTIAL_REQUIRED, Feature.MCP),
        ("3.4", Feature.CLIENT_BUILT_AT_CALL, Feature.PROTOCOL_CHECKED_AT_CREATE),
        ("3.8", Feature.XCONTENT_JACKSON_3, None),
    ],
)
def test_releases(release: str, has: Feature | None, lacks: Feature | None) -> None:
    target = Target.parse(release)
    assert has is None or target.has(has)
    assert lacks is None or not target.has(lacks)


def test_a_line_means_its_newest_patch() -> None:
    assert Target.parse("2.17").at_least("2.17.1")
    assert not Target.parse("2.17.0").at_least("2.17.1")
    assert Target.parse("3.4.0.0").at_least("3.4.0")
    assert Target.parse("3.4") is Target.parse("3.4")


@pytest.mark.parametrize("text", ["", "x", "3", "3.", "2.8", "3.9", "-1.0", "3.4-SNAPSHOT", "9" * 400 + ".1"])
def test_unknown_releases_are_refused_by_name(text: str) -> None:
    with pytest.raises(UsageError):
        Target.parse(text)


def test_every_entry_has_meaning_and_source() -> None:
    for feature in Feature:
        assert feature.meaning
        assert feature.source
        assert (2, 9, 0) < feature.since <= (3, 8, 999)
